/** Head counts that follow from the moves: who is where, comes and goes. */
import type { Expr, Move } from '../../rules/rows.ts';
import type { ModelBuilder } from './builder.ts';
import { combine, constant, sumOf } from '../../rules/expr.ts';
import type { Supply } from './supply.ts';

/** Moves by the places they touch, and the head counts that follow. */
export class Stock {
  readonly #builder: ModelBuilder;
  readonly #supply: Supply;
  readonly #byPlace = new Map<string, Move[]>();

  constructor(builder: ModelBuilder, supply: Supply, moves: readonly Move[]) {
    this.#builder = builder;
    this.#supply = supply;
    for (const move of moves) {
      for (const place of [move.to.id, move.person.home.id]) {
        const list = this.#byPlace.get(place) ?? [];
        if (list.length === 0) this.#byPlace.set(place, list);
        list.push(move);
      }
    }
  }

  /** Arrivals less departures at a school as they stand in `year`, over the moves for which `keep` holds. */
  net(school: string, year: number, keep: (move: Move) => boolean): Expr {
    const terms = new Map<number, number>();
    for (const move of this.#byPlace.get(school) ?? []) {
      if (move.start <= year && year < move.start + move.years && keep(move)) terms.set(move.column, move.to.id === school ? 1 : -1);
    }
    return { constant: 0, terms };
  }

  /** New postings that stand at the school in `year`. */
  visiting(school: string, year: number, keep: (move: Move) => boolean): Expr {
    const here = (this.#byPlace.get(school) ?? []).filter((move) => move.to.id === school && move.start <= year && year < move.start + move.years && keep(move));
    return sumOf(here.map((move) => move.column));
  }

  /** base + arrivals − departures; a trainee leaves home and counts nowhere. */
  staffed(school: string, subject: string, year: number): Expr {
    return this.#subjectStaff(school, subject, year, (move) => move.kind !== 'training' || move.person.home.id === school);
  }

  kept(school: string, subject: string, year: number): Expr {
    return this.#subjectStaff(school, subject, year, (move) => move.kind !== 'training');
  }

  #subjectStaff(school: string, subject: string, year: number, keep: (move: Move) => boolean): Expr {
    const net = this.#builder.named(this.net(school, year, (move) => !move.person.leader && move.person.row.subject === subject && keep(move)));
    return combine([1, constant(this.#supply.base(school, subject, year))], [1, net]);
  }

  /** Starts in `year` out of (`from`) or into (`to`) a school. */
  flow(school: string, year: number, side: 'from' | 'to', keep: (move: Move) => boolean = () => true): Expr {
    const moves = (this.#byPlace.get(school) ?? []).filter(
      (move) => move.start === year && move.kind === 'exchange' && (side === 'to' ? move.to.id === school : move.person.home.id === school) && keep(move),
    );
    return this.#builder.named(sumOf(moves.map((move) => move.column)));
  }
}
