/** Some groups of a case as a case of their own, and what ties groups together so that they are none. */
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Spot } from '../rules/rule.ts';
import type { Decided } from './answer.ts';
import type { Case } from './case.ts';
import type { Measured } from '../verify/objective.ts';

/** True where a rule speaks of the county as a whole. */
const isCountyWide = ({ group, school, teacher }: Spot): boolean =>
  group === null && school === null && teacher === null;

/** Lines of the policy that count across groups, with the places at which they do not hold. */
export interface CountyRule {
  readonly rule: AppliedRule;
  readonly short: readonly Spot[];
}

/** `measured`: of any plan of the whole county. */
export const countyRules = (measured: readonly Measured[]): readonly CountyRule[] =>
  measured
    .filter(({ measures }) => measures.some(({ where }) => isCountyWide(where)))
    .map(({ rule, measures }) => ({
      rule,
      short: measures.filter(({ where, by }) => by > 0 && isCountyWide(where)).map(({ where }) => where),
    }));

/**
 * The policy without the lines that no group can decide by itself. Its digest stays: the part is no plan of its own.
 */
const withoutRules = (policy: Policy, rules: readonly AppliedRule[]): Policy => ({
  ...policy,
  rules: policy.rules.filter((rule) => !rules.includes(rule)),
});

/** The case of some groups alone, without what the county shares. Postings must not cross groups. */
export function partOfGroups(given: Case, groups: ReadonlySet<string>, without: readonly AppliedRule[]): Case {
  const { roster, published } = given;
  const schools = roster.schools.filter(({ group }) => group !== null && groups.has(group));
  const own = new Set(schools.map(({ id }) => id));
  const teachers = roster.teachers.filter(({ home }) => own.has(home));
  const people = new Set(teachers.map(({ id }) => id));
  return {
    ...given,
    policy: withoutRules(given.policy, without),
    roster: {
      ...roster,
      groups: roster.groups.filter(({ id }) => groups.has(id)),
      schools,
      teachers,
      demand: roster.demand.filter(({ school }) => own.has(school)),
      budgets: [],
      assessments: [],
      pins: roster.pins.filter(({ teacher }) => people.has(teacher)),
      activities: roster.activities.filter(({ group }) => groups.has(group)),
    },
    ...(published === undefined
      ? {}
      : { published: { ...published, postings: published.postings.filter(({ from }) => own.has(from)) } }),
  };
}

/** What the part decides, beside what the published plan decides elsewhere. */
export function beside(given: Case, groups: ReadonlySet<string>, published: Decided, part: Decided): Decided {
  const other = new Set(
    given.roster.schools.filter(({ group }) => group === null || !groups.has(group)).map(({ id }) => id),
  );
  return {
    // A school that is gone keeps nobody.
    postings: [...published.postings.filter(({ from }) => other.has(from)), ...part.postings],
    // Within one group nobody else lends: shared teaching belongs to the group to which it comes.
    sharedTeaching: [...published.sharedTeaching.filter(({ to }) => other.has(to)), ...part.sharedTeaching],
  };
}
