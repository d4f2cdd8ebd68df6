/** Sheets in the shape of offices: headings in two rows, office words for schools, and why a sheet is not taken. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mappingText, parseMapping } from '../../../src/io/intake/mapping.ts';
import { toMapping } from '../../../src/io/intake/to-mapping.ts';
import { lines, readFolder, readTables, scratch, validTables, writeFiles, type Tables } from '../support.ts';

const PEOPLE: Tables = {
  学校: [
    ['学校编号', '学校名称', '集团编号', '角色', '学段', '片区编号', '城乡类型'],
    ['S01', '云溪县实验小学', 'G1', '核心校', '小学', 'Z1', '城区'],
    ['S02', '云溪县石桥乡中心小学', 'G1', '成员校', '小学', 'Z1', '乡村'],
  ],
};

/** The staff of S01 on a sheet named after nothing, below headings in two rows. */
const twoRows = (above: readonly string[], below: readonly string[]): Tables => ({
  ...PEOPLE,
  花名单: [
    ['教师编号', '姓名', '性别', '出生年月', '学校', '到本校工作时间', ...above],
    ['', '', '', '', '', '', ...below],
    ['T00', '甲一', '女', '1985-05', 'S01', '2010-08', '中小学一级教师', '2015.12', '语文', '三年级'],
    ['T01', '乙一', '女', '1985-05', 'S02', '2010-08', '中小学二级教师', '2015.12', '数学', '四年级'],
  ],
});

describe('headings in two rows', () => {
  test.each([
    [
      ['职称', '', '任教情况', ''],
      ['名称', '取得时间', '任教学科', '任教年级'],
    ],
    [
      ['职称情况', '', '任教', ''],
      ['名称', '评定时间', '学科', '年级'],
    ],
    [
      ['现聘职称', '', '任教', ''],
      ['级别', '聘任时间', '主教学科', '年级'],
    ],
  ])('%j over %j are the title and the subject', (above, below) => {
    const { roster, problems } = readTables(twoRows(above, below));
    expect(lines(problems, 'error')).toEqual([]);
    expect(roster?.teachers.map(({ title, subject }) => [title, subject])).toEqual([
      ['first', '语文'],
      ['second', '数学'],
    ]);
  });

  test('职称 over 取得时间 alone is no title', () => {
    const { problems } = readTables(twoRows(['职称', '', '任教', ''], ['取得时间', '文号', '任教学科', '年级']));
    expect(lines(problems, 'error').length).toBeGreaterThan(0);
  });
});

const schools = (place: string, kind = '完全小学'): Tables => ({
  学校基本情况: [
    ['序号', '学校名称', '所属教育集团', '总校/分校', '学校类别', '所在地', '核定编制', '是否薄弱学校'],
    ['1', '云溪县实验小学', '实验小学教育集团', '总校', '完全小学', '县城', '60', '否'],
    ['2', '云溪县石桥乡中心小学', '实验小学教育集团', '分校', kind, place, '16', '是'],
  ],
  教师: [
    ['教师编号', '姓名', '性别', '出生年月', '编制学校', '进现校年月', '主教学科', '现聘职称'],
    ['T01', '甲一', '女', '1985-05', '云溪县实验小学', '2010-08', '语文', '一级'],
  ],
});

describe('schools in the words of an office', () => {
  test('are read, and what was assumed is said', () => {
    const { roster, problems } = readTables(schools('乡村'));
    expect(lines(problems, 'error')).toEqual([]);
    expect(
      roster?.schools.map(({ id, group, role, stage, setting, weak, establishment }) => [
        id,
        group,
        role,
        stage,
        setting,
        weak,
        establishment,
      ]),
    ).toEqual([
      ['云溪县实验小学', '实验小学教育集团', 'core', 'primary', 'urban', false, 60],
      ['云溪县石桥乡中心小学', '实验小学教育集团', 'member', 'primary', 'rural', true, 16],
    ]);
    expect(lines(problems, 'warning').map((line) => line.split(' ').at(-1))).toEqual(
      expect.arrayContaining(['names-as-ids', 'one-zone', 'county-town']),
    );
  });

  test.each(['乡', '村', '农村', '村小', '乡驻地'])('所在地 %s is the country', (place) =>
    expect(readTables(schools(place)).roster?.schools[1]?.setting).toBe('rural'),
  );
  test.each(['乡镇', '城郊', '城乡结合部'])('所在地 %s is asked about', (place) =>
    expect(lines(readTables(schools(place)).problems, 'error').map((line) => line.split(' ').at(-1))).toEqual([
      'bad-word',
    ]),
  );
  test.each([
    ['完小', 'primary'],
    ['中心小学', 'primary'],
    ['教学点', 'primary'],
    ['初级中学', 'juniorSecondary'],
    ['九年一贯制学校', 'nineYear'],
  ])('学校类别 %s', (kind, stage) => expect(readTables(schools('乡村', kind)).roster?.schools[1]?.stage).toBe(stage));
  test.each(['完全中学', '十二年一贯制学校'])('学校类别 %s is asked about', (kind) =>
    expect(readTables(schools('乡村', kind)).roster).toBeNull(),
  );
});

describe('a sheet that is not taken', () => {
  const strange: Tables = {
    ...validTables(),
    人员一览: [
      ['人员', '工号', '性别', '出生年月', '到校时间', '最高职称', '籍贯'],
      ['甲', 'T77', '女', '1985-05', '2010-08', '一级', '江苏'],
    ],
  };

  test('says which table it resembles, by which headings, and what is missing', () => {
    const said = readTables(strange).problems.filter(({ file }) => file === '人员一览.csv');
    expect(said.map(({ code }) => code)).toEqual(['unknown-table-resembles']);
    const sentence = said[0]!.message.in('zh-CN');
    expect(sentence).toContain('最像“教师”表');
    expect(sentence).toContain('已认出 工号、性别、出生年月、到校时间');
    expect(sentence).toContain('还缺 姓名、编制学校编号、主教学科、现聘职称');
  });

  test('is written into the mapping with its headings and guesses, and the mapping reads back', () => {
    const { understood } = readTables(strange);
    const text = mappingText(toMapping(understood, null));
    const sheet = (parse(text) as { sheets: { sheet: string }[] }).sheets.find((one) => one.sheet === '人员一览');
    expect(sheet).toEqual({
      sheet: '人员一览',
      table: null,
      columns: {
        人员: null,
        工号: '教师编号',
        性别: '性别',
        出生年月: '出生年月',
        到校时间: '进现校年月',
        最高职称: '现聘职称',
        籍贯: null,
      },
    });
    const { mapping, problems } = parseMapping(text, 'm.yaml');
    expect(problems).toEqual([]);
    const again = readTables(strange, { mapping });
    expect(toMapping(again.understood, mapping)).toEqual(mapping);
  });
});

describe('files of other programs', () => {
  const folder = scratch();
  test.each(['名册.ods', '名册.et', '名册.xlsb', '名册.docx', '名册.doc', '名册.wps', '名册.pdf', '名册.numbers'])(
    '%s is refused with advice',
    async (name) => {
      const dir = await writeFiles(await folder('kinds'), { [name]: 'x' });
      const { problems } = await readFolder(`${dir}/${name}`);
      expect(problems.map(({ code }) => code)).toEqual(['other-format']);
      expect(problems[0]!.message.in('zh-CN')).toContain('另存为 .xlsx');
    },
  );
});
