/** The facts of a finished plan, derived from roster, policy and bare postings alone (domain, sections 1 and 2). */
import sum from 'lodash/sum.js';
import { kindOf } from '../domain/group-kinds.ts';
import { openPins, type Instance, type Person, type Site } from '../domain/instance.ts';
import { DeepMap } from '../domain/key.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import { GROUP_KINDS, STAGES, type GroupKind } from '../domain/words.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Facts, Lending } from '../rules/facts.ts';
import { everyonesPay, payments, yearly } from './allowances.ts';
import { isEligible } from './eligibility.ts';
import { mayStart } from './may-start.ts';
import { presence } from './presence.ts';
import { mostShared, needTenths, sharedBy } from './sharing.ts';
import { standingOf, workplace, type SchoolStanding } from './standing.ts';
import { workersUnder } from './workers.ts';

/** What postings add at one school in one year. */
interface Change {
  staff: number;
  /** Trainees who come and go: not in `staff`. */
  learners: number;
  backbones: number;
  /** Tenths of a timetable. */
  readonly bySubject: Map<string, number>;
  /** Of those away on training, by subject: still counted at home by protect-source. */
  readonly training: Map<string, number>;
}

export interface PlanFacts {
  readonly instance: Instance;
  readonly policy: Policy;
  readonly postings: readonly BarePosting[];
  readonly yearsAfter: readonly number[];
  standing(school: string, year: number): SchoolStanding;
  /** Backbone teachers who work at the school under the plan. */
  backbones(school: string, year: number): number;
  /** Before teaching is shared. */
  unsharedTenths(school: string, subject: string, year: number): number;
  readonly lendings: readonly Lending[];
  shares(school: string, year: number): boolean;
  needTenths(school: string, subject: string, year: number): number;
  staffedTenths(school: string, subject: string, year: number): number;
  subjects(school: string, year: number): readonly string[];
  leavers(school: string, year: number): readonly BarePosting[];
  arrivals(school: string, year: number): readonly BarePosting[];
  /** The facts as one applied rule sees them: the groups of its kinds only. */
  forRule(rule: Pick<AppliedRule, 'kinds'>): Facts;
}

const isMember = (kinds: readonly GroupKind[] | null, kind: GroupKind): boolean =>
  kinds === null || kinds.includes(kind);
type SchoolYear = readonly [school: string, year: number];
const NONE: readonly BarePosting[] = [];
const add = <K>(map: Map<K, number>, key: K, n: number): void => {
  map.set(key, (map.get(key) ?? 0) + n);
};

/** The facts of a plan. Every posting and every row of shared teaching must name a known teacher and known schools. */
export function planFacts(
  instance: Instance,
  policy: Policy,
  postings: readonly BarePosting[],
  rows: readonly SharedTeaching[] = [],
): PlanFacts {
  const years = instance.years;
  const standings = standingOf(instance);
  const lastYear = postings.reduce((last, posting) => Math.max(last, posting.start + posting.years - 1), years[2]);
  const yearsAfter = Array.from({ length: lastYear - years[2] }, (_, i) => years[2] + 1 + i);

  const firstStart = new Map<string, number>();
  const changes = new DeepMap<SchoolYear, Change>();
  const leaving = new DeepMap<SchoolYear, BarePosting[]>();
  const arriving = new DeepMap<SchoolYear, BarePosting[]>();
  const changeAt = (school: string, year: number): Change =>
    changes.ensure([school, year], () => ({
      staff: 0,
      learners: 0,
      backbones: 0,
      bySubject: new Map(),
      training: new Map(),
    }));
  for (const posting of postings) {
    const person = instance.persons.get(posting.teacher)!;
    firstStart.set(person.id, Math.min(posting.start, firstStart.get(person.id) ?? posting.start));
    if (posting.kind === 'exchange') {
      leaving.ensure([posting.from, posting.start], () => []).push(posting);
      arriving.ensure([posting.to, posting.start], () => []).push(posting);
    }
    for (let year = posting.start; year < posting.start + posting.years; year++) apply(person, posting, year, changeAt);
  }

  const unsharedTenths = (school: string, subject: string, year: number): number =>
    (standings.at(school, year).tenthsBySubject.get(subject) ?? 0) +
    (changes.get(school, year)?.bySubject.get(subject) ?? 0);
  const sharing = new Set(GROUP_KINDS.filter((kind) => mostShared(policy, kind) > 0));
  const shares = (school: string, year: number): boolean =>
    sharing.has(kindOf(instance.sites.get(school)!.group, year));
  // What no rule allows is refused elsewhere; here it counts for nothing.
  const shared = sharedBy(
    instance,
    postings,
    rows.filter(({ to, year }) => shares(to, year)),
  );
  const tenths = {
    shares,
    needTenths: (school: string, subject: string, year: number): number =>
      needTenths(instance.sites.get(school)!, subject, year, shares(school, year)),
    staffedTenths: (school: string, subject: string, year: number): number =>
      unsharedTenths(school, subject, year) + shared.into(school, subject, year) - shared.out(school, subject, year),
  };
  const missingTenths = (school: string, year: number): number => {
    const { missing, missingOfDemand } = standings.at(school, year);
    return shares(school, year) ? missingOfDemand : missing;
  };
  const subjects = (school: string, year: number): readonly string[] => {
    const site = instance.sites.get(school)!;
    const found = new Set(site.demanded.filter((subject) => site.demand(subject, year) !== null));
    for (const subject of standings.at(school, year).tenthsBySubject.keys()) found.add(subject);
    for (const subject of changes.get(school, year)?.bySubject.keys() ?? []) found.add(subject);
    return [...found].toSorted(byCodePoint);
  };
  const leavers = (school: string, year: number): readonly BarePosting[] => leaving.get(school, year) ?? NONE;
  const arrivals = (school: string, year: number): readonly BarePosting[] => arriving.get(school, year) ?? NONE;

  const present = presence(postings);
  const payees = perYear(() => payments(instance, policy.settings, postings));
  const everybody = perYear(() => everyonesPay(instance, policy.settings, postings));

  const forRule = ({ kinds }: Pick<AppliedRule, 'kinds'>): Facts => {
    const applies = new Map(
      instance.groups.map((group) => [
        group.id,
        new Set([...years, ...yearsAfter].filter((year) => isMember(kinds, kindOf(group, year)))),
      ]),
    );
    const groups = instance.groups.filter(({ id }) => years.some((year) => applies.get(id)!.has(year)));
    const covered = new Set(groups.map((group) => group.id));
    const covers = (school: string, year: number): boolean =>
      kinds === null || applies.get(instance.sites.get(school)!.group.id)!.has(year);
    const home = (teacher: string): Site => instance.persons.get(teacher)!.home;
    const own = kinds === null ? postings : postings.filter((posting) => covers(posting.from, posting.start));
    const exchanges = Map.groupBy(
      own.filter((posting) => posting.kind === 'exchange'),
      (posting) => posting.start,
    );
    return {
      instance,
      settings: policy.settings,
      years,
      yearsAfter,
      groups,
      covers,
      speaksOf: ({ group, teacher, year }) => {
        const id = group ?? (teacher === null ? null : home(teacher).group.id);
        return kinds === null || id === null || applies.get(id)?.has(year) === true;
      },
      schools: (group) => layout(instance).schools.get(group) ?? [],
      people: (group) => layout(instance).people.get(group) ?? [],
      quotaStages: (group) => layout(instance).stages.get(group) ?? [],
      postings: own,
      pins: openPins(instance).filter((pin) => covered.has(home(pin.teacher).group.id)),
      eligible: (person, year) =>
        covers(person.home.id, year) &&
        !((firstStart.get(person.id) ?? Infinity) < year) &&
        eligibleAtFirst(instance, policy.settings, year).has(person),
      mayStart: (person, to, year) => mayStart(instance, policy, person, to, year),
      starters: (year) => exchanges.get(year) ?? NONE,
      leavers,
      arrivals,
      here: present.here,
      away: present.away,
      atWork: (person, year) => workplace(person, year) !== null,
      staff: (school, year) => {
        const change = changes.get(school, year);
        return standings.at(school, year).staff + (change === undefined ? 0 : change.staff + change.learners);
      },
      workers: (school, year) => workersUnder(instance, school, year, present),
      payees,
      everyonesPay: (year) => everybody(year).map((pay) => ({ teacher: pay.teacher, yuan: yearly(pay) })),
      allowanceCost: (year) => sum(payees(year).map(({ yuan }) => yuan)),
      headcount: (school, year) => standings.at(school, year).headcount,
      baseTenths: (school, subject, year) => standings.at(school, year).tenthsBySubject.get(subject) ?? 0,
      unsharedTenths,
      ...tenths,
      lendings: shared.lendings.filter(({ to, year }) => covers(to, year)),
      sharedInto: shared.into,
      trainingTenths: (school, subject, year) => changes.get(school, year)?.training.get(subject) ?? 0,
      subjects,
      change: (school, year) => changes.get(school, year)?.staff ?? 0,
      // Sums in tenths compared with whole persons are rounded down.
      under: (school, year) => Math.floor(Math.max(0, missingTenths(school, year)) / 10),
      over: (school, year) => Math.floor(Math.max(0, -missingTenths(school, year)) / 10),
      settled: (group, flow, year) => {
        const kind = kindOf(
          instance.groups.find((row) => row.id === group)!,
          year,
        );
        return policy.rules.some(
          (rule) =>
            isMember(rule.kinds, kind) && rule.spec.settles?.(rule.enforce.kind === 'must').includes(flow) === true,
        );
      },
    };
  };
  return {
    instance,
    policy,
    postings,
    yearsAfter,
    standing: (school, year) => standings.at(school, year),
    backbones: (school, year) => standings.at(school, year).backbones + (changes.get(school, year)?.backbones ?? 0),
    unsharedTenths,
    ...tenths,
    lendings: shared.lendings,
    subjects,
    leavers,
    arrivals,
    forRule,
  };
}

/** Rows by their year, made when first asked for. */
function perYear<T extends { readonly year: number }>(make: () => readonly T[]): (year: number) => readonly T[] {
  let made: ReadonlyMap<number, readonly T[]> | undefined;
  return (year) => (made ??= Map.groupBy(make(), (row) => row.year)).get(year) ?? [];
}

const eligibleIn = new WeakMap<Instance, WeakMap<Policy['settings'], Map<number, ReadonlySet<Person>>>>();

/**
 * Who is eligible where no posting of the plan began before: the same for every plan of a case, and asked for by each
 * rule of each.
 */
function eligibleAtFirst(instance: Instance, settings: Policy['settings'], year: number): ReadonlySet<Person> {
  const bySettings = eligibleIn.get(instance) ?? new WeakMap<Policy['settings'], Map<number, ReadonlySet<Person>>>();
  eligibleIn.set(instance, bySettings);
  const byYear = bySettings.get(settings) ?? new Map<number, ReadonlySet<Person>>();
  bySettings.set(settings, byYear);
  const found =
    byYear.get(year) ??
    new Set([...instance.persons.values()].filter((person) => isEligible(person, year, settings, false)));
  byYear.set(year, found);
  return found;
}

/** Moves a person from where they would work to the host, for one year of the posting. */
function apply(
  person: Person,
  posting: BarePosting,
  year: number,
  changeAt: (school: string, year: number) => Change,
): void {
  const place = workplace(person, year);
  // Who is on leave or gone works nowhere, and no posting brings them to work; 县外 works where nobody counts.
  if (!person.inService(year) || person.absent(year)) return;
  const training = posting.kind === 'training';
  for (const [school, n] of [
    [place, -1],
    [posting.to, 1],
  ] as const) {
    if (school === null) continue;
    const change = changeAt(school, year);
    change[training ? 'learners' : 'staff'] += n;
    if (person.backbone) change.backbones += n;
    // A trainee is missing at home and counts for no subject at the host.
    if (person.tenths === 0) continue;
    if (!(training && n > 0)) add(change.bySubject, person.row.subject, n * person.tenths);
    if (training && n < 0) add(change.training, person.row.subject, person.tenths);
  }
}

interface Layout {
  readonly schools: ReadonlyMap<string, readonly Site[]>;
  readonly people: ReadonlyMap<string, readonly Person[]>;
  readonly stages: ReadonlyMap<string, readonly (string | null)[]>;
}

const layouts = new WeakMap<Instance, Layout>();

/** Schools, people and quota stages by group; people and schools in the roster's order, which is that of their ids. */
function layout(instance: Instance): Layout {
  const found = layouts.get(instance);
  if (found !== undefined) return found;
  const schools = Map.groupBy(instance.sites.values(), (site) => site.group.id);
  const people = Map.groupBy(instance.persons.values(), (person) => person.home.group.id);
  const stages = new Map(
    instance.groups.map(({ id }) => {
      const kinds = new Set((schools.get(id) ?? []).map((site) => site.row.stage));
      const taught = new Set((people.get(id) ?? []).map((person) => person.stage));
      return [id, kinds.size <= 1 ? [null] : STAGES.filter((stage) => taught.has(stage))] as const;
    }),
  );
  const made = { schools, people, stages };
  layouts.set(instance, made);
  return made;
}
