/**
 * Who could serve a rule at one place, counted by the checking side: whom its check would count if they were posted,
 * what keeps each of them from starting, and whose posting a protection forbids unless somebody comes in return.
 */
import type { Instance, Person } from '../domain/instance.ts';
import { september } from '../domain/month.ts';
import type { BarePosting } from '../domain/plan.ts';
import { everyLength, settingsIn, type KindSettings } from '../domain/settings.ts';
import { POSTING_KINDS } from '../domain/words.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import { ASKS, concerns } from '../rules/pins.ts';
import type { Spot } from '../rules/rule.ts';
import { hindrances, type Obstacle } from '../verify/eligibility.ts';
import { planFacts } from '../verify/facts.ts';
import { validity } from '../verify/validity.ts';

export interface CouldServe {
  /** Whom the rule would count at this place if they were posted, whether or not they may be; ids in order. */
  readonly counted: readonly string[];
  /** Of these: kept from starting by the first of these reasons; by reason, most frequent first. */
  readonly kept: readonly {
    readonly why: Obstacle | 'classGraduates' | 'noHost';
    readonly teachers: readonly string[];
  }[];
  /** Of these: the decision entered by hand forbids every posting that would count. */
  readonly pinned: readonly string[];
  /**
   * Of these: each posting that would count breaks a protection unless other postings make up for it; by the first one
   * broken.
   */
  readonly blocked: readonly { readonly rule: AppliedRule; readonly teachers: readonly string[] }[];
  /** Of these: nothing forbids a posting as long as nobody else goes. */
  readonly free: readonly string[];
}

/** `where`: a place of the rule. Rules that set an upper limit ask for nobody: undefined. */
export function couldServe(instance: Instance, policy: Policy, rule: AppliedRule, where: Spot): CouldServe | undefined {
  const place = JSON.stringify(where);
  const countedIn = (postings: readonly BarePosting[]): readonly string[] =>
    rule.spec
      .check(planFacts(instance, policy, postings).forRule(rule), rule.params)
      .filter((measure) => JSON.stringify(measure.where) === place && measure.op === '>=')
      .flatMap(({ people }) => people?.counted ?? []);
  const already = new Set(countedIn([]));
  const people = [...instance.persons.values()].filter(
    (person) => where.group === null || person.home.group.id === where.group,
  );
  const possible = new Map<Person, BarePosting[]>();
  const kinds = POSTING_KINDS.filter(
    (kind) => kind === 'exchange' || policy.rules.some(({ spec }) => spec.permits !== undefined),
  );
  for (const start of instance.years.filter((year) => year <= where.year)) {
    for (const kind of kinds) {
      const [years] = everyLength(policy.settings, kind);
      for (const to of instance.sites.keys()) {
        const sent = people
          .filter((person) => person.inService(start) && person.home.id !== to)
          .map((person): BarePosting => ({ teacher: person.id, from: person.home.id, to, start, years: years!, kind }));
        const found = new Set(countedIn(sent));
        for (const posting of sent) {
          if (!found.has(posting.teacher) || already.has(posting.teacher)) continue;
          const person = instance.persons.get(posting.teacher)!;
          possible.set(person, [...(possible.get(person) ?? []), posting]);
        }
      }
    }
  }
  return possible.size === 0 ? undefined : sorted(instance, policy, possible);
}

type Fate =
  | { readonly kind: 'kept'; readonly why: Obstacle | 'classGraduates' | 'noHost' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'blocked'; readonly rule: AppliedRule }
  | { readonly kind: 'free' };

function sorted(instance: Instance, policy: Policy, possible: ReadonlyMap<Person, readonly BarePosting[]>): CouldServe {
  const fates = [...possible].map(([person, postings]) => ({
    id: person.id,
    fate: fateOf(instance, policy, person, postings),
  }));
  const idsWhere = (holds: (fate: Fate) => boolean): readonly string[] =>
    fates.filter(({ fate }) => holds(fate)).map(({ id }) => id);
  const reasons = [...new Set(fates.flatMap(({ fate }) => (fate.kind === 'kept' ? [fate.why] : [])))];
  const broken = policy.rules.filter((rule) => fates.some(({ fate }) => fate.kind === 'blocked' && fate.rule === rule));
  return {
    counted: fates.map(({ id }) => id),
    kept: reasons
      .map((why) => ({ why, teachers: idsWhere((fate) => fate.kind === 'kept' && fate.why === why) }))
      .toSorted((a, b) => b.teachers.length - a.teachers.length),
    pinned: idsWhere(({ kind }) => kind === 'pinned'),
    blocked: broken.map((rule) => ({
      rule,
      teachers: idsWhere((fate) => fate.kind === 'blocked' && fate.rule === rule),
    })),
    free: idsWhere(({ kind }) => kind === 'free'),
  };
}

function fateOf(instance: Instance, policy: Policy, person: Person, postings: readonly BarePosting[]): Fate {
  const own = (start: number): KindSettings => settingsIn(policy.settings, person.home.group, start);
  const lawful = postings
    .flatMap((posting) => own(posting.start).postingYears[posting.kind].map((years) => ({ ...posting, years })))
    .filter((posting) => validity(instance, policy, [posting]).findings.length === 0);
  if (lawful.length === 0) {
    const start = Math.max(...postings.map((posting) => posting.start));
    const [why] = hindrances(person, start, policy.settings, { bound: false, to: null });
    if (why !== undefined) return { kind: 'kept', why };
    const { graduates } = person;
    return {
      kind: 'kept',
      why:
        graduates !== null && start <= graduates && start >= graduates - own(start).graduationYearsBefore
          ? 'classGraduates'
          : person.leaves < monthsNeeded(postings, own)
            ? 'leavesSoon'
            : 'noHost',
    };
  }
  const allowed = lawful.filter((posting) => !isForbidden(instance, policy, posting));
  if (allowed.length === 0) return { kind: 'pinned' };
  const broken = allowed.map((posting) => brokenBy(instance, policy, posting));
  const [first] = broken;
  return broken.includes(undefined) || first === undefined ? { kind: 'free' } : { kind: 'blocked', rule: first };
}

/** The month in which the shortest of the postings ends. */
const monthsNeeded = (postings: readonly BarePosting[], own: (start: number) => KindSettings): number =>
  Math.min(...postings.map(({ start, kind }) => september(start + Math.min(...own(start).postingYears[kind]))));

/** True where a decision entered by hand about its teacher forbids this posting. */
const isForbidden = (instance: Instance, policy: Policy, posting: BarePosting): boolean =>
  policy.rules.some(({ spec }) => spec.entered === true) &&
  instance.roster.pins.some((pin) => !ASKS[pin.kind] && concerns(pin, posting));

/** The first protection that this posting breaks by itself. */
function brokenBy(instance: Instance, policy: Policy, posting: BarePosting): AppliedRule | undefined {
  const facts = planFacts(instance, policy, [posting]);
  return policy.rules.find(
    (rule) =>
      rule.spec.nature === 'protection' &&
      rule.spec.entered !== true &&
      rule.enforce.kind === 'must' &&
      rule.spec.check(facts.forRule(rule), rule.params).some(({ by }) => by > 0),
  );
}
