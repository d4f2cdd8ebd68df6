/**
 * The places of one rule in certificate.json: numerator and denominator by name, the share between them, and how it
 * holds.
 */
import { formatRational } from '../domain/rational.ts';
import type { Scope } from '../domain/plan.ts';
import { measuresOf, type RuleEvidence } from '../verify/evidence.ts';
import type { Counted, Measure } from '../rules/rule.ts';
import { marginWords } from './certificate.ts';
import type { Json } from './flat-json.ts';
import { productOf } from './share-sums.ts';

/** Names of groups and schools beside their ids; people stand by id alone, as in plan.json. */
export interface ScopeNames {
  group(id: string | null): string;
  school(id: string | null): string;
}

/** Every place of a quota, in the order of the certificate. */
export const quotaPlaces = (one: RuleEvidence, names: ScopeNames): Json[] =>
  one.places.flatMap(({ row, measures }) =>
    measures.map((measure) => ({
      ...quotaPlace(row.scope, row.year, measure, names),
      relaxed: relaxedBy(one, measure),
    })),
  );

/** One place: where, how many of how many, and who. */
export const quotaPlace = (
  scope: Scope,
  year: number,
  measure: Measure,
  names: ScopeNames,
): { readonly [key: string]: Json } => ({
  ...whereOf(scope, year, names),
  ...numbersOf(measure),
  ...peopleOf(measure),
});

/** A protection counts places: how many per year, every one of them, and those that do not hold once more. */
export function protectionPlaces(one: RuleEvidence, names: ScopeNames): { readonly [key: string]: Json } {
  const checked = measuresOf(one).map((measure) => {
    const { group, stage, school, subject, teacher, year } = measure.where;
    return {
      by: measure.by,
      place: {
        year,
        group,
        stage,
        school,
        subject,
        teacher,
        what: measure.what?.en ?? null,
        op: measure.op,
        required: measure.required,
        actual: measure.actual,
      },
    };
  });
  const broken = measuresOf(one).filter(({ by }) => by > 0);
  return {
    years: one.places.map(({ row }) => ({ year: row.year, checked: row.required, held: row.actual })),
    broken: broken.map((measure) => ({
      ...whereOf(measure.where, measure.where.year, names),
      teacher: measure.where.teacher,
      ...numbersOf(measure),
    })),
    checked: checked.map(({ place }) => place),
  };
}

function whereOf(
  { group, stage, school, subject }: Scope,
  year: number,
  names: ScopeNames,
): { readonly [key: string]: Json } {
  return {
    scope: {
      group: group === null ? null : { id: group, name: names.group(group) },
      stage,
      school: school === null ? null : { id: school, name: names.school(school) },
      subject,
    },
    year,
  };
}

function numbersOf(measure: Measure): { readonly [key: string]: Json } {
  const { op, required, actual, by, what, note } = measure;
  return {
    what: what === undefined ? null : { ...what },
    ...(note === undefined ? {} : { note: { ...note } }),
    op,
    required,
    actual,
    margin: marginWords(measure),
    holds: by === 0,
  };
}

function peopleOf({ op, base, share, people }: Measure): { readonly [key: string]: Json } {
  return {
    share: share === undefined ? null : formatRational(share),
    product: share === undefined || base === undefined ? null : productOf(base, share),
    rounding: share === undefined ? null : op === '>=' ? 'up' : 'down',
    numerator: people === undefined ? null : numerator(people),
    denominator: people?.base === undefined ? null : { count: people.base.length, teachers: people.base },
  };
}

const numerator = ({ counted, yuan }: Counted): Json => ({
  count: counted.length,
  teachers: counted,
  ...(yuan === undefined ? {} : { yuan }),
});

/** What the place had to give way; null where it holds, or where the rule is no hard quota. */
const relaxedBy = ({ rule }: RuleEvidence, { by }: Measure): Json =>
  by === 0 || rule.enforce.kind !== 'must' ? null : { by, unit: rule.spec.unit };
