/** Teaching shares, kinds that change, posts of leaders, schools outside groups, joint activities, clauses by hand. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always } from '../../src/domain/group-kinds.ts';
import { monthOf } from '../../src/domain/month.ts';
import { canonical, type Roster } from '../../src/domain/roster.ts';
import { ACTIVITY_FORMS, ATTESTED, GROUP_KINDS } from '../../src/domain/words.ts';
import { DEFAULT_PIN_TERMS } from '../../src/domain/impossible-pins.ts';
import { rosterDigest } from '../../src/io/digest.ts';
import { readRoster, writeRosterFolder } from '../../src/io/index.ts';
import { writeRosterWorkbook } from '../../src/io/write-workbook.ts';
import { encodeGb18030 } from './gb18030.ts';
import { draws } from '../support/draws.ts';
import {
  csvOf,
  FROM,
  lines,
  readFolder,
  readTables,
  rowAt,
  scratch,
  setCell,
  validTables,
  writeFiles,
  type Tables,
} from './support.ts';

const folder = scratch();

/** A column of the table, with its cells by the id of the row. */
function addColumn(tables: Tables, table: string, heading: string, cells: Readonly<Record<string, string>>): void {
  for (const [at, row] of tables[table]!.entries()) row.push(at === 0 ? heading : (cells[row[0]!] ?? ''));
}

const KINDS = ['集团编号', '集团名称', '类型', '类型起', '类型止'];
const ACTIVITIES = [
  [
    '集团编号',
    '学年',
    '形式',
    '派出学校编号',
    '接受学校编号',
    '教师编号',
    '学科',
    '起',
    '止',
    '周课时',
    '次数',
    '辅导教师编号',
  ],
  ['G1', '2027', '师徒结对', 'S1', 'S2', 'T01', '语文', '2027-09', '2028-06', '', '', 'T07'],
  ['城东集团', '2027-2028', '同步课堂', '城东小学', 'S3', 'T05', '英语', '', '', '2.5', '', 'T10'],
  ['G2', '2028学年', '教研', 'S4', 'S5', '', '', '', '', '', '6', ''],
];
const ATTESTATIONS = [
  ['条款', '学年', '结论', '核对人', '日期', '说明'],
  ['SZ7', '2027', '符合', '人事科', '2027-10-15', '已查记录'],
  ['SZ7', '', '不适用', '人事科', '2027-10', ''],
];

/** Every new column and table; S6 belongs to no group and has a teacher. */
function laterTables(): Tables {
  const tables = validTables();
  tables['集团'] = [
    KINDS,
    ['G1', '城东集团', '共建型', '', '2028-08'],
    ['G2', '城西集团', '融合型', '', ''],
    ['G1', '城东集团', '联盟园', '2028-09', ''],
  ];
  addColumn(tables, '学校', '校长职数', { S1: '1', S4: '1' });
  addColumn(tables, '学校', '副校长职数', { S1: '2' });
  addColumn(tables, '学校', '合并前校级职数', { S4: '5' });
  tables['学校']!.push(['S6', '城外小学', '', '成员校', '小学', 'Z1', '乡村', '', '否', ...Array(10).fill('')]);
  tables['教师']!.push(['T20', '己一', '女', '1990-01', 'S6', '', '', '', '2015-08', '', '语文', '', '', '一级']);
  for (const row of tables['教师']!) while (row.length < tables['教师']![0]!.length) row.push('');
  setCell(tables, '教师', rowAt(tables, '教师', 'T20'), '在编', '是');
  addColumn(tables, '教师', '任课比例', { T01: '0.5', T02: '50%', T06: '半', T08: '0.2', T13: '１' });
  addColumn(tables, '教师', '周课时', { T05: '9', T07: '20', T08: '12', T10: '0', T11: '3.5' });
  addColumn(tables, '教师', '标准课时', { T05: '12', T07: '14', T08: '12', T10: '12', T11: '10' });
  addColumn(tables, '教师', '上次交流学校编号', { T10: 'S1', T01: '东村小学' });
  tables['协作活动'] = ACTIVITIES.map((row) => [...row]);
  tables['人工核对'] = ATTESTATIONS.map((row) => [...row]);
  return tables;
}

const later = readTables(laterTables());
const errors = (
  spoil: (tables: Tables) => void,
  known: Parameters<typeof readTables>[1] = { from: FROM },
): string[] => {
  const tables = laterTables();
  spoil(tables);
  return readTables(tables, known)
    .problems.filter(({ severity }) => severity !== 'notice')
    .map((one) => `${one.severity} ${lines([one])[0]}`);
};
const put =
  (table: string, row: number, heading: string, value: string) =>
  (tables: Tables): void =>
    setCell(tables, table, row, heading, value);
const teacher = (id: string, heading: string, value: string): string[] =>
  errors((tables) => setCell(tables, '教师', rowAt(tables, '教师', id), heading, value));
const groups = (...rows: string[][]): string[] =>
  errors((tables) => {
    tables['集团'] = [KINDS, ...rows, ['G2', '城西集团', '融合型', '', '']];
  });

const pins = (...row: string[]): string[] => errors((tables) => tables['指定']!.push(row));
const activity = (heading: string, value: string): string[] => errors(put('协作活动', 2, heading, value));
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });

describe('what is read', () => {
  test('without an error or a warning', () => {
    expect(lines(later.problems, 'error')).toEqual([]);
    expect(lines(later.problems, 'warning')).toEqual([]);
  });

  test('shares of teaching, written and computed: half up, at most 1', () => {
    const tenths = new Map(later.roster!.teachers.map(({ id, teachingTenths }) => [id, teachingTenths]));
    expect([...tenths].filter(([, value]) => value !== null)).toEqual([
      ['T01', 5],
      ['T02', 5],
      // 9 ÷ 12 = 0.75
      ['T05', 8],
      ['T06', 5],
      ['T07', 10],
      ['T08', 2],
      ['T10', 0],
      // 3.5 ÷ 10 = 0.35
      ['T11', 4],
      ['T13', 10],
    ]);
  });

  test('hosts, posts and schools outside groups', () => {
    const { teachers, schools } = later.roster!;
    expect(teachers.filter(({ lastHost }) => lastHost !== null).map(({ id, lastHost }) => [id, lastHost])).toEqual([
      ['T01', 'S2'],
      ['T10', 'S1'],
    ]);
    expect(schools.map((row) => [row.id, row.group, row.principalPosts, row.vicePrincipalPosts])).toEqual([
      ['S1', 'G1', 1, 2],
      ['S2', 'G1', null, null],
      ['S3', 'G1', null, null],
      ['S4', 'G2', 1, null],
      ['S5', 'G2', null, null],
      ['S6', null, null, null],
    ]);
    expect(schools[3]!.leaderPostsBeforeMerger).toBe(5);
  });

  test('one group with its kinds in order of time, wherever their rows stand', () => {
    expect(later.roster!.groups).toEqual([
      {
        id: 'G1',
        name: '城东集团',
        kinds: [
          { kind: 'coBuilt', from: null, until: monthOf(2028, 8) },
          { kind: 'kindergartenAlliance', from: monthOf(2028, 9), until: null },
        ],
      },
      { id: 'G2', name: '城西集团', kinds: always('fused') },
    ]);
    const turned = laterTables();
    turned['集团'] = [turned['集团']![0]!, ...turned['集团']!.slice(1).toReversed()];
    expect(readTables(turned).roster).toEqual(later.roster);
  });

  test('activities and attestations', () => {
    expect(later.roster!.activities).toEqual([
      {
        group: 'G1',
        year: 2027,
        form: 'liveClass',
        from: 'S1',
        to: 'S3',
        teacher: 'T05',
        subject: '英语',
        begins: null,
        ends: null,
        weeklyHundredths: 250,
        times: null,
        tutor: 'T10',
      },
      {
        group: 'G1',
        year: 2027,
        form: 'mentoring',
        from: 'S1',
        to: 'S2',
        teacher: 'T01',
        subject: '语文',
        begins: monthOf(2027, 9),
        ends: monthOf(2028, 6),
        weeklyHundredths: null,
        times: null,
        tutor: 'T07',
      },
      {
        group: 'G2',
        year: 2028,
        form: 'teachingResearch',
        from: 'S4',
        to: 'S5',
        teacher: null,
        subject: null,
        begins: null,
        ends: null,
        weeklyHundredths: null,
        times: 6,
        tutor: null,
      },
    ]);
    expect(later.roster!.attestations).toEqual([
      { clause: 'SZ7', year: null, verdict: 'notApplicable', by: '人事科', date: '2027-10-01', note: '' },
      { clause: 'SZ7', year: 2027, verdict: 'met', by: '人事科', date: '2027-10-15', note: '已查记录' },
    ]);
  });
});

describe('bad cells', () => {
  test.each(['1.1', '-0.1', '0.25', '五成', '150%', '5', '33%'])('任课比例 %s', (value) =>
    expect(teacher('T06', '任课比例', value)).toEqual([
      `error 教师.csv ${6 + 1} 任课比例 "${value}" bad-teaching-share`,
    ]),
  );

  test('lessons a week that say nothing, and that cannot be read', () => {
    expect(teacher('T05', '标准课时', '')).toEqual(['warning 教师.csv 6 周课时 "9" lessons-without-standard']);
    expect(teacher('T05', '标准课时', '0')).toEqual(['error 教师.csv 6 标准课时 "0" bad-number']);
    expect(teacher('T05', '周课时', '九')).toEqual(['error 教师.csv 6 周课时 "九" bad-number']);
    // A written share counts before them.
    expect(teacher('T08', '标准课时', '')).toEqual([]);
  });

  test('the last host', () => {
    expect(teacher('T10', '上次交流学校编号', 'S9')).toEqual([
      'error 教师.csv 11 上次交流学校编号 "S9" unknown-school',
    ]);
    expect(teacher('T10', '上次交流学校编号', 'S3')).toEqual([
      'error 教师.csv 11 上次交流学校编号 "S3" last-host-is-home',
    ]);
  });

  test.each(['校长职数', '副校长职数', '合并前校级职数'])('%s', (heading) => {
    for (const value of ['-1', '1.5', '一', '101'])
      expect(errors(put('学校', 2, heading, value))).toEqual([`error 学校.csv 2 ${heading} "${value}" bad-integer`]);
  });

  test('kinds that overlap, leave a gap, end too early or begin too late', () => {
    const first = ['G1', '城东集团', '共建型', '', '2028-08'];
    expect(groups(first, ['G1', '城东集团', '联盟', '2028-08', ''])).toEqual([
      'error 集团.csv 3 类型起 "2028-08" kinds-overlap',
    ]);
    expect(groups(first, ['G1', '城东集团', '联盟', '', ''])).toEqual(['error 集团.csv 3 类型起 "" kinds-overlap']);
    expect(groups(first, ['G1', '城东集团', '联盟', '2028-10', ''])).toEqual([
      'error 集团.csv 3 类型起 "2028-10" kinds-gap',
    ]);
    expect(groups(['G1', '城东集团', '联盟', '2028-09', '2028-08'])).toEqual([
      'error 集团.csv 2 类型止 "2028-08" kind-ends-before-it-begins',
    ]);
    expect(groups(['G1', '城东集团', '联盟', '2028', ''])).toEqual(['error 集团.csv 2 类型起 "2028" bad-month']);
    expect(groups(first)).toEqual(['warning 集团.csv 2 类型 "共建型" kind-untold-after']);
    expect(groups(['G1', '城东集团', '共建型', '2027-10', ''])).toEqual([
      'warning 集团.csv 2 类型 "共建型" kind-untold-before',
    ]);
  });

  test('rows of one group that do not belong together', () => {
    expect(groups(['G1', '城东集团', '共建型', '', '2028-08'], ['G1', '城东教育集团', '联盟', '2028-09', ''])).toEqual([
      'error 集团.csv 3 集团名称 "城东教育集团" group-names-differ',
    ]);
    expect(groups(['G1', '城东集团', '共建型', '', ''], ['G1', '城东集团', '联盟', '', ''])).toEqual([
      'error 集团.csv 2 集团编号 "G1" duplicate-id',
      'error 集团.csv 3 集团编号 "G1" duplicate-id',
    ]);
  });

  test('a group that is fused for some time only has one or two members as well', () => {
    const found = errors((tables) => {
      tables['学校']!.push(
        ...['S7', 'S8'].map((id) => [id, id, 'G1', '成员校', '小学', 'Z1', '乡村', ...Array(12).fill('')]),
      );
      setCell(tables, '集团', 4, '类型', '融合型');
    });
    expect(found.filter((line) => line.startsWith('error'))).toEqual(['error 集团.csv 4 类型 "融合型" fused-members']);
    expect(found.filter((line) => !line.startsWith('error'))).toEqual([
      expect.stringMatching(/^warning 学校\.csv \d+ 学校编号 "S7" school-without-teachers$/u),
      expect.stringMatching(/^warning 学校\.csv \d+ 学校编号 "S8" school-without-teachers$/u),
    ]);
  });

  test('schools outside groups: nobody comes, goes or is sent', () => {
    expect(teacher('T20', '现任教学校编号', 'S1').filter((line) => line.startsWith('error'))).toEqual([
      'error 教师.csv 16 现任教学校编号 "S1" outside-group',
    ]);
    const apart = errors((tables) => {
      tables['学校']!.push(['S7', '城北小学', '', '成员校', '小学', 'Z1', '乡村', ...Array(12).fill('')]);
      setCell(tables, '教师', rowAt(tables, '教师', 'T20'), '现任教学校编号', 'S7');
      setCell(tables, '教师', rowAt(tables, '教师', 'T20'), '交流结束年月', '2029-08');
    });
    expect(apart).toEqual(['error 教师.csv 16 现任教学校编号 "S7" outside-group']);
    expect(teacher('T20', '现任教学校编号', '县外')).toEqual([
      'warning 教师.csv 16 交流结束年月 "" posting-without-end',
    ]);
    expect(teacher('T07', '现任教学校编号', 'S6').filter((line) => line.startsWith('error'))).toEqual([
      'error 教师.csv 8 现任教学校编号 "S6" outside-group',
    ]);
    expect(teacher('T20', '意愿学校', 'S1')).toEqual(['warning 教师.csv 16 意愿学校 "S1" wish-outside-group']);
    expect(pins('T20', '必须交流', '', '', '')).toEqual(['error 指定.csv 5 教师编号 "T20" impossible-pin']);
    expect(pins('T07', '指定到', 'S6', '', '')).toEqual(['error 指定.csv 5 学校编号 "S6" impossible-pin']);
    expect(pins('T20', '不得交流', '', '', '')).toEqual([]);
  });

  test.each([
    ['集团编号', 'G9', 'unknown-group'],
    ['集团编号', '', 'empty-cell'],
    ['学年', '', 'empty-cell'],
    ['形式', '聚餐', 'bad-word'],
    ['派出学校编号', 'S9', 'unknown-school'],
    ['派出学校编号', 'S5', 'activity-outside-group'],
    ['接受学校编号', 'S6', 'activity-outside-group'],
    ['接受学校编号', 'S1', 'activity-same-school'],
    ['教师编号', 'T99', 'unknown-teacher'],
    ['起', '2027-08', 'activity-outside-year'],
    ['起', '九月', 'bad-month'],
    ['止', '2028-09', 'activity-outside-year'],
    ['周课时', '-1', 'bad-number'],
    ['次数', '1.5', 'bad-integer'],
    ['辅导教师编号', 'T98', 'unknown-teacher'],
    ['辅导教师编号', 'T01', 'own-tutor'],
  ])('协作活动 %s %s', (heading, value, code) =>
    expect(activity(heading, value)).toEqual([`error 协作活动.csv 2 ${heading} "${value}" ${code}`]),
  );

  test('an activity that ends before it begins, and one that is told twice', () => {
    expect(
      errors((tables) => {
        setCell(tables, '协作活动', 2, '起', '2028-03');
        setCell(tables, '协作活动', 2, '止', '2027-12');
      }),
    ).toEqual(['error 协作活动.csv 2 止 "2027-12" activity-ends-before-it-begins']);
    expect(errors((tables) => tables['协作活动']!.push([...ACTIVITIES[3]!]))).toEqual([
      'error 协作活动.csv 4 形式 "教研" repeated-activity',
      'error 协作活动.csv 5 形式 "教研" repeated-activity',
    ]);
  });

  test.each([
    ['条款', '', 'empty-cell'],
    ['学年', '去年', 'bad-school-year'],
    ['结论', '大概符合', 'bad-word'],
    ['核对人', '', 'empty-cell'],
    ['日期', '2027-02-30', 'bad-month'],
    ['日期', '', 'empty-cell'],
  ])('人工核对 %s %s', (heading, value, code) =>
    expect(errors(put('人工核对', 2, heading, value))).toEqual([`error 人工核对.csv 2 ${heading} "${value}" ${code}`]),
  );

  test('a clause that is attested twice, that the policy does not have, or that a rule evaluates', () => {
    expect(errors((tables) => tables['人工核对']!.push([...ATTESTATIONS[1]!]))).toEqual([
      'error 人工核对.csv 2 条款 "SZ7" repeated-attestation',
      'error 人工核对.csv 4 条款 "SZ7" repeated-attestation',
    ]);
    const said = { SZ7: null, SZ1: 'ruled' } as const;
    const terms = {
      ...DEFAULT_PIN_TERMS,
      notAttestable: (clause: string) => (clause === 'SZ7' || clause === 'SZ1' ? said[clause] : ('unknown' as const)),
    };
    const found = errors(
      (tables) =>
        tables['人工核对']!.push(
          ['SZ1', '', '符合', '人', '2027-10-15', ''],
          ['ZZ', '', '符合', '人', '2027-10-15', ''],
        ),
      { from: FROM, terms },
    );
    expect(found).toEqual([
      'error 人工核对.csv 4 条款 "SZ1" clause-has-rule',
      'error 人工核对.csv 5 条款 "ZZ" unknown-clause',
    ]);
  });
});

describe('round trips', () => {
  test('GB18030', async () => {
    const files = Object.entries(laterTables()).map(([name, rows]) => [
      `${name}.csv`,
      encodeGb18030(csvOf(rows).replace('\uFEFF', '')),
    ]);
    const { roster } = await readFolder(await writeFiles(await folder('gb'), Object.fromEntries(files)));
    expect(roster).toEqual(later.roster);
  });

  test('columns without a value are not written, and the digest does not know of them', () => {
    const { roster } = readTables(validTables());
    // Of the roster as it was read before these columns were known.
    expect(rosterDigest(roster!)).toBe('sha256:4c028ffb370e88694fa5f31f06845f38c0cb5de0a69701d11c8dccb058acea6f');
  });

  const month = fc.integer({ min: monthOf(2027, 9), max: monthOf(2028, 8) });
  const posts = maybe(fc.integer({ min: 0, max: 100 }));
  const someone = maybe(fc.constantFrom('T01', 'T02', 'T06'));
  const activities = fc.uniqueArray(
    fc.record({
      group: fc.constant('G1'),
      year: fc.constant(2027),
      form: fc.constantFrom(...ACTIVITY_FORMS),
      from: fc.constantFrom('S1', 'S2'),
      to: fc.constant('S3'),
      teacher: someone,
      subject: maybe(fc.constantFrom('语文', '音乐')),
      begins: maybe(fc.constant(monthOf(2027, 9))),
      ends: maybe(month),
      weeklyHundredths: maybe(fc.integer({ min: 0, max: 10_000 })),
      times: maybe(fc.integer({ min: 0, max: 1000 })),
      tutor: maybe(fc.constantFrom('T07', 'T10')),
    }),
    { maxLength: 4, selector: (row) => JSON.stringify(row) },
  );
  const attestations = fc.uniqueArray(
    fc.record({
      clause: fc.constantFrom('SZ7', 'RA34'),
      year: maybe(fc.integer({ min: 2027, max: 2029 })),
      verdict: fc.constantFrom(...ATTESTED),
      by: fc.constantFrom('人事科', '=cmd', 'Li Wu'),
      date: fc.constantFrom('2027-10-15', '2028-02-29'),
      note: fc.constantFrom('', '两\n行', "'=x"),
    }),
    { maxLength: 4, selector: ({ clause, year }) => JSON.stringify([clause, year]) },
  );

  test('every new column and table is read back as it was written, from both formats', async () => {
    const dir = await folder('later');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(month, { maxLength: 3 }),
        fc.constantFrom(...GROUP_KINDS.filter((kind) => kind !== 'fused')),
        posts,
        maybe(fc.integer({ min: 0, max: 10 })),
        maybe(fc.constantFrom('S2', 'S3')),
        activities,
        attestations,
        async (ends, kind, number, teachingTenths, lastHost, joint, attested) => {
          const base: Roster = structuredClone(readTables(validTables()).roster!);
          const last = ends.toSorted((a, b) => a - b);
          base.groups[0]!.kinds = [null, ...last].map((until, at) => ({
            kind: at % 2 === 0 ? kind : 'league',
            from: until === null ? null : until + 1,
            until: last[at] ?? null,
          }));
          Object.assign(base.schools[0]!, { principalPosts: number, vicePrincipalPosts: number });
          Object.assign(base.schools[1]!, { leaderPostsBeforeMerger: number });
          Object.assign(base.teachers[0]!, { teachingTenths, lastHost });
          const roster = canonical({ ...base, activities: joint, attestations: attested });
          // A table without rows is not written: what stood there before would be read again.
          await rm(dir, { recursive: true });
          await writeRosterFolder(roster, dir);
          const path = join(dir, 'r.xlsx');
          await writeRosterWorkbook(roster, path);
          for (const read of [await readRoster(dir, { from: FROM }), await readRoster(path, { from: FROM })]) {
            expect(lines(read.problems, 'error')).toEqual([]);
            expect(read.roster).toEqual(roster);
          }
        },
      ),
      { numRuns: draws(15), seed: 17 },
    );
  });
});
