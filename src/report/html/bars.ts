/** Two bars a row, before and after, as a drawing made without a browser. */
import stringWidth from 'string-width';
import { trusted, type Markup } from './markup.ts';
import { plain, shortened } from './svg.ts';

export interface Bar {
  readonly id: string;
  /** What is written beside it. */
  readonly label: string;
  readonly before: number;
  readonly after: number;
}

/** Light before, dark after: told apart without colours too. The lighter stands out from white by 3 : 1. */
export const BAR_COLOURS = { before: '#7a96c2', after: '#0b3d91' } as const;
const WIDTH = 960;
const ROW = 44;
const HALF = 7.2;

/** SVG of the drawing, without scripts, styles, ids or anything that differs from one drawing to the next. */
export async function bars(rows: readonly Bar[]): Promise<Markup> {
  // Only who writes a report pays for loading the library; one file loads in a tenth of the time of its 500 modules.
  const { init } = await import('echarts/dist/echarts.esm.min.mjs');
  const labels = rows.map(({ label }) => shortened(label));
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: ROW * rows.length + 20 });
  const series = (side: 'before' | 'after'): object => ({
    type: 'bar',
    silent: true,
    clip: false,
    emphasis: { disabled: true },
    barGap: '10%',
    itemStyle: { color: BAR_COLOURS[side] },
    data: rows.map((row) => row[side]),
    label: { show: true, position: 'right', fontSize: 12, color: '#1f1f1f', textBorderWidth: 0 },
  });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      grid: {
        left: 16 + Math.ceil(HALF * Math.max(0, ...labels.map((label) => stringWidth(label)))),
        right: 56,
        top: 10,
        bottom: 10,
      },
      xAxis: { type: 'value', min: 0, show: false },
      // A function, because in a text of their own the library would fill in what looks like a placeholder.
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ id }) => id),
        axisTick: { show: false },
        axisLabel: {
          fontSize: 13,
          color: '#1f1f1f',
          interval: 0,
          formatter: (_: string, index: number) => labels[index]!,
        },
      },
      series: [series('before'), series('after')],
    });
    return trusted(plain(chart.renderToSVGString()));
  } finally {
    chart.dispose();
  }
}
