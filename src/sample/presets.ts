/** The sizes of rosters that can be asked for: one line each. */
export interface Preset {
  /** How many groups unless the user says otherwise. */
  readonly groups: number;
  /** Schools per group, from and to. */
  readonly schools: readonly [number, number];
  /** Teachers per group, from and to: the groups of one roster are spread evenly over this range. */
  readonly teachers: readonly [number, number];
  /** No more schools than leave each so many teachers on average. */
  readonly perSchool: number;
  /** Teachers of the core school and the smallest member, in percent of an even share. */
  readonly corePercent: number;
  readonly leastPercent: number;
  /** Groups of more than one 学段, in percent, where the policy speaks of such groups. */
  readonly mixedPercent: number;
}

export const PRESETS = {
  small: {
    groups: 1,
    schools: [3, 3],
    teachers: [46, 54],
    perSchool: 14,
    corePercent: 125,
    leastPercent: 80,
    mixedPercent: 0,
  },
  group: {
    groups: 1,
    schools: [4, 4],
    teachers: [246, 254],
    perSchool: 45,
    corePercent: 145,
    leastPercent: 55,
    mixedPercent: 0,
  },
  mixed: {
    groups: 1,
    schools: [5, 5],
    teachers: [246, 254],
    perSchool: 40,
    corePercent: 140,
    leastPercent: 60,
    mixedPercent: 100,
  },
  county: {
    groups: 53,
    schools: [3, 6],
    teachers: [130, 228],
    perSchool: 34,
    corePercent: 145,
    leastPercent: 75,
    mixedPercent: 20,
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;

export const isPresetName = (name: string): name is PresetName => Object.hasOwn(PRESETS, name);
