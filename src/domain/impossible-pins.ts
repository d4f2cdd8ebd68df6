/**
 * Pins for which section 2 of the domain has no posting at all: an input error, found before anything is planned. A
 * pin overrides eligibility and exemption, never hosts, service, running postings or graduation. Whether pins can
 * hold together, or with the protections, is not asked here.
 */
import { finding, type CheckContext, type DraftRoster, type Finding, type PinTerms } from './draft.ts';
import type { Instance, Person, Site } from './instance.ts';
import { kindOf } from './group-kinds.ts';
import { september } from './month.ts';
import { impossiblePinTexts, PIN_OBSTACLES, PLACE_OBSTACLES, type PinObstacle } from './pin-texts.ts';
import type { BarePosting } from './plan.ts';
import type { Pin, Teacher } from './roster.ts';
import { settingsIn, settingsOf } from './settings.ts';
import { isComplete, soundInstance, soundTeacher } from './sound-part.ts';
import { DIRECTIONS, POSTING_KINDS, type PostingKind } from './words.ts';

/**
 * What some policy may permit: a member's newcomer to train at the core, a vice-principal of the core to lead a member.
 */
function mayPermit({ persons, sites }: Instance, { teacher, to, start, kind }: BarePosting): boolean {
  const { home, row } = persons.get(teacher)!;
  const host = sites.get(to)!.row;
  if (host.group !== home.row.group) return false;
  return kind === 'training'
    ? home.row.role === 'member' &&
        host.role === 'core' &&
        row.employedSince > september(start - 1) &&
        row.employedSince <= september(start)
    : kind === 'leadership' && row.position === 'vicePrincipal' && home.row.role === 'core' && host.role === 'member';
}

/** Where no policy is known: the defaults of the domain, and the shortest posting, so that no policy is foreclosed. */
export const DEFAULT_PIN_TERMS: PinTerms = {
  postingYears: { exchange: [1], training: [1], leadership: [1] },
  directions: DIRECTIONS,
  graduationYearsBefore: 1,
  crossStage: false,
  crossGroup: false,
  permits: mayPermit,
  countsTenths: () => true,
};

const fits = <T>(cell: T | undefined, value: T): boolean => cell === undefined || cell === value;

/** Whether a row that could not be read whole might bring the subject to the school: then nothing is claimed. */
function mayTeach(roster: DraftRoster, school: string, subject: string): boolean {
  return (
    roster.teachers.some(
      (row) =>
        soundTeacher(row) === undefined &&
        fits(row.subject, subject) &&
        (fits(row.home, school) || fits(row.working, school)),
    ) || roster.demand.some((row) => !isComplete(row) && fits(row.subject, subject) && fits(row.school, school))
  );
}

/** base(s, k, y) > 0: somebody of the subject works there without a new posting; `year` null = in whatever year. */
function staffed({ persons }: Instance, host: Site, subject: string, year: number | null): boolean {
  return [...persons.values()].some((one) => {
    if (one.row.subject !== subject || one.tenths === 0) return false;
    if (year === null) return one.home.id === host.id || one.running?.to === host.id;
    if (!one.inService(year) || one.absent(year)) return false;
    return (one.running !== null && year < one.running.returns ? one.running.to : one.home.id) === host.id;
  });
}

/** What the policy says of the person's group in `start`; null: whatever it says of one of its kinds. */
const termsFor = (terms: PinTerms, { home }: Person, start: number | null): readonly PinTerms[] =>
  start === null ? home.group.kinds.map(({ kind }) => settingsOf(terms, kind)) : [settingsIn(terms, home.group, start)];

/**
 * Exchange, of principals and vice-principals leadership, and what else a rule lets the teacher start there and then. A
 * year must be known for that.
 */
function kindsOf(
  instance: Instance,
  person: Person,
  host: Site,
  start: number | null,
  { permits }: PinTerms,
): readonly PostingKind[] {
  const posting = { teacher: person.id, from: person.home.id, to: host.id, years: 1 };
  return POSTING_KINDS.filter(
    (kind) =>
      kind === (person.leader ? 'leadership' : 'exchange') ||
      (start !== null && permits?.(instance, { ...posting, start, kind }) === true),
  );
}

/** What keeps the teacher from starting in `start` (null: in whatever year), wherever to. */
function personObstacle(
  person: Person,
  start: number | null,
  terms: PinTerms,
  horizonKnown: boolean,
  kind: PostingKind,
): PinObstacle | null {
  const possible = termsFor(terms, person, start);
  if (possible.every(({ postings }) => postings === 'none')) return 'kind-without-postings';
  if (kind === 'leadership' && possible.every(({ postings }) => postings === 'noLeaders'))
    return 'kind-without-leaders';
  if (start === null) {
    if (person.row.status !== 'present' && person.row.absentUntil === null) return 'absent';
    return person.running !== null && !person.running.endKnown ? 'on-posting' : null;
  }
  const own = possible[0]!;
  if (!person.inService(start)) return 'not-in-service';
  if (person.absent(start)) return 'absent';
  if (person.running !== null && start < person.running.returns) return 'on-posting';
  const graduates = person.row.graduatingYear === 'first' && !horizonKnown ? null : person.graduates;
  if (graduates !== null && start <= graduates && start >= graduates - own.graduationYearsBefore) return 'graduating';
  const lengths = own.postingYears[kind] ?? (kind === 'leadership' ? own.postingYears.exchange : []);
  return lengths.some((years) => person.leaves >= september(start + years)) ? null : 'leaves-early';
}

/** What a pin is judged upon. */
interface Ground {
  readonly instance: Instance;
  readonly roster: DraftRoster;
  readonly from: number | null;
  readonly terms: PinTerms;
}

interface Way {
  readonly host: Site;
  readonly kind: PostingKind;
}

/** What keeps the teacher from going to `host`. */
function hostObstacle(
  { instance, roster, terms }: Ground,
  person: Person,
  { host, kind }: Way,
  start: number | null,
): PinObstacle | null {
  const { home, row, stages } = person;
  if (host.id === home.id) return 'home';
  const abroad =
    host.group.id !== home.group.id &&
    kind === 'leadership' &&
    start !== null &&
    terms.permits?.(instance, { teacher: person.id, from: home.id, to: host.id, years: 1, start, kind }) === true;
  if (host.group.id !== home.group.id && !terms.crossGroup && !abroad) return 'other-group';
  const shares = (others: readonly string[]): boolean => host.stages.some((stage) => others.includes(stage));
  if (!shares(stages) || (!shares(home.stages) && !terms.crossStage)) return 'stage';
  const direction = `${home.row.role}-${host.row.role}`;
  const allows = ({ directions }: PinTerms): boolean => directions.some((allowed) => allowed === direction);
  if (!abroad && !termsFor(terms, person, start).some(allows)) return 'direction';
  // Trainees learn and leaders lead, whatever the subject.
  if (kind !== 'exchange') return null;
  const tenths = start !== null && terms.countsTenths?.(kindOf(host.group, start)) === true;
  const needed =
    start === null
      ? host.demanded.includes(row.subject)
      : tenths
        ? (host.demand(row.subject, start) ?? 0) > 0
        : host.need(row.subject, start) > 0;
  return needed || staffed(instance, host, row.subject, start) || mayTeach(roster, host.id, row.subject)
    ? null
    : 'subject';
}

/** Every obstacle that postings for this pin meet; empty where one posting meets none. */
function obstaclesOf(pin: Pin, person: Person, ground: Ground): readonly PinObstacle[] {
  const { instance, from, terms } = ground;
  const horizon: readonly number[] = from === null ? [] : [from, from + 1, from + 2];
  if (pin.kind === 'goTo' && pin.school === person.home.id) return ['home'];
  if (pin.year !== null && from !== null && !horizon.includes(pin.year)) return ['year'];
  const starts = pin.year !== null ? [pin.year] : from === null ? [null] : horizon;
  const hosts = [...instance.sites.values()].filter((site) =>
    pin.kind === 'goTo' ? site.id === pin.school : site.id !== person.home.id,
  );
  // For mustGo, schools of other groups are no near misses.
  const near =
    pin.kind === 'goTo' || terms.crossGroup ? hosts : hosts.filter((site) => site.group.id === person.home.group.id);
  const met: PinObstacle[] = [];
  for (const start of starts) {
    const ways = near.flatMap((host) => kindsOf(instance, person, host, start, terms).map((kind) => ({ host, kind })));
    const own = (kind: PostingKind): PinObstacle | null => personObstacle(person, start, terms, from !== null, kind);
    const obstacles =
      ways.length === 0
        ? [own(person.leader ? 'leadership' : 'exchange') ?? 'alone']
        : ways.map((way) => own(way.kind) ?? hostObstacle(ground, person, way, start));
    for (const obstacle of obstacles) {
      if (obstacle === null) return [];
      met.push(obstacle);
    }
  }
  return met;
}

/**
 * Cells that an obstacle is read from. Where one of them is wrong already, the pin may be right: it is not reported on
 * top.
 */
const TEACHER_CELLS: Partial<Record<PinObstacle, readonly (keyof Teacher)[]>> = {
  'not-in-service': ['born', 'since', 'leaves'],
  'on-posting': ['working', 'postedUntil'],
  'leaves-early': ['born', 'leaves'],
  // A newcomer may train there whatever the subject.
  subject: ['employedSince'],
};

function doubtful(
  met: readonly PinObstacle[],
  roster: DraftRoster,
  person: Person,
  wrong: CheckContext['wrong'],
): boolean {
  const index = roster.teachers.findIndex((row) => row.id === person.id);
  const cells = met.flatMap((obstacle) => TEACHER_CELLS[obstacle] ?? []);
  const roles =
    met.includes('direction') &&
    [...roster.schools.entries()].some(
      ([at, row]) => row.group === person.home.group.id && wrong('schools', at, 'role'),
    );
  return roles || cells.some((key) => wrong('teachers', index, key));
}

/**
 * One finding for each 必须交流 or 指定到 that no posting can meet. `from` null: the horizon is not known; a pin with a
 * year is then tried in that year, one without only against what holds in every year.
 */
export function impossiblePins(
  roster: DraftRoster,
  { from, terms, unread, wrong }: Pick<CheckContext, 'from' | 'terms' | 'unread' | 'wrong'>,
): Finding[] {
  if (unread.has('groups') || unread.has('schools') || unread.has('teachers')) return [];
  const instances = new Map<number, Instance>();
  const instanceFor = (first: number): Instance => {
    const known = instances.get(first) ?? soundInstance(roster, first);
    instances.set(first, known);
    return known;
  };
  return [...roster.pins.entries()].flatMap(([index, pin]) => {
    if (!isComplete<Pin>(pin) || (pin.kind !== 'mustGo' && pin.kind !== 'goTo')) return [];
    const instance = instanceFor(from ?? pin.year ?? 0);
    if (instance.outside.persons.has(pin.teacher)) return [impossible(index, pin, 'home-outside-groups')];
    const person = instance.persons.get(pin.teacher);
    if (person !== undefined && pin.kind === 'goTo' && pin.school !== null && instance.outside.sites.has(pin.school))
      return [impossible(index, pin, 'school-outside-groups')];
    // Unknown teachers and schools, and goTo without a school, are findings of the cross-checks.
    if (person === undefined || (pin.kind === 'goTo' && !(pin.school !== null && instance.sites.has(pin.school))))
      return [];
    const met = obstaclesOf(pin, person, { instance, roster, from, terms });
    const reason = PIN_OBSTACLES.findLast((obstacle) => met.includes(obstacle));
    if (reason === undefined || doubtful(met, roster, person, wrong)) return [];
    return [impossible(index, pin, reason)];
  });
}

function impossible(index: number, pin: Pin, reason: PinObstacle): Finding {
  const { teacher, kind } = pin;
  const key = reason === 'year' ? 'year' : PLACE_OBSTACLES.has(reason) && kind === 'goTo' ? 'school' : 'teacher';
  const school = kind === 'goTo' ? pin.school : null;
  return finding('error', 'pins', index, key, impossiblePinTexts['impossible-pin']({ teacher, school, reason }));
}
