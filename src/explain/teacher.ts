/** The reasons that concern one teacher: eligible since when, sent for what, who else could have gone, what follows. */
import type { Instance, Person } from '../domain/instance.ts';
import { september, type Month } from '../domain/month.ts';
import type { Posting } from '../domain/plan.ts';
import type { Pin } from '../domain/roster.ts';
import { settingsIn, type KindSettings } from '../domain/settings.ts';
import type { Policy, Settings } from '../policy/policy.ts';
import type { Measure } from '../rules/rule.ts';
import { judge } from '../verify/appraise.ts';
import type { Case } from '../planning/case.ts';
import { hindrances, isHeldByKind, isVolunteer, obstacles, type Obstacle } from '../verify/eligibility.ts';
import { teacherEntitlements, type TeacherEntitlement } from '../verify/computed/entitlements.ts';
import { planFacts } from '../verify/facts.ts';
import { claimOf, type Measured } from '../verify/objective.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { openings, type Ground } from './exchange.ts';
import { rivalsOf, type Rivals } from './rivals.ts';
import type { Wish } from './wish.ts';

export interface YearStanding {
  readonly year: number;
  /** Whole years at the present school, and those that the policy asks for. */
  readonly tenure: number;
  /** Everything that keeps the teacher out of the eligible; empty = eligible. */
  readonly obstacles: readonly Obstacle[];
  /** Not eligible, yet a posting may start: a volunteer. */
  readonly asVolunteer: boolean;
  /** On the posting of the plan. */
  readonly away: boolean;
  /** The class graduates then, or soon after. */
  readonly heldByClass: boolean;
  readonly claim: number;
}

interface Dates {
  /** The tenure counts from this month: the later of arrival and the end of the last posting. */
  readonly tenureFrom: Month;
  readonly tenureReached: Month;
  /** The first month in which the teacher is not in service any more. */
  readonly leaves: Month;
  /** The month of statutory retirement; null where the roster names the month of leaving. */
  readonly retires: Month | null;
  /** Up to this month a posting may start with enough years left. */
  readonly leavesEnough: Month;
  /** null: not exempt; `until` null: for the whole horizon. */
  readonly exempt: { readonly until: Month | null } | null;
  readonly serviceEnds: Month | null;
  /** The September in which a running posting ends. */
  readonly returns: Month | null;
  readonly graduates: number | null;
}

/** A quota that counts the posting. */
interface Served {
  readonly measured: Measured['rule'];
  readonly measure: Measure;
}

/** A wish for which there is no posting at all, and what stands in its way in each year. */
export interface Unmet {
  readonly to: string | null;
  readonly years: readonly { readonly year: number; readonly why: readonly Obstacle[] | 'classGraduates' | 'noHost' }[];
}

export interface TeacherReasons {
  readonly person: Person;
  readonly posting: Posting | null;
  readonly dates: Dates;
  readonly years: readonly YearStanding[];
  readonly pins: readonly Pin[];
  readonly serves: readonly Served[];
  readonly rivals: Rivals | null;
  /** Of the posting of the plan and of one that runs. */
  readonly entitlements: readonly TeacherEntitlement[];
  /**
   * Why a volunteer cannot be sent at all, or not to a wish; one line per wish, `to` null: nowhere. Empty where a plan
   * can be asked for.
   */
  readonly unmet: readonly Unmet[];
}

/** Everything that follows from the plan without a new search. The teacher must be known. */
export function teacherReasons(
  instance: Instance,
  policy: Policy,
  plan: VerifiedPlan,
  teacher: string,
): TeacherReasons {
  const person = instance.persons.get(teacher)!;
  const facts = planFacts(instance, policy, plan.postings, plan.sharedTeaching);
  const posting = plan.postings.find((one) => one.teacher === teacher) ?? null;
  const { measured } = judge(instance, policy, plan.postings, plan.sharedTeaching);
  const ground = groundOf(instance, policy, plan);
  return {
    person,
    posting,
    dates: datesOf(person, settingsIn(policy.settings, person.home.group, instance.years[0])),
    years: instance.years.map((year) => standingIn(person, year, policy, posting)),
    pins: instance.roster.pins.filter((pin) => pin.teacher === teacher),
    serves: posting === null ? [] : served(measured, posting),
    rivals: posting === null ? null : rivalsOf(caseOf(instance, policy), plan, posting),
    entitlements: teacherEntitlements(facts).filter((one) => one.teacher === teacher),
    unmet: unmetOf(ground, person, posting),
  };
}

const groundOf = (instance: Instance, policy: Policy, { postings, sharedTeaching }: VerifiedPlan): Ground => ({
  instance,
  policy,
  postings,
  sharedTeaching,
});

const caseOf = ({ roster, years: [from], published }: Instance, policy: Policy): Case => ({
  roster,
  policy,
  from,
  ...(published === null ? {} : { published }),
});

function datesOf(person: Person, { tenureYears, retireYears }: KindSettings): Dates {
  const { row, running, leaves } = person;
  const finished = running === null && row.postedUntil !== null ? Math.max(row.since, row.postedUntil) : row.since;
  return {
    tenureFrom: finished,
    tenureReached: finished + 12 * tenureYears,
    leaves,
    retires: row.leaves === null ? leaves - 1 : null,
    leavesEnough: leaves - 12 * retireYears - 1,
    exempt: row.exempt ? { until: row.exemptUntil } : null,
    serviceEnds: row.serviceEnds,
    returns: running === null ? null : september(running.returns),
    graduates: person.graduates,
  };
}

const isHeldByClass = ({ graduates, home }: Person, year: number, settings: Settings): boolean =>
  graduates !== null &&
  year <= graduates &&
  year >= graduates - settingsIn(settings, home.group, year).graduationYearsBefore;

function standingIn(
  person: Person,
  year: number,
  { settings, weights }: Policy,
  posting: Posting | null,
): YearStanding {
  return {
    year,
    tenure: person.tenure(year),
    obstacles: [
      ...obstacles(person, year, settings, posting !== null && posting.start < year),
      ...(isHeldByKind(person, year, settings) ? (['noPostings'] as const) : []),
    ],
    asVolunteer: isVolunteer(person) && hindrances(person, year, settings, { bound: false, to: null }).length === 0,
    away: posting !== null && posting.start < year && year < posting.start + posting.years,
    heldByClass: isHeldByClass(person, year, settings),
    claim: claimOf(person, year, weights),
  };
}

const served = (measured: readonly Measured[], { teacher, start }: Posting): Served[] =>
  measured.flatMap(({ rule, measures }) =>
    rule.spec.serves === undefined
      ? []
      : measures
          .filter(
            ({ where, op, people }) =>
              op === '>=' && where.year === start && people?.counted.includes(teacher) === true,
          )
          .map((measure) => ({ measured: rule, measure })),
  );

/** The wishes before the school of the posting, or all of them. */
const betterWishes = ({ row }: Person, posting: Posting | null): readonly string[] =>
  row.wishes.slice(
    0,
    posting === null || !row.wishes.includes(posting.to) ? undefined : row.wishes.indexOf(posting.to),
  );

function unmetOf(ground: Ground, person: Person, posting: Posting | null): readonly Unmet[] {
  const { settings } = ground.policy;
  const whyIn = (year: number, to: string | null): Unmet['years'][number] => {
    const why = hindrances(person, year, settings, { bound: false, to });
    return { year, why: why.length > 0 ? why : isHeldByClass(person, year, settings) ? 'classGraduates' : 'noHost' };
  };
  const yearsTo = (to: string | null): Unmet['years'] => ground.instance.years.map((year) => whyIn(year, to));
  if (posting === null && isVolunteer(person) && openings(ground, person.id).length === 0)
    return [{ to: null, years: yearsTo(null) }];
  return betterWishes(person, posting)
    .filter((to) => openings(ground, person.id, { to }).length === 0)
    .map((to) => ({ to, years: yearsTo(to) }));
}

/**
 * What to ask: the plan without this posting, the plan with it, the plan by the first wish that is lawful. Whoever is
 * sent asks why; whoever volunteered, or named wishes that are not met, asks why not. The teacher must be known.
 */
export function teacherQuestions(instance: Instance, policy: Policy, plan: VerifiedPlan, teacher: string): Wish[] {
  const person = instance.persons.get(teacher)!;
  const { id } = person;
  const posting = plan.postings.find((one) => one.teacher === teacher) ?? null;
  const ground = groundOf(instance, policy, plan);
  const wished = betterWishes(person, posting).find((to) => openings(ground, id, { to }).length > 0);
  return [
    ...(posting === null ? [] : [{ kind: 'stays', teacher: id } as const]),
    ...(wished === undefined ? [] : [{ kind: 'goes', teacher: id, to: wished } as const]),
    ...(posting === null && wished === undefined && isVolunteer(person) && openings(ground, id).length > 0
      ? [{ kind: 'goes', teacher: id } as const]
      : []),
  ];
}
