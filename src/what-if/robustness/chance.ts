/**
 * What may happen to people between publishing and the years of the plan, at rates that the analyst sets, drawn from a
 * seed.
 */
import { september } from '../../domain/month.ts';
import { instanceOf, withRoster, type Case } from '../../planning/case.ts';
import { randomOf } from '../../sample/random.ts';

/** Chances per teacher in units of 1/10,000. */
export interface Rates {
  /** A year: resigns before September. */
  readonly resign: number;
  /** On leave for the whole first year: a roster knows of no leave that begins later. */
  readonly leave: number;
  /** A year: goes before the statutory month, within the three years in which that is allowed. */
  readonly retire: number;
}

const WHOLE = 10_000;

export interface Happening {
  readonly kind: 'resign' | 'leave' | 'retire';
  readonly teacher: string;
  /** The first school year in which the teacher is missing. */
  readonly year: number;
}

/** 弹性提前退休: at most three years before the statutory month. */
const EARLY_MONTHS = 36;

/**
 * What happens in the sample of this number, by teacher; each teacher leaves once at most. Samples never depend on each
 * other.
 */
export function happenings(given: Case, rates: Rates, seed: number, sample: number): readonly Happening[] {
  const random = randomOf(seed, sample);
  const draw = (): number => random.int(0, WHOLE - 1);
  const instance = instanceOf(given);
  const found: Happening[] = [];
  for (const person of instance.persons.values()) {
    let gone: Happening | null = null;
    // All draws are made whatever comes of them: another rate moves no other draw.
    for (const year of instance.years) {
      const [resigns, retires] = [draw() < rates.resign, draw() < rates.retire];
      if (gone !== null || !person.inService(year)) continue;
      const early = person.leaves - september(year) <= EARLY_MONTHS;
      if (resigns) gone = { kind: 'resign', teacher: person.id, year };
      else if (retires && early) gone = { kind: 'retire', teacher: person.id, year };
    }
    const [first] = instance.years;
    const away = draw() < rates.leave && person.inService(first) && !person.absent(first);
    if (gone?.year === first) found.push(gone);
    else if (away) found.push({ kind: 'leave', teacher: person.id, year: first });
    else if (gone !== null) found.push(gone);
  }
  return found;
}

/** The case after that. Decisions entered by hand for those concerned lapse. */
export function after(given: Case, happened: readonly Happening[]): Case {
  if (happened.length === 0) return given;
  const byTeacher = new Map(happened.map((one) => [one.teacher, one]));
  return withRoster(given, {
    teachers: given.roster.teachers.map((row) => {
      const own = byTeacher.get(row.id);
      if (own === undefined) return row;
      return own.kind === 'leave'
        ? { ...row, status: 'otherLeave', absentUntil: september(own.year + 1) }
        : { ...row, leaves: september(own.year) };
    }),
    pins: given.roster.pins.filter(({ teacher }) => !byTeacher.has(teacher)),
  });
}
