/** 人员变动 and 新教师 as offices write them: what is read, and which rows are set aside with which reasons. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Change } from '../../src/domain/changes.ts';
import { monthOf } from '../../src/domain/month.ts';
import { readChanges } from '../../src/io/changes/index.ts';
import { roster, teacher } from '../support/tiny.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lungang-changes-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const given = { roster: roster({ teachers: [teacher({ id: 'T1' }), teacher({ id: 'T2' })] }) };

let files = 0;
async function read(rows: readonly string[], arrivals: readonly string[] = []) {
  const path = join(folder, String((files += 1)));
  await mkdir(path);
  await writeFile(join(path, '人员变动.csv'), [...rows, ''].join('\n'));
  if (arrivals.length > 0) await writeFile(join(path, '新教师.csv'), [...arrivals, ''].join('\n'));
  const found = await readChanges(path, given);
  // What was read is what a store keeps.
  for (const change of found.changes) expect(Change.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
  return {
    changes: found.changes,
    told: found.problems
      .filter(({ severity }) => severity !== 'notice')
      .map(({ row, column, code }) => `${row} ${column} ${code}`),
    problems: found.problems,
  };
}

const HEADINGS = '序号,日期,类型,教师编号,列,新值,学校编号,学科,学年,需求人数';

describe('reading staff changes', () => {
  it('corrects the columns that came later, and takes them of those who arrive', async () => {
    const { changes, told } = await read(
      [
        HEADINGS,
        'L1,2027-10-15,更正,T1,任课比例,半',
        'L2,2027-10-15,更正,T1,任课比例,',
        'L3,2027-10-15,更正,T1,上次交流学校,学校S2',
        'L4,2027-10-15,更正,T1,上次交流学校编号,',
        'L5,2027-10-15,更正,T1,任课比例,0.55',
        'L6,2027-10-15,更正,T1,周课时,6',
        'L7,2027-10-15,更正,T1,上次交流学校,S9',
        'L8,2027-10-15,新入职,T9',
      ],
      [
        '教师编号,姓名,性别,出生年月,编制学校编号,进现校年月,主教学科,现聘职称,任课比例,周课时,标准课时,上次交流学校编号',
        'T9,新人,女,2004-03,学校S3,2027-08,语文,未评,,6,12,S2',
      ],
    );
    expect(changes.slice(0, 4).map((change) => change.kind === 'correction' && change.cells)).toEqual([
      { teachingTenths: 5 },
      { teachingTenths: null },
      { lastHost: 'S2' },
      { lastHost: null },
    ]);
    expect(told).toEqual(['6 新值 bad-teaching-share', '7 列 not-correctable', '8 新值 unknown-school']);
    expect(changes[4]).toMatchObject({ kind: 'newHire', row: { teachingTenths: 5, lastHost: 'S2' } });
  });

  it('every kind, with the spellings of the dictionary', async () => {
    const { changes, told } = await read(
      [
        HEADINGS,
        'B1,2027-10-15,离职,T1',
        'B2,2027年11月,退休,T2',
        'B3,20271201,调出,T2',
        'B4,2027.9.1,免除,T1',
        'B5,2027/9/2,撤销免除,T1',
        'B6,2027-09,学科需求,,,,学校S2,信息技术,2028学年,3.5',
        'B7,2027-09-03,更正,T1,骨干教师,是',
        'B8,2027-09-03,更正,T1,编制学校,学校S2',
        'B9,2027-09-03,更正,T1,配偶编号,',
        'B10,2027-08-20,新入职,T9',
      ],
      [
        '教师编号,姓名,性别,出生年月,编制学校编号,进现校年月,主教学科,现聘职称',
        'T9,新人,女,2004-03,学校S3,2027-08,语文,未评',
      ],
    );
    expect(told).toEqual([]);
    expect(changes.map(({ id, date, kind }) => `${id} ${date} ${kind}`)).toEqual([
      'B1 2027-10-15 resignation',
      'B2 2027-11-01 retirement',
      'B3 2027-12-01 transferOut',
      'B4 2027-09-01 exemption',
      'B5 2027-09-02 exemptionEnded',
      'B6 2027-09-01 demand',
      'B7 2027-09-03 correction',
      'B8 2027-09-03 correction',
      'B9 2027-09-03 correction',
      'B10 2027-08-20 newHire',
    ]);
    expect(changes[5]).toMatchObject({ school: 'S2', subject: '信息科技', year: 2028, tenths: 35 });
    expect(changes.slice(6, 9).map((change) => change.kind === 'correction' && change.cells)).toEqual([
      { backbone: 'county' },
      { home: 'S2' },
      { spouse: null },
    ]);
    expect(changes[9]).toMatchObject({
      teacher: 'T9',
      row: { home: 'S3', working: 'S3', since: monthOf(2027, 8), employedSince: monthOf(2027, 8) },
    });
  });

  it('leave is no kind of its own: the row says how it is entered', async () => {
    const { told, problems } = await read([
      HEADINGS,
      'B1,2027-10-15,产假,T1',
      'B2,2027-10-15,更正,T1,在岗状态,产假',
      'B3,2027-10-15,更正,T1,离岗至,2028-03',
    ]);
    expect(told).toEqual(['2 类型 kind-is-status']);
    expect(problems.find(({ code }) => code === 'kind-is-status')!.message.in('zh-CN')).toContain(
      '列“在岗状态”、新值“产假”',
    );
  });

  it('telephone numbers and addresses are neither quoted nor kept, wherever they stand', async () => {
    const secrets = ['13812345678', '幸福路8号', '110101199003070777'];
    const { changes, told, problems } = await read(
      [
        HEADINGS,
        'P1,13812345678,离职,T1',
        'P2,2027-10-15,离职,13812345678',
        '13812345678,2027-10-15,离职,T1',
        'P4,2027-10-15,学科需求,,,,S2,13812345678,,2',
        'P5,2027-10-15,更正,T1,配偶编号,13812345678',
        'P6,2027-10-15,更正,T1,幸福路8号,1',
        'P7,2027-10-15,更正,T1,姓名,张三13812345678',
        'P8,2027-10-15,离职,110101199003070777',
        'P9,2027-10-15,新入职,T9',
        'P10,2027-10-15,离职,T2,,13812345678',
      ],
      [
        '教师编号,姓名,性别,出生年月,编制学校编号,进现校年月,主教学科,现聘职称',
        'T9,新人,女,2004-03,S3,2027-08,13812345678,未评',
        '13812345678,闲人,男,1990-03,S3,2027-08,语文,一级',
      ],
    );
    const everything = JSON.stringify([
      changes,
      problems,
      problems.map(({ message }) => [message.in('zh-CN'), message.in('en')]),
    ]);
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(changes.map(({ id }) => id)).toEqual(['P7', 'P10']);
    expect(changes[0]).toMatchObject({ cells: { name: '张三' } });
    expect(told.filter((line) => line.includes('contact'))).toEqual([
      '3 教师编号 contact-in-change',
      '4 序号 contact-in-change',
      '5 学科 contact-in-change',
      '6 新值 contact-in-change',
      '10 教师编号 contact-in-change',
    ]);
  });

  it('staff numbers that look like telephone numbers stay ids where the roster has such ids', async () => {
    const path = join(folder, '人员变动-编号.csv');
    await writeFile(path, `${HEADINGS}\nN1,2027-10-15,离职,13800000001\n`);
    const staff = roster({ teachers: [teacher({ id: '13800000001' }), teacher({ id: '13800000002' })] });
    expect((await readChanges(path, { roster: staff })).changes).toMatchObject([{ teacher: '13800000001' }]);
    expect((await readChanges(path, given)).changes).toEqual([]);
  });

  it('bad rows are set aside, each with its cell and reason, and the others stand', async () => {
    const { changes, told } = await read(
      [
        HEADINGS,
        'C1,2027-13,离职,T1',
        'C2,2027-10-15,辞世,T1',
        'C3,2027-10-15,离职,',
        ',2027-10-15,离职,T1',
        'C5,2027-10-15,更正,T1,教师编号,T5',
        'C6,2027-10-15,更正,T1,出生年月,昨天',
        'C7,2027-10-15,更正,T1,性别,',
        'C8,2027-10-15,学科需求,,,,S9,语文,,2',
        'C9,2027-10-15,学科需求,,,,S2,语文,,两',
        'C10,2027-10-15,调入,T8',
        'C11,2027-10-15,新入职,T9',
        'C12,2027-10-15,离职,T2',
        'C12,2027-10-16,离职,T1',
        'C12,2027-10-15,离职,T2',
      ],
      [
        '教师编号,姓名,性别,出生年月,编制学校编号,进现校年月,主教学科,现聘职称',
        'T9,新人,女,2004-03,S3,2027-08,语文,',
        'T7,闲人,男,1990-03,S3,2027-08,语文,一级',
      ],
    );
    expect(changes.map(({ id }) => id)).toEqual(['C12']);
    expect(told).toEqual([
      '2 现聘职称 empty-cell',
      '2 日期 bad-month',
      '3 类型 bad-word',
      '4 教师编号 change-cell-needed',
      '5 序号 change-cell-needed',
      '6 列 not-correctable',
      '7 新值 bad-month',
      '8 新值 change-cell-needed',
      '9 学校编号 unknown-school',
      '10 需求人数 bad-demand',
      '11 教师编号 no-arrival-row',
      '12 教师编号 no-arrival-row',
      '14 序号 change-id-twice',
      'null null arrival-not-used',
    ]);
  });

  it('a file of its own may have any name; a file that is something else is told as a whole', async () => {
    const own = join(folder, '变动-20271015.csv');
    await writeFile(own, `${HEADINGS}\nD1,2027-10-15,离职,T1\n`);
    expect((await readChanges(own, given)).changes).toHaveLength(1);
    const other = join(folder, '名单.csv');
    await writeFile(other, '姓名,电话\n甲,1\n');
    const { changes, problems } = await readChanges(other, given);
    expect([
      changes,
      problems.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code]),
    ]).toEqual([[], [[null, 'no-changes-table']]]);
  });

  it('never tells an identity number, wherever it stands', async () => {
    const { problems } = await read([
      HEADINGS,
      'E1,2027-10-15,更正,T1,姓名,110101199003070011',
      'E2,2027-10-15,离职,110101199003070011',
    ]);
    expect(problems.map(({ message, value }) => `${message.in('zh-CN')} ${value}`).join(' ')).not.toContain(
      '110101199003070011',
    );
    expect(problems.filter(({ severity }) => severity === 'error')).toHaveLength(2);
  });
});
