/**
 * A roster while it is being checked: a cell that could not be read is undefined, so that one bad cell hides neither
 * the rest of its row nor the cross-checks between tables. Every complete Roster is a DraftRoster.
 */
import type { Message } from '../messages/message.ts';
import type { Instance } from './instance.ts';
import type { BarePosting } from './plan.ts';
import type { Roster } from './roster.ts';
import type { LimitedPostings } from './settings.ts';
import type { Direction, GroupKind } from './words.ts';

export type TableName = keyof Roster;
export type RowOf<K extends TableName> = Roster[K][number];
export type DraftRow<T> = { readonly [K in keyof T]: T[K] | undefined };
export type DraftRoster = { readonly [K in TableName]: readonly DraftRow<RowOf<K>>[] };

/** Errors stop a plan; warnings and notices do not (data dictionary, "Bad input"). */
export type Severity = 'error' | 'warning' | 'notice';

/** What is wrong at one cell of a roster. `value` null: the whole cell as the user wrote it. */
export interface Finding {
  readonly severity: Severity;
  readonly table: TableName;
  /** Index of the row in the table that was checked. */
  readonly index: number;
  readonly key: string;
  readonly value: string | null;
  readonly message: Message;
}

/** A column; of the kinds of a group, the one of a period by its place in time. */
type KeyOf<K extends TableName> = (keyof RowOf<K> & string) | (K extends 'groups' ? `kinds.${number}` : never);

/** A finding about one column of one table; the key must be a column of that table. */
export function finding<K extends TableName>(
  severity: Severity,
  table: K,
  index: number,
  key: KeyOf<K>,
  message: Message,
): Finding {
  return { severity, table, index, key, value: null, message };
}

/** The policy has no such clause, or a rule evaluates it. */
export type NotAttestable = 'unknown' | 'ruled';

/** What a policy says of which a pin or a person's word can be impossible; `Settings` of a policy fit. */
export interface PinTerms {
  readonly postingYears: {
    readonly exchange: readonly number[];
    readonly training?: readonly number[];
    readonly leadership?: readonly number[];
  };
  readonly directions: readonly Direction[];
  readonly graduationYearsBefore: number;
  readonly postings?: LimitedPostings;
  /** What is otherwise in groups of one kind. */
  readonly kinds?: {
    readonly [K in GroupKind]?: Partial<
      Pick<PinTerms, 'postingYears' | 'directions' | 'graduationYearsBefore' | 'postings'>
    >;
  };
  readonly crossStage: boolean;
  readonly crossGroup: boolean;
  /** Whether a rule lets somebody start a posting for whom the ordinary words of section 2 do not provide. */
  readonly permits?: (instance: Instance, posting: BarePosting) => boolean;
  /** Whether demand counts in tenths in groups of a kind, so that a part of a teacher is a need. */
  readonly countsTenths?: (kind: GroupKind) => boolean;
  /** Why a person's word cannot stand for a clause; null where it can. */
  readonly notAttestable?: (clause: string) => NotAttestable | null;
}

/** What a check may know besides the rows. */
export interface CheckContext {
  /** First school year of the horizon; null where no command has named it yet. */
  readonly from: number | null;
  /** What the policy says about postings; the domain's defaults where no policy is known. */
  readonly terms: PinTerms;
  /** Tables that are missing or have no readable ids: references into them cannot be judged. */
  readonly unread: ReadonlySet<TableName>;
  /** Whether an earlier check has found an error in the cell. */
  wrong(table: TableName, index: number, key: string): boolean;
  /** The row as the user's editor numbers it, for sentences that name a second row. */
  rowNumber(table: TableName, index: number): number | null;
}

export type Check = (roster: DraftRoster, context: CheckContext) => Iterable<Finding>;
