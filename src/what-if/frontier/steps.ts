/** What the next better value of the first measure costs: the sentences for which a frontier is asked. */
import type { FrontierMeasure } from './measure.ts';
import type { Pareto, Point } from './search.ts';

export interface FrontierStep {
  readonly from: Point;
  readonly to: Point;
  /** By how much each measure changes, as it is counted. */
  readonly changes: readonly { readonly measure: FrontierMeasure; readonly by: number }[];
}

/**
 * From one level of the first measure to the next better one. Where a level has several points, the cheapest in the
 * measure that is minimised stands for it (where that is the first one itself: in the next).
 */
export function stepsOf({
  measures,
  minimised,
  points,
}: Pick<Pareto, 'measures' | 'minimised' | 'points'>): readonly FrontierStep[] {
  const [first] = measures;
  const cheap = first === minimised ? 1 : measures.indexOf(minimised);
  const better = (a: Point, b: Point): Point => (isLess(measures[cheap]!, b.values[cheap]!, a.values[cheap]!) ? b : a);
  const byLevel = [...Map.groupBy(points, ({ values }) => values[0]!).values()].map((own) => own.reduce(better));
  const worstFirst = byLevel.toSorted((a, b) =>
    first!.better === 'more' ? a.values[0]! - b.values[0]! : b.values[0]! - a.values[0]!,
  );
  return worstFirst.slice(1).map((to, i) => {
    const from = worstFirst[i]!;
    return { from, to, changes: measures.map((measure, at) => ({ measure, by: to.values[at]! - from.values[at]! })) };
  });
}

const isLess = ({ better }: FrontierMeasure, a: number, b: number): boolean => (better === 'less' ? a < b : a > b);
