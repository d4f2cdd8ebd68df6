import { describe, expect, test } from 'vitest';
import { DEFAULT_PIN_TERMS } from '../../src/domain/impossible-pins.ts';
import type { KnownOfRoster } from '../../src/io/index.ts';
import { GROUP_KINDS } from '../../src/domain/words.ts';
import { FROM, readTables, rowAt, setCell, validTables, type Tables } from './support.ts';

/** `column: sentence` of each impossible pin after the pins of the valid roster are replaced by one. */
function told(
  pin: string[],
  known: KnownOfRoster = { from: FROM },
  spoil: (tables: Tables) => void = () => undefined,
): string[] {
  const tables = validTables();
  tables['指定']!.splice(1, 3, pin);
  spoil(tables);
  return readTables(tables, known)
    .problems.filter(({ code }) => code === 'impossible-pin')
    .map(({ row, column, message }) => `${row} ${column}: ${message.in('zh-CN').split('：')[1]}`);
}

const set =
  (table: string, id: string, heading: string, value: string) =>
  (tables: Tables): void =>
    setCell(tables, table, rowAt(tables, table, id), heading, value);
const go = (id: string, year = ''): string[] => [id, '必须交流', '', year, ''];
const to = (id: string, school: string, year = ''): string[] => [id, '指定到', school, year, ''];
const terms = DEFAULT_PIN_TERMS;

describe('pins that section 2 of the domain can meet', () => {
  test.each([
    ['an eligible teacher', go('T01')],
    ['an exempt one: a pin overrides exemption', go('T07')],
    ['a leader: a pin overrides eligibility', go('T08')],
    ['whose posting ends in the horizon, afterwards', go('T09', '2029')],
    ['whose class graduates, afterwards', go('T05', '2029')],
    ['on leave, when it has ended', go('T03', '2027')],
    ['of a nine-year school, to a primary one', to('T12', 'S5', '2029')],
  ])('%s', (_name, pin) => {
    // T12 is back in September 2029; the status must not keep the teacher away for ever.
    expect(told(pin, { from: FROM }, set('教师', 'T12', '离岗至', '2029-08'))).toEqual([]);
  });

  test('不得交流 and 不得到 can always be met', () => {
    expect(told(['T04', '不得交流', '', '', ''])).toEqual([]);
    expect(told(['T04', '不得到', 'S1', '', ''])).toEqual([]);
  });
});

/** A policy that has exchanges only. */
const plain: KnownOfRoster = { from: FROM, terms: { ...terms, permits: () => false } };
const all =
  (...changes: ((tables: Tables) => void)[]) =>
  (tables: Tables): void => {
    for (const change of changes) change(tables);
  };
const midLevel = set('教师', 'T04', '职务', '中层');
const dances = set('教师', 'T04', '主教学科', '舞蹈');
const dance = all(dances, midLevel);

const kept = (postings: 'none' | 'noLeaders'): KnownOfRoster => ({
  from: FROM,
  terms: { ...terms, kinds: Object.fromEntries(GROUP_KINDS.map((kind) => [kind, { postings }])) },
});

describe('postings that only a rule of the policy permits', () => {
  const newcomer = all(
    dance,
    set('教师', 'T04', '职务', '教师'),
    set('教师', 'T04', '编制学校编号', 'S2'),
    set('教师', 'T04', '参加工作年月', '2027-08'),
    set('教师', 'T04', '进现校年月', '2027-08'),
  );

  test('a newcomer may train where nobody teaches the subject, in the first year', () => {
    expect(told(to('T04', 'S1', '2027'), { from: FROM }, newcomer)).toEqual([]);
    expect(told(to('T04', 'S1', '2028'), { from: FROM }, newcomer)).toHaveLength(1);
    expect(told(to('T04', 'S1', '2027'), plain, newcomer)).toHaveLength(1);
  });

  test('a pin on a leader asks for an office, whatever the subject and the rules of the policy', () => {
    expect(told(to('T04', 'S2', '2027'), { from: FROM }, dances)).toEqual([]);
    expect(told(to('T04', 'S2', '2027'), plain, dances)).toEqual([]);
    expect(told(to('T04', 'S2', '2027'), { from: FROM }, dance)).toHaveLength(1);
  });

  test('a kind of group may keep its leaders, or everybody', () => {
    expect(told(to('T04', 'S2', '2027'), kept('noLeaders'))).toEqual([
      '2 教师编号: 政策规定这一类型的集团不派出校级干部',
    ]);
    expect(told(go('T01'), kept('noLeaders'))).toEqual([]);
    expect(told(go('T01'), kept('none'))).toEqual(['2 教师编号: 政策规定这一类型的集团不安排交流']);
    expect(told(['T01', '不得交流', '', '', ''], kept('none'))).toEqual([]);
  });

  test('a part of a teacher is a need where demand counts in tenths', () => {
    const wanted = all(
      dance,
      set('教师', 'T04', '职务', '中层'),
      (tables) => void tables['学科需求']!.push(['S2', '舞蹈', '', '0.4']),
    );
    expect(told(to('T04', 'S2', '2027'), plain, wanted)).toEqual([]);
    expect(
      told(
        to('T04', 'S2', '2027'),
        { from: FROM, terms: { ...terms, permits: () => false, countsTenths: () => false } },
        wanted,
      ),
    ).toHaveLength(1);
  });
});

describe('pins that no posting can meet', () => {
  test.each<[string, string[], string]>([
    ['the own school', to('T01', 'S1'), '2 学校编号: 指定的学校就是本人的编制学校'],
    ['another group', to('T01', 'S5'), '2 学校编号: 该校不属于本集团'],
    ['a year outside the horizon', go('T01', '2030'), '2 学年: 学年不在规划期内'],
    ['a running posting', go('T09', '2027'), '2 教师编号: 届时正在交流或在县外任教，尚未期满'],
    ['the graduating year', go('T05', '2028'), '2 教师编号: 届时任教毕业班（或次年毕业），不得调离'],
    ['the year before it', go('T05', '2027'), '2 教师编号: 届时任教毕业班（或次年毕业），不得调离'],
    ['是 in 毕业班: the first year', go('T11', '2027'), '2 教师编号: 届时任教毕业班（或次年毕业），不得调离'],
    ['absence without an end', go('T12', '2029'), '2 教师编号: 届时不在岗'],
    [
      'stages: a certificate for junior secondary at primary schools',
      to('T11', 'S5', '2028'),
      '2 学校编号: 学段不合（该校学段须与资格学段、编制学校学段相同）',
    ],
    ['a subject that the host does not teach', to('T04', 'S2'), '2 学校编号: 接收学校不开设其主教学科'],
    ['a subject that no host teaches', go('T04'), '2 教师编号: 接收学校不开设其主教学科'],
  ])('%s', (_name, pin, expected) => expect(told(pin, plain, midLevel)).toEqual([expected]));

  test('leaving before the posting ends depends on the years of a posting', () => {
    const three = { from: FROM, terms: { ...terms, postingYears: { exchange: [3], leadership: [3] } } };
    expect(told(go('T08', '2027'), three)).toEqual(['2 教师编号: 交流期满前即离岗或退休']);
    expect(told(go('T08', '2027'))).toEqual([]);
    expect(told(go('T08', '2027'), three, set('教师', 'T08', '预计离岗年月', '2030-09'))).toEqual([]);
    expect(told(go('T08', '2029'), { from: FROM }, set('教师', 'T08', '预计离岗年月', '2029-09'))).toEqual([
      '2 教师编号: 届时不在职（尚未到校或已离岗、退休）',
    ]);
  });

  test('the policy sets directions, graduation and switches', () => {
    const outward = { from: FROM, terms: { ...terms, directions: ['core-member'] as const } };
    expect(told(to('T01', 'S2'), outward)).toEqual([]);
    expect(told(to('T06', 'S1'), outward)).toEqual(['2 学校编号: 政策不允许这一流动方向']);
    expect(told(to('T06', 'S1'))).toEqual([]);
    expect(told(go('T05', '2027'), { from: FROM, terms: { ...terms, graduationYearsBefore: 0 } })).toEqual([]);
    expect(told(to('T01', 'S5'), { from: FROM, terms: { ...terms, crossGroup: true } })).toEqual([]);
    expect(told(to('T11', 'S5', '2029'), { from: FROM, terms: { ...terms, crossStage: true } })).toHaveLength(1);
  });

  test('a group of one school', () => {
    expect(
      told(go('T13'), { from: FROM }, (tables) => {
        set('集团', 'G2', '类型', '同学段')(tables);
        tables['学校']!.splice(4, 1);
        tables['教师'] = tables['教师']!.filter((row) => row[4] !== 'S4');
        tables['学科需求'] = tables['学科需求']!.filter((row) => row[0] !== 'S4');
        set('学校', 'S5', '角色', '核心校')(tables);
      }),
    ).toEqual(['2 教师编号: 集团内没有别的学校']);
  });
});

describe('without a horizon', () => {
  test('a pin with a year is tried in that year, one without against what always holds', () => {
    expect(told(go('T05', '2027'), {})).toHaveLength(1);
    expect(told(go('T05'), {})).toEqual([]);
    expect(told(to('T01', 'S1'), {})).toHaveLength(1);
    expect(told(to('T01', 'S5'), {})).toHaveLength(1);
    expect(
      told(go('T11', '2027'), {}, (tables) => {
        set('教师', 'T11', '资格学段', '')(tables);
        tables['学科需求']!.push(['S5', '物理', '', '1']);
      }),
    ).toEqual([]);
    expect(told(go('T12'), {})).toEqual(['2 教师编号: 届时不在岗']);
    expect(told(go('T09'), {}, set('教师', 'T09', '交流结束年月', ''))).toEqual([
      '2 教师编号: 届时正在交流或在县外任教，尚未期满',
    ]);
  });
});

describe('cells that are wrong already', () => {
  test('a pin is not reported on top of the mistake that makes it impossible', () => {
    expect(told(go('T01'), { from: FROM }, set('教师', 'T01', '进现校年月', '2031-09'))).toEqual([]);
    expect(told(go('T06'), { from: FROM }, set('教师', 'T06', '现任教学校编号', 'S9'))).toEqual([]);
    expect(told(to('T01', 'S2'), { from: FROM }, set('学校', 'S2', '角色', '总校'))).toEqual([]);
    // Somebody at S2 whose subject cannot be read may be the one who teaches it there.
    expect(told(to('T04', 'S2'), { from: FROM }, set('教师', 'T06', '主教学科', ''))).toEqual([]);
  });

  test('mistakes elsewhere do not hide it', () => {
    expect(
      told(to('T01', 'S5'), { from: FROM }, (tables) => {
        set('教师', 'T01', '姓名', '')(tables);
        set('学校', 'S5', '经度', '东')(tables);
        set('集团', 'G1', '类型', '随便型')(tables);
      }),
    ).toHaveLength(1);
  });
});
