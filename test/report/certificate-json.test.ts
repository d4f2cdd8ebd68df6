/** certificate.json: the evidence clause by clause, and that it never claims what was not evaluated. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planBytes } from '../../src/domain/plan.ts';
import type { Clause, Policy } from '../../src/policy/policy.ts';
import { certificateJson } from '../../src/report/certificate-json.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { flatJson } from '../../src/report/flat-json.ts';
import { REPORTS } from '../../src/report/index.ts';
import { productOf } from '../../src/report/share-sums.ts';
import { rational } from '../../src/domain/rational.ts';
import { applied } from '../support/tiny.ts';
import { context } from './fixture.ts';

const both = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
const named = z.strictObject({ id: z.string(), name: z.string() }).nullable();
const ids = z.strictObject({ count: z.int(), teachers: z.array(z.string()), yuan: z.array(z.int()).optional() });
const place = z.strictObject({
  scope: z.strictObject({ group: named, stage: z.string().nullable(), school: named, subject: z.string().nullable() }),
  year: z.int(),
  what: both.nullable(),
  note: both.optional(),
  op: z.enum(['>=', '<=']),
  required: z.number(),
  actual: z.number(),
  margin: z.number(),
  holds: z.boolean(),
  share: z.string().nullable(),
  product: z.string().nullable(),
  rounding: z.enum(['up', 'down']).nullable(),
  numerator: ids.nullable(),
  denominator: ids.nullable(),
  relaxed: z.strictObject({ by: z.int(), unit: z.string() }).nullable(),
});
const checked = z.strictObject({
  year: z.int(),
  group: z.string().nullable(),
  stage: z.string().nullable(),
  school: z.string().nullable(),
  subject: z.string().nullable(),
  teacher: z.string().nullable(),
  what: z.string().nullable(),
  op: z.string(),
  required: z.number(),
  actual: z.number(),
});
const line = z.strictObject({
  rule: z.string(),
  title: both,
  meaning: both,
  kinds: z.array(z.string()).nullable(),
  enforcement: z.enum(['must', 'soft', 'protection']),
  tier: z.string().optional(),
  weight: z.int().optional(),
  params: z.record(z.string(), z.unknown()),
  status: z.string(),
  why: both.nullable(),
  places: z.array(place).optional(),
  years: z.array(z.strictObject({ year: z.int(), checked: z.int(), held: z.int() })).optional(),
  broken: z.array(z.unknown()).optional(),
  checked: z.array(checked).optional(),
});
const counted = z.strictObject({
  scope: both,
  item: both,
  before: z.union([z.string(), z.number()]).nullable(),
  byYear: z.array(z.union([z.string(), z.number()]).nullable()),
  limit: z.string(),
  met: z.boolean().nullable(),
});
const word = z.strictObject({
  year: z.int().nullable(),
  verdict: z.enum(['met', 'notMet', 'notApplicable']),
  by: z.string(),
  date: z.string(),
  note: z.string(),
});
/** The keys that docs/certificate.md promises, and no other. */
const Certificate = z.strictObject({
  format: z.literal('lungang-certificate/1'),
  program: z.strictObject({ name: z.string(), version: z.string() }),
  plan: z.string(),
  roster: z.string(),
  policy: z.strictObject({ id: z.string(), digest: z.string(), title: both, document: z.string() }),
  horizon: z.array(z.int()).length(3),
  outcome: z.enum(['compliant', 'relaxed']),
  verdict: z.enum(['holds', 'relaxed', 'incomplete']),
  notEvaluated: z.array(z.strictObject({ clause: z.string().nullable(), rule: z.string().nullable() })),
  clauses: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      source: z.string(),
      quote: z.string(),
      reading: both,
      status: z.string(),
      why: both.nullable(),
      servedBy: z.record(z.string(), z.unknown()),
      lines: z.array(line),
      counted: z.array(counted).optional(),
      attested: z.array(word).optional(),
    }),
  ),
  general: z.array(line),
});

const of = (made: ReportContext): z.infer<typeof Certificate> => Certificate.parse(JSON.parse(certificateJson(made)));
const { plan, policy, instance } = context;

const serve = (id: string, served: Clause['served'], kind: Clause['kind'] = 'H'): Clause => ({
  ...policy.clauses.get('SZ1')!,
  id,
  kind,
  served,
});
/** The pack with SZ1 and SZ2 as its only clauses, and what else is given. */
const withPolicy = ({
  clauses = [],
  ...changes
}: Partial<Omit<Policy, 'clauses'>> & { clauses?: readonly Clause[] }): ReportContext => {
  const own = ['SZ1', 'SZ2'].map((id) => policy.clauses.get(id)!);
  const rules = policy.rules.filter(({ clause }) => clause === null || clause === 'SZ1' || clause === 'SZ2');
  return {
    ...context,
    policy: {
      ...policy,
      rules,
      clauses: new Map([...own, ...clauses].map((clause) => [clause.id, clause])),
      ...changes,
    },
  };
};

describe('the certificate', () => {
  const made = of(context);

  it('names plan, policy and horizon, and every clause of the policy in its order', () => {
    expect(made.plan).toBe(`sha256:${createHash('sha256').update(planBytes(plan)).digest('hex')}`);
    expect([made.policy.digest, made.horizon]).toEqual([policy.digest, [2027, 2028, 2029]]);
    expect(made.clauses.map(({ id, quote, reading }) => [id, quote, reading])).toEqual(
      [...policy.clauses.values()].map(({ id, quote, reading }) => [id, quote, reading]),
    );
    expect(made.general.map(({ rule }) => rule)).toEqual(
      policy.rules.filter(({ clause }) => clause === null).map(({ spec }) => spec.id),
    );
  });

  it('shows numerator and denominator with their names: 22 eligible, 20 % are 4.4, hence 5 and not 2', () => {
    const [first] = made.clauses.find(({ id }) => id === 'SZ1')!.lines[0]!.places!;
    expect(first).toMatchObject({
      scope: { group: { id: 'G1', name: '-第一集团' }, school: null },
      year: 2027,
      op: '>=',
      share: '20%',
      product: '4.4',
      rounding: 'up',
      required: 5,
      actual: 2,
      margin: -3,
      holds: false,
      numerator: { count: 2, teachers: ['C01', 'E01'] },
      relaxed: { by: 3, unit: 'person' },
    });
    // Everyone of the three schools but R05, who is away until 2028.
    expect(first!.denominator!.teachers).toEqual([...instance.persons.keys()].filter((id) => id !== 'R05'));
    const backbones = made.clauses.find(({ id }) => id === 'SZ2')!.lines[0]!.places!;
    expect(backbones.map(({ numerator, denominator }) => [numerator!.teachers, denominator!.teachers])).toEqual([
      [['C01'], ['C01', 'E01']],
      [[], ['C02']],
      [[], ['C03']],
    ]);
  });

  it('counts what it lists, and lists every row of plan.json', () => {
    const lines = [...made.clauses.flatMap(({ lines: own }) => own), ...made.general];
    const places = lines.flatMap((one) => one.places ?? []);
    for (const { numerator, denominator } of places) {
      for (const list of [numerator, denominator]) expect(list?.teachers.length).toBe(list?.count);
    }
    expect(places.length + lines.flatMap(({ years = [] }) => years).length).toBe(plan.compliance.length);
    expect(places.filter(({ relaxed }) => relaxed !== null)).toHaveLength(plan.relaxations.length);
  });

  it('counts the places of a protection, and names every one', () => {
    const outflow = made.general.find(({ rule }) => rule === 'outflow-limit')!;
    expect(outflow).toMatchObject({ enforcement: 'protection', status: 'holds', broken: [] });
    expect(outflow.years!.reduce((sum, { checked: n }) => sum + n, 0)).toBe(outflow.checked!.length);
    // 13 teachers of whom two may leave: ⌊20 % · 13⌋ = 2.
    expect(outflow.checked).toContainEqual({
      year: 2027,
      group: 'G1',
      stage: null,
      school: 'S1',
      subject: null,
      teacher: null,
      what: null,
      op: '<=',
      required: 2,
      actual: 2,
    });
  });

  it('is the same bytes in every language', async () => {
    const report = REPORTS.find(({ file }) => file === 'certificate.json')!;
    expect(await report.render(context, 'en')).toBe(await report.render(context, 'zh-CN'));
  });
});

describe('the verdict', () => {
  const lawful = { ...context, plan: { ...plan, relaxations: [] } };

  it('is relaxed where a hard rule gave way', () => {
    expect(of(withPolicy({}))).toMatchObject({ verdict: 'relaxed', notEvaluated: [] });
  });

  it('is that all holds where every rule does', () => {
    const soft = withPolicy({}).policy.rules.map((rule) =>
      rule.spec.nature === 'quota' ? { ...rule, enforce: { kind: 'soft', tier: 'soft', weight: 1 } as const } : rule,
    );
    const made = of({ ...lawful, policy: { ...withPolicy({}).policy, rules: soft } });
    expect([made.verdict, made.clauses[0]!.status, made.clauses[0]!.lines[0]!.enforcement]).toEqual([
      'holds',
      'short',
      'soft',
    ]);
  });

  const why = { 'zh-CN': '没有数据', en: 'no data' };
  it.each([
    [
      'a demand that nothing serves',
      withPolicy({ clauses: [serve('SZ9', { by: 'none', why })] }),
      { clause: 'SZ9', rule: null },
      'no data',
    ],
    [
      'a clause that says a rule serves it, and none cites it',
      withPolicy({ clauses: [serve('SZ9', { by: 'rule' })] }),
      { clause: 'SZ9', rule: null },
      'No rule of the policy cites the clause',
    ],
  ])('is incomplete for %s', (_, made, open, reason) => {
    const found = of(made);
    expect([found.verdict, found.notEvaluated]).toEqual(['incomplete', [open]]);
    expect(found.clauses.at(-1)).toMatchObject({ status: 'not-evaluated', why: { en: reason }, lines: [] });
  });

  const broken = applied('exchange-rate', { base: 'eligible', share: '20%' }, { clause: 'SZ1' });
  const others = withPolicy({}).policy.rules.filter(({ clause }) => clause !== 'SZ1');
  const replaced = (spec: Partial<typeof broken.spec>): ReportContext =>
    withPolicy({ rules: [{ ...broken, spec: { ...broken.spec, ...spec } }, ...others] });
  it.each([
    [
      'whose check throws',
      replaced({
        check: () => {
          throw new Error('out of order');
        },
      }),
      'The check failed (out of order); check it by hand',
    ],
    [
      'whose check finds no place and says nothing',
      replaced({ check: () => [] }),
      'No group, school or person was found to check, for no known reason; check it by hand',
    ],
    [
      'whose check says anything else than plan.json',
      replaced({ check: (facts, p) => broken.spec.check(facts, p).map((one) => ({ ...one, required: 0, by: 0 })) }),
      'Checking again gives other rows than plan.json has; check it by hand',
    ],
  ])('is incomplete for a rule %s', (_, made, reason) => {
    const found = of(made);
    expect([found.verdict, found.notEvaluated]).toEqual(['incomplete', [{ clause: 'SZ1', rule: 'exchange-rate' }]]);
    expect(found.clauses[0]).toMatchObject({
      status: 'not-evaluated',
      lines: [{ status: 'not-evaluated', why: { en: reason }, places: [] }],
    });
    expect(found.clauses[1]!.status).toBe('relaxed');
  });

  it('is incomplete for rows and relaxations of plan.json that no rule accounts for', () => {
    expect(
      of(withPolicy({ rules: withPolicy({}).policy.rules.filter(({ clause }) => clause !== 'SZ2'), clauses: [] }))
        .verdict,
    ).toBe('incomplete');
    expect(of({ ...withPolicy({}), plan: { ...plan, relaxations: plan.relaxations.slice(1) } }).verdict).toBe(
      'incomplete',
    );
  });

  it('is not touched by a rule that says why there is nothing to check', () => {
    const rules = [
      ...withPolicy({}).policy.rules,
      applied('establishment', { mode: 'stays' }, { clause: 'SZ8' }),
      applied('team', { midLevelOrAbove: { least: 1 } }, { clause: 'SZ8', kinds: ['tight'] }),
    ];
    const found = of(withPolicy({ rules, clauses: [serve('SZ8', { by: 'rule' })] }));
    expect(found.verdict).toBe('relaxed');
    expect(found.clauses.at(-1)).toMatchObject({
      status: 'nothing-to-check',
      lines: [
        { why: { 'zh-CN': '编制保留在原学校，交流不改变各校编制，无须核对人数' } },
        { why: { en: 'The roster has no group of the kinds concerned' } },
      ],
    });
  });

  it('points to what is set or computed', () => {
    const clauses = [
      serve('SZ3', { by: 'setting', setting: 'settings.postingYears.exchange' }, 'P'),
      serve('SZ9', { by: 'entitlement', as: 'RA14' }, 'E'),
      serve('SZ12', { by: 'data', as: 'RA26' }, 'R'),
    ];
    const found = of(withPolicy({ clauses }));
    expect(found.clauses.slice(2).map(({ status, servedBy }) => [status, servedBy])).toEqual([
      ['setting', { by: 'setting', setting: 'settings.postingYears.exchange', value: [3] }],
      ['computed', { by: 'entitlement', as: 'RA14' }],
      ['data', { by: 'data', as: 'RA26' }],
    ]);
  });
});

describe('numbers and bytes', () => {
  it('shows products as they are', () => {
    expect([
      productOf(133, rational(1, 5)),
      productOf(10, rational(1, 3)),
      productOf(100, rational(7, 100)),
      productOf(8, rational(1, 8)),
      productOf(9, rational(1, 8)),
    ]).toEqual(['26.6', '10/3', '7', '1', '1.125']);
  });

  it('puts plain values on one line and reads back as it was', () => {
    const value = { a: [1, 'x"\n', null], b: { c: true, d: [] }, e: [[1], { f: 2 }] };
    expect(flatJson(value)).toBe(
      '{\n  "a": [1, "x\\"\\n", null],\n  "b": {\n    "c": true,\n    "d": []\n  },\n  "e": [\n    [1],\n    { "f": 2 }\n  ]\n}\n',
    );
    expect(JSON.parse(flatJson(value))).toEqual(value);
  });
});
