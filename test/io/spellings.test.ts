import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { month, readSchoolYear } from '../../src/io/months.ts';
import { decimal, demandTenths, floatPermille, integer, percentage } from '../../src/io/numbers.ts';
import type { RawCell } from '../../src/io/raw.ts';
import type { Reader } from '../../src/io/reader.ts';
import {
  backbone,
  graduating,
  id,
  readList,
  personName,
  postLevel,
  shortName,
  stages,
  subject,
  text,
  word,
  readWorkplace,
  yesNo,
} from '../../src/io/values.ts';
import { FIELDS } from '../../src/io/fields.ts';
import { problemsJson } from '../../src/io/problem.ts';
import * as words from '../../src/io/words.ts';
import { errorLines, readTables, setCell, validTables } from './support.ts';

const cell = (written: string, kind: RawCell['kind'] = 'text'): RawCell => ({ kind, text: written });
const value = <T>(reader: Reader<T>, written: string, kind: RawCell['kind'] = 'text'): T | undefined =>
  reader(cell(written, kind), '列').value;
const codes = <T>(reader: Reader<T>, written: string, kind: RawCell['kind'] = 'text'): string[] =>
  reader(cell(written, kind), '列').complaints.map((one) => one.message.code);

describe('months', () => {
  test.each([
    '2019-09',
    '2019.09',
    '201909',
    '2019/9',
    '2019年9月',
    '2019/09',
    '2019-9',
    '2019.9',
    '2019年09月',
    '2019 年 9 月',
    '2019年9月份',
    '2019-09-01',
    '2019/9/30',
    '2019.09.15',
    '20190901',
    '2019年9月1日',
    '2019-09-01 00:00:00',
    '2019-09-01T00:00:00.000Z',
    '2019/9/1 0:00',
    '２０１９－０９',
    '２０１９年９月',
    '２０１９．０９',
    '２０１９／９',
    '2019–09',
    '2019—09',
  ])('%s is September 2019', (written) => {
    expect(value(month, written)).toBe(monthOf(2019, 9));
    expect(codes(month, written)).toEqual([]);
  });

  test('a date cell and a numeric cell', () => {
    expect(value(month, '2019-09-01', 'date')).toBe(monthOf(2019, 9));
    expect(value(month, '201909', 'number')).toBe(monthOf(2019, 9));
    expect(value(month, '2019.09', 'number')).toBe(monthOf(2019, 9));
    expect(value(month, '2019.10', 'number')).toBe(monthOf(2019, 10));
  });

  test.each([
    '19xx',
    '2019',
    '2019-13',
    '2019-00',
    '2019-02-30',
    '201913',
    '43709',
    'Sep-19',
    '九月',
    '2019-09-01-01',
    '1899-09',
    '2100-01',
    '2019年',
    '9/1/2019',
    '2019/9月',
    '20199',
  ])('%s is refused, with what is expected', (written) => {
    expect(value(month, written)).toBeUndefined();
    const [complaint] = month(cell(written), '列').complaints;
    expect(complaint?.message.code).toBe('bad-month');
    expect(complaint?.message.in('zh-CN')).toContain('2019年9月');
    expect(complaint?.message.in('en')).toContain('2019-09');
  });

  test('2019.1 is January in text, with a warning, and refused as a number: a spreadsheet cuts the zero of 2019.10', () => {
    expect(value(month, '2019.1')).toBe(monthOf(2019, 1));
    expect(codes(month, '2019.1')).toEqual(['january-or-october']);
    expect(value(month, '2019.1', 'number')).toBeUndefined();
    expect(codes(month, '2019.1', 'number')).toEqual(['ambiguous-month']);
    expect(codes(month, '2019.12', 'number')).toEqual([]);
  });
});

describe('school years', () => {
  test.each([
    '2027',
    '2027-2028',
    '2027学年',
    '2027—2028学年',
    '2027–2028',
    '2027——2028学年',
    '2027~2028',
    '2027～2028学年',
    '2027/2028',
    '2027至2028学年',
    '２０２７',
    '2027年',
    '2027学年度',
    '2027-2028学年度',
    '2027 - 2028 学年',
    '2027 学年',
    '2027－2028学年',
  ])('%s', (written) => {
    expect(value(readSchoolYear, written)).toBe(2027);
    expect(codes(readSchoolYear, written)).toEqual([]);
  });

  test.each([
    '27',
    '2027-2029',
    '2027-2026',
    '2027-28',
    '2027-09',
    '1889',
    '第一学年',
    '2027.5',
    '2027学年第一学期',
    '2027-09-01',
  ])('%s is refused', (written) => {
    expect(value(readSchoolYear, written)).toBeUndefined();
    expect(codes(readSchoolYear, written)).toEqual(['bad-school-year']);
  });
});

describe('yes and no', () => {
  test.each(['是', '1', 'true', 'TRUE', '有', '√', '１', '✓', 'Yes'])('%s is yes', (written) =>
    expect(value(yesNo(), written)).toBe(true),
  );
  test.each(['否', '0', 'false', 'FALSE', '无', '×', '０', '✗', 'x', 'No'])('%s is no', (written) =>
    expect(value(yesNo(), written)).toBe(false),
  );
  test.each(['2', '也许', '不', '是否'])('%s is refused', (written) =>
    expect(codes(yesNo(), written)).toEqual(['bad-yes-no']),
  );
});

describe('graduating year', () => {
  test.each([
    ['2028', 2028],
    ['2028学年', 2028],
    ['2027-2028', 2027],
    ['是', 'first'],
    ['√', 'first'],
    ['有', 'first'],
    ['true', 'first'],
    ['否', null],
    ['0', null],
    ['无', null],
  ] as const)('%s', (written, year) => {
    expect(value(graduating, written)).toBe(year);
    expect(codes(graduating, written)).toEqual([]);
  });
  test.each(['1', '１'])('a bare %s is ambiguous', (written) =>
    expect(codes(graduating, written)).toEqual(['ambiguous-graduating-year']),
  );
  test.each(['九年级', '2', '2028-2030'])('%s is refused', (written) =>
    expect(codes(graduating, written)).toEqual(['bad-graduating-year']),
  );
});

describe('numbers', () => {
  test.each([
    ['40', 40],
    ['４０', 40],
    ['40.0', 40],
    ['1,200', 1200],
    ['800元', 800],
    ['40人', 40],
  ])('%s is a whole number', (written, whole) => expect(value(integer(), written)).toBe(whole));
  test.each(['-1', '4.5', 'x', '1e3', '1,20', '12 3x', ''])('%s is no count', (written) =>
    expect(codes(integer(), written)).toEqual(['bad-integer']),
  );

  test.each([
    ['2.4', 24],
    ['3', 30],
    ['0', 0],
    ['0.5', 5],
    ['2.40', 24],
    ['２．４', 24],
    ['12人', 120],
  ])('a demand of %s', (written, tenths) => expect(value(demandTenths, written)).toBe(tenths));
  test('a demand that a spreadsheet has summed up', () => {
    expect(value(demandTenths, '2.4000000000000004', 'number')).toBe(24);
    expect(value(demandTenths, '1e-17', 'number')).toBe(0);
  });
  test.each(['-1', '2.45', 'x', '两人', '1e2'])('%s is no demand', (written) =>
    expect(codes(demandTenths, written)).toEqual(['bad-demand']),
  );

  test.each([
    ['0.02', 20],
    ['2%', 20],
    ['0.029', 29],
    ['0', 0],
    ['3％', 30],
    ['0.0125', 12.5],
    ['1.5%', 15],
  ])('QD7: an extra share of %s', (written, permille) => expect(value(floatPermille, written)).toBe(permille));
  test.each(['0.04', '4%', '-0.01', '2', 'x'])('QD7: %s is no extra share', (written) =>
    expect(codes(floatPermille, written)).toEqual(['bad-share']),
  );

  test.each([
    ['20', 20],
    ['20%', 20],
    ['12.5', 12.5],
  ])('a percentage of %s', (written, percent) => expect(value(percentage, written)).toBe(percent));
  test('coordinates have a range', () => {
    expect(value(decimal(-90, 90), '27.78')).toBe(27.78);
    expect(codes(decimal(-90, 90), '120.6')).toEqual(['bad-number']);
  });
  test.each([
    ['9', 9],
    ['九级', 9],
    ['专业技术九级', 9],
    ['专技9级', 9],
    ['专业技术十三级岗位', 13],
    ['7级', 7],
  ])('a post level of %s', (written, level) => expect(value(postLevel, written)).toBe(level));
  test.each(['0', '14', '管理七级', '高级'])('%s is no post level', (written) =>
    expect(codes(postLevel, written)).toEqual(['bad-integer']),
  );
});

describe('words', () => {
  const VOCABULARIES = { ...words } as Record<string, unknown>;
  const tables = Object.entries(VOCABULARIES).filter((entry): entry is [string, words.Spellings<string>] =>
    entry[0].endsWith('_WORDS'),
  );

  test.each(tables)('%s: every word and every key is read as its key, and no word means two things', (_name, table) => {
    const reader = word(table);
    const seen = new Map<string, string>();
    for (const [key, all] of Object.entries(table)) {
      for (const one of [key, ...all]) {
        expect(value(reader, ` ${one.toUpperCase()} `)).toBe(key);
        expect(seen.get(one) ?? key).toBe(key);
        seen.set(one, key);
      }
    }
    const [complaint] = reader(cell('不是词'), '列').complaints;
    expect(complaint?.message.code).toBe('bad-word');
    expect(complaint?.message.in('zh-CN')).toContain(Object.values(table)[0]![0]);
  });

  test.each([
    [words.TITLE_WORDS, '中学高级', 'senior'],
    [words.TITLE_WORDS, '小学高级', 'first'],
    [words.TITLE_WORDS, '中学一级教师', 'first'],
    [words.TITLE_WORDS, '中小学一级教师', 'first'],
    [words.TITLE_WORDS, '中小学正高级教师', 'seniorProfessor'],
    [words.TITLE_WORDS, '小学一级', 'second'],
    [words.SETTING_WORDS, '111', 'urban'],
    [words.SETTING_WORDS, '112', 'urban'],
    [words.SETTING_WORDS, '121', 'town'],
    [words.SETTING_WORDS, '123', 'town'],
    [words.SETTING_WORDS, '210', 'rural'],
    [words.SETTING_WORDS, '220', 'rural'],
    [words.ROLE_WORDS, '总校', 'core'],
    [words.ROLE_WORDS, '牵头校', 'core'],
    [words.ROLE_WORDS, '领办校', 'core'],
    [words.ROLE_WORDS, '分校', 'member'],
    [words.ROLE_WORDS, '校区', 'member'],
    [words.ROLE_WORDS, '被领办校', 'member'],
    [words.STATUS_WORDS, '援疆', 'aid'],
    [words.STATUS_WORDS, '援藏', 'aid'],
  ] as const)('%# aliases of the dictionary: %2$s', (table, written, key) =>
    expect(value(word<string>(table), written)).toBe(key),
  );

  test.each([
    ['是', 'county'],
    ['√', 'county'],
    ['否', 'none'],
    ['区级', 'county'],
    ['市级骨干教师', 'municipal'],
    ['市学科带头人', 'municipal'],
    ['县骨干', 'county'],
    ['区教学能手', 'county'],
    ['省名师', 'provincial'],
    ['省特级教师', 'special'],
    ['县（区）级', 'county'],
    ['特级教师', 'special'],
    ['校级', 'school'],
  ])('a backbone level of %s', (written, key) => expect(value(backbone, written)).toBe(key));
  test('a backbone level that nobody knows', () => expect(codes(backbone, '世界级')).toEqual(['bad-word']));
});

describe('text, ids and lists', () => {
  test.each(['小学、初中', '小学;初中', '小学；初中', '小学，初中', '小学,初中', ' 小学 、 初中 、'])(
    '%s is a list',
    (written) => expect(value(stages, written)).toEqual(['primary', 'juniorSecondary']),
  );
  test('a list names the item that is wrong', () => {
    const reading = stages(cell('小学、大学'), '列');
    expect(reading.value).toBeUndefined();
    expect(reading.complaints.map((one) => [one.value, one.message.code])).toEqual([['大学', 'bad-word']]);
  });
  test('wishes may be divided by a stroke, and 愿意 is a wish to go', () => {
    expect(value(FIELDS.teachers.wishes.read, 'S2/S3／S4')).toEqual(['S2', 'S3', 'S4']);
    expect(value(FIELDS.teachers.wishes.read, '/')).toEqual([]);
    expect(['愿意', '不愿意'].map((said) => value(FIELDS.teachers.volunteer.read, said))).toEqual([true, false]);
  });
  test.each(['无', '/', '—'])('%s is an empty list', (written) => expect(value(readList(id), written)).toEqual([]));

  test('ids are half width; names of Chinese characters lose the blanks that align them', () => {
    expect(value(id, 'Ｔ００１')).toBe('T001');
    expect(value(personName, '张\u3000三')).toBe('张三');
    expect(value(personName, '阿依古丽·买买提')).toBe('阿依古丽·买买提');
    expect(value(personName, 'Anna Wu')).toBe('Anna Wu');
    expect(value(readWorkplace, '县外')).toBe('outside');
    expect(value(readWorkplace, 'S1')).toBe('S1');
  });

  test('what a spreadsheet makes of ids is refused', () => {
    expect(codes(id, '4.40101E+17')).toEqual(['mangled-number']);
    expect(codes(id, '2019-01-02', 'date')).toEqual(['mangled-number']);
  });

  test.each([
    '440101199001011234',
    '44010119900101123X',
    '44010119900101123x',
    '４４０１０１１９９００１０１１２３４',
    '440101 19900101 1234',
    '440101-19900101-1234',
    '440101 – 19900101 – 123X',
    '440101·19900101·1234',
    '4401011990\u200b01011234',
    '工号440101199001011234号',
  ])('%s is an identity number', (written) => {
    for (const reader of [id, text(), personName, subject])
      expect(codes<unknown>(reader, written)).toEqual(['identity-number']);
  });
  test.each(['44010119900101123', '4401011990010112345', '20190101', 'T01', '440101-1990-0101', 'S01-19900101-12'])(
    '%s is none',
    (written) => expect(codes(id, written)).toEqual([]),
  );
});

describe('subjects', () => {
  test.each([
    ['信息技术', '信息科技'],
    ['思想品德', '道德与法治'],
    ['体育与健康', '体育'],
    ['生物学', '生物'],
    [' 语 文 ', '语文'],
    ['劳动与技术', '劳动'],
    ['英语', '英语'],
  ])('%s is %s', (written, name) => {
    expect(value(subject, written)).toBe(name);
    expect(codes(subject, written)).toEqual([]);
  });
  test('a local subject is allowed with a warning', () => {
    const reading = subject(cell('剪纸'), '列');
    expect(reading.value).toBe('剪纸');
    expect(reading.complaints.map((one) => [one.severity, one.message.code])).toEqual([['warning', 'unknown-subject']]);
  });
});

describe('texts that are too long are told once, with their beginning', () => {
  test.each<[string, Reader<string>, number]>([
    ['name', shortName, 100],
    ['person', personName, 100],
    ['subject', subject, 100],
    ['id', id, 64],
    ['text', text(), 1000],
  ])('%s', (_, reader, most) => {
    expect(codes(reader, '甲'.repeat(most))).not.toContain('too-long');
    const [complaint] = reader(cell('𠮷'.repeat(most + 1)), '列').complaints;
    expect([complaint!.severity, complaint!.message.code, complaint!.message.facts, complaint!.value]).toEqual([
      'error',
      'too-long',
      { column: '列', most, length: most + 1 },
      `${'𠮷'.repeat(40)}…`,
    ]);
  });

  test('and no cell of any column is quoted at length', () => {
    const tables = validTables();
    setCell(tables, '教师', 2, '性别', '女'.repeat(30_000));
    setCell(tables, '教师', 3, '教师编号', 'T'.repeat(30_000));
    const { problems } = readTables(tables);
    expect(errorLines({ problems }).map((line) => line.split(' ').at(-1))).toContain('too-long');
    expect(JSON.stringify(problemsJson(problems, 'zh-CN')).length).toBeLessThan(5000);
  });
});
