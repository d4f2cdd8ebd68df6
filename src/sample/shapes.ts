/**
 * What groups of each kind look like, as the documents describe them: how many schools, how large the core is, whether
 * its leaders take office at the members. Only a policy that names kinds of group gives them their shape; where a
 * policy speaks of every kind alike, the preset's shape serves all.
 */
import { GROUP_KINDS, type GroupKind } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';
import type { Preset } from './presets.ts';
import type { Random } from './random.ts';

export interface Shape {
  /** Schools, from and to; null: the preset's. */
  readonly schools: readonly [number, number] | null;
  /** People of the core in percent of the group's; null: the preset's. */
  readonly corePercent: number | null;
  /**
   * A vice-principal, a mid-level leader and more go from the core to each member: the core has one of each to spare
   * per member.
   */
  readonly sendsLeaders: boolean;
  /** All members are village schools, or in the mountains where the county has any. */
  readonly countryside: boolean;
  /** Titles are counted at the school of the establishment post: posts suffice for whoever holds or brings one. */
  readonly amplePosts: boolean;
}

const PLAIN: Shape = { schools: null, corePercent: null, sendsLeaders: false, countryside: false, amplePosts: false };

const SHAPES: Readonly<Partial<Record<GroupKind, Shape>>> = {
  /** One school in town with one or two in the country under one roof. */
  fused: { ...PLAIN, schools: [2, 3], corePercent: 52, countryside: true },
  /** A core with one partner or two, close by. */
  tight: { ...PLAIN, schools: [2, 3], corePercent: 48, sendsLeaders: true },
  /** A large core in the county town leads one or two small schools: a third of their staff are to be its guests. */
  community: { ...PLAIN, schools: [2, 3], corePercent: 62, sendsLeaders: true, countryside: true },
  integrated: { ...PLAIN, amplePosts: true },
};

/**
 * Kinds that one document knows beside each other, with the weights of a typical county: naming one of them brings the
 * others.
 */
const FAMILIES: readonly (readonly (readonly [GroupKind, number])[])[] = [
  [['sameStage', 40]],
  [
    ['fused', 20],
    ['coBuilt', 50],
    ['collaborative', 30],
  ],
  [
    ['community', 60],
    ['league', 40],
  ],
  [
    ['tight', 60],
    ['loose', 40],
  ],
  [['integrated', 100]],
];

/** Of a county whose policy names no kind. */
const ALL_KINDS: readonly (readonly [GroupKind, number])[] = [
  ['sameStage', 40],
  ['coBuilt', 12],
  ['collaborative', 8],
  ['community', 8],
  ['league', 6],
  ['tight', 8],
  ['loose', 6],
  ['integrated', 8],
  ['fused', 4],
];

/** The kinds that the quotas name are those that the policy is about; the protections are for every kind. */
const namedKinds = (policy: Pick<Policy, 'rules'>): ReadonlySet<GroupKind> =>
  new Set(policy.rules.flatMap(({ spec, kinds }) => (spec.nature === 'quota' ? (kinds ?? []) : [])));

export function shapeOf(kind: GroupKind, policy: Pick<Policy, 'rules'>): Shape {
  if (namedKinds(policy).size > 0) return SHAPES[kind] ?? PLAIN;
  return kind === 'fused' ? { ...PLAIN, schools: [2, 3] } : PLAIN;
}

export function drawKind(random: Random, preset: Preset, policy: Pick<Policy, 'rules'>): GroupKind {
  const named = namedKinds(policy);
  const about = (kind: GroupKind): boolean => named.size === 0 || named.has(kind);
  if (about('crossStage') && random.chance(preset.mixedPercent)) return 'crossStage';
  // Fused groups are small: where nobody asks for them they stay out of presets of more schools.
  if (named.size === 0) return random.weighted(ALL_KINDS.filter(([kind]) => kind !== 'fused' || preset.schools[0] < 4));
  const usual = FAMILIES.filter((family) => family.some(([kind]) => named.has(kind))).flat();
  return usual.length > 0 ? random.weighted(usual) : GROUP_KINDS.find((kind) => named.has(kind))!;
}
