/** Who goes from where to where, as a drawing and as a table. */
import { SankeyChart } from 'echarts/charts';
import { AriaComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { t, useSay } from '../base/lang.tsx';
import { Shown } from '../base/parts.tsx';
import { usePlanView, type Flows } from './view.ts';

use([SankeyChart, TooltipComponent, AriaComponent, SVGRenderer]);

const words = {
  year: t('学年', 'School year'),
  drawing: t('派出学校与接收学校之间的去向图', 'Drawing of who goes from which school to which'),
  from: t('派出学校', 'From'),
  to: t('接收学校', 'To'),
  people: t('人数', 'People'),
  none: t('这一学年没有派出。', 'Nobody is sent this year.'),
  most: t('图中只画人数最多的去向，全部见下表。', 'Only the greatest flows are drawn; all are in the table.'),
};

type Flow = Flows['flows'][number];

export function FlowsPart({ plan }: { readonly plan: string }) {
  const view = usePlanView(plan, 'flows');
  return <Shown of={view}>{({ flows }) => <OfYear flows={flows} />}</Shown>;
}

const MOST_DRAWN = 40;

function OfYear({ flows }: { readonly flows: readonly Flow[] }) {
  const say = useSay();
  const years = [...new Set(flows.map(({ year }) => year))].toSorted((a, b) => a - b);
  const [year, setYear] = useState(years[0] ?? 0);
  const own = flows.filter((flow) => flow.year === year).toSorted((a, b) => b.people - a.people);
  if (own.length === 0) return <p>{say(words.none)}</p>;
  return (
    <>
      <Select
        aria-label={say(words.year)}
        value={year}
        options={years.map((one) => ({ value: one, label: `${one}—${one + 1}` }))}
        onChange={setYear}
      />
      {own.length > MOST_DRAWN ? <p className="quiet">{say(words.most)}</p> : null}
      <Drawing flows={own.slice(0, MOST_DRAWN)} />
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say(words.from)}</th>
            <th scope="col">{say(words.to)}</th>
            <th scope="col" className="number">
              {say(words.people)}
            </th>
          </tr>
        </thead>
        <tbody>
          {own.map(({ from, to, fromName, toName, people }) => (
            <tr key={`${from} ${to}`}>
              <td>{fromName}</td>
              <td>{toName}</td>
              <td className="number">{people}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const ROW_PX = 26;

/** Senders left, receivers right; a school that does both stands on both sides. */
function Drawing({ flows }: { readonly flows: readonly Flow[] }) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const label = say(words.drawing);
  useEffect(() => {
    if (place.current === null) return;
    const ends = new Set(flows.flatMap(({ fromName, toName }) => [`${fromName}`, `${toName}\u200B`]));
    const sides = Math.max(new Set(flows.map(({ from }) => from)).size, new Set(flows.map(({ to }) => to)).size);
    const chart = init(place.current, null, { renderer: 'svg', height: Math.max(200, sides * ROW_PX) });
    chart.setOption({
      animation: false,
      aria: { enabled: true, label: { description: label } },
      tooltip: { trigger: 'item', renderMode: 'richText' },
      series: [
        {
          type: 'sankey',
          left: 150,
          right: 170,
          nodeGap: 10,
          layoutIterations: 16,
          emphasis: { focus: 'adjacency' },
          label: { fontSize: 13, color: '#1f2328' },
          lineStyle: { color: 'source', opacity: 0.35 },
          data: [...ends].map((name) => ({ name, label: { position: name.endsWith('\u200B') ? 'right' : 'left' } })),
          links: flows.map(({ fromName, toName, people }) => ({
            source: fromName,
            target: `${toName}\u200B`,
            value: people,
          })),
        },
      ],
    });
    return () => chart.dispose();
  }, [flows, label]);
  return <div ref={place} className="drawing" role="img" aria-label={label} />;
}
