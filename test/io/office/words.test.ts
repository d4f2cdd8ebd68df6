/** Words of offices in single cells: what is known, what is asked, and never a local subject in silence. */
import { describe, expect, test } from 'vitest';
import { honourSaid } from '../../../src/io/office/honours.ts';
import { positionSaid } from '../../../src/io/office/positions.ts';
import { establishedSaid, statusSaid } from '../../../src/io/office/statuses.ts';
import { subjectsSaid } from '../../../src/io/office/subjects-said.ts';
import { titleSaid } from '../../../src/io/office/titles.ts';
import { lines, readTables, setCell, validTables, type Tables } from '../support.ts';

describe('职务', () => {
  test.each([
    ['教研组长', 'teacher'],
    ['年级组长', 'teacher'],
    ['语文备课组长', 'teacher'],
    ['班主任', 'teacher'],
    ['工会主席', 'midLevel'],
    ['大队辅导员', 'midLevel'],
    ['少先队大队辅导员', 'midLevel'],
    ['团委书记', 'midLevel'],
    ['团支部书记', 'midLevel'],
    ['教导处主任', 'midLevel'],
    ['总务处副主任', 'midLevel'],
    ['教科室副主任', 'midLevel'],
    ['校长助理', 'midLevel'],
    ['党支部书记、校长', 'principal'],
    ['党总支书记', 'principal'],
    ['执行校长', 'principal'],
    ['常务副校长', 'vicePrincipal'],
    ['党支部副书记', 'vicePrincipal'],
    ['副校长兼工会主席', 'vicePrincipal'],
    ['教导主任、教研组长', 'midLevel'],
    ['副校长（2021.8）', 'vicePrincipal'],
    ['会计', 'notTeacher'],
    ['图书管理员', 'notTeacher'],
    ['后勤', 'notTeacher'],
    ['会计、教研组长', 'teacher'],
  ])('%s is %s', (text, position) => expect(positionSaid(text)?.position).toBe(position));
  test.each(['校区负责人', '挂职', '主持工作', '网管', '书记员', '教导主任、督学'])('%s is asked about', (text) =>
    expect(positionSaid(text)).toBeUndefined(),
  );
});

describe('现聘职称', () => {
  test.each([
    ['小教一级', 'second', null],
    ['小教高级', 'first', null],
    ['中教高级', 'senior', null],
    ['高级（2019）', 'senior', null],
    ['一级（2019.12评）', 'first', null],
    ['高级教师(五级)', 'senior', 5],
    ['一级教师（专技十级）', 'first', 10],
    ['专技八级', 'first', 8],
    ['专业技术7级', 'senior', 7],
    ['员级', 'third', null],
    ['助理级', 'second', null],
    ['见习', 'none', null],
  ])('%s is %s', (text, title, level) => expect(titleSaid(text)).toEqual({ title, level }));
  test.each(['一级（未聘）', '初级', '高级教师（九级）', '高级（待聘）', '专技'])('%s is asked about', (text) =>
    expect(titleSaid(text)).toBeUndefined(),
  );
});

describe('骨干层级', () => {
  test.each([
    ['县教坛新秀', 'county'],
    ['市教坛新星', 'municipal'],
    ['县教学名师', 'county'],
    ['县名师工作室主持人', 'county'],
    ['云溪县骨干教师（2019）', 'county'],
    ['2021年市学科带头人', 'municipal'],
    ['市骨干（在聘）', 'municipal'],
    ['县骨干教师、市学科带头人', 'municipal'],
    ['县语文骨干教师', 'county'],
    ['省特级教师', 'special'],
    ['县骨干教师培养对象', 'none'],
    ['校教坛新秀', 'school'],
  ])('%s is %s', (text, level) => expect(honourSaid(text)).toBe(level));
  test.each(['名师工作室主持人', '国培骨干', '县骨干（2015-2018）', '县优秀教师', '教坛新秀', '先进工作者'])(
    '%s is asked about',
    (text) => expect(honourSaid(text)).toBeUndefined(),
  );
});

describe('在岗状态', () => {
  test.each([
    ['借调县教育局', 'seconded'],
    ['借调到县委宣传部', 'seconded'],
    ['驻村', 'seconded'],
    ['驻村第一书记', 'seconded'],
    ['内退', 'otherLeave'],
    ['进修', 'otherLeave'],
    ['停薪留职', 'otherLeave'],
    ['援疆支教', 'aid'],
    ['休产假', 'maternity'],
  ])('%s is %s', (text, status) => expect(statusSaid(text)).toBe(status));
  test.each(['怀孕', '哺乳期', '跟岗', '退休', '调出', '病退'])('%s is asked about', (text) =>
    expect(statusSaid(text)).toBeUndefined(),
  );
});

describe('编制', () => {
  test.each([
    ['事业编制', true],
    ['合同制', false],
    ['劳务派遣', false],
    ['特岗', false],
    ['人事代理', false],
    ['备案制', undefined],
    ['控编', undefined],
    ['员额制', undefined],
  ])('%s: %s', (text, established) => expect(establishedSaid(text)).toBe(established));
});

const withSubject = (text: string): Tables => {
  const tables = validTables();
  setCell(tables, '教师', 2, '主教学科', text);
  return tables;
};

describe('主教学科', () => {
  test.each([
    ['班主任/语文', '语文', [], true],
    ['语文（班主任）', '语文', [], true],
    ['语文、思品', '语文', ['道德与法治'], false],
    ['数学（兼科学）', '数学', ['科学'], false],
    ['数学兼科学', '数学', ['科学'], false],
    ['小学语文', '语文', [], false],
    ['语文+班主任+道法', '语文', ['道德与法治'], true],
  ])('%s', (text, main, others, classTeacher) => expect(subjectsSaid(text)).toEqual({ main, others, classTeacher }));

  test.each(['音体美', '全科', '综合', '小学教育', '包班', '班主任', '语文、校本', '行政', '语数'])(
    '%s is asked about',
    (text) =>
      expect(lines(readTables(withSubject(text)).problems, 'error')).toEqual([
        `教师.csv 2 主教学科 ${JSON.stringify(text)} which-subject`,
      ]),
  );
  test('a local subject stays one, with a warning', () =>
    expect(lines(readTables(withSubject('武术')).problems, 'warning')).toEqual([
      '教师.csv 2 主教学科 "武术" unknown-subject',
    ]));
  test('others and the duty go into their columns, and a notice says so', () => {
    const { roster, problems } = readTables(withSubject('班主任/语文、思品'));
    const person = roster?.teachers.find(({ id }) => id === validTables()['教师']![1]![0]);
    expect([person?.subject, person?.classTeacher]).toEqual(['语文', true]);
    expect(person?.otherSubjects).toContain('道德与法治');
    const said = problems.find(({ code }) => code === 'words-understood');
    expect(said?.message.in('zh-CN')).toContain('“班主任/语文、思品”→语文');
  });
});

const withClerk = (position: string, subject: string): Tables => {
  const tables = validTables();
  const row = [...tables['教师']![1]!];
  tables['教师']!.push(row);
  const at = tables['教师']!.length;
  setCell(tables, '教师', at, '教师编号', 'T99');
  setCell(tables, '教师', at, '职务', position);
  setCell(tables, '教师', at, '主教学科', subject);
  setCell(tables, '教师', at, '配偶教师编号', '');
  return tables;
};

describe('people who are no teachers', () => {
  test.each([
    ['会计', ''],
    ['图书管理员', '无'],
    ['后勤', '后勤'],
    ['非教师', '语文'],
  ])('%s with subject "%s" is left out with a warning', (position, subject) => {
    const { roster, problems } = readTables(withClerk(position, subject));
    expect(roster?.teachers.some(({ id }) => id === 'T99')).toBe(false);
    expect(roster?.teachers.length).toBe(validTables()['教师']!.length - 1);
    expect(problems.map(({ code }) => code)).toContain('not-teachers');
  });
  test('会计 with a subject is asked about', () => {
    const { problems } = readTables(withClerk('会计', '语文'));
    expect(lines(problems, 'error').map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      '职务 "会计" bad-word',
    ]);
    expect(problems.find(({ code }) => code === 'bad-word')?.message.in('zh-CN')).toContain('非教师');
  });
});

const odd = (): Tables => {
  const tables = validTables();
  setCell(tables, '教师', 2, '职务', '校区负责人');
  setCell(tables, '教师', 3, '在编', '备案制');
  return tables;
};

const said = (result: ReturnType<typeof readTables>): unknown =>
  [1, 2].map((at) => {
    const person = result.roster?.teachers.find(({ id }) => id === validTables()['教师']![at]![0]);
    return [person?.position, person?.established];
  });

describe('the words of a county', () => {
  const words = [
    ['列', '写法', '读作'],
    ['职务', '校区负责人', '中层'],
    ['在编', '备案制', '是'],
  ];
  test('without them, questions', () =>
    expect(lines(readTables(odd()).problems, 'error').map((line) => line.split(' ').at(-1))).toEqual([
      'bad-word',
      'bad-yes-no',
    ]));
  test('a sheet 对照 answers them', () => {
    const result = readTables({ ...odd(), 对照: words });
    expect(lines(result.problems, 'error')).toEqual([]);
    expect(said(result)).toEqual([
      ['midLevel', true],
      [expect.any(String), true],
    ]);
  });
  test('so does the mapping file', () => {
    const values = [
      { table: '教师', column: '职务', from: '校区负责人', to: '中层' },
      { table: '教师', column: '在编', from: '备案制', to: '否' },
    ];
    const mapping = { format: 'lungang-mapping/1' as const, sheets: [], schools: {}, values };
    const result = readTables(odd(), { mapping });
    expect(lines(result.problems, 'error')).toEqual([]);
    expect(result.roster?.teachers.find(({ id }) => id === validTables()['教师']![2]![0])?.established).toBe(false);
  });
  test.each([
    [[words[0]!, ['血型', 'A', 'B']], 'meaning-column'],
    [[words[0]!, ['职务', '校区负责人', '']], 'meaning-incomplete'],
    [[words[0]!, words[1]!, ['职务', '校区负责人', '教师']], 'meaning-twice'],
    [
      [
        ['甲', '乙'],
        ['职务', '校区负责人'],
      ],
      'meaning-headings',
    ],
  ])('a wrong table 对照 is refused: %j', (grid, code) =>
    expect(readTables({ ...validTables(), 对照: grid }).problems.map((one) => one.code)).toContain(code),
  );
});
