/**
 * What a rule may say to the model. Implemented by the model's side (`src/model`), which derives
 * eligibility, base and hosts on its own, adds the slack of relaxable rules and knows must and soft; rules never do.
 */
import type { Instance, Person, Site } from '../domain/instance.ts';
import type { Rational } from '../domain/rational.ts';
import type { Group, Pin } from '../domain/roster.ts';
import type { Settings } from '../policy/settings.ts';
import type { PostingKind } from '../domain/words.ts';
import type { Flow, Spot } from './spot.ts';

/** A posting that may be chosen: one binary column. */
export interface Move {
  readonly column: number;
  readonly person: Person;
  readonly to: Site;
  readonly start: number;
  readonly years: number;
  readonly kind: PostingKind;
}

/** constant + Σ coefficient · column, integer coefficients. */
export interface Expr {
  readonly constant: number;
  readonly terms: ReadonlyMap<number, number>;
}

/** A function of whole values, as a form. */
export type Levels = (valueAt: (value: number) => number) => Expr;

/** Shared teaching from one campus to another, of one subject in one year. */
export interface Loan {
  /** Steps of 0.2 of a week. */
  readonly steps: Expr;
  /** Who give them, by the steps that each may give at most. */
  readonly lenders: readonly Lenders[];
}

interface Lenders {
  readonly each: number;
  readonly people: Expr;
}

export interface Rows {
  readonly instance: Instance;
  readonly settings: Settings;
  readonly years: readonly number[];
  /** Years after the horizon in which a posting could still run. */
  readonly yearsAfter: readonly number[];
  /**
   * The groups the rule applies to in some year of the horizon. Rows of a year in which it does not are left out, and
   * so are the group's people from the numbers of that year: no rule has to ask.
   */
  readonly groups: readonly Group[];
  readonly pins: readonly Pin[];
  schools(group: string): readonly Site[];
  quotaStages(group: string): readonly (string | null)[];
  /** All moves of the county, whatever groups the rule applies to. */
  readonly everyMove: readonly Move[];
  /** All moves that start in a year in which the rule speaks of the group of the teacher's home. */
  readonly moves: readonly Move[];
  /** True where the rule speaks of the school's group in the year. */
  covers(site: Site, year: number): boolean;
  /** Exchange moves that start in `year` and for which `keep` holds, as a sum. */
  starters(year: number, keep: (move: Move) => boolean): Expr;
  /** Exchange moves that start in `year` out of a school, or into it, as a sum. */
  leavers(school: string, year: number, keep?: (move: Move) => boolean): Expr;
  arrivals(school: string, year: number, keep?: (move: Move) => boolean): Expr;
  /**
   * What the school wants of the subject in tenths of a teacher: demand itself where teaching is shared, else whole
   * teachers.
   */
  needTenths(site: Site, subject: string, year: number): number;
  /** Steps of 0.2 of a week that come to the campus by shared teaching, less those that go. */
  sharedIn(site: Site, subject: string, year: number): Expr;
  /** Shared teaching that is to be chosen; null where there is nobody to lend or nothing that could be missing. */
  loan(from: Site, to: Site, subject: string, year: number): Loan | null;
  /** Any function of the tenths that teach a subject at a campus before sharing, as a form. */
  levels(site: Site, subject: string, year: number): Levels;
  /** Who may share teaching at the campus in `year`, by the steps of 0.2 that each may give at most. */
  lenders(site: Site, subject: string, year: number): readonly Lenders[];
  /**
   * Arrivals less departures at a school as they stand in `year`, every kind of posting, on leave or not: whose posts
   * go along.
   */
  net(school: string, year: number, keep: (move: Move) => boolean): Expr;
  /** The same of those who are at work in `year`. */
  atWork(school: string, year: number, keep: (move: Move) => boolean): Expr;
  /** Those at work on new postings at the school in `year`. */
  visiting(school: string, year: number, keep: (move: Move) => boolean): Expr;
  /** People at work at the school in `year` if no new posting is made, running postings applied. */
  workers(school: string, year: number): readonly Person[];
  /** Where a person works in `year` if no new posting is made; null = nowhere in the county. */
  placeOf(person: Person, year: number): string | null;
  people(group: string): readonly Person[];
  /** 1 where the form, a count, is above 0, else 0. */
  flag(count: Expr): Expr;
  /** max(0, form) where no more of it is ever wanted. */
  excess(form: Expr): Expr;
  /** All moves for which `keep` holds, whatever their kind and start, as a sum. */
  sum(keep: (move: Move) => boolean): Expr;
  /** The same over the moves of one teacher of the groups. */
  sumFor(teacher: string, keep: (move: Move) => boolean): Expr;
  /** The teachers in service in `year` for whom `keep` holds, as a number. */
  inService(year: number, keep: (person: Person) => boolean): Expr;
  /** True where the person is in that number of the eligible as long as no posting begins earlier in the horizon. */
  isInPool(person: Person, year: number): boolean;
  /** E: the eligible in `year` for whom `keep` holds, less those who begin a posting earlier in the horizon. */
  eligible(year: number, keep: (person: Person) => boolean): Expr;
  headcount(school: string, year: number): number;
  /** base(s, k, y) in tenths of a timetable. */
  baseTenths(school: string, subject: string, year: number): number;
  /** base + arrivals − departures, as they stand in `year`, in tenths, before teaching is shared. */
  staffedTenths(school: string, subject: string, year: number): Expr;
  /** The same, with teachers away on training still counted at home. */
  keptTenths(school: string, subject: string, year: number): Expr;
  /** Subjects that anybody teaches or could teach, or that are demanded, at the school in any year. */
  subjects(school: string): readonly string[];
  change(school: string, year: number): Expr;
  under(school: string, year: number): number;
  over(school: string, year: number): number;
  /** True where a rule of the policy that is applied to this group in the year settles it (`RuleSpec.settles`). */
  settled(group: string, flow: Flow, year: number): boolean;
  /** amount ≥ share · whole, in whole persons. */
  atLeast(where: Spot, amount: Expr, limit: number | { readonly share: Rational; readonly of: Expr }): void;
  /** amount ≤ limit or share · whole; for rules that count in 10,000 yuan, both are given in yuan. */
  atMost(where: Spot, amount: Expr, limit: number | { readonly share: Rational; readonly of: Expr }): void;
}
