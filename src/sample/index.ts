/**
 * Realistic rosters from a seed, for trials, tests and benches: nobody in them exists. The same options give the same
 * roster on every machine. Ordinary seeds leave a policy's quotas room to hold; **every fifth seed (5, 10, 15 …) is
 * drawn hard**: in every fifth group, the first one included, backbones are scarce and their schools hold all but one
 * of them back by pins, so that quotas of backbones cannot all hold and the plan must relax them.
 */
import { deriveInstance } from '../domain/instance.ts';
import { canonical, type Pin, type Roster } from '../domain/roster.ts';
import { kindOf } from '../domain/group-kinds.ts';
import { settingsOf } from '../domain/settings.ts';
import type { Policy } from '../policy/policy.ts';
import { boundTeachers } from './bound.ts';
import type { Frame } from './careers.ts';
import { type DraftGroup, layGroups, layZones } from './layout.ts';
import { drawAssessments, drawBudgets, residentAllowances, fillPosts } from './limits.ts';
import { askWishes, giveClasses, marry, nameBackbones } from './merits.ts';
import { nameMaker } from './names.ts';
import { drawNeeds } from './needs.ts';
import { drawPins } from './pins.ts';
import { type Preset, PRESETS, type PresetName } from './presets.ts';
import { randomOf } from './random.ts';
import { staffGroup, type StaffDraft } from './staff.ts';
import { giveTimetables, type Timetables, WHOLE_TIMETABLES } from './timetables.ts';

export { isPresetName, PRESETS, type PresetName } from './presets.ts';

export interface SampleOptions {
  readonly preset: PresetName;
  /** Number of groups, 1 and more; the preset's own number where it is missing. */
  readonly groups?: number;
  /** Teachers per group, instead of the preset's; schools keep the preset's number as far as so many people allow. */
  readonly teachers?: number;
  /** Whole number; see above for every fifth. */
  readonly seed: number;
  /** T, R, zone names, group kinds and what they look like suit this policy. */
  readonly policy: Pick<Policy, 'settings' | 'rules'>;
  /** 津贴预算 in yuan, the same in every year; drawn where it is missing. */
  readonly budget?: number;
  /** Part-timers and leaders who teach; nobody where it is missing: 任课比例 then stays empty. */
  readonly timetables?: Timetables;
  /** First school year of the horizon to be planned; the dates of the roster are set relative to it. */
  readonly year?: number;
}

/** The first school year that sampled rosters are made for, unless another is asked for. */
export const SAMPLE_YEAR = 2027;

/** True where the quotas of this group cannot all hold, by design. */
export const isHeld = (seed: number, group: number): boolean => seed % 5 === 0 && group % 5 === 0;

/** Where the policy starts no posting, nobody can be made to go. */
const mayHold = (pin: Pin['kind'], { settings }: SampleOptions['policy'], { row }: DraftGroup, year: number): boolean =>
  pin === 'mustStay' || pin === 'notTo' || settingsOf(settings, kindOf(row, year)).postings !== 'none';

/**
 * Draws a roster in canonical order. Throws RangeError for numbers that are not whole, a group count below 1 or a
 * percentage above 100.
 */
export function sampleRoster(options: SampleOptions): Roster {
  const { seed, policy, year = SAMPLE_YEAR, timetables = WHOLE_TIMETABLES } = options;
  const preset = presetOf(options);
  const count = options.groups ?? preset.groups;
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`seed ${seed}, groups ${count}`);
  const frame: Frame = { year, tenureYears: policy.settings.tenureYears, retireYears: policy.settings.retireYears };
  const zones = layZones(policy);
  const groups = layGroups({ seed, preset, groups: count, policy, zones, year });
  const nameOf = nameMaker();
  const drafts: StaffDraft[] = [];
  const pins: Pin[] = [];
  for (const group of groups) {
    const random = randomOf(seed, 3, group.index);
    const held = isHeld(seed, group.index);
    const people = randomOf(seed, 8, group.index).shuffled(staffGroup(random, group, frame, nameOf));
    people.forEach(({ row }, i) => (row.id = teacherId(drafts.length + i)));
    drafts.push(...people);
    nameBackbones(random, people, held);
    giveClasses(random, people, frame);
    askWishes(random, people, group, held);
    marry(random, people, frame);
    giveTimetables(randomOf(seed, 9, group.index), people, timetables);
    pins.push(...drawPins(random, people, group, frame, held).filter(({ kind }) => mayHold(kind, policy, group, year)));
  }
  const schools = groups.flatMap((group) => group.schools.map(({ row }) => row));
  const roster: Roster = {
    groups: groups.map(({ row }) => row),
    zones,
    schools: fillPosts(seed, groups, drafts),
    teachers: drafts.map(({ row }) => row),
    demand: [],
    budgets: [],
    assessments: drawAssessments(seed, schools, year),
    pins,
    activities: [],
    attestations: [],
  };
  const paid = { teachers: drafts.length, residents: residentAllowances(policy, roster) };
  const budgets = drawBudgets(seed, paid, year, options.budget);
  const instance = deriveInstance(roster, year);
  const bound = boundTeachers(policy, instance);
  // Nobody may leave a class that graduates: who is bound to go teaches none.
  const teachers = roster.teachers.map((row) => (bound.has(row.id) ? { ...row, graduatingYear: null } : row));
  return canonical({ ...roster, budgets, teachers, demand: drawNeeds(seed, groups, instance, policy) });
}

const presetOf = ({ preset, teachers }: SampleOptions): Preset =>
  teachers === undefined ? PRESETS[preset] : { ...PRESETS[preset], teachers: [teachers, teachers] };

const teacherId = (index: number): string => `T${String(index + 1).padStart(4, '0')}`;
