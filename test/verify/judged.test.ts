/** Rosters and sums of a judge that shares nothing with the program: see fixtures/judged/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import type { BarePosting, ComplianceRow, Relaxation, SharedTeaching } from '../../src/domain/plan.ts';
import { TIERS } from '../../src/domain/words.ts';
import { readRoster, rosterDigest } from '../../src/io/index.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { RULES } from '../../src/rules/index.ts';
import { appraise, type Appraisal } from '../../src/verify/appraise.ts';
import { validity } from '../../src/verify/validity.ts';

const FOLDER = fileURLToPath(new URL('./fixtures/judged/', import.meta.url));

const Bare = z.strictObject({
  /** `T07 S12 2027 3 exchange`: teacher, host, start, school years, kind. */
  postings: z.array(z.string()),
  /** `T07 S12 2028 0.4`: teacher, campus, school year, share of the week. */
  sharedTeaching: z.array(z.string()),
});

const Judged = z.strictObject({
  policy: z.string(),
  from: z.int(),
  /** The judge's sums of the proven plan; no plan that it tried is better. Absent where planning takes seconds. */
  optimum: z.record(z.enum(TIERS), z.int()).optional(),
  legal: z.array(
    Bare.extend({
      tiers: z.record(z.enum(TIERS), z.int()),
      /** `rule group stage school year op required actual`, every quota but the teams for weak schools (in `soft`). */
      rows: z.array(z.string()),
      /** `rule group stage school year by` */
      relaxations: z.array(z.string()),
      /** `school subject year need before short`, in teachers */
      shortages: z.array(z.string()),
      /** `year zone months yuan` */
      allowances: z.array(z.string()),
    }),
  ),
  illegal: z.array(Bare.extend({ why: z.string() })),
});

const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

const expectedOf = (name: string): z.infer<typeof Judged> =>
  Judged.parse(JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8')));

async function read(name: string): Promise<{ instance: Instance; policy: Policy; digest: string }> {
  const { policy: id, from } = expectedOf(name);
  const { policy } = await loadPolicy(id);
  const { roster } = await readRoster(join(FOLDER, name, 'roster'), { from });
  if (policy === null || roster === null) throw new Error(`${name}: roster or policy cannot be read`);
  return { instance: deriveInstance(roster, from), policy, digest: rosterDigest(roster) };
}

/** The bare plan that the lines name; a school of a teacher is read from the roster. */
function planOf(instance: Instance, lines: z.infer<typeof Bare>): [BarePosting[], SharedTeaching[]] {
  return [
    lines.postings.map((line) => {
      const [teacher, to, start, years, kind] = line.split(' ') as [string, string, string, string, string];
      const from = instance.persons.get(teacher)?.home.id ?? to;
      return { teacher, from, to, start: Number(start), years: Number(years), kind: kind as BarePosting['kind'] };
    }),
    lines.sharedTeaching.map((line) => {
      const [teacher, to, year, share] = line.split(' ') as [string, string, string, string];
      return { teacher, to, year: Number(year), share: Number(share) };
    }),
  ];
}

const isQuota = (id: string): boolean => RULES.get(id)?.nature === 'quota';

const rowLine = ({ rule, scope: { group, stage, school }, year, op, required, actual }: ComplianceRow): string =>
  [rule, group ?? '-', stage ?? '-', school ?? '-', year, op, required, actual].join(' ');

/** A minimum of nobody may be left out of the certificate. */
const asksNothing = (line: string): boolean => / >= 0 \d+$/.test(line);

function relaxationLines(rows: readonly Relaxation[]): string[] {
  const sums = new Map<string, number>();
  for (const {
    rule,
    scope: { group, stage, school },
    year,
    by,
  } of rows) {
    const place = [rule, group ?? '-', stage ?? '-', school ?? '-', year].join(' ');
    sums.set(place, (sums.get(place) ?? 0) + by);
  }
  return [...sums].map(([place, by]) => `${place} ${by}`).toSorted();
}

const linesOf = ({ tiers, compliance, relaxations, shortages, allowances }: Appraisal) => ({
  // The tiers of a re-planning are no part of it.
  tiers: Object.fromEntries(TIERS.map((tier) => [tier, tiers[tier]])),
  rows: compliance
    .filter(({ rule }) => isQuota(rule) && rule !== 'group-inflow')
    .map(rowLine)
    .filter((line) => !asksNothing(line))
    .toSorted(),
  relaxations: relaxationLines(relaxations),
  shortages: shortages
    .map((row) => [row.school, row.subject, row.year, row.need, row.before, row.short].join(' '))
    .toSorted(),
  allowances: allowances.map((row) => [row.year, row.zone, row.months, row.amount].join(' ')).toSorted(),
});

test('each pack is judged', () => {
  expect(new Set(cases.map((name) => expectedOf(name).policy)).size).toBe(6);
});

describe.each(cases)('the judge of %s', (name) => {
  const expected = expectedOf(name);

  test('and the verifier count the same', async () => {
    const { instance, policy } = await read(name);
    for (const { postings, sharedTeaching, ...sums } of expected.legal) {
      const appraisal = appraise(instance, policy, ...planOf(instance, { postings, sharedTeaching }));
      expect(appraisal.findings.map((finding) => finding.in('en'))).toEqual([]);
      expect(linesOf(appraisal)).toEqual({ ...sums, rows: sums.rows.filter((line) => !asksNothing(line)) });
    }
  });

  test('and the verifier refuse the same', async () => {
    const { instance, policy } = await read(name);
    for (const { why, ...lines } of expected.illegal) {
      const [postings, shared] = planOf(instance, lines);
      const { derivable, findings } = validity(instance, policy, postings, shared);
      const found = derivable ? appraise(instance, policy, postings, shared).findings : findings;
      expect({ why, found }).not.toEqual({ why, found: [] });
    }
  });

  test.runIf(expected.optimum)('and the planner end at the same sums, proven', async () => {
    const { instance, policy, digest } = await read(name);
    const how = { backend: 'highs', seed: 1, timeLimit: 60, gap: 0, workers: 1 } as const;
    const outcome = await makePlan(instance, policy, digest, how);
    if (outcome.kind !== 'plan') throw new Error(`no plan: ${outcome.kind}`);
    const { status, tiers } = outcome.plan.proof;
    expect(status).toBe('optimal');
    expect(Object.fromEntries(tiers.map(({ tier, value }) => [tier, value]))).toEqual(expected.optimum);
  });
});
