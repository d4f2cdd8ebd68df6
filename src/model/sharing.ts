/**
 * Shared teaching in the model: for each pair of campuses, subject and year how many teachers lend and how many fifths
 * of a week they give. Nobody in particular is chosen, because everything that shared teaching costs is the same for
 * every lender; names are dealt out at the end, in order of ids.
 */
import sum from 'lodash/sum.js';
import type { Instance, Person, Site } from '../domain/instance.ts';
import { compositeKey, DeepMap } from '../domain/key.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { commonDivisor } from '../domain/rational.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { Expr, Levels, Loan } from '../rules/rows.ts';
import type { ModelBuilder } from './builder.ts';
import { combine, constant, ofColumn } from '../rules/expr.ts';
import type { Stock } from './stock.ts';
import type { Supply } from './supply.ts';

interface Lending extends Loan {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly year: number;
  readonly stepsColumn: number;
  readonly lenderColumns: readonly { readonly each: number; readonly column: number }[];
}

export class Sharing {
  readonly #builder: ModelBuilder;
  readonly #supply: Supply;
  readonly #stock: Stock;
  readonly #lendings = new Map<string, Lending>();
  readonly #lenders = new DeepMap<readonly [school: string, subject: string, year: number], Loan['lenders']>();
  readonly #levels = new DeepMap<readonly [school: string, subject: string, year: number], Levels>();

  constructor(builder: ModelBuilder, supply: Supply, stock: Stock) {
    this.#builder = builder;
    this.#supply = supply;
    this.#stock = stock;
  }

  /** What may go from one campus to another; null where nobody could lend or nothing could be missing. */
  loan(from: Site, to: Site, subject: string, year: number): Loan | null {
    const key = compositeKey(from.id, to.id, subject, year);
    const known = this.#lendings.get(key);
    if (known !== undefined) return known;
    const able = this.lenders(from, subject, year).map(({ each, people }) => ({
      each,
      most: this.#builder.range(people)[1],
    }));
    const [least] = this.#builder.range(this.#stock.staffedTenths(to.id, subject, year));
    const missing = Math.floor((this.#supply.needTenths(to, subject, year) - least) / STEP);
    const most = sum(able.map((one) => one.each * one.most));
    if (most <= 0 || missing <= 0) return null;
    const owner = this.#supply.owner(to);
    const stepsColumn = this.#builder.count(owner, Math.min(missing, most));
    const lenderColumns = able
      .filter((one) => one.most > 0)
      .map((one) => ({ each: one.each, column: this.#builder.count(owner, one.most) }));
    const made = {
      from: from.id,
      to: to.id,
      subject,
      year,
      stepsColumn,
      lenderColumns,
      steps: ofColumn(stepsColumn),
      lenders: lenderColumns.map(({ each, column }) => ({ each, people: ofColumn(column) })),
    };
    this.#lendings.set(key, made);
    return made;
  }

  /** Who may lend at a campus, by the steps that each may give; whoever gives less than one lends nothing. */
  lenders(site: Site, subject: string, year: number): Loan['lenders'] {
    return this.#lenders.ensure([site.id, subject, year], () => this.#lendersOf(site, subject, year));
  }

  #lendersOf(site: Site, subject: string, year: number): Loan['lenders'] {
    const most = this.#supply.mostShared(site, year) / STEP;
    const found = [];
    for (let each = 1; each <= most; each++)
      found.push({
        each,
        people: this.#stock.teaching(site.id, subject, year, (person) => stepsOf(person, most) === each),
      });
    return found.filter(({ people }) => people.constant > 0 || people.terms.size > 0);
  }

  /**
   * A function of the tenths that teach a subject at a campus before sharing. It must be straight above need and base,
   * but for rounding down to steps: with parts of timetables that go into no whole steps every value is told.
   */
  levels(site: Site, subject: string, year: number): Levels {
    return this.#levels.ensure([site.id, subject, year], () => {
      const tenths = this.#stock.staffedTenths(site.id, subject, year);
      const unit = commonDivisor(tenths.terms.values());
      const count: Expr = {
        constant: 0,
        terms: new Map([...tenths.terms].map(([column, coefficient]) => [column, coefficient / unit])),
      };
      const enough = Math.max(
        10,
        this.#supply.needTenths(site, subject, year),
        this.#supply.baseTenths(site.id, subject, year),
      );
      const straightFrom = unit % STEP === 0 ? Math.ceil((enough - tenths.constant) / unit) : Infinity;
      const levels = this.#builder.levels(count, straightFrom);
      return (valueAt) => levels((level) => valueAt(tenths.constant + unit * level));
    });
  }

  /** Steps that come to a campus in a year, or that go. */
  flow(site: Site, subject: string, year: number, side: 'in' | 'out'): Expr {
    const others = this.#supply.schools(site.row.group).filter((other) => other !== site);
    const loans = others.map((other) =>
      side === 'in' ? this.loan(other, site, subject, year) : this.loan(site, other, subject, year),
    );
    return combine([1, constant(0)], ...loans.flatMap((loan) => (loan === null ? [] : [[1, loan.steps] as const])));
  }

  /** Steps of 0.2 that may come to a campus in a year of the horizon, less those that may go. */
  net(site: Site, subject: string, year: number): Expr {
    if (this.#supply.mostShared(site, year) === 0 || !this.#supply.instance.years.includes(year)) return constant(0);
    return combine([1, this.flow(site, subject, year, 'in')], [-1, this.flow(site, subject, year, 'out')]);
  }

  /** All steps together. */
  total(): Expr {
    return combine([1, constant(0)], ...[...this.#lendings.values()].map((loan) => [1, loan.steps] as const));
  }

  /** plan.json's rows for a point of the model and the postings that were read from it. */
  read(x: ArrayLike<number>, instance: Instance, postings: readonly BarePosting[]): SharedTeaching[] {
    const rows: SharedTeaching[] = [];
    const used = new Set<string>();
    const byTeacher = new Map(postings.map((posting) => [posting.teacher, posting]));
    for (const { from, to, subject, year, stepsColumn, lenderColumns } of this.#lendings.values()) {
      let left = x[stepsColumn]!;
      const most = this.#supply.mostShared(instance.sites.get(from)!, year) / STEP;
      const asked = new Map(lenderColumns.map(({ each, column }) => [each, x[column]!]));
      for (const person of left > 0 ? this.#staff(from, subject, year, instance, byTeacher) : []) {
        if (left <= 0) break;
        const key = compositeKey(person.id, year);
        const each = stepsOf(person, most);
        const open = asked.get(each) ?? 0;
        if (open <= 0 || used.has(key)) continue;
        used.add(key);
        asked.set(each, open - 1);
        const steps = Math.min(each, left);
        left -= steps;
        rows.push({ teacher: person.id, to, year, share: (steps * STEP) / 10 });
      }
      if (left > 0) throw new Error(`${left} steps of shared teaching without a lender`);
    }
    return rows.toSorted((a, b) => a.year - b.year || byCodePoint(a.teacher, b.teacher));
  }

  /** Subject staff at work under the plan, guests included, leaders and trainees not. */
  #staff(
    school: string,
    subject: string,
    year: number,
    instance: Instance,
    postings: ReadonlyMap<string, BarePosting>,
  ): Person[] {
    const at = (person: Person): string | null => {
      const posting = postings.get(person.id);
      if (posting === undefined || year < posting.start || year >= posting.start + posting.years)
        return this.#supply.placeOf(person, year);
      if (person.absent(year)) return null;
      return posting.kind === 'training' ? null : posting.to;
    };
    return [...instance.persons.values()].filter(
      (person) => !person.leader && person.row.subject === subject && at(person) === school,
    );
  }
}

/** Tenths of a teacher in one step: a fifth of the week. */
export const STEP = 2;

/** The steps that one person may give: no more than is taught; leaders give none. */
const stepsOf = ({ leader, tenths }: Person, most: number): number =>
  leader ? 0 : Math.min(most, Math.floor(tenths / STEP));
