/** Hard clauses that are counted and not enforced: no headline and no verdict says more than the indicators show. */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { Clause } from '../../src/policy/policy.ts';
import { certificateJson } from '../../src/report/certificate-json.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { countedClauses } from '../../src/report/counted-clauses.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { compliance } from '../../src/report/sheets/compliance.ts';
import { indicatorsSheet } from '../../src/report/sheets/indicators.ts';
import { summaryText } from '../../src/report/summary.ts';
import { teacher, Y } from '../support/tiny.ts';
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
