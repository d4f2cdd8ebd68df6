/** A number of the indicators over time as a line of a report, and what the lines of several sections name alike. */
import type { Indicators, YearIndicators } from '../verify/computed/indicators.ts';
import type { IndicatorLine } from './indicator-line.ts';
import type { TableCell } from './table.ts';
import { t } from './words.ts';

/** 教督〔2017〕6号 binds every county, whatever document the policy is made of. */
export const SUPERVISION_BASIS = '教督〔2017〕6号';
/** Its indicators of a school's equipment, per 100 pupils. */
export const LEAST_PER_100 = { backbones: 1, artsSports: 0.9 } as const;

/** All of a line but its numbers. */
export type LineWords = Pick<IndicatorLine, 'section' | 'scope' | 'item' | 'basis'>;

/** A number over time, with what holds of it. */
export function over<T>(
  { before, years }: Indicators,
  of: (year: YearIndicators) => T,
  words: LineWords,
  show: (value: T) => TableCell,
  asked?: { readonly limit: string; holds(value: T): boolean | null },
): IndicatorLine {
  const values = years.map(of);
  return {
    ...words,
    before: show(of(before)),
    byYear: values.map(show),
    limit: asked?.limit ?? '',
    holds:
      asked === undefined
        ? null
        : { before: asked.holds(of(before)), byYear: values.map((value) => asked.holds(value)) },
    remark: '',
  };
}

/** The number itself. */
export const asIs = (value: number | null): TableCell => value;
/** `9.09%` from a ratio to four decimals. */
export const percent = (ratio: number | null): TableCell =>
  ratio === null ? null : `${Math.round(ratio * 10_000) / 100}%`;

/** What is counted per 100 pupils. */
export const MEASURE = {
  backbones: t('每百名学生县级以上骨干教师', 'Backbone teachers per 100 pupils'),
  artsSports: t('每百名学生体育艺术教师', 'Sports and arts teachers per 100 pupils'),
  teachers: t('每百名学生教师', 'Teachers per 100 pupils'),
} as const;
