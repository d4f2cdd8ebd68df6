/**
 * What a check may ask of a finished plan. Implemented by the verifier (`src/verify/facts.ts`), never by the model's
 * side. All sets are in id order.
 */
import type { Instance, Person, Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Group, Pin } from '../domain/roster.ts';
import type { Settings } from '../policy/settings.ts';
import type { Flow, Spot } from './spot.ts';

/**
 * Part of a teacher's week that goes to another campus. `from` = where the teacher works then; null = nowhere, or may
 * not lend.
 */
export interface Lending {
  readonly teacher: string;
  readonly from: string | null;
  readonly to: string;
  readonly subject: string;
  readonly year: number;
  readonly tenths: number;
}

/** What one teacher is paid in a school year. */
interface Payee {
  readonly teacher: string;
  readonly yuan: number;
}

export interface Facts {
  readonly instance: Instance;
  readonly settings: Settings;
  /** The three school years of the horizon. */
  readonly years: readonly number[];
  /** Years after the horizon in which a posting of the plan still runs. */
  readonly yearsAfter: readonly number[];
  /** The groups the rule applies to in some year of the horizon, their schools and the people whose home is there. */
  readonly groups: readonly Group[];
  /** True where the school belongs to a group the rule applies to in the year. */
  covers(school: string, year: number): boolean;
  /** True where the rule applies in the year of the place to its group. The registry drops all other measures. */
  speaksOf(where: Spot): boolean;
  schools(group: string): readonly Site[];
  people(group: string): readonly Person[];
  /** The stages under which quotas of a group count: [null] where all its schools are of one stage. */
  quotaStages(group: string): readonly (string | null)[];

  /** Postings of the people of these groups that start in a year in which the rule applies, and their pins. */
  readonly postings: readonly BarePosting[];
  readonly pins: readonly Pin[];
  /** E: eligible in `year` under the plan (who began a posting earlier in the horizon is out). */
  eligible(person: Person, year: number): boolean;
  /** True where an exchange to the school in `year` is valid by itself, whatever else the plan holds. */
  mayStart(person: Person, to: string, year: number): boolean;
  /** Exchange postings of these people that start in `year`. */
  starters(year: number): readonly BarePosting[];
  /** Exchange postings that leave the school in `year`, and those that arrive there, from whatever group. */
  leavers(school: string, year: number): readonly BarePosting[];
  arrivals(school: string, year: number): readonly BarePosting[];
  /**
   * Postings of the plan, of every kind and group, that run in `year` at the school, and those that keep its own people
   * away.
   */
  here(school: string, year: number): readonly BarePosting[];
  away(school: string, year: number): readonly BarePosting[];
  /**
   * True where the person works in `year` if no new posting is made: in service, not absent, not outside the county.
   */
  atWork(person: Person, year: number): boolean;
  /** Everyone who works at the school under the plan: leaders, guests, and trainees where they learn. */
  staff(school: string, year: number): number;
  /** The same people, whatever their home. */
  workers(school: string, year: number): readonly Person[];
  /** Which posted teachers are paid how many yuan in `year`: the parts of `allowanceCost`. */
  payees(year: number): readonly Payee[];
  /** The same of everybody who works in a zone with a rate, posted or not, schools outside all groups included. */
  everyonesPay(year: number): readonly Payee[];
  /** Yuan paid in `year` to posted teachers of the whole county, whatever groups the rule applies to. */
  allowanceCost(year: number): number;
  /** In-service teachers whose home is the school: N0(s, y). */
  headcount(school: string, year: number): number;
  /** Subject staff if no new posting were made, in tenths of a timetable: base(s, k, y). */
  baseTenths(school: string, subject: string, year: number): number;
  /** Subject staff under the plan, in tenths: staffed(s, k, y) before teaching is shared. */
  unsharedTenths(school: string, subject: string, year: number): number;
  /** Shared teaching of the plan that comes to these groups. */
  readonly lendings: readonly Lending[];
  /** True where the groups' rules let teachers share: demand then counts in tenths. */
  shares(school: string, year: number): boolean;
  /** need(s, k, y) and staffed(s, k, y) in tenths of a teacher, shared teaching in and out included. */
  needTenths(school: string, subject: string, year: number): number;
  staffedTenths(school: string, subject: string, year: number): number;
  /** Tenths of the subject that come to the school by shared teaching. */
  sharedInto(school: string, subject: string, year: number): number;
  /** Subject staff of the school who are away on training under the plan, in tenths: not in `staffedTenths`. */
  trainingTenths(school: string, subject: string, year: number): number;
  /** Subjects with a demand row, staff without new postings, or staff under the plan. */
  subjects(school: string, year: number): readonly string[];
  /** (working staff under the plan) − (without new postings), training postings not counted. */
  change(school: string, year: number): number;
  /** max(0, Σ need − Σ base) over the subjects with a demand row, rounded down to whole persons. */
  under(school: string, year: number): number;
  /** max(0, Σ base − Σ need), rounded down alike. */
  over(school: string, year: number): number;
  /** True where a rule of the policy that is applied to this group in the year settles it (`RuleSpec.settles`). */
  settled(group: string, flow: Flow, year: number): boolean;
}
