/** The general validity of every posting (domain, sections 1 and 2), whatever the policy's rules ask. */
import { kindOf } from '../domain/group-kinds.ts';
import { hasBegun, isLived, openPins, type Instance, type Person, type Site } from '../domain/instance.ts';
import { formatMonth, september } from '../domain/month.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import type { Pin } from '../domain/roster.ts';
import type { Direction, Role } from '../domain/words.ts';
import { settingsIn } from '../domain/settings.ts';
import type { Message } from '../messages/message.ts';
import type { Policy, Settings } from '../policy/policy.ts';
import { ASKS, concerns } from '../rules/pins.ts';
import type { Names } from '../rules/rule.ts';
import { hindrances } from './eligibility.ts';
import { namesOf } from './names.ts';
import { isPermitted, isPinnable, mayLeaveGroup } from './permits.ts';
import { mostShared, needTenths } from './sharing.ts';
import { sharingFindings } from './sharing-validity.ts';
import { standingOf } from './standing.ts';
import { texts } from './validity-texts.ts';

export interface Validity {
  readonly findings: readonly Message[];
  /** True where every row names known people and places and nobody is posted twice: only then can more be derived. */
  readonly derivable: boolean;
}

interface Context {
  readonly instance: Instance;
  readonly policy: Policy;
  readonly settings: Settings;
  readonly names: Names;
}

/**
 * Checks each posting and each row of shared teaching on its own and against "one posting per teacher"; all findings at
 * once.
 */
export function validity(
  instance: Instance,
  policy: Policy,
  postings: readonly BarePosting[],
  shared: readonly SharedTeaching[] = [],
): Validity {
  const findings: Message[] = [];
  let derivable = true;
  const seen = new Set<string>();
  const pins = Map.groupBy(openPins(instance), (pin) => pin.teacher);
  const context = { instance, policy, settings: policy.settings, names: namesOf(instance) };
  const unusable = (finding: Message): void => {
    findings.push(finding);
    derivable = false;
  };
  /** The person, where person and schools are known. */
  const known = (at: string, teacher: string, schools: readonly string[]): Person | undefined => {
    const person = instance.persons.get(teacher);
    const unknown = [...new Set(schools)].filter((school) => !instance.sites.has(school));
    if (person === undefined) unusable(texts['unknown-teacher']({ at, teacher }));
    for (const school of unknown) unusable(texts['unknown-school']({ at, school }));
    return unknown.length > 0 ? undefined : person;
  };
  for (const [index, posting] of postings.entries()) {
    const at = `postings[${index}]`;
    const person = known(at, posting.teacher, [posting.from, posting.to]);
    if (person === undefined) continue;
    if (seen.has(person.id)) unusable(texts['second-posting']({ at, teacher: context.names.teacher(person.id) }));
    seen.add(person.id);
    findings.push(...postingFindings(context, posting, person, pins.get(person.id) ?? [], at));
  }
  const rows = shared.flatMap((row, index) => {
    const at = `sharedTeaching[${index}]`;
    const person = known(at, row.teacher, [row.to]);
    return person === undefined ? [] : [{ at, row, person }];
  });
  if (rows.length > 0)
    findings.push(
      ...sharingFindings(
        { ...context, postings: new Map(postings.map((posting) => [posting.teacher, posting])) },
        rows,
      ),
    );
  return { findings, derivable };
}

/** What is wrong with one posting of a known person between known schools. */
function postingFindings(
  context: Context,
  posting: BarePosting,
  person: Person,
  pins: readonly Pin[],
  at: string,
): readonly Message[] {
  const { instance, policy, settings, names } = context;
  const { start, years, kind } = posting;
  // What has begun is no longer asked whether it may begin.
  if (isLived(instance, posting)) return [];
  const who = { at, teacher: names.teacher(person.id) };
  const findings: Message[] = [];
  if (posting.from !== person.home.id)
    findings.push(
      texts['from-not-home']({ ...who, from: names.school(posting.from), home: names.school(person.home.id) }),
    );
  const permitted = isPermitted(instance, policy, posting);
  const pinned = isPinnable(instance, policy, posting) && pins.some((pin) => ASKS[pin.kind] && concerns(pin, posting));
  // Training and leadership exist only where a rule or a decision entered by hand asks for them.
  if (kind !== 'exchange' && !permitted && !pinned) findings.push(texts['kind-not-supported']({ ...who, kind }));
  if (hasBegun(instance, start))
    findings.push(texts['year-has-begun']({ ...who, start, begun: instance.published!.begun }));
  if (!instance.years.includes(start))
    findings.push(texts['start-outside-horizon']({ ...who, start, from: instance.years[0], until: instance.years[2] }));
  const own = settingsIn(settings, person.home.group, start);
  const allowed = own.postingYears[kind];
  if (!allowed.includes(years))
    findings.push(texts['years-not-allowed']({ ...who, start, years, allowed: allowed.join(' / ') }));

  const why = hindrances(person, start, settings, { bound: pinned || permitted, to: posting.to });
  if (why.length > 0) findings.push(texts['may-not-start']({ ...who, start, why }));
  // Who is not in service at the start is told so above.
  if (person.inService(start) && person.leaves < september(start + years)) {
    findings.push(texts['leaves-during-posting']({ ...who, start, years, leaves: formatMonth(person.leaves) }));
  }
  const { graduates } = person;
  if (graduates !== null && start <= graduates && start >= graduates - own.graduationYearsBefore) {
    findings.push(texts['class-graduates']({ ...who, start, graduates }));
  }
  return [...findings, ...hostFindings(context, posting, person, at)];
}

const DIRECTIONS: Readonly<Record<Role, Readonly<Record<Role, Direction | null>>>> = {
  core: { core: null, member: 'core-member' },
  member: { core: 'member-core', member: 'member-member' },
};

function hostFindings(
  { instance, policy, settings, names }: Context,
  posting: BarePosting,
  person: Person,
  at: string,
): readonly Message[] {
  const { home } = person;
  const host = instance.sites.get(posting.to)!;
  const where = { at, teacher: names.teacher(person.id), to: names.school(host.id) };
  if (host.id === home.id) return [texts['host-is-home'](where)];
  const findings: Message[] = [];
  const leaves = host.group.id !== home.group.id;
  const isAbroad = leaves && mayLeaveGroup(instance, policy, posting);
  if (!settings.crossGroup && leaves && !isAbroad) findings.push(texts['host-other-group'](where));
  const direction = DIRECTIONS[home.row.role][host.row.role];
  // Directions are those of a group.
  const { directions } = settingsIn(settings, home.group, posting.start);
  if (!isAbroad && (direction === null || !directions.includes(direction)))
    findings.push(texts['host-direction'](where));
  if (!host.stages.some((stage) => person.stages.includes(stage))) findings.push(texts['host-not-certified'](where));
  if (!settings.crossStage && !host.stages.some((stage) => home.stages.includes(stage)))
    findings.push(texts['host-other-stage'](where));
  if (posting.kind === 'exchange' && !teaches(instance, policy, host, person.row.subject, posting.start)) {
    findings.push(texts['host-without-subject']({ ...where, subject: person.row.subject, start: posting.start }));
  }
  return findings;
}

/** True where the school has a need for the subject in the year, or somebody who would teach it there anyway. */
const teaches = (instance: Instance, policy: Policy, host: Site, subject: string, year: number): boolean =>
  needTenths(host, subject, year, mostShared(policy, kindOf(host.group, year)) > 0) > 0 ||
  (standingOf(instance).at(host.id, year).tenthsBySubject.get(subject) ?? 0) > 0;
