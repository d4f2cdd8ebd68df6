import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { columnOf, columnsOf, isSensitive, tableOf } from '../../src/io/find-heading.ts';
import { foldHeading } from '../../src/io/fold.ts';
import { GUESSES, guessOf } from '../../src/io/heading-guesses.ts';
import { TABLE_ORDER, TABLES } from '../../src/io/headings.ts';
import { FROM, lines, readTables, setCell, validTables } from './support.ts';

describe('aliases', () => {
  test.each(TABLE_ORDER)('%s: no two columns share a name', (table) => {
    const owners = new Map<string, string>();
    for (const [key, { heading, aliases }] of columnsOf(table)) {
      for (const name of [heading, key, ...aliases]) {
        const folded = foldHeading(name);
        expect(`${name} of ${owners.get(folded) ?? key}`).toBe(`${name} of ${key}`);
        owners.set(folded, key);
        expect(isSensitive(name)).toBe(false);
      }
    }
  });

  test('no two tables share a name', () => {
    const names = TABLE_ORDER.flatMap((table) => [TABLES[table].title, ...TABLES[table].aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const table of TABLE_ORDER) expect(tableOf(TABLES[table].title)).toBe(table);
  });

  test.each([
    ['校名', 'home'],
    ['现聘职称', 'title'],
    ['入现单位时间', 'since'],
    ['参加工作时间', 'employedSince'],
    ['主教学科', 'subject'],
    ['兼教学科', 'otherSubjects'],
    ['教师资格学段', 'certifiedStages'],
    ['骨干教师', 'backbone'],
    ['行政职务', 'position'],
    ['行政职务任职时间', 'positionSince'],
    ['专业技术岗位', 'postLevel'],
    ['交流开始时间', 'postedFrom'],
    ['交流结束时间', 'postedUntil'],
    ['2024年9月在岗状态', 'status'],
    ['教职工号', 'id'],
    ['进本校年月', 'since'],
    ['参加工作年月', 'employedSince'],
    ['工作单位', 'home'],
    ['到本校时间', 'since'],
    ['到本校工作时间', 'since'],
    ['编制', 'established'],
    ['教授科目', 'subject'],
    ['人员状态', 'status'],
    ['是否在编', 'established'],
    ['专业技术岗位等级', 'postLevel'],
    ['专业技术职称', 'title'],
    ['教师资格类型', 'certifiedStages'],
    ['是否县级及以上骨干教师', 'backbone'],
    ['职务角色', 'position'],
    ['出生年月', 'born'],
    ['性别', 'sex'],
    ['姓名', 'name'],
    ['教师编号*', 'id'],
    [' 教 师 编 号 ', 'id'],
    ['教师编号（必填）', 'id'],
    ['ID', 'id'],
    ['Ｉｄ', 'id'],
    ['CertifiedStages', 'certifiedStages'],
    ['乡村任教月数（月）', 'ruralMonths'],
  ])('教师: %s is %s', (heading, key) => expect(columnOf('teachers', heading)).toBe(key));

  test('学校: 城乡 is setting', () => expect(columnOf('schools', '城乡')).toBe('setting'));

  test.each([
    ['Ｚ值', 'z'],
    ['z 值', 'z'],
    ['质量奖（元）', 'qualityAward'],
    ['优秀基数比例（%）', 'excellentPercent'],
  ])('学校考核: %s is %s', (heading, key) => expect(columnOf('assessments', heading)).toBe(key));

  test.each([
    ['教师', 'teachers'],
    ['01-学校', 'schools'],
    ['2.教师', 'teachers'],
    ['Teachers', 'teachers'],
    ['教师花名册', 'teachers'],
    ['人员变动', 'later'],
    ['新教师', 'later'],
    ['食堂', undefined],
  ])('the title %s', (title, table) => expect(tableOf(title)).toBe(table));

  test.each([
    '身份证',
    '身份证号',
    '身份证号码',
    '证件号',
    '家庭住址',
    '住址',
    '常住地址',
    '手机号',
    '联系电话',
    '紧急联系方式',
    '教育网短号',
    '健康状况',
    '疾病诊断',
    '免除原因',
    'Phone',
  ])('%s is sensitive', (heading) => expect(isSensitive(heading)).toBe(true));
  test.each(['是否心理健康教育教师', '籍贯', '备注', '邮箱'])('%s is not', (heading) =>
    expect(isSensitive(heading)).toBe(false),
  );
});

/** Headings of sheets that bureaus really use, a sheet per line, sources in lines with #. */
const REAL = new URL('./fixtures/real-headings.txt', import.meta.url);

describe('headings of real staff lists', () => {
  const sheets = readFileSync(REAL, 'utf8')
    .split('\n')
    .filter((line) => line.includes('姓名') && line.includes('性别'));

  test.each(sheets)('no two of them claim one column: %s', (sheet) => {
    const headings = sheet.trim().split(/\s+/);
    const keys = headings.map((heading) => columnOf('teachers', heading)).filter((key) => key !== undefined);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(7);
    expect(
      headings.filter((heading) => /身份证|手机|住址|地址|健康状况/.test(heading) && !isSensitive(heading)),
    ).toEqual([]);
  });
});

describe('guesses', () => {
  test('lead from headings that nothing reads to headings that something reads', () => {
    const guesses = TABLE_ORDER.flatMap((table) =>
      Object.entries(GUESSES[table] ?? {}).flatMap(([heading, others]) =>
        others.map((other) => ({ table, heading, other })),
      ),
    );
    expect(guesses.length).toBeGreaterThan(50);
    for (const { table, heading, other } of guesses) {
      expect(columnsOf(table).map(([, names]) => names.heading)).toContain(heading);
      expect([other, columnOf(table, other), isSensitive(other), guessOf(table, other)]).toEqual([
        other,
        undefined,
        false,
        heading,
      ]);
    }
  });

  test('ask in the notice, and only where the list knows the heading', () => {
    expect([guessOf('teachers', '交流情况意向学校'), guessOf('teachers', '籍贯意向学校')]).toEqual(['意愿学校', null]);
    const tables = validTables();
    tables['教师']![0]!.push('最高职称', '籍贯');
    for (const row of tables['教师']!.slice(1)) row.push('一级', '江苏');
    const said = readTables(tables)
      .problems.filter(({ code }) => code === 'unknown-column')
      .map(({ message }) => message.in('zh-CN'));
    expect(said).toEqual(['不认识的列，已忽略；是否指“现聘职称”？若是，请改用该标题', '不认识的列，已忽略']);
  });
});

describe('columns in a file', () => {
  test('empty cells of 在编 are counted in one notice', () => {
    const tables = validTables();
    for (const row of [2, 4, 7]) setCell(tables, '教师', row, '在编', '');
    const found = readTables(tables).problems.filter(({ code }) => code === 'blanks-taken');
    expect(lines(found, 'notice')).toEqual(['教师.csv 1 在编 null blanks-taken']);
    expect(found[0]!.message.in('zh-CN')).toBe('3 处空白，按“是”处理');
    expect(readTables(validTables()).problems).toEqual([]);
  });

  test('sensitive columns are dropped with a notice, and their values appear nowhere', () => {
    const tables = validTables();
    const secrets = ['330302198503071234', '13812345678', '幸福路 8 号', '抑郁症'];
    tables['教师']![0]!.push('身份证号', '手机号', '家庭住址', '健康状况', '备注');
    for (const row of tables['教师']!.slice(1)) row.push(...secrets, '秘密备注');
    const result = readTables(tables);
    expect(result.roster).toEqual(readTables(validTables()).roster);
    expect(lines(result.problems).filter((line) => line.startsWith('教师.csv 1 '))).toEqual([
      '教师.csv 1 身份证号 null sensitive-column',
      '教师.csv 1 手机号 null sensitive-column',
      '教师.csv 1 家庭住址 null sensitive-column',
      '教师.csv 1 健康状况 null sensitive-column',
      '教师.csv 1 备注 null unknown-column',
    ]);
    const everything = JSON.stringify([
      result,
      result.problems.map(({ message }) => [message.in('zh-CN'), message.in('en')]),
    ]);
    for (const secret of [...secrets, '秘密备注']) expect(everything).not.toContain(secret);
  });

  test('an identity number in a used column is masked wherever it is told', () => {
    const tables = validTables();
    const secret = '330302198503071234';
    for (const row of tables['教师']!) for (const [at, cell] of row.entries()) if (cell === 'T02') row[at] = secret;
    tables['指定']!.push([secret, '指定到', 'S9', '', '']);
    tables['教师']![5]![3] = `${secret}年`;
    const result = readTables(tables);
    expect(lines(result.problems, 'error')).toEqual([
      '教师.csv 2 配偶教师编号 "******************" identity-number',
      '教师.csv 3 教师编号 "******************" identity-number',
      '教师.csv 6 出生年月 "******************年" bad-month',
      '指定.csv 5 教师编号 "******************" identity-number',
      '指定.csv 5 学校编号 "S9" unknown-school',
    ]);
    expect(
      JSON.stringify([result.problems, result.problems.map(({ message }) => [message.in('zh-CN'), message.in('en')])]),
    ).not.toContain(secret);
  });

  test('a school may be named where its id is asked for, if the name is one school’s', () => {
    const tables = validTables();
    for (const row of tables['教师']!) for (const [at, cell] of row.entries()) if (cell === 'S1') row[at] = '城东小学';
    tables['教师']![0]![4] = '校名';
    expect(readTables(tables, { from: FROM }).roster).toEqual(readTables(validTables()).roster);
    tables['学校']![2]![1] = '城东小学';
    expect(lines(readTables(tables).problems, 'error')[0]).toBe('教师.csv 2 校名 "城东小学" doubtful-school');
  });
});
