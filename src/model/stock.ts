/** Counts that follow from the moves: who is where, comes and goes, and how much of a timetable each teaches. */
import type { Person } from '../domain/instance.ts';
import { DeepMap } from '../domain/key.ts';
import type { Expr, Move } from '../rules/rows.ts';
import type { ModelBuilder } from './builder.ts';
import { byCodePoint } from '../domain/roster.ts';
import { commonDivisor } from '../domain/rational.ts';
import { combine, constant, sumOf } from '../rules/expr.ts';
import type { Supply } from './supply.ts';

/** Moves by the places they touch, and the head counts that follow. */
export class Stock {
  readonly #builder: ModelBuilder;
  readonly #supply: Supply;
  readonly #byPlace = new Map<string, Move[]>();
  /** Of those who teach, by school and subject. */
  readonly #bySubject = new DeepMap<readonly [school: string, subject: string], Move[]>();
  readonly #subjects = new Map<string, Set<string>>();
  readonly #byTeacher: ReadonlyMap<string, readonly Move[]>;
  readonly #subjectForms = new DeepMap<readonly [count: string, school: string, subject: string, year: number], Expr>();

  constructor(builder: ModelBuilder, supply: Supply, moves: readonly Move[]) {
    this.#builder = builder;
    this.#supply = supply;
    for (const move of moves) {
      for (const place of [move.to.id, move.person.home.id]) {
        listed(this.#byPlace, place, move);
        if (move.person.tenths === 0) continue;
        const { subject } = move.person.row;
        this.#bySubject.ensure([place, subject], () => []).push(move);
        const known = this.#subjects.get(place) ?? new Set(supply.subjects(place));
        this.#subjects.set(place, known.add(subject));
      }
    }
    this.#byTeacher = Map.groupBy(moves, (move) => move.person.id);
  }

  /** Every move of one teacher. */
  movesOf(teacher: string): readonly Move[] {
    return this.#byTeacher.get(teacher) ?? [];
  }

  /** Arrivals less departures at a school as they stand in `year`, over the moves for which `keep` holds. */
  net(school: string, year: number, keep: (move: Move) => boolean): Expr {
    return netOf(this.#byPlace.get(school) ?? [], school, year, keep);
  }

  /** The same of those who are at work: a posting that has begun goes on while its teacher is on leave. */
  atWork(school: string, year: number, keep: (move: Move) => boolean): Expr {
    return netOf(this.#byPlace.get(school) ?? [], school, year, (move) => isAtWork(move, year) && keep(move));
  }

  /** Those at work on new postings at the school in `year`. */
  visiting(school: string, year: number, keep: (move: Move) => boolean): Expr {
    const here = (this.#byPlace.get(school) ?? []).filter(
      (move) => move.to.id === school && runsIn(move, year) && isAtWork(move, year) && keep(move),
    );
    return sumOf(here.map((move) => move.column));
  }

  /** Subjects that anybody teaches or could teach, or that are demanded, at the school in any year. */
  subjects(school: string): readonly string[] {
    const known = this.#subjects.get(school);
    return known === undefined ? this.#supply.subjects(school) : [...known].toSorted(byCodePoint);
  }

  /** base + arrivals − departures, in tenths of a timetable; a trainee leaves home and counts nowhere. */
  staffedTenths(school: string, subject: string, year: number): Expr {
    return this.#subjectStaff(
      'staffed',
      school,
      subject,
      year,
      (move) => move.kind !== 'training' || move.person.home.id === school,
    );
  }

  /** The same, with trainees still counted at home. */
  keptTenths(school: string, subject: string, year: number): Expr {
    return this.#subjectStaff('kept', school, subject, year, (move) => move.kind !== 'training');
  }

  /** How many of those who teach the subject at the school in `year` are of this kind; trainees count nowhere. */
  teaching(school: string, subject: string, year: number, is: (person: Person) => boolean): Expr {
    const stay = this.#supply
      .workers(school, year)
      .filter((person) => person.row.subject === subject && is(person)).length;
    const net = netOf(
      this.#bySubject.get(school, subject) ?? [],
      school,
      year,
      (move) => isAtWork(move, year) && (move.kind !== 'training' || move.person.home.id === school) && is(move.person),
    );
    return combine([1, constant(stay)], [1, this.#builder.named(net)]);
  }

  /** Rules and tiers ask for the same form again and again. */
  #subjectStaff(
    count: 'staffed' | 'kept',
    school: string,
    subject: string,
    year: number,
    keep: (move: Move) => boolean,
  ): Expr {
    let form = this.#subjectForms.get(count, school, subject, year);
    if (form === undefined) {
      const counted = (this.#bySubject.get(school, subject) ?? []).filter(
        (move) => runsIn(move, year) && isAtWork(move, year) && keep(move),
      );
      // In whole teachers where all who come and go have whole timetables: smaller numbers make tighter rows.
      const unit = commonDivisor(counted.map(({ person }) => person.tenths));
      const net = this.#builder.named(
        netOf(
          counted,
          school,
          year,
          () => true,
          ({ person }) => person.tenths / unit,
        ),
      );
      form = combine([1, constant(this.#supply.baseTenths(school, subject, year))], [unit, net]);
      this.#subjectForms.set([count, school, subject, year], form);
    }
    return form;
  }

  /** Starts in `year` out of (`from`) or into (`to`) a school. */
  flow(school: string, year: number, side: 'from' | 'to', keep: (move: Move) => boolean = () => true): Expr {
    const moves = (this.#byPlace.get(school) ?? []).filter(
      (move) =>
        move.start === year &&
        move.kind === 'exchange' &&
        (side === 'to' ? move.to.id === school : move.person.home.id === school) &&
        keep(move),
    );
    return this.#builder.named(sumOf(moves.map((move) => move.column)));
  }
}

/** Whoever starts is at work; only lived history can have somebody fall ill afterwards. */
const isAtWork = ({ person }: Move, year: number): boolean => !person.absent(year);

const runsIn = ({ start, years }: Move, year: number): boolean => start <= year && year < start + years;

function netOf(
  moves: readonly Move[],
  school: string,
  year: number,
  keep: (move: Move) => boolean,
  worth: (move: Move) => number = () => 1,
): Expr {
  const terms = new Map<number, number>();
  for (const move of moves) {
    if (runsIn(move, year) && keep(move)) terms.set(move.column, move.to.id === school ? worth(move) : -worth(move));
  }
  return { constant: 0, terms };
}

function listed(lists: Map<string, Move[]>, key: string, move: Move): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [move]);
  else list.push(move);
}
