/** Hard clauses that are counted and not enforced: no headline and no verdict says more than the indicators show. */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { Clause } from '../../src/policy/policy.ts';
import { certificateJson } from '../../src/report/certificate-json.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { countedClauses, SILENT_OF_NOBODY } from '../../src/report/counted-clauses.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { compliance } from '../../src/report/sheets/compliance.ts';
import { indicatorsSheet } from '../../src/report/sheets/indicators.ts';
import { summaryText } from '../../src/report/summary.ts';
import { teacher, Y } from '../support/tiny.ts';
import { COMPUTED, computedBy } from '../../src/policy/computed.ts';
import { computedContext } from './computed-fixture.ts';

const given = computedContext();
const hard = (...ids: readonly string[]): ReadonlyMap<string, Clause> =>
  new Map(
    ids.map((id) => [
      id,
      {
        ...given.policy.clauses.get('RA6')!,
        id,
        kind: 'H',
        served: { by: 'indicator', as: id },
        quote: '明确1名校长负总责',
      },
    ]),
  );

/** The county under a policy whose hard clauses are these; the fused group B has so many principals. */
function county(principals: number, ...ids: readonly string[]): ReportContext {
  const leaders = Array.from({ length: principals }, (_, i) =>
    teacher({ id: `L${i}`, home: i === 0 ? 'B1' : 'B2', position: 'principal' }),
  );
  const { roster } = given.instance;
  return {
    ...given,
    instance: deriveInstance({ ...roster, teachers: [...roster.teachers, ...leaders] }, Y),
    policy: { ...given.policy, clauses: hard(...ids) },
  };
}

interface Told {
  readonly verdict: string;
  readonly outcome: string;
  readonly notEvaluated: readonly unknown[];
  readonly clauses: readonly {
    readonly status: string;
    readonly why: object | null;
    readonly counted?: readonly { readonly before: unknown; readonly limit: string; readonly met: boolean | null }[];
  }[];
}
const certificate = (context: ReportContext): Told => JSON.parse(certificateJson(context)) as Told;
const stateOf = (context: ReportContext): unknown => {
  const sheet = indicatorsSheet(context, 'zh-CN');
  const [item, state] = ['指标', '是否达标'].map((heading) =>
    sheet.columns.findIndex((column) => column.heading === heading),
  );
  return sheet.rows.find((row) => row[item!] === '在任校长数（人）')?.[state!];
};
const COUNTED = '另有1项硬性要求属核对项，未达标，见“指标”：RA12“明确1名校长负总责”';

describe('a hard clause that is counted', () => {
  it('and not met stands in every headline, and the verdict is not that all holds', async () => {
    const two = county(2, 'RA12');
    expect(stateOf(two)).toBe('未达标');
    expect(summaryText(two, 'zh-CN')).toContain(
      `方案须遵守的硬性规定全部达标（${two.policy.title['zh-CN']}）；${COUNTED}。`,
    );
    expect(summaryText(two, 'zh-CN')).not.toContain('合规：');
    expect(summaryText(two, 'en')).toContain(
      'besides, 1 hard requirement that is counted only is not met, see Indicators: RA12.',
    );
    // As many lines are said to be checked and not met as the certificate shows.
    const sheet = compliance(two, 'zh-CN');
    const states = sheet.rows.map((row) => row[sheet.columns.findIndex(({ heading }) => heading === '是否达标')]);
    const of = (...words: readonly string[]): number => states.filter((state) => words.includes(String(state))).length;
    expect(summaryText(two, 'zh-CN')).toContain(
      `共核对${of('达标', '未达标', '未达标（尽量）')}项，未达标${of('未达标', '未达标（尽量）')}项`,
    );
    expect(compliance(two, 'zh-CN').title).toContain(`硬性规定全部达标；${COUNTED}`);
    const page = await htmlReport(two, 'zh-CN');
    expect(/<div class="banner[^>]*>.*?<\/div>/su.exec(page)?.[0]).toMatch(/tone-bad.*! .*另有1项硬性要求属核对项/su);
    // plan.json speaks of rules alone.
    expect(certificate(two)).toMatchObject({ verdict: 'unmet', outcome: 'compliant', notEvaluated: [] });
    expect(certificate(two).clauses[0]).toMatchObject({
      status: 'not-met',
      why: null,
      counted: [{ before: 2, limit: '1', met: false }],
    });
  });

  it('and met leaves everything as it was', async () => {
    const one = county(1, 'RA12');
    expect([stateOf(one), certificate(one).verdict, certificate(one).clauses[0]?.status]).toEqual([
      '达标',
      'holds',
      'met',
    ]);
    expect(summaryText(one, 'zh-CN')).toContain('合规：硬性规定全部达标');
    expect(await htmlReport(one, 'zh-CN')).toMatch(/class="banner tone-good"/u);
  });

  it('is not known where the roster has no principal, and then somebody must look', () => {
    const none = county(0, 'RA12');
    expect([stateOf(none), certificate(none).verdict, certificate(none).notEvaluated]).toEqual([
      '未评估',
      'incomplete',
      [{ clause: 'RA12', rule: null }],
    ]);
    expect(certificate(none).clauses[0]).toMatchObject({
      status: 'not-known',
      why: { en: expect.stringContaining('check it by hand') as string },
    });
    expect(summaryText(none, 'zh-CN')).toContain('未评估、请人工核对：RA12“明确1名校长负总责”。');
  });

  it('is not known where numbers are shown and nothing says how many are asked', () => {
    expect(countedClauses(county(1, 'RA27')).map(({ status, places }) => [status, places.length])).toEqual([
      ['not-known', 1],
    ]);
  });

  it('asks nothing where the roster has no such group', () => {
    // PJ1 speaks of integrated groups.
    const absent = county(2, 'PJ1');
    expect([countedClauses(absent)[0]?.status, certificate(absent).verdict]).toEqual(['nothing-to-check', 'holds']);
  });

  it('asks nothing where no school of whom it speaks is in the roster', () => {
    // No school was opened since 2024, so that 0 of 0 are covered.
    const one = county(1, 'SZ11');
    const schools = one.instance.roster.schools.map((row) => ({ ...row, opened: null }));
    const absent = { ...one, instance: deriveInstance({ ...one.instance.roster, schools }, Y) };
    expect([countedClauses(absent)[0]?.status, certificate(absent).verdict]).toEqual(['nothing-to-check', 'holds']);
  });

  it('is not known where the roster gives no number to count with, and no line stands for it', () => {
    const bare = county(1, 'RA28');
    const roster = {
      ...bare.instance.roster,
      budgets: [],
      zones: bare.instance.roster.zones.map((zone) => ({ ...zone, monthlyAllowance: null })),
    };
    const unrated = { ...bare, instance: deriveInstance(roster, Y) };
    const settings = { ...bare.policy.settings, zoneAllowances: {}, livingAllowance: 0, transportAllowance: 0 };
    const poor = { ...unrated, policy: { ...bare.policy, settings } };
    expect(countedClauses(poor).map(({ status, places }) => [status, places])).toEqual([['not-known', []]]);
    expect(certificate(poor).verdict).toBe('incomplete');
    expect(certificate(poor).notEvaluated).toContainEqual({ clause: 'RA28', rule: null });
  });

  it('is one of several: those that are met are not named', () => {
    const both = county(2, 'RA12', 'RA24');
    expect(countedClauses(both).map(({ clause, status }) => [clause.id, status])).toEqual([
      ['RA12', 'not-met'],
      ['RA24', 'met'],
    ]);
    expect(summaryText(both, 'zh-CN')).toContain(`${COUNTED}。`);
  });

  it('is named before what was relaxed, too', () => {
    const two = county(2, 'RA12');
    const relaxations = [
      {
        rule: 'establishment',
        clause: null,
        scope: { group: 'A', stage: null, school: 'A2', subject: null },
        year: Y,
        by: 1,
        unit: 'person' as const,
      },
    ];
    const text = summaryText({ ...two, plan: { ...two.plan, relaxations } }, 'zh-CN');
    expect(text).toContain(`${COUNTED}。各项比例不能同时达到，放宽1处`);
  });
});

/** The county under one clause of this kind that an entitlement serves. */
const served = (kind: 'H' | 'S', as: string): ReportContext => {
  const one = county(1, as);
  const clauses = [...one.policy.clauses.values()].map((clause): [string, Clause] => [
    clause.id,
    { ...clause, kind, served: { by: 'entitlement', as } },
  ]);
  return { ...one, policy: { ...one.policy, clauses: new Map(clauses) } };
};

/** The same without anybody posted, by the plan or before. */
const still = (one: ReportContext): ReportContext => {
  const { roster } = one.instance;
  const teachers = roster.teachers.map((row) => ({
    ...row,
    working: row.home,
    postedFrom: null,
    postedUntil: null,
  }));
  return {
    ...one,
    instance: deriveInstance({ ...roster, teachers }, Y),
    plan: { ...one.plan, postings: [] },
  };
};
describe('a demand that only an entitlement serves', () => {
  it.each(['GJ4', 'SZ9'])('is judged by nobody, and nothing says that all holds: %s', async (row) => {
    const one = served('H', row);
    expect([certificate(one).verdict, certificate(one).notEvaluated]).toEqual([
      'incomplete',
      [{ clause: row, rule: null }],
    ]);
    expect(certificate(one).clauses[0]).toMatchObject({
      status: 'not-evaluated',
      why: { en: 'What follows for whom is computed, and nothing says met or not met; check it by hand' },
    });
    const said = `另有1项硬性要求没有评估，须人工核对：${row}“明确1名校长负总责”`;
    expect(summaryText(one, 'zh-CN')).toContain(said);
    expect(summaryText(one, 'zh-CN')).not.toContain('合规：');
    expect(summaryText(one, 'en')).toContain(`1 hard requirement is not evaluated, check by hand: ${row}.`);
    expect(compliance(one, 'zh-CN').title).toContain(said);
    expect(compliance(one, 'zh-CN').rows.some((cells) => cells.includes('未评估') && cells.includes(row))).toBe(true);
    expect(await htmlReport(one, 'zh-CN')).toMatch(/class="banner tone-bad"/u);
  });

  it('is named, and hard rules hold all the same, where the demand is soft', () => {
    const one = served('S', 'SZ9');
    expect([certificate(one).verdict, certificate(one).clauses[0]?.status]).toEqual(['incomplete', 'not-evaluated']);
    expect(summaryText(one, 'zh-CN')).toContain('合规：硬性规定全部达标');
    expect(summaryText(one, 'zh-CN')).toContain('未评估、请人工核对：SZ9“明确1名校长负总责”。');
  });

  it('has nothing to check where it follows for posted teachers and nobody is posted', () => {
    expect(countedClauses(still(served('H', 'SZ9'))).map(({ status }) => status)).toEqual(['nothing-to-check']);
    // Whose two terms are over is not told by postings.
    expect(countedClauses(still(served('H', 'GJ4'))).map(({ status }) => status)).toEqual(['not-evaluated']);
  });

  it('asks nothing of the plan where the clause is no demand', () => {
    const one = served('H', 'SZ9');
    const clauses = [...one.policy.clauses.values()].map((clause): [string, Clause] => [
      clause.id,
      { ...clause, kind: 'E' },
    ]);
    const told = certificate({ ...one, policy: { ...one.policy, clauses: new Map(clauses) } });
    expect([told.verdict, told.clauses[0]?.status]).toEqual(['holds', 'computed']);
  });
});

describe('no row that is computed passes unseen', () => {
  const rows = COMPUTED.filter(({ by }) => by !== 'data').flatMap(({ by, clauses }) => clauses.map((row) => [row, by]));

  it.each(rows)('%s as a hard clause served by an %s holds only where a row says so', (row, by) => {
    const one = county(1, row);
    const clauses = [...one.policy.clauses.values()].map((clause): [string, Clause] => [
      clause.id,
      { ...clause, served: { by: by === 'indicator' ? 'indicator' : 'entitlement', as: row } },
    ]);
    const context = { ...one, policy: { ...one.policy, clauses: new Map(clauses) } };
    const { verdict, clauses: told } = certificate(context);
    const { status, counted = [] } = told[0]!;
    expect(['met', 'nothing-to-check', 'not-met', 'not-known', 'not-evaluated']).toContain(status);
    expect(verdict).toBe(
      status === 'not-met' ? 'unmet' : ['met', 'nothing-to-check'].includes(status) ? 'holds' : 'incomplete',
    );
    expect(status === 'met').toBe(counted.some(({ met }) => met === true) && counted.every(({ met }) => met === true));
    expect(status === 'nothing-to-check' ? counted : []).toEqual([]);
  });

  it('and those whose silence tells something are indicators', () => {
    expect([...SILENT_OF_NOBODY].filter((row) => !computedBy('indicator').includes(row))).toEqual([]);
  });
});
