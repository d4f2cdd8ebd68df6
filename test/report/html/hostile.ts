/** The plan of the fixture with markup in every word that a roster or a policy may hold, ids included. */
import { deriveInstance } from '../../../src/domain/instance.ts';
import { verify } from '../../../src/verify/verify.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import type { ReportContext } from '../../../src/report/context.ts';
import { Y } from '../../support/tiny.ts';
import { context, instance } from '../fixture.ts';

/** Breaks out of text, of attributes in either quotes, of comments and templates; turns the direction of writing. */
export const NASTY = `<script>window.harmed=1</script>"'><img src=x onerror=window.harmed=2>&lt;{b}\${1}--></table>\u0000\u202E`;

const { roster } = instance;
const free = new Set([
  ...[...roster.groups, ...roster.zones, ...roster.schools, ...roster.teachers].flatMap(({ id, name }) => [id, name]),
  ...roster.teachers.map(({ subject }) => subject),
  ...roster.demand.map(({ subject }) => subject),
  ...roster.pins.map(({ reason }) => reason),
]);
free.delete('');

/** The same structure, every free word with the nasty one behind it. */
function harmed<T>(value: T, nasty: string): T {
  if (typeof value === 'string') return (free.has(value) ? `${value}${nasty}` : value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => harmed(one, nasty)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, harmed(item, nasty)])) as T;
}

const policyWith = (nasty: string): Policy => ({
  ...context.policy,
  title: { 'zh-CN': `政策${nasty}`, en: `policy${nasty}` },
  document: nasty,
  clauses: new Map(
    [...context.policy.clauses].map(([id, clause]) => [
      id,
      { ...clause, source: nasty, quote: `引文${nasty}`, reading: { 'zh-CN': nasty, en: nasty } },
    ]),
  ),
});

/** The plan of the fixture with something behind every word. */
export function contextWith(nasty: string): ReportContext {
  const own = deriveInstance(harmed(roster, nasty), Y);
  const policy = policyWith(nasty);
  const verdict = verify(own, policy, 'sha256:roster', harmed(context.plan, nasty));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance: own, policy };
}

export const hostile: ReportContext = contextWith(NASTY);
