import { describe, expect, test } from 'vitest';
import type { KnownOfRoster } from '../../src/io/index.ts';
import { FROM, lines, readTables, rowAt, setCell, validTables, type Tables } from './support.ts';

/** Problems of the valid roster after `spoil`, without the notices. */
function after(spoil: (tables: Tables) => void, known: KnownOfRoster = { from: FROM }): string[] {
  const tables = validTables();
  spoil(tables);
  return readTables(tables, known)
    .problems.filter((one) => one.severity !== 'notice')
    .map((one) => `${one.severity} ${lines([one])[0]}`);
}

const set =
  (table: string, id: string, heading: string, value: string) =>
  (tables: Tables): void =>
    setCell(tables, table, rowAt(tables, table, id), heading, value);
const teacher = (id: string, heading: string, value: string): string[] => after(set('教师', id, heading, value));

const member = (id: string): string[] => [
  id,
  id,
  'G2',
  '成员校',
  '小学',
  'Z2',
  '乡村',
  ...Array.from({ length: 9 }, () => ''),
];
const oldDemand = (tables: Tables): void => {
  tables['学科需求'] = [tables['学科需求']![0]!, ['S1', '语文', '2025', '3']];
};
const pins = (...rows: string[][]): string[] => after((tables) => tables['指定']!.splice(1, 3, ...rows));
/** What is noticed of months of rural service where T09, who is away, has these cells. */
const ruralNotices = (...cells: [string, string][]): string[] => {
  const tables = validTables();
  for (const [heading, value] of cells) setCell(tables, '教师', rowAt(tables, '教师', 'T09'), heading, value);
  return lines(readTables(tables).problems, 'notice').filter((line) => line.includes('rural-months'));
};
const clash = (row: number, kind: string): string => `error 指定.csv ${row} 方式 "${kind}" contradictory-pins`;

/** Nobody works there. */
const empty = (row: number, id: string): string => `warning 学校.csv ${row} 学校编号 "${id}" school-without-teachers`;

describe('groups and schools', () => {
  test('a group without a core', () =>
    expect(after(set('学校', 'S1', '角色', '分校'))).toEqual(['error 集团.csv 2 集团编号 "G1" no-core-school']));

  test('a group without schools', () =>
    expect(after((tables) => tables['集团']!.push(['G3', '空集团', '联盟']))).toEqual([
      'error 集团.csv 4 集团编号 "G3" no-core-school',
    ]));

  test('a fused group has one or two members', () => {
    const next = validTables()['学校']!.length + 1;
    expect(after((tables) => tables['学校']!.push(member('S6')))).toEqual([empty(next, 'S6')]);
    expect(after((tables) => tables['学校']!.push(member('S6'), member('S7')))).toEqual([
      'error 集团.csv 3 类型 "融合型" fused-members',
      empty(next, 'S6'),
      empty(next + 1, 'S7'),
    ]);
    expect(after(set('集团', 'G1', '类型', '融合型'))).toEqual([]);
  });

  test('coordinates: half, far away, none', () => {
    expect(after(set('学校', 'S1', '经度', ''))).toEqual(['warning 学校.csv 2 经度 "" half-coordinates']);
    expect(
      after((tables) => {
        set('学校', 'S1', '经度', '27.78')(tables);
        set('学校', 'S1', '纬度', '60.61')(tables);
      }),
    ).toEqual(['warning 学校.csv 2 经度 "27.78" far-coordinates']);
    const tables = validTables();
    for (const heading of ['经度', '纬度']) setCell(tables, '学校', 3, heading, '');
    expect(lines(readTables(tables).problems, 'notice')).toEqual(['学校.csv 3 经度 "" no-coordinates']);
  });

  test('demand of other years only', () => {
    expect(after(oldDemand)).toContain('warning 学科需求.csv 2 学年 "2025" demand-without-horizon');
    expect(after(oldDemand, {})).toEqual([]);
  });
});

test.each(['1000000000', '1e9', '301', '-1'])('a demand of %s is told with the limit', (written) => {
  const tables = validTables();
  setCell(tables, '学科需求', 2, '需求人数', written);
  const { problems } = readTables(tables);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ column }) => column)).toEqual(['需求人数']);
  expect([errors[0]!.message.in('zh-CN'), errors[0]!.message.in('en')]).toEqual([
    expect.stringContaining('300'),
    expect.stringContaining('300'),
  ]);
});

function told(change: (tables: Tables) => void): string[] {
  const tables = validTables();
  change(tables);
  return readTables(tables).problems.map((one) => one.message.in('zh-CN'));
}

describe('many rows with one mistake', () => {
  test('each names the first five and how many there are', () => {
    const messages = told((tables) =>
      tables['教师']!.push(...Array.from({ length: 3000 }, () => [...tables['教师']!.find(([id]) => id === 'T13')!])),
    );
    expect(
      messages.filter((message) => message.includes('“T13”重复（第 14、16、17、18、19 行等，共 3001 行）')),
    ).toHaveLength(3001);
    expect(messages.reduce((sum, message) => sum + message.length, 0)).toBeLessThan(3001 * 300);
  });

  test('pins and core schools too', () => {
    expect(
      told((tables) => tables['指定']!.push(...Array.from({ length: 20 }, () => ['T06', '必须交流', '', '', '']))),
    ).toContainEqual(expect.stringContaining('行等，共 20 行'));
    const cores = told((tables) => {
      for (let n = 0; n < 9; n++) tables['学校']!.push([`X${n}`, ...tables['学校']![1]!.slice(1)]);
    });
    expect(cores).toContainEqual(expect.stringContaining('有 10 所核心校（S1、X0、X1、X2、X3等）'));
  });
});

describe('people', () => {
  test.each<[string, string, string, string[]]>([
    ['T06', '进现校年月', '2027-09', []],
    ['T06', '进现校年月', '2027-10', ['warning 教师.csv 7 进现校年月 "2027-10" since-ahead']],
    ['T06', '进现校年月', '2029-09', ['warning 教师.csv 7 进现校年月 "2029-09" since-ahead']],
    ['T06', '进现校年月', '2029-10', ['error 教师.csv 7 进现校年月 "2029-10" since-too-late']],
    ['T06', '进现校年月', '1987-09', ['error 教师.csv 7 进现校年月 "1987-09" before-birth']],
    ['T06', '进现校年月', '2000-09', ['error 教师.csv 7 进现校年月 "2000-09" too-young']],
    ['T06', '参加工作年月', '1999-09', ['error 教师.csv 7 参加工作年月 "1999-09" too-young']],
    ['T06', '参加工作年月', '2012-09', ['warning 教师.csv 7 进现校年月 "2011-08" since-before-employed']],
    ['T06', '出生年月', '1930-01', ['error 教师.csv 7 出生年月 "1930-01" absurd-age']],
    ['T06', '出生年月', '1962-07', ['warning 教师.csv 7 出生年月 "1962-07" retired-before']],
    ['T06', '出生年月', '1967-01', ['warning 教师.csv 7 出生年月 "1967-01" retired-before']],
    ['T06', '出生年月', '1967-02', []],
    ['T06', '出生年月', '2031-01', ['error 教师.csv 7 出生年月 "2031-01" born-in-future']],
    ['T06', '出生年月', '2016-01', ['error 教师.csv 7 出生年月 "2016-01" absurd-age']],
    ['T06', '出生年月', '2012-01', ['error 教师.csv 7 进现校年月 "2011-08" before-birth']],
    ['T06', '预计离岗年月', '2011-07', ['error 教师.csv 7 预计离岗年月 "2011-07" leaves-before-since']],
    ['T06', '预计离岗年月', '2011-08', []],
    ['T06', '离岗至', '2028-01', ['warning 教师.csv 7 离岗至 "2028-01" end-without-leave']],
    ['T06', '免除至', '2028-01', ['warning 教师.csv 7 免除至 "2028-01" end-without-exemption']],
    ['T06', '意愿学校', 'S2', ['warning 教师.csv 7 意愿学校 "S2" wish-is-home']],
    ['T06', '意愿学校', 'S3、S4', ['warning 教师.csv 7 意愿学校 "S4" wish-outside-group']],
    [
      'T06',
      '意愿学校',
      'S3、S9、S8',
      ['error 教师.csv 7 意愿学校 "S9" unknown-school', 'error 教师.csv 7 意愿学校 "S8" unknown-school'],
    ],
    ['T06', '配偶教师编号', 'T06', ['error 教师.csv 7 配偶教师编号 "T06" own-spouse']],
    ['T02', '配偶教师编号', '', ['error 教师.csv 2 配偶教师编号 "T02" spouse-not-mutual']],
    [
      'T02',
      '配偶教师编号',
      'T03',
      [
        'error 教师.csv 2 配偶教师编号 "T02" spouse-not-mutual',
        'error 教师.csv 3 配偶教师编号 "T03" spouse-not-mutual',
      ],
    ],
    ['T09', '交流结束年月', '', ['warning 教师.csv 10 交流结束年月 "" posting-without-end']],
    ['T09', '交流结束年月', '2025-08', ['error 教师.csv 10 交流结束年月 "2025-08" posted-until-before-from']],
    ['T09', '交流结束年月', '2025-09', []],
    ['T09', '现任教学校编号', '', ['warning 教师.csv 10 交流结束年月 "2028-08" posting-ahead']],
    ['T09', '现任教学校编号', 'S5', ['error 教师.csv 10 现任教学校编号 "S5" outside-group']],
    ['T09', '现任教学校编号', '县外', []],
  ])('%s %s := %s', (id, heading, value, expected) => expect(teacher(id, heading, value)).toEqual(expected));

  test('a posting in the country without months of rural service', () => {
    expect(ruralNotices(['现任教学校编号', 'S2'], ['乡村任教月数', '0'])).toEqual([
      '教师.csv 10 乡村任教月数 "0" rural-months-none',
    ]);
    expect(ruralNotices(['现任教学校编号', 'S2'], ['乡村任教月数', '12'])).toEqual([]);
    expect(ruralNotices(['乡村任教月数', '0'])).toEqual([]);
    // Nothing was served before a posting that begins with the plan, nor does one count that is over.
    expect(ruralNotices(['现任教学校编号', 'S2'], ['乡村任教月数', '0'], ['交流开始年月', '2027-09'])).toEqual([]);
    expect(ruralNotices(['现任教学校编号', 'S2'], ['乡村任教月数', '0'], ['交流结束年月', '2027-09'])).toEqual([]);
  });

  test('a posting that has ended counts as being back home, with a notice', () => {
    const tables = validTables();
    set('教师', 'T09', '交流结束年月', '2027-09')(tables);
    expect(lines(readTables(tables).problems, 'notice')).toEqual(['教师.csv 10 交流结束年月 "2027-09" posting-over']);
  });

  test('without a horizon, the school years that the tables name bound it', () => {
    const late = set('教师', 'T06', '进现校年月', '2031-09');
    expect(after(late, {})).toEqual(['error 教师.csv 7 进现校年月 "2031-09" since-too-late']);
    expect(
      after((tables) => {
        late(tables);
        for (const table of ['学科需求', '经费', '指定']) delete tables[table];
      }, {}),
    ).toEqual([]);
  });
});

describe('pins', () => {
  test.each<[string, string[][], boolean]>([
    [
      'go and stay for ever',
      [
        ['T01', '必须交流', '', '', ''],
        ['T01', '不得交流', '', '', ''],
      ],
      true,
    ],
    [
      'go in a year, stay for ever',
      [
        ['T01', '必须交流', '', '2027', ''],
        ['T01', '不得交流', '', '', ''],
      ],
      true,
    ],
    [
      'go and stay in the same year',
      [
        ['T01', '必须交流', '', '2027', ''],
        ['T01', '不得交流', '', '2027', ''],
      ],
      true,
    ],
    [
      'go sometime, stay in a year',
      [
        ['T01', '必须交流', '', '', ''],
        ['T01', '不得交流', '', '2027', ''],
      ],
      false,
    ],
    [
      'go to two schools',
      [
        ['T01', '指定到', 'S2', '2027', ''],
        ['T01', '指定到', 'S3', '2028', ''],
      ],
      true,
    ],
    [
      'go in two years',
      [
        ['T01', '必须交流', '', '2027', ''],
        ['T01', '指定到', 'S2', '2028', ''],
      ],
      true,
    ],
    [
      'go, and go to a school',
      [
        ['T01', '必须交流', '', '2027', ''],
        ['T01', '指定到', 'S2', '', ''],
      ],
      false,
    ],
    [
      'to a school and not to it',
      [
        ['T01', '指定到', 'S2', '2027', ''],
        ['T01', '不得到', 'S2', '', ''],
      ],
      true,
    ],
    [
      'to a school and not to another',
      [
        ['T01', '指定到', 'S2', '', ''],
        ['T01', '不得到', 'S3', '', ''],
      ],
      false,
    ],
    [
      'to a school sometime and not to it in a year',
      [
        ['T01', '指定到', 'S2', '', ''],
        ['T01', '不得到', 'S2', '2027', ''],
      ],
      false,
    ],
    [
      'two people',
      [
        ['T01', '必须交流', '', '', ''],
        ['T02', '不得交流', '', '', ''],
      ],
      false,
    ],
  ])('%s', (_name, rows, contradictory) =>
    expect(pins(...rows)).toEqual(contradictory ? rows.map((row, at) => clash(at + 2, row[1]!)) : []),
  );

  test('repeated, without effect, superfluous', () => {
    expect(pins(['T01', '必须交流', '', '', 'a'], ['T01', '必须交流', '', '', 'b'])).toEqual([
      'warning 指定.csv 3 方式 "必须交流" repeated-pin',
    ]);
    expect(pins(['T01', '不得交流', '', '2030', ''])).toEqual(['warning 指定.csv 2 学年 "2030" pin-outside-horizon']);
    expect(pins(['T01', '必须交流', 'S2', '', ''])).toEqual(['error 指定.csv 2 学校编号 "S2" must-go-with-school']);
    expect(pins(['T01', '不得交流', 'S2', '', ''])).toEqual(['warning 指定.csv 2 学校编号 "S2" school-not-used']);
    expect(pins(['T01', '指定到', '', '', ''])).toEqual(['error 指定.csv 2 学校编号 "" pin-without-school']);
  });
});

describe('sentences that name a second row', () => {
  test('duplicates and contradictions', () => {
    const tables = validTables();
    tables['学校']!.push(['S2', ...tables['学校']![3]!.slice(1)]);
    tables['指定']!.push(['T01', '不得交流', '', '2027', '']);
    const said = readTables(tables)
      .problems.filter(({ severity }) => severity === 'error')
      .map(({ message }) => message.in('zh-CN'));
    expect(said).toEqual([
      '编号“S2”重复（第 3、7 行）；每一行的编号必须唯一',
      '编号“S2”重复（第 3、7 行）；每一行的编号必须唯一',
      '教师“T01”的指定互相矛盾（第 2、5 行）：既要求交流又不得交流',
      '教师“T01”的指定互相矛盾（第 2、5 行）：既要求交流又不得交流',
    ]);
  });
});
