/** A policy pack after loading: one source document turned into rules, settings and the readings chosen. */
import type { Words } from '../messages/message.ts';
import type { Rational } from '../domain/rational.ts';
import type { GroupKind, TierName } from '../domain/words.ts';
import type { Concession } from '../rules/concession.ts';
import type { RuleSpec } from '../rules/rule.ts';
import type { ComputedBy } from './computed.ts';
import type { Settings } from './settings.ts';

export type { Settings } from './settings.ts';

/** Hard, or soft: the shortfall in persons times `weight` is added to `tier`. */
export type Enforcement =
  | { readonly kind: 'must' }
  | { readonly kind: 'soft'; readonly tier: TierName; readonly weight: number };

/** One line of a policy: a rule with its parameters, for the groups of some kinds. `kinds` null = every group. */
export interface AppliedRule<P = unknown> {
  readonly spec: RuleSpec<P>;
  readonly clause: string | null;
  readonly enforce: Enforcement;
  readonly kinds: readonly GroupKind[] | null;
  readonly params: P;
}

/**
 * Of the catalogue: hard rule, soft target, entitlement to compute, report or check only, parameter that a person sets.
 */
export const CLAUSE_KINDS = ['H', 'S', 'E', 'R', 'P'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/**
 * How the program serves a clause: a rule line cites it; a setting of the policy holds its value; it is computed per
 * teacher or school, reported as a number, or read and checked in the data (`as`: its row of `computed.ts`); a person
 * checks it and signs (`todo`: what is to be done; `kinds`: of groups without which there is nothing to check); or not
 * at all, and reports say so.
 */
export type Service =
  | { readonly by: 'rule' }
  | { readonly by: 'setting'; readonly setting: string }
  | { readonly by: ComputedBy; readonly as: string }
  | { readonly by: 'person'; readonly todo: Words; readonly kinds: readonly GroupKind[] | null }
  | { readonly by: 'none'; readonly why: Words };

export interface Clause {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly served: Service;
  /** Document and place, as a report prints it. */
  readonly source: string;
  readonly quote: string;
  /** How the pack reads an ambiguous clause, in both languages. */
  readonly reading: Words;
}

/** Weights of the objective (domain, section 4); all integers. */
export interface Weights {
  readonly person: number;
  readonly money: number;
  /** Per year of the horizon. */
  readonly timing: readonly [number, number, number];
  readonly posting: number;
  readonly km: number;
  readonly kmCap: number;
  readonly classTeacher: number;
  readonly notVolunteer: number;
  readonly spouse: number;
  readonly surplus: number;
  readonly turnover: number;
  /** The share of a school's staff above which leavers or arrivals count as turnover. */
  readonly turnoverShare: Rational;
  readonly sharing: number;
  readonly missingBackbone: number;
  readonly tenureCap: number;
  readonly ruralCap: number;
}

export interface Policy {
  readonly id: string;
  readonly digest: string;
  readonly title: Words;
  readonly document: string;
  /** What is to be known of the copy that the policy was made from; papers cite the document without it. */
  readonly documentNote?: string;
  readonly settings: Settings;
  readonly rules: readonly AppliedRule[];
  readonly order: readonly TierName[];
  readonly weights: Weights;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Paths of the values that are not in the document: printed as the pack's assumptions on every report. */
  readonly assumed: readonly string[];
  /**
   * The file as plain data, as its author wrote it: what `alter.ts` changes. Absent from policies that no file holds.
   */
  readonly written?: unknown;
  /** Exceptions granted at single places, by position of the rule line, and the policy without them (`concede.ts`). */
  readonly granted?: { readonly base: Policy; readonly concessions: ReadonlyMap<number, readonly Concession[]> };
}

/** Demands of the document that nothing here evaluates: the certificate says so, a reader checks them by hand. */
export const pendingClauses = ({ clauses }: Policy): readonly PendingClause[] =>
  [...clauses.values()].flatMap((clause) => (isPending(clause) ? [clause] : []));

export type PendingClause = Clause & { readonly served: Extract<Service, { by: 'none' }> };

const isPending = (clause: Clause): clause is PendingClause =>
  clause.served.by === 'none' && (clause.kind === 'H' || clause.kind === 'S');
