/** Sentences of a frontier. */
import type { Lang } from '../../messages/message.ts';
import { list } from '../../report/words.ts';
import { shownValue, type Measure } from './measure.ts';
import type { Step } from './steps.ts';
import type { Pareto } from './search.ts';

/** Thousands apart, decimals as they are. */
export const figure = (value: number): string => {
  const [whole, decimals] = String(Math.abs(value)).split('.');
  const grouped = whole!.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
};

/** `交流比例（%）`. */
export const axisTitle = ({ title, unit }: Measure, lang: Lang): string =>
  lang === 'en' ? `${title.en} (${unit.en})` : `${title['zh-CN']}（${unit['zh-CN']}）`;

export const valueWords = (measure: Measure, value: number, lang: Lang): string => {
  const shown = figure(shownValue(measure, value));
  const unit = measure.unit[lang];
  return unit === '%' ? `${shown}%` : lang === 'en' ? `${shown} ${unit}` : `${shown}${unit}`;
};

const amount = (measure: Measure, by: number, lang: Lang): string =>
  measure.counted(figure(shownValue(measure, Math.abs(by))))[lang];

/** Where a step is longer than one unit: what one unit of it costs on average. */
function average({ changes: [first, ...others] }: Step, lang: Lang): string {
  const units = Math.abs(shownValue(first!.measure, first!.by));
  const up = others.filter(({ by }) => by > 0);
  if (units <= 1 || up.length === 0) return '';
  const parts = up.map(
    ({ measure, by }) => measure.counted(figure(Math.round((10 * shownValue(measure, by)) / units) / 10))[lang],
  );
  const one = first!.measure.counted('1')[lang];
  return lang === 'en' ? ` (on average ${parts.join(' and ')} for ${one})` : `（平均每${one}${list(parts, lang)}）`;
}

/** "One more percentage point costs 7 postings and 84,000 yuan." */
export function stepWords(step: Step, lang: Lang): string {
  const { from, to, changes } = step;
  const [first, ...others] = changes;
  const ends = [from, to].map(({ values }) => valueWords(first!.measure, values[0]!, lang));
  const ups = others.filter(({ by }) => by > 0).map(({ measure, by }) => amount(measure, by, lang));
  const downs = others.filter(({ by }) => by < 0).map(({ measure, by }) => amount(measure, by, lang));
  const own = amount(first!.measure, first!.by, lang);
  const each = average(step, lang);
  if (lang === 'en') {
    const more = ups.length > 0 ? [`costs ${ups.join(' and ')}`] : [];
    const less = downs.length > 0 ? [`saves ${downs.join(' and ')}`] : [];
    return `${first!.measure.title.en} from ${ends[0]} to ${ends[1]}: ${own} ${first!.by > 0 ? 'more' : 'less'} ${[...more, ...less].join(' and ') || 'costs nothing else'}${each}.`;
  }
  const more = ups.length > 0 ? [`增加${list(ups, lang)}`] : [];
  const less = downs.length > 0 ? [`减少${list(downs, lang)}`] : [];
  return `${first!.measure.title['zh-CN']}从${ends[0]}到${ends[1]}：${first!.by > 0 ? '提高' : '降低'}${own}，${[...more, ...less].join('，') || '其他指标不变'}${each}。`;
}

/** What the frontier is, and how far it is proven. */
export function headWords(
  { measures, minimised, points, complete, held, searches }: Pareto,
  lang: Lang,
): readonly string[] {
  const titles = measures.map(({ title }) => title[lang]);
  const proven = points.filter((point) => point.proven).length;
  const relaxed = held[0]!.value > 0;
  return lang === 'en'
    ? [
        points.length === 1 && complete
          ? `One plan is best in all of these at once, and nothing has to be weighed: ${list(titles, lang)}.`
          : `${points.length} plans in which none of these can be better without another being worse: ${list(titles, lang)}. ${complete ? 'They are all there are.' : 'They are a choice of levels; between them lie further ones.'}`,
        `Method: ${minimised.title.en} is minimised under limits on the others (ε-constraint); ${searches} searches. ${proven === points.length ? 'Every point is proven: no plan within its other values does better.' : `${proven} of ${points.length} points are proven; the others stand with the gap that the time limit left.`} Every plan was verified.`,
        relaxed
          ? `Not every hard rule can hold here (${held[0]!.value} points of relaxation at best); all points are among the plans with no more than that.`
          : 'All points keep every hard rule.',
      ]
    : [
        points.length === 1 && complete
          ? `${list(titles, lang)}可以同时达到最好，无须取舍，方案只有一个。`
          : `共${points.length}个方案，在${list(titles, lang)}之间各有取舍：任何一项要更好，必有另一项变差。${complete ? '这样的方案已全部列出。' : '所列为其中若干档，各档之间还有其他方案。'}`,
        `方法：限定其他指标、使${minimised.title['zh-CN']}最小（ε约束法），共求解${searches}次。${proven === points.length ? '每一点都已证明：其他各项不变差时，不可能更好。' : `${points.length}点中有${proven}点已证明，其余因时限只能给出离可能的最好结果还差多少。`}每个方案都经过独立核验。`,
        relaxed
          ? `本例硬性规定不能全部满足（至少放宽${held[0]!.value}分）；所列各点的放宽都不超过这一最小值。`
          : '所列各点都满足全部硬性规定。',
      ];
}
