/**
 * Exceptions that somebody in charge has granted: at one place of a rule so many persons (or units of 10,000 yuan) may
 * be missing or too many. Whatever a rule asks, both its check and its rows ask that much less there.
 */
import type { Message } from '../messages/message.ts';
import { combine, constant } from './expr.ts';
import type { Rows } from './rows.ts';
import type { Measure, RuleSpec, Spot } from './rule.ts';

/** `by`: in the unit of the rule. Where a rule counts several things at one place, each of them may miss by so much. */
export interface Concession {
  readonly where: Spot;
  readonly by: number;
}

const keyOf = ({ group, stage, school, subject, teacher, year }: Spot): string =>
  JSON.stringify([group, stage, school, subject, teacher, year]);

/** The rule with exceptions: all else about it stays as it is. */
export function conceding<P>(spec: RuleSpec<P>, concessions: readonly Concession[]): RuleSpec<P> {
  const granted = new Map<string, number>();
  for (const { where, by } of concessions) granted.set(keyOf(where), (granted.get(keyOf(where)) ?? 0) + by);
  const at = (where: Spot): number => granted.get(keyOf(where)) ?? 0;
  const scale = spec.unit === 'person' ? 1 : 10_000;
  const eased = (measure: Measure): Measure => {
    const by = at(measure.where);
    const required = measure.op === '>=' ? measure.required - by * scale : measure.required + by * scale;
    return by === 0 ? measure : { ...measure, required, by: Math.max(0, measure.by - by) };
  };
  return {
    ...spec,
    check: (facts, params) => spec.check(facts, params).map(eased),
    rows: (rows, params) => spec.rows(easedRows(rows, at, scale), params),
    meaning: (params) => withConcessions(spec.meaning(params), spec.unit, concessions),
  };
}

function easedRows(rows: Rows, at: (where: Spot) => number, scale: number): Rows {
  return {
    ...rows,
    atLeast: (where, amount, limit) =>
      rows.atLeast(where, combine([1, amount], [1, constant(at(where) * scale)]), limit),
    atMost: (where, amount, limit) =>
      rows.atMost(where, combine([1, amount], [1, constant(-at(where) * scale)]), limit),
  };
}

/** Places by their ids: the rule does not know names. */
function withConcessions(
  meaning: Message,
  unit: RuleSpec<unknown>['unit'],
  concessions: readonly Concession[],
): Message {
  const places = concessions.map(({ where, by }) => ({
    by,
    year: where.year,
    place: [where.group, where.stage, where.school, where.subject].filter((part) => part !== null).join(' '),
  }));
  return {
    code: meaning.code,
    facts: { ...meaning.facts, concessions: places },
    in: (lang) =>
      lang === 'en'
        ? `${meaning.in(lang)}; exceptions granted: ${places.map(({ place, year, by }) => `${[place, year].join(' ').trim()} ${by}${unit === 'person' ? '' : ' × 10,000 yuan'}`).join(', ')}`
        : `${meaning.in(lang)}；经批准放宽：${places.map(({ place, year, by }) => `${place === '' ? '' : `${place} `}${year}学年${by}${unit === 'person' ? '人' : '万元'}`).join('、')}`,
  };
}
