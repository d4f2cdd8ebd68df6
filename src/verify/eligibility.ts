/** Who is eligible in a year and who may start a posting (domain, section 2), as the verifier understands it. */
import type { Person } from '../domain/instance.ts';
import { september } from '../domain/month.ts';
import { settingsIn, type KindSettings } from '../domain/settings.ts';
import type { Settings } from '../policy/policy.ts';

const OBSTACLES = [
  'notInService',
  'absent',
  'notEstablished',
  'position',
  'age',
  'tenure',
  'exempt',
  'leavesSoon',
  'running',
  'returned',
  'postedBefore',
  'service',
] as const;
type Ineligible = (typeof OBSTACLES)[number];
/** A reason why somebody is not eligible, or why nobody of the group starts a posting at all. */
export type Obstacle = Ineligible | 'noPostings';

/** `settings`: those of the kind of the home group in that year. */
const obstructs: Readonly<
  Record<Ineligible, (person: Person, year: number, settings: KindSettings, startedBefore: boolean) => boolean>
> = {
  notInService: (person, year) => !person.inService(year),
  absent: (person, year) => person.absent(year),
  notEstablished: (person) => !person.row.established,
  position: (person) => person.row.position !== 'teacher' && person.row.position !== 'midLevel',
  age: ({ row }, year, { ageCaps }) => {
    if (row.position !== 'teacher' && row.position !== 'midLevel') return false;
    const cap = ageCaps?.[row.position]?.[row.sex];
    return cap !== undefined && september(year) - row.born >= 12 * cap;
  },
  tenure: (person, year, { tenureYears }) => person.tenure(year) < tenureYears,
  exempt: (person, year) => person.exempt(year),
  leavesSoon: (person, year, { retireYears }) => person.leaves - september(year) <= 12 * retireYears,
  running: (person, year) => person.running !== null && year < person.running.returns,
  returned: (person, year) => person.running !== null && year >= person.running.returns,
  postedBefore: (_person, _year, _settings, startedBefore) => startedBefore,
  service: (person, year) => person.row.serviceEnds !== null && person.row.serviceEnds > september(year),
};

/**
 * Everything that keeps the person out of E in `year`; empty = eligible. `startedBefore`: a posting of the plan began
 * earlier.
 */
export const obstacles = (
  person: Person,
  year: number,
  settings: Settings,
  startedBefore: boolean,
): readonly Ineligible[] => {
  const own = settingsIn(settings, person.home.group, year);
  return OBSTACLES.filter((obstacle) => obstructs[obstacle](person, year, own, startedBefore));
};

export const isEligible = (person: Person, year: number, settings: Settings, startedBefore: boolean): boolean => {
  const own = settingsIn(settings, person.home.group, year);
  return OBSTACLES.every((obstacle) => !obstructs[obstacle](person, year, own, startedBefore));
};

/** Whether groups of the kind of the person's home start no postings at all in that year. */
export const isHeldByKind = (person: Person, year: number, settings: Settings): boolean =>
  settingsIn(settings, person.home.group, year).postings === 'none';

/** Consent reaches as far as it was given: to whatever host where no wish is stated, else to the wishes. */
export const isVolunteerTowards = ({ row }: Person, host: string): boolean =>
  (row.volunteer && row.wishes.length === 0) || row.wishes.includes(host);

/** A volunteer towards some school. */
export const isVolunteer = ({ row }: Person): boolean => row.volunteer || row.wishes.length > 0;

/** What neither a pin nor a duty overrides. */
const NEVER: readonly Obstacle[] = ['notInService', 'absent', 'running', 'noPostings'];
/** What a volunteer may not have either: everything else is no hindrance to who wants to go. */
const VOLUNTEERS: readonly Obstacle[] = [...NEVER, 'notEstablished', 'position'];

/** A posting as it is asked for. */
interface Asked {
  /** A pin or a rule of the policy asks for this posting. */
  readonly bound: boolean;
  /** The host; null = some host. */
  readonly to: string | null;
}

/**
 * What keeps the person from starting a posting in `year`; empty = may start. Whether a posting began earlier is asked
 * elsewhere.
 */
export function hindrances(
  person: Person,
  year: number,
  settings: Settings,
  { bound, to }: Asked,
): readonly Obstacle[] {
  const found: Obstacle[] = [...obstacles(person, year, settings, false)];
  if (isHeldByKind(person, year, settings)) found.push('noPostings');
  const willing = to === null ? isVolunteer(person) : isVolunteerTowards(person, to);
  const asked = bound ? NEVER : willing ? VOLUNTEERS : [...OBSTACLES, 'noPostings'];
  return found.filter((obstacle) => asked.includes(obstacle));
}
