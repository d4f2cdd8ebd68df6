/**
 * The flow of teachers as a drawing, made without a browser: sending schools on the left, hosts on the right. Each
 * school stands on both sides, because teachers who go both ways between two schools would close a circle, which such a
 * drawing cannot have.
 */
import stringWidth from 'string-width';
import { trusted, type Markup } from './markup.ts';
import { plain, shortened } from './svg.ts';

export interface End {
  readonly id: string;
  /** What is written beside it. */
  readonly label: string;
  /** Schools of one number have one colour on both sides. */
  readonly colour: number;
}

interface Stream {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface Drawing {
  readonly senders: readonly End[];
  readonly hosts: readonly End[];
  readonly streams: readonly Stream[];
}

/** Dark enough to stand out from white by 3 : 1, and told apart by neighbours of few schools. */
const COLOURS = [
  '#0958d9',
  '#d46b08',
  '#389e0d',
  '#c41d7f',
  '#08979c',
  '#531dab',
  '#ad6800',
  '#cf1322',
  '#3f6600',
  '#1d39c4',
] as const;
const WIDTH = 960;
const LINE = 52;
/** Pixels of a half-width character at the size of the labels. */
const HALF = 7.2;

/** SVG of the drawing, without scripts, styles, ids or anything that differs from one drawing to the next. */
export async function sankey({ senders, hosts, streams }: Drawing): Promise<Markup> {
  // Only who writes a report pays for loading the library; one file loads in a tenth of the time of its 500 modules.
  const { init } = await import('echarts/dist/echarts.esm.min.mjs');
  const height = LINE * Math.max(senders.length, hosts.length, 2) + 20;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      series: [
        {
          type: 'sankey',
          silent: true,
          draggable: false,
          emphasis: { disabled: true },
          layoutIterations: 0,
          nodeAlign: 'left',
          nodeWidth: 14,
          nodeGap: 14,
          top: 10,
          bottom: 10,
          left: marginOf(senders),
          right: marginOf(hosts),
          data: [...senders.map((end) => nodeOf('from', end)), ...hosts.map((end) => nodeOf('to', end))],
          links: streams.map(({ from, to, count }) => ({ source: `from ${from}`, target: `to ${to}`, value: count })),
          lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
        },
      ],
    });
    return trusted(plain(chart.renderToSVGString()));
  } finally {
    chart.dispose();
  }
}

const nodeOf = (side: 'from' | 'to', { id, label, colour }: End): object => ({
  name: `${side} ${id}`,
  depth: side === 'from' ? 0 : 1,
  itemStyle: { color: COLOURS[colour % COLOURS.length], borderWidth: 0 },
  // A function, because in a text of their own the library would fill in what looks like a placeholder.
  label: {
    position: side === 'from' ? 'left' : 'right',
    distance: 8,
    fontSize: 13,
    color: '#1f1f1f',
    formatter: () => shortened(label),
  },
});

const marginOf = (ends: readonly End[]): number =>
  16 + Math.ceil(HALF * Math.max(0, ...ends.map(({ label }) => stringWidth(shortened(label)))));
