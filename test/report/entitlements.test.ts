import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/messages/message.ts';
import type { Policy } from '../../src/policy/policy.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { readings } from '../../src/report/sheets/readings.ts';
import { rotationList } from '../../src/report/sheets/rotation-list.ts';
import { schoolEntitlements } from '../../src/report/sheets/school-entitlements.ts';
import { subjectBalance } from '../../src/report/sheets/subject-balance.ts';
import { entitlementsSheet } from '../../src/report/sheets/teacher-entitlements.ts';
import type { TableCell, Table } from '../../src/report/table.ts';
import { workbookBytes } from '../../src/report/workbook.ts';
import { applied, PROTECTIONS } from '../support/tiny.ts';
import { bare, computedContext } from './computed-fixture.ts';
import { rowsOf, tagsOf } from './html/page.ts';

const context = computedContext();
const records = (sheet: Table): Record<string, TableCell>[] =>
  sheet.rows.map((row) => Object.fromEntries(sheet.columns.map((column, i) => [column.heading, row[i] ?? null])));
const headings = (sheet: Table): string[] => sheet.columns.map(({ heading }) => heading);
const withRules = (rules: Policy['rules']): ReportContext => ({ ...context, policy: { ...context.policy, rules } });
const without = (...ids: readonly string[]): ReportContext => ({
  ...context,
  policy: { ...context.policy, clauses: new Map([...context.policy.clauses].filter(([id]) => !ids.includes(id))) },
});

const people = entitlementsSheet(context, 'zh-CN');
const personOf = (name: string): Record<string, TableCell> => records(people).find((row) => row['姓名'] === name)!;
const paid = (name: string) =>
  ['津贴补助（元/月）', '2027学年津贴（元）', '2028学年津贴（元）', '2029学年津贴（元）'].map(
    (key) => personOf(name)[key],
  );
const service = (name: string) =>
  [
    '原有乡村任教月数',
    '本次计入乡村任教月数',
    '累计交流月数',
    '提任校级干部重要因素（交流满24个月，程序设定，文件未规定）',
    '审批层级',
  ].map((key) => personOf(name)[key]);
const posts = (name: string) =>
  ['保留岗位等级（不低于）', '期间晋升的职级返岗后有风险', '晋升高级不占成员校高级岗位比例', '中级岗位空额'].map(
    (key) => personOf(name)[key],
  );
const place = (name: string) => [personOf(name)['返回单位'], personOf(name)['返回时本学科岗位']];
const titles = (kinds: readonly ['fused'] | readonly ['coBuilt']) =>
  withRules([...PROTECTIONS, applied('title-posts', { counted: 'sender' }, { clause: 'RA13', kinds })]);

describe('the sheet of entitlements and returns', () => {
  it('has everybody away: planned by year and teacher, running ones in the first year', () => {
    expect(people.title).toBe('交流教师待遇与期满返回（含正在交流、跟岗和任职，共4人次）');
    expect(people.rows.map((row) => [row[0], row[5], row[6], row[7], row[8], row[9]])).toEqual([
      ['=王芳', '交流轮岗', '=城中小学', '山上小学', '2027-09', '2030-09'],
      ['李红', '交流轮岗', '=城中小学', '山上小学', '2027-09', '2030-09'],
      ['赵明', '正在交流', '=城中小学', '山上小学', '2025-09', '2029-09'],
      ['教师K03', '交流轮岗', '=城中小学', '村小', '2028-09', '2031-09'],
    ]);
  });

  it('800 yuan a month in the mountains, twelve months a year, until the return', () => {
    expect(paid('=王芳')).toEqual([800, 9600, 9600, 9600]);
    expect(paid('赵明')).toEqual([800, 9600, 9600, 0]);
    expect(paid('教师K03')).toEqual([0, 0, 0, 0]);
    const total = people.rows.flatMap((row) => row.slice(13, 16)).reduce<number>((sum, cell) => sum + Number(cell), 0);
    expect(total).toBe(context.plan.allowances.reduce((sum, { amount }) => sum + amount, 0));
  });

  it('a range where the rate changes from year to year', () => {
    const budgets = [{ year: 2028, allowanceBudget: null, livingAllowance: 200, transportAllowance: null }];
    const own = entitlementsSheet(
      { ...context, instance: { ...context.instance, roster: { ...context.instance.roster, budgets } } },
      'zh-CN',
    );
    expect(own.rows[0]?.slice(12, 16)).toEqual(['800—1000', 9600, 12_000, 9600]);
    expect(own.rows[3]?.slice(12, 16)).toEqual([200, 0, 2400, 0]);
  });

  it('rural months, months of exchange, approval', () => {
    expect(service('=王芳')).toEqual([6, 36, 36, '是', '学校']);
    expect(service('赵明')).toEqual([0, 24, 48, '是', '集团']);
  });

  it('post levels: kept, at risk, exempt, and where an intermediate post is free', () => {
    // No senior post at the core; its three intermediate ones have eight holders, and A2 has none.
    expect(posts('=王芳')).toEqual([9, '是', '2030-09起，须届时继续在山区任教；如符合高级晋升条件', '']);
    expect(posts('李红')).toEqual([null, '是', '', '暂无空额']);
    // Senior already: the clause is about promotion.
    expect(posts('赵明')).toEqual([null, '否', '', '']);
    expect(posts('教师K03')).toEqual([null, '是', '', '']);
  });

  it('says whether a place is vacant on return', () => {
    // Four are asked in Chinese, and so many are there without who returns; English has no demand row.
    expect([place('赵明'), place('李红')]).toEqual([
      ['=城中小学', '须预留岗位'],
      ['=城中小学', '未填需求'],
    ]);
  });

  it('does not ask for the demand of a leader’s subject', () => {
    const leader = { ...context.instance.persons.get('A01')!, leader: true, tenths: 0 };
    const led = records(
      entitlementsSheet(
        {
          ...context,
          instance: { ...context.instance, persons: new Map(context.instance.persons).set('A01', leader) },
        },
        'zh-CN',
      ),
    );
    expect(led.find((row) => row['姓名'] === '=王芳')!['返回时本学科岗位']).toBe('校级干部');
  });

  it('shows only what the policy’s document knows', () => {
    expect(headings(entitlementsSheet(bare(), 'zh-CN')).slice(9)).toEqual([
      '返回年月',
      '返回单位',
      '返回时本学科岗位',
      '津贴补助（元/月）',
      '2027学年津贴（元）',
      '2028学年津贴（元）',
      '2029学年津贴（元）',
    ]);
    expect(headings(entitlementsSheet(without('RA14'), 'zh-CN'))).not.toContain('原有乡村任教月数');
    // The policy has SZ10 under an id of its own.
    expect(headings(entitlementsSheet(without('X10'), 'zh-CN'))).not.toContain('累计交流月数');
    const silent = [...context.policy.clauses.values()].map((one) =>
      one.id === 'RA14' ? { ...one, served: { by: 'none' as const, why: { 'zh-CN': '无', en: 'no' } } } : one,
    );
    expect(
      headings(
        entitlementsSheet(
          { ...context, policy: { ...context.policy, clauses: new Map(silent.map((one) => [one.id, one])) } },
          'zh-CN',
        ),
      ),
    ).not.toContain('原有乡村任教月数');
  });

  it('keeps the level only in groups of the kinds that the rule names', () => {
    expect(headings(entitlementsSheet(titles(['coBuilt']), 'zh-CN'))).toContain('保留岗位等级（不低于）');
    expect(headings(entitlementsSheet(titles(['fused']), 'zh-CN'))).not.toContain('保留岗位等级（不低于）');
  });

  it('has no column of money where no rate was entered', () => {
    const roster = {
      ...context.instance.roster,
      zones: context.instance.roster.zones.map((zone) => ({ ...zone, monthlyAllowance: null })),
    };
    expect(
      headings(entitlementsSheet({ ...context, instance: { ...context.instance, roster } }, 'zh-CN')),
    ).not.toContain('津贴补助（元/月）');
  });
});

describe('the sheet of schools', () => {
  const rows = records(schoolEntitlements(context, 'zh-CN'));
  const of = (item: string): TableCell[][] =>
    rows
      .filter((row) => row['项目'] === item)
      .map((row) =>
        ['学校', '条款', '学年', '学科', '计算', '结果', '单位', '岗位情况', '人员', '说明'].map(
          (key) => row[key] ?? null,
        ),
      );

  it('excellent gradings with their sum, and whose the base is', () => {
    const note = '基数20%为程序设定，文件未规定；进位取整为1人';
    // A2 has A01, A02 and A04, who is back in 2029; A3 has K03 from 2028 on.
    expect(of('师德考核、年度考核优秀单列指标（各）')).toEqual([
      ['山上小学', 'RA18', '2027学年', '', '3×(20%+5%)=0.75→0', 0, '人', '', '', note],
      ['山上小学', 'RA18', '2028学年', '', '3×(20%+5%)=0.75→0', 0, '人', '', '', note],
      ['村小', 'RA18', '2028学年', '', '1×(20%+5%)=0.25→0', 0, '人', '', '', note],
      ['山上小学', 'RA18', '2029学年', '', '2×(20%+5%)=0.5→0', 0, '人', '', '', note],
      ['村小', 'RA18', '2029学年', '', '1×(20%+5%)=0.25→0', 0, '人', '', '', note],
    ]);
  });

  it('10 to 20 % for the principal, 10,000 yuan a class, 1.2 times the award', () => {
    expect(of('核心校校长绩效奖金上浮')).toEqual([
      [
        '=城中小学',
        'RA19',
        '2026学年',
        '',
        '37000×10%—20%',
        '3700—7400',
        '元',
        '',
        '',
        '上浮幅度由教育局在10%—20%内核定',
      ],
    ]);
    expect(of('毕业班奖补')).toEqual([
      ['山上小学', 'RA22', '2026学年', '', '4×10000', 40_000, '元', '', '', 'Z值80.1→85.6，提升5.5分（满5分）'],
    ]);
    expect(of('质量奖')).toEqual([
      ['=城中小学', 'RA23', '2026学年', '', '100000×1.2', 120_000, '元', '', '', '本集团有成员校Z值提升满5分'],
    ]);
  });

  it('returns against vacancies, and leaders whose two terms are over', () => {
    expect(of('期满返回与岗位')).toEqual([
      ['=城中小学', 'RA6', '2029学年', '语文', '返回1人，空缺0个', 1, '人', '须预留岗位', '赵明', ''],
      ['=城中小学', 'RA6', '2030学年', '英语', '返回1人', 1, '人', '未填需求', '李红', ''],
      ['=城中小学', 'RA6', '2030学年', '语文', '返回1人，空缺0个', 1, '人', '须预留岗位', '=王芳', ''],
      ['=城中小学', 'RA6', '2031学年', '语文', '返回1人，空缺0个', 1, '人', '须预留岗位', '教师K03', ''],
    ]);
    expect(of('任期满两届')).toEqual([
      [
        '=城中小学',
        'GJ4',
        '2027学年',
        '',
        '2017-09起任职',
        1,
        '人',
        '',
        '钱校',
        '校长；规划期内未安排交流；每届按5年计（程序设定，文件未规定）',
      ],
    ]);
  });

  it('lists returns under any policy, and nothing else that its document does not know', () => {
    expect(new Set(records(schoolEntitlements(bare(), 'zh-CN')).map((row) => row['项目']))).toEqual(
      new Set(['期满返回与岗位']),
    );
    expect(headings(schoolEntitlements(bare(), 'zh-CN'))).not.toContain('条款');
  });
});

describe('the list', () => {
  const columns = ['姓名', '是否调动人事关系', '审批层级'];
  const told = (of: ReportContext): (TableCell | undefined)[][] =>
    records(rotationList(of, 'zh-CN')).map((row) => columns.map((key) => row[key]));

  it('says whether the post goes along, as the rule has it, and who approves', () => {
    expect(told(context)).toEqual([
      ['=王芳', '是', '学校'],
      ['李红', '是', '集团'],
    ]);
    expect(told(withRules([...PROTECTIONS, applied('establishment', { mode: 'stays' })]))[0]).toEqual([
      '=王芳',
      '否',
      '学校',
    ]);
    expect(told(withRules([...PROTECTIONS, applied('establishment', { mode: 'group' })]))[0]).toEqual([
      '=王芳',
      '否',
      '学校',
    ]);
    expect(
      told(withRules([...PROTECTIONS, applied('establishment', { mode: 'moves' }, { kinds: ['fused'] })]))[0],
    ).toEqual(['=王芳', '未规定', '学校']);
  });

  it('has no column of approval where the document does not say who approves', () => {
    expect(headings(rotationList(bare(), 'zh-CN'))).not.toContain('审批层级');
  });

  it('moves no post of a leader or a trainee', () => {
    const postings = context.plan.postings.map((posting) => ({ ...posting, kind: 'leadership' as const }));
    expect(told({ ...context, plan: { ...context.plan, postings } })[0]?.[1]).toBe('否');
  });
});

describe('the balance of subjects where teaching is shared', () => {
  const rows = records(subjectBalance(context, 'zh-CN'));
  const of = (school: string, year: number) =>
    rows
      .filter((row) => row['学校'] === school && row['学年'] === `${year}学年`)
      .map((row) =>
        ['需求人数', '交流前人数', '交流前余缺', '走教调入', '走教调出', '交流后人数', '交流后余缺', '交流后状况'].map(
          (key) => row[key],
        ),
      );

  it('counts in tenths, with what is lent and borrowed', () => {
    // B01 gives 0.4 to B2 in 2027; 2 − 0.4 = 1.6 of 1.6, 1 + 0.4 = 1.4 of 1.4.
    expect(of('城东小学', 2027)).toEqual([[1.6, 2, 0.4, 0, 0.4, 1.6, 0, '平']]);
    expect(of('城东二小', 2027)).toEqual([[1.4, 1, -0.4, 0.4, 0, 1.4, 0, '平']]);
    expect(of('城东二小', 2028)).toEqual([[1.4, 1, -0.4, 0, 0, 1, -0.4, '缺']]);
    expect(subjectBalance(context, 'zh-CN').title).toBe(
      '学科余缺（交流前后对照）：三学年缺员合计4.2→0.8人（按学年累计）',
    );
    expect(subjectBalance(context, 'zh-CN').columns.find(({ heading }) => heading === '交流后余缺')?.format).toBe(
      '+0.0;-0.0;0',
    );
  });

  it('counts whole teachers elsewhere, and has no such columns where nothing is shared', () => {
    expect(of('山上小学', 2027)).toEqual([[1, 0, -1, 0, 0, 1, 0, '平']]);
    expect(headings(subjectBalance(bare(), 'zh-CN'))).not.toContain('走教调入');
    expect(subjectBalance(bare(), 'zh-CN').title).toContain('3→0人（按学年累计）');
  });

  it('shows the same on the page', async () => {
    const page = await htmlReport(context, 'zh-CN');
    expect(rowsOf(page, 'heat-2028').slice(1)).toContainEqual(['城东二小', '0.4→0.4', '', '0.4→0.4']);
    expect(
      rowsOf(page, 'ledger')
        .find((row) => row[0]!.startsWith('城东二小'))
        ?.slice(10, 12),
    ).toEqual(['0.4', '0']);
  });
});

describe('numbers that no document gives', () => {
  it('stand among the readings with the clause of the policy', () => {
    const own = records(readings(context, 'zh-CN')).filter((row) => row['来源'] === '程序设定，文件未规定');
    expect(own.map((row) => [row['条款'], String(row['内容']).split('：')[0]])).toEqual([
      ['RA18', '20%'],
      ['X10', '24个月'],
      ['GJ4', '5年'],
      ['RA11', '12个月'],
    ]);
    expect(records(readings(bare(), 'zh-CN')).filter((row) => row['来源'] === '程序设定，文件未规定')).toEqual([]);
  });
});

describe('the page', () => {
  it('sums up by school and leaves names to the workbook', async () => {
    const page = await htmlReport(context, 'zh-CN');
    expect(rowsOf(page, 'entitlements-by-school')).toEqual([
      [
        '学校',
        '本校在外交流',
        '期满返回',
        '其中须预留岗位',
        '计入乡村任教（人月）',
        '交流月数够提任考虑',
        '期间晋升的职级返岗后有风险',
        '晋升高级可不占高级岗位',
        '报教育局审批',
        '学校审批',
        '集团审批',
        '来校交流',
        '2027学年发放津贴（元）',
        '2028学年发放津贴（元）',
        '2029学年发放津贴（元）',
      ],
      // 36 + 36 + 24 + 36 months; A01, A02 and K03 could gain a title that the core has no post for.
      ['=城中小学', '4', '4', '3', '132', '4', '3', '1', '0', '1', '3', '0', '0', '0', '0'],
      ['山上小学', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '3', '28,800', '28,800', '19,200'],
      ['村小', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '1', '0', '0', '0'],
    ]);
    const items = rowsOf(page, 'school-entitlements');
    expect(items[0]).toEqual(['集团', '学校', '角色', '项目', '条款', '学年', '计算', '结果', '单位', '说明']);
    expect(new Set(items.slice(1).map((row) => row[3]))).toEqual(
      new Set(['师德考核、年度考核优秀单列指标（各）', '核心校校长绩效奖金上浮', '毕业班奖补', '质量奖', '任期满两届']),
    );
    const section = tagsOf(page).find(({ attributes }) => attributes.id === 'entitlements')!;
    expect(['王芳', '李红', '赵明', '钱校'].filter((name) => section.text.includes(name))).toEqual([]);
    expect(section.text).toContain('师德考核、年度考核优秀比例基数 20% (RA18)');
  });

  it('says so where there is nothing', async () => {
    const empty = { ...bare(), plan: { ...bare().plan, postings: [] } };
    const { roster, persons } = empty.instance;
    const home = new Map([...persons].map(([id, person]) => [id, { ...person, running: null }]));
    expect(await htmlReport({ ...empty, instance: { ...empty.instance, roster, persons: home } }, 'zh-CN')).toContain(
      '没有人在外交流，也没有学校待遇可测算',
    );
  });
});

describe.each(['zh-CN', 'en'] as const)('what is computed in %s', (lang: Lang) => {
  const sheets = [entitlementsSheet, schoolEntitlements].map((make) => make(context, lang));

  it('is in one language', () => {
    const words = sheets.flatMap((sheet) => [sheet.title, ...headings(sheet)]);
    expect(words.filter((word) => /\p{Script=Han}/u.test(word) !== (lang === 'zh-CN'))).toEqual([]);
    const names = new Set(
      [
        ...context.instance.roster.schools,
        ...context.instance.roster.groups,
        ...context.instance.roster.teachers,
      ].flatMap(({ name }) => [name]),
    );
    const cells = sheets
      .flatMap((sheet) => sheet.rows.flat())
      .filter((cell) => typeof cell === 'string' && !names.has(cell) && !['语文', '英语', '体育'].includes(cell));
    expect(lang === 'en' ? cells.filter((cell) => /\p{Script=Han}/u.test(String(cell))) : []).toEqual([]);
  });

  it('holds no formula', async () => {
    const book = XLSX.read(await workbookBytes(sheets, lang));
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[sheets[0]!.name]!, { header: 1 });
    expect(rows[2]?.[0]).toBe("'=王芳");
    const cells = book.SheetNames.flatMap((name) => Object.values(book.Sheets[name]!)).filter(
      (cell): cell is XLSX.CellObject => typeof cell === 'object' && cell !== null && 't' in cell,
    );
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.filter(({ f, v }) => f !== undefined || (typeof v === 'string' && /^[=+\-@\t\r]/.test(v)))).toEqual(
      [],
    );
  });
});
