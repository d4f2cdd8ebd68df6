/** Pins that lack their school, repeat or contradict each other (domain, section 3, `pins`). */
import { pinTexts as say, type PinClash } from '../decision-texts.ts';
import { some, type Some } from '../some.ts';
import { finding, type CheckContext, type DraftRow, type DraftRoster, type Finding } from '../draft.ts';
import type { Pin } from '../roster.ts';

type KnownPin = { readonly [K in keyof Pin]: Pin[K] };

const isKnown = (pin: DraftRow<Pin>): pin is KnownPin =>
  pin.teacher !== undefined && pin.kind !== undefined && pin.school !== undefined && pin.year !== undefined;

const sends = (pin: KnownPin): boolean => pin.kind === 'mustGo' || pin.kind === 'goTo';

/** The forbidden year covers the demanded one; an open demand still has the other years. */
const covers = (forbidden: number | null, demanded: number | null): boolean =>
  forbidden === null || forbidden === demanded;

/**
 * Why two pins of one teacher cannot both hold; null where they can. A teacher is posted at most once in the horizon.
 */
function clash(a: KnownPin, b: KnownPin): PinClash | null {
  if (sends(a) && sends(b)) {
    if (a.school !== null && b.school !== null && a.school !== b.school) return 'two-schools';
    return a.year !== null && b.year !== null && a.year !== b.year ? 'two-years' : null;
  }
  const [go, ban] = sends(a) ? [a, b] : [b, a];
  if (!sends(go) || sends(ban)) return null;
  if (ban.kind === 'mustStay') return covers(ban.year, go.year) ? 'go-and-stay' : null;
  return go.school !== null && go.school === ban.school && covers(ban.year, go.year) ? 'to-and-not-to' : null;
}

const same = (a: KnownPin, b: KnownPin): boolean => a.kind === b.kind && a.school === b.school && a.year === b.year;

export function* pinConflicts(roster: DraftRoster, { from, rowNumber }: CheckContext): Generator<Finding> {
  const known = [...roster.pins.entries()].flatMap(([index, pin]) => (isKnown(pin) ? [{ index, pin }] : []));
  for (const { index, pin } of known) {
    if ((pin.kind === 'goTo' || pin.kind === 'notTo') && pin.school === null)
      yield finding('error', 'pins', index, 'school', say['pin-without-school']({}));
    if (from !== null && pin.year !== null && !sends(pin) && (pin.year < from || pin.year > from + 2)) {
      yield finding('warning', 'pins', index, 'year', say['pin-outside-horizon']({ from }));
    }
  }
  const rowsOf = (indices: readonly number[]): Some<number> =>
    some(indices.map((index) => rowNumber('pins', index)).filter((row) => row !== null));
  for (const pins of Map.groupBy(known, ({ pin }) => pin.teacher).values()) {
    for (const { index, pin } of pins) {
      const others = pins.filter((other) => other.index !== index);
      const twins = others.filter((other) => same(other.pin, pin)).map((other) => other.index);
      if (twins.some((twin) => twin < index))
        yield finding(
          'warning',
          'pins',
          index,
          'kind',
          say['repeated-pin']({ rows: rowsOf([...twins, index].toSorted((a, b) => a - b)) }),
        );
      const foes = others.flatMap((other) => {
        const reason = clash(pin, other.pin);
        return reason === null ? [] : [{ reason, index: other.index }];
      });
      const reason = foes[0]?.reason;
      if (reason === undefined) continue;
      const rows = rowsOf([index, ...foes.map((foe) => foe.index)].toSorted((a, b) => a - b));
      yield finding('error', 'pins', index, 'kind', say['contradictory-pins']({ teacher: pin.teacher, rows, reason }));
    }
  }
}
