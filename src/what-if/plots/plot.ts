/**
 * Lines or bars over one axis: all that the plots of scenarios need. Series are told apart by colour, dashes and signs,
 * so that a print in black and white says the same.
 */
import sum from 'lodash/sum.js';
import stringWidth from 'string-width';
import type { Lang } from '../../messages/message.ts';
import { safeText } from '../../messages/safe-text.ts';
import { shortened } from '../../report/html/svg.ts';
import { draw } from './draw.ts';

interface Series {
  readonly name: string;
  /** Where the axis has categories, x is the place of one of them. A null value is a gap. */
  readonly points: readonly { readonly x: number; readonly y: number | null; readonly label?: string }[];
}

export interface Plot {
  /** What is drawn; absent where a caption says it. */
  readonly title?: string;
  /** With the unit. Categories stand at equal distances. */
  readonly x: { readonly title: string; readonly categories?: readonly string[] };
  readonly y: { readonly title: string; readonly fromZero?: boolean };
  readonly form: 'line' | 'bars';
  readonly series: readonly Series[];
}

/** Dark enough to stand out from white by 4.5 : 1. */
const COLOURS = ['#0b3d91', '#ad4e00', '#237804', '#9e1068', '#006d75', '#531dab'] as const;
const DASHES = ['solid', 'dashed', 'dotted'] as const;
const SIGNS = ['circle', 'rect', 'triangle', 'diamond'] as const;
const WIDTH = 880;
const HEIGHT = 380;
const INK = '#1f1f1f';
const GRID = '#d0d5dd';
/** Half-width characters after which names of categories are written slantwise. */
const CROWDED = 90;

/** SVG of the plot. */
export function plotSvg({ title, x, y, form, series }: Plot, lang: Lang): Promise<string> {
  const categories = x.categories?.map((name) => shortened(name));
  const slanted = sum((categories ?? []).map((name) => stringWidth(name) + 2)) > CROWDED;
  const room = slanted ? Math.min(150, 5 * Math.max(...(categories ?? []).map((name) => stringWidth(name)))) : 0;
  const top = (title === undefined ? 0 : 34) + (series.length > 1 ? 34 : 0) + 34;
  return draw(
    {
      color: [...COLOURS],
      ...(title === undefined
        ? {}
        : {
            title: {
              text: safeText(title),
              left: 'center',
              top: 8,
              textStyle: { fontSize: 16, color: INK, fontFamily: 'inherit' },
            },
          }),
      ...(series.length > 1
        ? {
            legend: {
              top: title === undefined ? 8 : 38,
              itemWidth: 34,
              textStyle: { fontSize: 13, color: INK },
              data: series.map(({ name }) => safeText(name)),
              selectedMode: false,
            },
          }
        : {}),
      grid: { left: 84, right: 40, top, bottom: 58 + room },
      xAxis: {
        type: categories === undefined ? 'value' : 'category',
        ...(categories === undefined
          ? { scale: true, minInterval: 1 }
          : { data: categories, axisTick: { alignWithLabel: true } }),
        ...axis(x.title, 'middle', 34 + room),
        axisLabel: {
          fontSize: 12,
          color: INK,
          interval: 0,
          ...(slanted ? { rotate: 40 } : {}),
          hideOverlap: categories === undefined,
        },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        ...(form === 'bars' ? { minInterval: 1 } : {}),
        scale: form === 'line' && y.fromZero !== true,
        ...axis(y.title, 'middle', 62),
        axisLabel: { fontSize: 12, color: INK },
        splitLine: { lineStyle: { color: GRID } },
      },
      series: series.map((one, i) => ({
        ...(form === 'bars'
          ? { type: 'bar', barMaxWidth: 40, barGap: '10%' }
          : {
              type: 'line',
              symbol: SIGNS[i % SIGNS.length],
              symbolSize: 9,
              showAllSymbol: true,
              lineStyle: { width: 2, type: DASHES[i % DASHES.length] },
              connectNulls: false,
            }),
        name: safeText(one.name),
        silent: true,
        clip: false,
        emphasis: { disabled: true },
        itemStyle: { color: COLOURS[i % COLOURS.length] },
        data: one.points.map((point) => [categories === undefined ? point.x : categories[point.x]!, point.y]),
        // Of two lines the second is labelled below, so that near values stay readable. The text is a function, because
        // in one of its own the library would fill in what looks like a placeholder.
        label: {
          show: one.points.some(({ label }) => label !== undefined),
          position: form === 'line' && i % 2 === 1 ? 'bottom' : 'top',
          fontSize: 12,
          color: INK,
          formatter: ({ dataIndex }: { dataIndex: number }) => safeText(one.points[dataIndex]?.label ?? ''),
        },
        labelLayout: { hideOverlap: true },
      })),
    },
    { width: WIDTH, height: HEIGHT + room },
    lang,
  );
}

const axis = (name: string, place: 'middle', gap: number): object => ({
  name: safeText(name),
  nameLocation: place,
  nameGap: gap,
  nameTextStyle: { fontSize: 13, color: INK },
  axisLine: { show: true, lineStyle: { color: INK } },
});
