/**
 * The contract of a policy rule: one file holds its parameters, its meaning in words, the check (it looks at a
 * finished plan only and is the specification) and the rows (they look at the model only). Check and rows are two
 * opinions: they share nothing but the constants of one person or one school in the Instance.
 */
import type { z } from 'zod';
import type { Instance, Person, Site } from '../domain/instance.ts';
import type { Month } from '../domain/month.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Rational } from '../domain/rational.ts';
import type { Position, PostingKind, Purpose } from '../domain/words.ts';
import type { Message, Words } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import type { Ambiguity } from './readings/reading.ts';
import type { Rows } from './rows.ts';
import type { Flow, Spot } from './spot.ts';

export type { Spot } from './spot.ts';

export function spot(year: number, at: Partial<Omit<Spot, 'year'>> = {}): Spot {
  return { group: null, stage: null, school: null, subject: null, teacher: null, ...at, year };
}

/**
 * One place at which a rule was evaluated. `by` = persons (or units of 10,000 yuan) missing or too many; 0: it holds.
 */
export interface Measure {
  readonly where: Spot;
  readonly op: '>=' | '<=';
  readonly required: number;
  readonly actual: number;
  readonly by: number;
  /** The number of people of whom `required` is a share, or who are bound; plan.json has no column for it. */
  readonly base?: number;
  /** The share of `base`: `required` is ⌈share · base⌉ of a least number, ⌊share · base⌋ of a greatest. */
  readonly share?: Rational;
  /** Who they are: for the certificate; plan.json has no column for it. */
  readonly people?: Counted;
  /** What is counted, where a rule counts several things at one place; plan.json has no column for it. */
  readonly what?: Words;
  /** Why `required` is another number than the roster's own limit; plan.json has no column for it. */
  readonly note?: Words;
}

/** The people behind the numbers of a measure, by id and in id order. */
export interface Counted {
  /** Whom `actual` counts. */
  readonly counted: readonly string[];
  /** The people of `base`. */
  readonly base?: readonly string[];
  /** Where money is counted: what is paid to each of `counted`, in the same order; together they are `actual`. */
  readonly yuan?: readonly number[];
}

/** The words that a parameter takes, one of them or a list. */
type WordOf<V> = V extends string ? V : V extends readonly (infer W extends string)[] ? W : never;

/** `values`: of a parameter that takes one of several words, or a list of them. */
type ParamLabel<V> = { readonly label: Words } & ([WordOf<NonNullable<V>>] extends [never]
  ? object
  : { readonly values: Readonly<Record<WordOf<NonNullable<V>>, Words>> });

/**
 * Who may let a demand give way: the school (with the teachers concerned), the education bureau, the county government.
 * The order of reports.
 */
export const GRANTORS = ['school', 'bureau', 'countyGovernment'] as const;
export type Grantor = (typeof GRANTORS)[number];

/** What a counted posting is for, and which ones are counted. */
interface Serves<P> {
  /** The word of plan.json. */
  readonly purpose: Purpose;
  /** The same as a reader should see it: `quota` stands for every number, from a share to a team. */
  readonly words: Words;
  /**
   * Where the document names who is sent as what: the words for this person. A posting that serves this alone is no
   * mere number.
   */
  task?(person: Person, params: P): Words;
  counts(facts: Facts, posting: BarePosting, params: P): boolean;
}

/** A leader whom a rule asks to leave the post, in one year of a plan. */
export interface Due {
  readonly person: Person;
  readonly year: number;
  /** Since when the post has been held at this school. */
  readonly since: Month;
  /** The posting that meets the demand; undefined: the plan makes none. */
  readonly meets: BarePosting | undefined;
  /** Whether a post at this school would do. */
  reaches(host: Site): boolean;
}

/** A posting that a rule may open. */
interface Opening {
  readonly person: Person;
  readonly to: Site;
  readonly start: number;
  readonly kind: PostingKind;
}

export interface RuleSpec<P> {
  /** The id used in policies, certificates and file names. */
  readonly id: string;
  /** `quota`: relaxable, one certificate row per measure. `protection`: never relaxed, one row per year. */
  readonly nature: 'quota' | 'protection';
  readonly unit: 'person' | '10000yuan';
  /**
   * Of a protection: documents state it themselves, so that the words of its clause are quoted for it. Other protections
   * are the program's; a pack files them under a clause by its reading, and papers give the reading instead.
   */
  readonly isStated?: true;
  /** Who may grant an exception at one place; null: nobody may, or the rule demands nothing. */
  readonly grantedBy: Grantor | null;
  readonly params: z.ZodType<P>;
  readonly example: P;
  /** The name of the rule, as an HR officer would say it. */
  readonly title: Message;
  /** Each parameter in words, and each value that is a word of the policy: no report shows a key. */
  readonly labels: { readonly [K in keyof P]-?: ParamLabel<P[K]> };
  /** What the rule asks, with its parameters. */
  meaning(params: P): Message;
  /** Every place the rule speaks of, held or not. For relaxed quotas `by` is the relaxation. */
  check(facts: Facts, params: P): readonly Measure[];
  /**
   * Why the check finds no place although groups of the rule's kinds exist; undefined: no reason is known, and the
   * certificate takes the rule for not evaluated.
   */
  idle?(facts: Facts, params: P): Message | undefined;
  /** Questions that documents leave open, with every answer that changes numbers. */
  readonly readings?: readonly Ambiguity<P>[];
  /** Quotas that count single postings. */
  readonly serves?: Serves<P>;
  /**
   * True where the rule itself lets this teacher start this posting: newcomers, recruits and leaders need not be
   * eligible, and training and leadership exist only where a rule asks for them. For the verifier only.
   */
  permits?(instance: Instance, posting: BarePosting, params: P): boolean;
  /** The same for the model: whether the rule lets the person start a posting of this kind there and then. */
  opens?(posting: Opening, params: P, instance: Instance): boolean;
  /**
   * Where the rule applies, teachers may give up to so many tenths of the week to another campus, and demand counts in
   * tenths.
   */
  shares?(params: P): number;
  /** A protection that stands wherever the rule does: added to the policy that does not name it. */
  implies?(params: P): {
    readonly rule: string;
    readonly params: object;
    /** For every group, whatever kinds the rule is for. */
    readonly everywhere: boolean;
  };
  /** What a leader becomes at the host where the rule makes more of him than he was. */
  office?(params: P): Position | null;
  /** The leaders who are due under the plan, by year: for lists of them. The check counts the same. */
  dues?(facts: Facts, params: P): readonly Due[];
  /** True where the posts that the rule counts are one pool of the group, which allots them to its schools. */
  pools?(params: P): boolean;
  /** True where postings that the rule permits may lead to another group, whatever the policy's switch says. */
  reachesOut?(params: P): boolean;
  /**
   * What the rule settles in the groups it applies to, where it is hard or soft: the protections of that speak of these
   * groups no more.
   */
  settles?(must: boolean): readonly Flow[];
  /** Whether a teacher's post goes along with a posting of this kind; absent: the rule says nothing of posts. */
  movesPost?(params: P, kind: PostingKind): boolean;
  /** True for a protection that speaks only of what it allows itself: a policy without it lacks nothing. */
  readonly optional?: boolean;
  /**
   * True where the demands are decisions entered by hand for single people: when nothing else can be done, the smallest
   * clash is sought among them.
   */
  readonly entered?: boolean;
  /**
   * True only where the first parameters ask for at least as much as the second: whatever the plan, at every place `by`
   * is no less under the first. Absent or false: nothing is known. What-ifs need not be planned anew where it settles
   * them.
   */
  isStricter?(params: P, than: P): boolean;
  /** The same demand as rows of the model. */
  rows(rows: Rows, params: P): void;
  /** What is wrong at one place, with person or place, value, limit and next step. */
  say(measure: Measure, names: Names): Message;
}

/** Names of ids for sentences. */
export interface Names {
  group(id: string | null): string;
  school(id: string | null): string;
  teacher(id: string | null): string;
}
