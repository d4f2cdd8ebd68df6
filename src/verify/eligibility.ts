/** Who is eligible in a year and who may start a posting (domain, section 2), as the verifier understands it. */
import type { Person } from '../domain/instance.ts';
import { september } from '../domain/month.ts';
import type { Settings } from '../policy/policy.ts';

const OBSTACLES = [
  'notInService',
  'absent',
  'notEstablished',
  'position',
  'tenure',
  'exempt',
  'leavesSoon',
  'running',
  'returned',
  'postedBefore',
  'service',
] as const;
/** A reason why somebody is not eligible. */
export type Obstacle = (typeof OBSTACLES)[number];

const obstructs: Readonly<
  Record<Obstacle, (person: Person, year: number, settings: Settings, startedBefore: boolean) => boolean>
> = {
  notInService: (person, year) => !person.inService(year),
  absent: (person, year) => person.absent(year),
  notEstablished: (person) => !person.row.established,
  position: (person) => person.row.position !== 'teacher' && person.row.position !== 'midLevel',
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
): readonly Obstacle[] => OBSTACLES.filter((obstacle) => obstructs[obstacle](person, year, settings, startedBefore));

export const isEligible = (person: Person, year: number, settings: Settings, startedBefore: boolean): boolean =>
  OBSTACLES.every((obstacle) => !obstructs[obstacle](person, year, settings, startedBefore));

/** What neither a pin nor a duty overrides. */
const NEVER: readonly Obstacle[] = ['notInService', 'absent', 'running'];
/** What a volunteer may not have either: everything else is no hindrance to who wants to go. */
const VOLUNTEERS: readonly Obstacle[] = [...NEVER, 'notEstablished', 'position'];

/**
 * What keeps the person from starting a posting in `year`; empty = may start. `bound`: a pin or a rule of the policy
 * asks for this posting. Whether a posting began earlier is asked elsewhere.
 */
export function hindrances(person: Person, year: number, settings: Settings, bound: boolean): readonly Obstacle[] {
  const found = obstacles(person, year, settings, false);
  const asked = bound ? NEVER : person.row.volunteer ? VOLUNTEERS : OBSTACLES;
  return found.filter((obstacle) => asked.includes(obstacle));
}
