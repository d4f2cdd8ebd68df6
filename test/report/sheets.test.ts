import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/messages/message.ts';
import { pendingClauses, type Policy } from '../../src/policy/policy.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { rational } from '../../src/domain/rational.ts';
import { certificateLines, remarkWords } from '../../src/report/certificate.ts';
import { evidenceOf } from '../../src/report/evidence.ts';
import { shareSum } from '../../src/report/share-sums.ts';
import { allowanceSheet } from '../../src/report/sheets/allowances.ts';
import { compliance } from '../../src/report/sheets/compliance.ts';
import { REPORT_SHEETS } from '../../src/report/sheets/index.ts';
import { qualitySheet } from '../../src/report/sheets/quality.ts';
import { people } from '../../src/report/sheets/people.ts';
import { readings } from '../../src/report/sheets/readings.ts';
import { schoolMoves } from '../../src/report/sheets/school-moves.ts';
import { subjectBalance } from '../../src/report/sheets/subject-balance.ts';
import type { TableCell, Table } from '../../src/report/table.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { certificateJson } from '../../src/report/certificate-json.ts';
import * as tiny from '../support/tiny.ts';
import { applied } from '../support/tiny.ts';
import { context, unproven } from './fixture.ts';

const { plan } = context;

/** The rows as objects by heading. */
const records = (sheet: Table): Record<string, TableCell>[] =>
  sheet.rows.map((row) => Object.fromEntries(sheet.columns.map((column, i) => [column.heading, row[i] ?? null])));

const withPolicy = (changes: Partial<Policy>): ReportContext => ({
  ...context,
  policy: { ...context.policy, ...changes },
});

describe('compliance', () => {
  it('counts into the margin what the numbers do not show: three arrive, of two subjects, and nobody leads them', () => {
    const { ENGLISH, posting, school: site, teachers: staff } = tiny;
    const weak = tiny.instance({
      schools: [site({ id: 'S1', role: 'core' }), site({ id: 'S2', weak: true })],
      teachers: [...staff(5, 'C'), ...staff(3, 'E', { subject: ENGLISH }), ...staff(5, 'M', { home: 'S2' })],
    });
    const policy = {
      ...context.policy,
      rules: [applied('group-inflow', {}, { clause: 'SZ5', enforce: { kind: 'soft', tier: 'soft', weight: 1 } })],
    };
    const made = appraise(
      weak,
      policy,
      ['C01', 'C02', 'E01'].map((id) => posting({ teacher: id })),
    );
    const short = {
      instance: weak,
      policy,
      plan: { ...plan, postings: [...made.postings], compliance: [...made.compliance], relaxations: [] },
    };
    const [first] = records(compliance(short, 'zh-CN'));
    expect(first).toMatchObject({ 要求: 3, 实际: 3, 余量: -1, 是否达标: '未达标（尽量）' });
    expect(certificateJson(short)).toMatch(/"required": 3,\s*"actual": 3,\s*"margin": -1,\s*"holds": false/);
  });

  const sheet = compliance(context, 'zh-CN');
  const rows = records(sheet);
  const remark = (clause: string): TableCell | undefined =>
    rows.find((row) => row['条款'] === clause && row['学年'] === '2027学年')?.['说明'];

  // Of the demands of the pack two are counted: across stages, and what a weak school sends.
  const COUNTED = ['SZ3', 'SZ6'];

  it('has a row for each of the certificate and for each clause that is not evaluated', () => {
    const silent = evidenceOf(context).rules.filter(({ places }) => places.length === 0);
    expect(rows).toHaveLength(
      plan.compliance.length + silent.length + pendingClauses(context.policy).length + COUNTED.length,
    );
    for (const row of plan.compliance) {
      expect(
        rows.filter(
          (line) => line['学年'] === `${row.year}学年` && line['要求'] === row.required && line['实际'] === row.actual,
        ),
      ).not.toHaveLength(0);
    }
    expect(rows.filter((row) => COUNTED.includes(row['条款'] as string)).map((row) => row['是否达标'])).toEqual([
      '无须核对',
      '无须核对',
    ]);
    expect(rows.filter((row) => row['是否达标'] === '未评估').map((row) => row['条款'])).toEqual(['SZ7']);
  });

  it('puts what does not hold first, with quote, margin, what was relaxed and the rule’s own advice', () => {
    expect(rows[0]).toMatchObject({
      规定: '骨干教师占比',
      条款: 'SZ2',
      学年: '2028学年',
      要求: 1,
      实际: 0,
      余量: -1,
      是否达标: '未达标',
      效力: '必须',
    });
    expect(rows[0]!['条款原文']).toContain('骨干教师比例应不低于');
    expect(rows[0]!['说明']).toMatch(/^放宽（少1人）。-第一集团 2028 学年应有不少于 1 名骨干教师/);
    expect(rows.filter((row) => row['是否达标'] === '未达标')).toHaveLength(plan.relaxations.length);
    expect(rows.slice(plan.relaxations.length).every((row) => row['是否达标'] !== '未达标')).toBe(true);
  });

  it('shows protections by the places checked, without a margin', () => {
    const row = rows.find((line) => line['规定'] === '交流期限' && line['学年'] === '2027学年')!;
    expect(row).toMatchObject({
      效力: '底线',
      集团: '全部',
      方向: '逐处符合',
      要求: 2,
      实际: 2,
      余量: null,
      说明: '检查2处，全部符合',
    });
  });

  it('colours by the word in the cell', () => {
    const status = sheet.columns.findIndex((column) => column.heading === '是否达标');
    expect(sheet.marks.map((mark) => [mark.column, mark.word, mark.tone])).toEqual([
      [status, '未达标', 'bad'],
      [status, '人工核对：不符合', 'bad'],
      [status, '未达标（尽量）', 'warn'],
      [status, '未评估', 'muted'],
      [status, '无须核对', 'muted'],
      [status, '达标', 'good'],
    ]);
  });

  it('tells a soft rule that fails from a hard one', () => {
    const rules = context.policy.rules.map((rule) =>
      rule.clause === 'SZ2' ? { ...rule, enforce: { kind: 'soft', tier: 'soft', weight: 1 } as const } : rule,
    );
    const first = records(compliance(withPolicy({ rules }), 'zh-CN'))[0]!;
    expect(first).toMatchObject({ 条款: 'SZ2', 效力: '尽量', 是否达标: '未达标（尽量）' });
  });

  it('does not mix up two lines of one rule and clause for groups of different kinds', () => {
    const rules = context.policy.rules.flatMap((rule) =>
      rule.clause === 'SZ2'
        ? [
            { ...rule, kinds: ['tight'] as const, enforce: { kind: 'soft', tier: 'soft', weight: 1 } as const },
            { ...rule, kinds: ['sameStage'] as const },
          ]
        : [rule],
    );
    expect(records(compliance(withPolicy({ rules }), 'zh-CN'))[0]).toMatchObject({
      条款: 'SZ2',
      效力: '必须',
      是否达标: '未达标',
    });
  });

  it('shows the sum behind a share', () => {
    expect(remark('SZ1')).toMatch(/；22×20%=4\.4→5$/);
    expect(remark('SZ2')).toBe('刚好达标；2×20%=0.4→1');
    expect([shareSum(133, rational(1, 5)), shareSum(100, rational(7, 100)), shareSum(10, rational(1, 3))]).toEqual([
      '133×20%=26.6→27',
      '100×7%=7',
      '10×1/3≈3.33→4',
    ]);
  });

  it('calls nothing just met where nobody is asked for', () => {
    const line = certificateLines(context).find(
      ({ row, applied: rule }) => row?.holds === true && rule?.spec.nature === 'quota',
    )!;
    const idle = { ...line, row: { ...line.row!, op: '>=' as const, required: 0, actual: 0 }, measure: null };
    expect([remarkWords(context, idle, 'zh-CN'), remarkWords(context, idle, 'en')]).toEqual([
      '没有需要安排的人数',
      'nothing is asked',
    ]);
    expect(remarkWords(context, { ...idle, row: { ...idle.row, op: '<=' } }, 'zh-CN')).toBe('刚好达标');
  });

  it('counts numerator and denominator where a rule counts people', () => {
    const of = (clause: string): TableCell[][] =>
      rows
        .filter((row) => row['条款'] === clause && row['学年'] === '2027学年')
        .map((row) => [row['分子（人）'] ?? null, row['分母（人）'] ?? null]);
    expect([of('SZ1'), of('SZ2')]).toEqual([[[2, 22]], [[1, 2]]]);
    expect(rows.find((row) => row['规定'] === '交流期限')).toMatchObject({ '分子（人）': null, '分母（人）': null });
  });

  it('says of a rule that found nothing to check why, and of one that was not evaluated that nobody checked', () => {
    const rules = [
      ...context.policy.rules,
      applied('host-stock', { lo: '30%', hi: '50%' }, { clause: 'SZ2', kinds: ['tight'] }),
      applied({ ...applied('pins').spec, nature: 'quota', id: 'mute', check: () => [], idle: () => undefined }),
    ];
    const found = records(compliance(withPolicy({ rules }), 'zh-CN'));
    expect(found.find((row) => row['规定'] === '成员校交流教师占比')).toMatchObject({
      是否达标: '无须核对',
      说明: '名册中没有适用的集团类型',
    });
    const mute = found.findIndex((row) => row['说明'] === '没有找到可核对的集团、学校或人员，原因不明，请人工核对');
    expect([found[mute]!['是否达标'], found.slice(0, mute).some((row) => row['是否达标'] === '达标')]).toEqual([
      '未评估',
      false,
    ]);
  });

  it('has columns for stage, school and subject only where a row speaks of one', () => {
    expect(sheet.columns.map(({ heading }) => heading)).not.toContain('学校');
    const compliant = plan.compliance.map((row) => ({ ...row, scope: { ...row.scope, school: 'S2' } }));
    expect(
      compliance({ ...context, plan: { ...plan, compliance: compliant } }, 'zh-CN').columns.map(
        ({ heading }) => heading,
      ),
    ).toContain('学校');
  });

  it('lists a relaxation that no row of the certificate carries', () => {
    const relaxed = {
      ...plan.relaxations[0]!,
      rule: 'allowance-budget',
      clause: 'RA20',
      scope: { group: null, stage: null, school: null, subject: null },
      by: 3,
      unit: '10000yuan' as const,
    };
    const rest = records(compliance({ ...context, plan: { ...plan, relaxations: [relaxed] } }, 'zh-CN'));
    expect(rest[0]).toMatchObject({
      规定: '交流津贴预算',
      条款: 'RA20',
      是否达标: '未达标',
      说明: '交流津贴预算（RA20）：全部，2027学年，超支3万元',
    });
  });
});

describe('people', () => {
  const rows = records(people(context, 'zh-CN'));
  const of = (clause: string, year: number, role: string): TableCell[] =>
    rows
      .filter((row) => row['条款'] === clause && row['学年'] === `${year}学年` && row['分子/分母'] === role)
      .map((row) => row['教师编号']!);

  it('lists who is counted and of whom, by name and school', () => {
    expect(of('SZ1', 2027, '分子（计入）')).toEqual(['C01', 'E01']);
    expect(of('SZ1', 2027, '分母（基数）')).toHaveLength(22);
    expect(of('SZ2', 2028, '分母（基数）')).toEqual(['C02']);
    expect(rows.find((row) => row['教师编号'] === 'C02')).toMatchObject({
      姓名: '李红',
      编制单位: '=城中小学',
      任教学科: '语文',
      骨干: '无',
      集团: '-第一集团',
    });
  });

  it('says how many there are where a list is too long to stand there, the shortest evidence first', () => {
    const short = people(context, 'zh-CN', 10);
    const told = records(short);
    expect(short.title).toContain('certificate.json');
    // Four postings count towards the rate, one of them towards the backbones; then the bases of the backbone share.
    expect(
      told.filter((row) => row['教师编号'] !== '').map((row) => [row['条款'], row['分子/分母'], row['教师编号']]),
    ).toEqual([
      ['SZ1', '分子（计入）', 'C01'],
      ['SZ1', '分子（计入）', 'E01'],
      ['SZ1', '分子（计入）', 'C02'],
      ['SZ1', '分子（计入）', 'C03'],
      ['SZ2', '分子（计入）', 'C01'],
      ['SZ2', '分母（基数）', 'C01'],
      ['SZ2', '分母（基数）', 'E01'],
      ['SZ2', '分母（基数）', 'C02'],
      ['SZ2', '分母（基数）', 'C03'],
    ]);
    expect(told.filter((row) => row['教师编号'] === '').map((row) => row['姓名'])).toContain(
      '共22人，名单见 certificate.json',
    );
  });

  it('gives the yuan of each where a rule counts money', () => {
    const rules = [...context.policy.rules, applied('allowance-budget', {}, { clause: 'SZ2' })];
    const { instance, policy } = { ...context, policy: { ...context.policy, rules } };
    const { compliance: found, relaxations } = appraise(instance, policy, plan.postings);
    const paid = records(
      people({ instance, policy, plan: { ...plan, compliance: [...found], relaxations: [...relaxations] } }, 'zh-CN'),
    ).filter((row) => row['规定'] === '交流津贴预算' && row['学年'] === '2027学年');
    expect(paid.map((row) => [row['教师编号'], row['金额（元）']])).toEqual([
      ['C01', 9600],
      ['E01', 9600],
    ]);
  });
});

describe('quality', () => {
  it('shows the tiers of the plan in order, shortages in teachers', () => {
    const rows = records(qualitySheet(context, 'zh-CN'));
    expect(rows.map((row) => row['目标层级'])).toEqual([
      '硬性规定',
      '放宽先后',
      '学科缺员',
      '倡导性要求',
      '影响最小',
      '个人志愿',
      '轮岗先后',
    ]);
    rows.forEach((row, i) => {
      const { tier, value } = plan.proof.tiers[i]!;
      expect(row).toMatchObject({ 数值: tier === 'shortage' ? value / 10 : value, 差距: 0, 是否已证明最优: '是' });
    });
  });

  it('says what is not proven', () => {
    const sheet = qualitySheet(unproven, 'zh-CN');
    expect(sheet.title).toContain('也许还能更好');
    expect(records(sheet).at(-1)).toMatchObject({ 差距: 5, 是否已证明最优: '否' });
  });
});

describe('subject balance', () => {
  const rows = records(subjectBalance(context, 'zh-CN'));
  const at = (school: string, subject: string, year: number): Record<string, TableCell> =>
    rows.find((row) => row['学校'] === school && row['学科'] === subject && row['学年'] === `${year}学年`)!;

  it('has every subject with a demand of the year, short or not', () => {
    expect(rows).toHaveLength(5 * 3 + 1);
    expect(at('=城中小学', '语文', 2027)).toMatchObject({
      核定需求: 7,
      需求人数: 7,
      交流前人数: 11,
      交流前余缺: 4,
      交流前状况: '余',
      交流后人数: 10,
    });
    expect(at('河东小学', '语文', 2027)).toMatchObject({
      核定需求: 4.6,
      需求人数: 5,
      交流前余缺: 0,
      交流前状况: '平',
      交流后余缺: 1,
      交流后状况: '余',
    });
    expect(at('河东小学', '英语', 2027)).toMatchObject({
      交流前余缺: -1,
      交流前状况: '缺',
      交流后余缺: 0,
      交流后状况: '平',
    });
    expect(at('@河西小学', '英语', 2028)).toMatchObject({ 核定需求: 0.4, 需求人数: 0, 交流后状况: '平' });
  });

  it('has the subjects in the order of the page, what needs most teachers first', () => {
    const ofCore = rows
      .filter((row) => row['学校'] === '=城中小学' && row['学年'] === '2027学年')
      .map((row) => row['学科']);
    expect([ofCore[0], ofCore.includes('英语')]).toEqual(['语文', true]);
  });

  it('does not claim that nobody is missing where no demand was entered', () => {
    const roster = { ...context.instance.roster, demand: [] };
    expect(subjectBalance({ ...context, instance: { ...context.instance, roster } }, 'zh-CN').title).toBe(
      '学科余缺（未填学科需求，未评估缺员）',
    );
  });

  it('agrees with the shortages of plan.json', () => {
    const short = rows.flatMap((row) =>
      row['交流前状况'] === '缺' || row['交流后状况'] === '缺' ? [[row['学校'], row['学科'], row['学年']]] : [],
    );
    expect(short).toHaveLength(plan.shortages.length);
    for (const { school, subject, year, need, before, short: left } of plan.shortages) {
      const row = at(context.instance.sites.get(school)!.row.name, subject, year);
      expect(row).toMatchObject({ 需求人数: need });
      expect(Math.max(0, -Number(row['交流前余缺']))).toBe(before);
      expect(Math.max(0, -Number(row['交流后余缺']))).toBe(left);
    }
  });
});

describe('moves by school', () => {
  it('counts who leaves, comes, works there and is a backbone teacher', () => {
    const rows = records(schoolMoves(context, 'zh-CN'));
    expect(rows).toHaveLength(9);
    const of = (school: string): (TableCell | undefined)[][] =>
      rows
        .filter((row) => row['学校'] === school)
        .map((row) =>
          [
            '在职教师数',
            '当年派出',
            '当年派入',
            '在校交流教师',
            '交流前在校工作',
            '交流后在校工作',
            '交流前骨干教师',
            '交流后骨干教师',
          ].map((key) => row[key]),
        );
    expect(of('=城中小学')).toEqual([
      [13, 2, 0, 1, 14, 12, 2, 1],
      [13, 1, 0, 0, 13, 10, 1, 0],
      [13, 1, 0, 0, 13, 9, 1, 0],
    ]);
    expect(of('河东小学')).toEqual([
      [5, 0, 2, 2, 5, 7, 0, 1],
      [5, 0, 0, 2, 5, 7, 0, 1],
      [5, 0, 0, 2, 5, 7, 0, 1],
    ]);
    expect(of('@河西小学')).toEqual([
      [5, 0, 0, 0, 4, 4, 0, 0],
      [5, 0, 1, 1, 5, 6, 1, 1],
      [5, 0, 1, 2, 5, 7, 1, 1],
    ]);
  });
});

describe('allowances', () => {
  it('totals each year against the budget', () => {
    const sheet = allowanceSheet(context, 'zh-CN');
    expect(sheet.title).toContain('57,600元');
    expect(sheet.rows.slice(0, 2)).toEqual([
      ['2027学年', '西山', 24, 19_200, null, null],
      ['2027学年', '合计', 24, 19_200, 20_000, 800],
    ]);
    const total = plan.allowances.reduce((sum, row) => sum + row.amount, 0);
    expect(
      records(sheet)
        .filter((row) => row['片区'] === '合计')
        .reduce((sum, row) => sum + Number(row['金额（元）']), 0),
    ).toBe(total);
  });

  it('does not claim 0 yuan where no rate was entered', () => {
    const roster = {
      ...context.instance.roster,
      budgets: [],
      zones: context.instance.roster.zones.map((zone) => ({ ...zone, monthlyAllowance: null })),
    };
    const sheet = allowanceSheet(
      { ...context, instance: { ...context.instance, roster }, plan: { ...plan, allowances: [] } },
      'zh-CN',
    );
    expect(sheet.title).toBe('交流教师津贴（未填津贴标准，未测算）');
    expect(sheet.rows[0]).toEqual(['2027学年', '合计', null, null, '未设预算', null]);
  });

  it('says that there is no budget, and shows years without any allowance', () => {
    const roster = { ...context.instance.roster, budgets: [] };
    const sheet = allowanceSheet(
      { ...context, instance: { ...context.instance, roster }, plan: { ...plan, allowances: [] } },
      'zh-CN',
    );
    expect(sheet.rows).toEqual([2027, 2028, 2029].map((year) => [`${year}学年`, '合计', 0, 0, '未设预算', null]));
  });
});

describe('readings', () => {
  const rows = readings(context, 'zh-CN').rows;
  const find = (item: string): readonly TableCell[] | undefined => rows.find((row) => String(row[1]).includes(item));

  it('prints every clause with its quote and reading', () => {
    for (const clause of context.policy.clauses.values()) {
      expect(
        rows.find((row) => row[2] === clause.id && String(row[3]).startsWith(`${clause.reading['zh-CN']}\n`))?.[1],
      ).toContain(clause.quote);
    }
  });

  it('explains who is eligible, who may go besides, and what decides among equal plans', () => {
    const told = rows.filter((row) => row[0] === '口径说明');
    expect(told.map((row) => row[1])).toEqual([
      '符合交流条件的教师',
      '免除交流',
      '自愿交流',
      '指定人员',
      '同等方案的取舍',
    ]);
    expect(told[0]![3]).toContain('任教满6年，距退休或离岗多于5年');
    expect(told[4]![3]).toContain('--seed');
  });

  it('says of every parameter whose it is', () => {
    expect(find('现单位任教年限')).toEqual([
      '参数',
      '符合交流条件的现单位任教年限（满几年）',
      '',
      '6',
      '本方案设定（文件未规定，可调整）',
    ]);
    expect(find('交流轮岗比例：比例')).toEqual(['参数', '交流轮岗比例：比例', 'SZ1', '20%', '文件规定']);
    expect(find('交流轮岗比例：计算基数')?.at(-1)).toBe('条款读法');
    expect(find('允许增减人数')).toEqual(['参数', '学校人数进出平衡：允许增减人数', '', '2', '通用默认（可调整）']);
    const assumed = rows.filter((row) => row[4] === '本方案设定（文件未规定，可调整）');
    expect(assumed).toHaveLength(context.policy.assumed.length);
  });

  it('takes assumptions about a rule and about all below a name', () => {
    const marked = readings(
      withPolicy({ assumed: ['rules.exchange-rate.share', 'objective.weights'] }),
      'en',
    ).rows.filter((row) => String(row[4]).includes('assumption'));
    expect(marked.map((row) => row[1])).toEqual([
      'Exchange rate: share',
      ...Object.keys(context.policy.weights).map(() => expect.any(String)),
    ]);
  });

  it('names the run', () => {
    expect(rows.slice(-6).map((row) => row[3])).toEqual([
      '2027学年、2028学年、2029学年',
      expect.stringContaining('suzhou-2024'),
      context.policy.digest,
      'sha256:roster',
      '7',
      'lungang 0.0.0',
    ]);
  });
});

describe.each(['zh-CN', 'en'] as const)('every sheet in %s', (lang: Lang) => {
  it('has as many cells in each row as headings, marks that point to a column, and a title', () => {
    for (const make of REPORT_SHEETS) {
      const sheet = make(context, lang);
      expect(sheet.title).not.toBe('');
      expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true);
      expect(sheet.marks.every((mark) => mark.column >= 0 && mark.column < sheet.columns.length)).toBe(true);
      expect(new Set(sheet.columns.map((column) => column.heading)).size).toBe(sheet.columns.length);
    }
  });

  it('uses no solver jargon', () => {
    const text = REPORT_SHEETS.map((make) => JSON.stringify(make(context, lang))).join('\n');
    expect(text).not.toMatch(
      /lower bound|objective|slack|infeasible|\bMILP\b|\bLP\b|整数规划|目标函数|松弛|可行域|对偶|下界/i,
    );
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  it('is in one language', () => {
    const headings = REPORT_SHEETS.flatMap((make) => make(context, lang).columns.map((column) => column.heading));
    for (const heading of headings) expect(/\p{Script=Han}/u.test(heading)).toBe(lang === 'zh-CN');
  });
});
