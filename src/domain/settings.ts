/** What a policy sets for all of its rules, and what it sets apart for groups of one kind. */
import { kindOf } from './group-kinds.ts';
import type { Group } from './roster.ts';
import type { Direction, GroupKind, PostingKind, Sex } from './words.ts';

/** Positions of which somebody may be eligible. */
export const CAPPED_POSITIONS = ['teacher', 'midLevel'] as const;
type CappedPosition = (typeof CAPPED_POSITIONS)[number];

/** Eligible only while younger, in whole years in September, by position and sex; no entry = no cap. */
export type AgeCaps = {
  readonly [P in CappedPosition]?: { readonly [S in Sex]?: number };
};

/** Nobody of such a group starts a posting; no leader of such a group takes office elsewhere. */
export const LIMITED_POSTINGS = ['none', 'noLeaders'] as const;
export type LimitedPostings = (typeof LIMITED_POSTINGS)[number];

/** What may be given per kind of group: the kind of the teacher's home group in September decides. */
export interface KindSettings {
  /** T: whole years at the present school. */
  readonly tenureYears: number;
  /** R: eligible only with more than 12 · R months before leaving. */
  readonly retireYears: number;
  readonly ageCaps?: AgeCaps;
  readonly postingYears: { readonly [K in PostingKind]: readonly number[] };
  readonly directions: readonly Direction[];
  /** A class teacher of a graduating class stays in the graduating year and so many years before. */
  readonly graduationYearsBefore: number;
  readonly postings?: LimitedPostings;
}

export interface Settings extends KindSettings {
  readonly crossStage: boolean;
  readonly crossGroup: boolean;
  /** Yuan a month by the zone's name; a zone's own 月津贴 comes first. */
  readonly zoneAllowances: Readonly<Record<string, number>>;
  /** Yuan a month for each posted teacher, unless the table 经费 says otherwise. */
  readonly livingAllowance: number;
  readonly transportAllowance: number;
  /** What differs in groups of a kind. */
  readonly kinds?: { readonly [K in GroupKind]?: Partial<KindSettings> };
}

/** Settings of a policy, or the part of them that a check was given. */
type Apart<S> = { readonly kinds?: { readonly [K in GroupKind]?: Partial<S> } };

const made = new WeakMap<object, Map<GroupKind, object>>();

/** The settings of groups of one kind; the same object where nothing is set apart for it. */
export function settingsOf<S extends Apart<Partial<S>>>(settings: S, kind: GroupKind): S {
  const apart = settings.kinds?.[kind];
  if (apart === undefined) return settings;
  const known = made.get(settings) ?? new Map<GroupKind, object>();
  made.set(settings, known);
  const found = known.get(kind) ?? { ...settings, ...apart };
  known.set(kind, found);
  return found as S;
}

/** The settings of a group in a school year. */
export const settingsIn = <S extends Apart<Partial<S>>>(settings: S, group: Pick<Group, 'kinds'>, year: number): S =>
  settings.kinds === undefined ? settings : settingsOf(settings, kindOf(group, year));

/** Every number of years that postings of this kind may last in some group, those of most groups first. */
export const everyLength = (settings: Settings, kind: PostingKind): readonly number[] => [
  ...new Set([settings, ...Object.values(settings.kinds ?? {})].flatMap((own) => own.postingYears?.[kind] ?? [])),
];
