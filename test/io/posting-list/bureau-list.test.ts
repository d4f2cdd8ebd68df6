/** Name lists as bureaus keep them: titles above, names instead of ids, and every doubt told as a question. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { monthOf } from '../../../src/domain/month.ts';
import { readPostingList, type ReadPostingList } from '../../../src/io/posting-list/index.ts';
import { ENGLISH, roster, school, teacher, Y } from '../../support/tiny.ts';
import { lines, scratch, writeFiles } from '../support.ts';

const people = roster({
  schools: [
    school({ id: 'S1', role: 'core', name: '城关小学' }),
    school({ id: 'S2', name: '河东小学' }),
    school({ id: 'S3', name: '实验小学' }),
    school({ id: 'S4', name: '实验小学' }),
  ],
  teachers: [
    teacher({ id: 'T01', name: '张三' }),
    teacher({ id: 'T02', name: '李四', sex: 'female' }),
    teacher({ id: 'T03', name: '王芳', sex: 'female', subject: ENGLISH }),
    teacher({ id: 'T04', name: '王芳', sex: 'female', born: monthOf(1990, 1) }),
    teacher({ id: 'T05', name: '王芳', home: 'S2' }),
    teacher({ id: 'T06', name: '赵六', home: 'S2', working: 'S1' }),
    teacher({ id: 'T07', name: '欧阳娜娜', home: 'S2' }),
  ],
});

const folder = scratch();
const read = async (
  text: string,
  years: readonly number[] = [Y],
  terms?: Parameters<typeof readPostingList>[3],
): Promise<ReadPostingList> =>
  readPostingList(join(await writeFiles(await folder('list'), { '名单.csv': text }), '名单.csv'), people, years, terms);
const short = ({ postings }: ReadPostingList): string[] | undefined =>
  postings?.map(({ teacher: id, from, to, start, years, kind }) => `${id} ${from}→${to} ${start}+${years} ${kind}`);

const locked = async (text: string) => (await read(text)).rows?.map(({ lock }) => lock);

describe('a bureau’s list', () => {
  it('is read below its title, without its total, and with the usual term', async () => {
    const list = await read(
      '城关区2027年教师交流轮岗名单\n\n序号,姓名,派出学校,接收学校,任教学科,联系电话\n1,张 三,城关小学,河东小学,语文,13800000000\n2,李四（女）,,河东小学,,\n合计,2人,,,,\n制表人：王科长,,,,,\n',
    );
    expect(lines(list.problems, 'error')).toEqual([]);
    expect(short(list)).toEqual(['T01 S1→S2 2027+3 exchange', 'T02 S1→S2 2027+3 exchange']);
    expect(lines(list.problems, 'notice')).toEqual([
      '名单.csv 3 联系电话 null sensitive-column',
      '名单.csv 6  null list-row-set-aside',
      '名单.csv 7  null list-row-set-aside',
    ]);
    expect(JSON.stringify(list)).not.toContain('13800000000');
  });

  it.each([
    ['开始年月,结束年月', '2027-09,2029-08', '2027+2'],
    ['开始年月,结束年月', '2027年8月,2030年7月', '2027+3'],
    ['学年,年限', '2027学年,三年', '2027+3'],
    ['学年,期限', '2027-2028,36个月', '2027+3'],
    ['起止年月,备注', '2027.9-2029.8,', '2027+2'],
    ['起止年月,备注', '2027年9月至2028年8月,', '2027+1'],
    ['结束年月,备注', '2029-07,', '2027+2'],
    ['交流起止时间,年限', '202709—203008,3', '2027+3'],
  ])('says when in many ways: %s %s', async (headings, cells, term) => {
    const list = await read(`姓名,交流学校,${headings}\n张三,S2,${cells}\n`);
    expect(lines(list.problems, 'error')).toEqual([]);
    expect(short(list)).toEqual([`T01 S1→S2 ${term} exchange`]);
  });

  it('tells people of one name apart by school, by what else the row says, and by id', async () => {
    const list = await read(
      '姓名,教师编号,学校,接收学校,性别,出生年月,学科\n王芳,,河东小学,S1,,,\n王芳,,城关小学,S2,女,,英语\n王芳,T04,,S2,,,\n赵六,,城关小学,S1,,,\n',
    );
    expect(lines(list.problems, 'error')).toEqual([]);
    expect(short(list)).toEqual([
      'T03 S1→S2 2027+3 exchange',
      'T04 S1→S2 2027+3 exchange',
      'T05 S2→S1 2027+3 exchange',
      'T06 S2→S1 2027+3 exchange',
    ]);
  });

  it('asks instead of guessing, about everything at once', async () => {
    const list = await read(
      [
        '姓名,编号,教师编号,学校,接收学校,类型,开始年月,年限,锁定',
        '王芳,,,城关小学,河东小学,,,,',
        '张三,,,河东小学,河东小学,,,,',
        '欧阳娜,,,河东小学,城关小学,,,,',
        '李四,,T01,,河东小学,,,,',
        '李四,,T99,,河东小学,,,,',
        '张三,,,,实验小学,,,,',
        '张三,,,,关小学,,,,',
        '张三,,,,河东小学,旅游,,,',
        '张三,,,,河东小学,,2027-03,,',
        '张三,,,,河东小学,,2029-09,,',
        '张三,,,,河东小学,,,多年,',
        '张三,,,,河东小学,,,,也许',
        '张三,,,,,,,,',
      ].join('\n'),
    );
    expect(list.rows).toBeNull();
    expect(list.postings).toBeNull();
    expect(lines(list.problems, 'error')).toEqual([
      '名单.csv 2 姓名 "王芳" list-same-name',
      '名单.csv 3 学校 "河东小学" list-other-school',
      '名单.csv 4 姓名 "欧阳娜" list-unknown-teacher',
      '名单.csv 5 姓名 "李四" list-id-and-name',
      '名单.csv 6 教师编号 "T99" list-unknown-id',
      '名单.csv 7 接收学校 "实验小学" list-same-school',
      '名单.csv 8 接收学校 "关小学" list-unknown-school',
      '名单.csv 9 类型 "旅游" list-bad-kind',
      '名单.csv 10 开始年月 "2027-03" list-bad-start',
      '名单.csv 11 开始年月 "2029-09" list-other-year',
      '名单.csv 12 年限 "多年" list-bad-years',
      '名单.csv 13 锁定 "也许" list-bad-lock',
      '名单.csv 14 接收学校 "" empty-cell',
    ]);
    const said = (code: string): string => list.problems.find((one) => one.code === code)!.message.in('zh-CN');
    expect(said('list-same-name')).toContain('王芳（T03，城关小学，英语）、王芳（T04，城关小学，语文）');
    expect(said('list-unknown-teacher')).toContain('欧阳娜娜（T07，河东小学，语文）');
    expect(said('list-unknown-school')).toContain('城关小学（S1）');
    expect(said('list-same-school')).toContain('实验小学（S3） 或 实验小学（S4）');
    expect(said('list-other-school')).toContain('张三（T01，城关小学，语文）');
  });

  it('names nobody twice, and says which details the roster holds otherwise', async () => {
    const list = await read('姓名,接收学校,学科,性别\n张三,S2,英语,女\n张三,S2,,\n');
    expect(lines(list.problems)).toEqual([
      '名单.csv 2 姓名 "张三" list-details-differ',
      '名单.csv 3 姓名 "张三" list-twice',
    ]);
    expect(list.problems[0]!.message.in('zh-CN')).toContain('性别（名册为“男”）、学科（名册为“语文”）');
  });

  it('reads how firmly a row stands: all of them where nothing is said, only the marked ones where a column says so', async () => {
    expect(await locked('姓名,接收学校\n张三,S2\n')).toEqual(['fixed']);
    expect(await locked('姓名,接收学校,锁定\n张三,S2,是\n李四,S2,优先\n欧阳娜娜,S1,\n赵六,S1,否\n')).toEqual([
      'fixed',
      'preferred',
      'preferred',
      'free',
    ]);
  });

  it('needs the term where the policy allows several', async () => {
    const list = await read('姓名,接收学校\n张三,S2\n', [Y], { exchange: [1, 2, 3], training: [1], leadership: [3] });
    expect(lines(list.problems, 'error')).toEqual(['名单.csv 2 年限 "" list-no-years']);
    expect(list.problems[0]!.message.in('en')).toContain('1, 2, 3');
  });

  it('is refused with what is lacking where it is no list', async () => {
    expect((await read('姓名,学科\n张三,语文\n')).problems.map(({ message }) => message.in('zh-CN'))[0]).toContain(
      '缺少：拟交流单位',
    );
    expect(lines((await read('a,b\n1,2\n')).problems, 'error')).toEqual(['名单.csv   null list-no-headings']);
    expect(lines((await readPostingList('nowhere.csv', people, [Y])).problems, 'error')).toEqual([
      'nowhere.csv   null not-found',
    ]);
    expect(lines((await readPostingList('list.pdf', people, [Y])).problems, 'error')).toEqual([
      'list.pdf   null list-not-a-file',
    ]);
    expect(lines((await read('姓名,接收学校\n')).problems)).toEqual(['名单.csv   null list-no-rows']);
  });
});

describe('a workbook of several sheets', () => {
  let path: string;
  beforeAll(async () => {
    path = join(await folder('book'), '全区.xlsx');
    const book = new ExcelJS.Workbook();
    for (const [name, ...rows] of [
      ['城关小学', ['张三', '河东小学']],
      ['河东小学', ['欧阳娜娜', '城关小学'], ['张三', '河东小学']],
    ] as const) {
      const sheet = book.addWorksheet(name);
      sheet.addRow([`${name}交流名单`]);
      sheet.addRow(['姓名', '接收学校', '开始年月']);
      for (const row of rows) sheet.addRow([...row, new Date(Date.UTC(Y, 8, 1))]);
    }
    await book.xlsx.writeFile(path);
  });

  it('is read as one list, with dates as dates, and says on which sheet somebody stands twice', async () => {
    const list = await readPostingList(path, people, [Y]);
    expect(lines(list.problems, 'error')).toEqual(['全区.xlsx 河东小学 4 姓名 "张三" list-twice']);
  });
});
