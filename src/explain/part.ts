/** The part of a case that one group decides by itself, so that questions about it need not carry the whole county. */
import type { SharedTeaching } from '../domain/plan.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Decided } from '../planning/answer.ts';
import type { Case } from '../planning/case.ts';

/** True where a rule counts the county as one. */
const isCountyWide = ({ params }: AppliedRule): boolean =>
  typeof params === 'object' && params !== null && 'scope' in params && params.scope === 'county';

/**
 * The case with the teachers of one group and those who now work there, without budgets: county-wide sums are not its
 * own. Null where postings cross groups or a rate is taken of the county, so that no group decides anything by itself.
 */
export function partOf(given: Case, group: string): Case | null {
  if (given.policy.settings.crossGroup || given.policy.rules.some(isCountyWide)) return null;
  const { roster } = given;
  if (roster.groups.length === 1) return given;
  const own = new Set(roster.schools.filter((school) => school.group === group).map(({ id }) => id));
  const teachers = roster.teachers.filter(({ home, working }) => own.has(home) || own.has(working));
  // Others who work there now stay where they are: only the group's own people may be sent.
  const sent = new Set(teachers.filter(({ home }) => own.has(home)).map(({ id }) => id));
  return {
    ...given,
    roster: {
      ...roster,
      teachers,
      demand: roster.demand.filter(({ school }) => own.has(school)),
      budgets: [],
      pins: roster.pins.filter(({ teacher }) => sent.has(teacher)),
    },
  };
}

/** What the part decides, beside what the whole plan decides elsewhere. */
export function besideGroup(given: Case, group: string, plan: Decided, part: Decided): Decided {
  const groups = new Map(given.roster.schools.map((school) => [school.id, school.group]));
  const homes = new Map(given.roster.teachers.map((teacher) => [teacher.id, groups.get(teacher.home)]));
  const own = ({ teacher }: { readonly teacher: string }): boolean => homes.get(teacher) === group;
  // Shared teaching belongs to the group to which it comes; within one group nobody else lends.
  const elsewhere = ({ to }: SharedTeaching): boolean => groups.get(to) !== group;
  return {
    postings: [...plan.postings.filter((posting) => !own(posting)), ...part.postings.filter(own)],
    sharedTeaching: [...plan.sharedTeaching.filter(elsewhere), ...part.sharedTeaching.filter((row) => !elsewhere(row))],
  };
}
