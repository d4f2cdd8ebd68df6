/** 教师流向: who sends whom how many teachers, drawn per group and written out in a table. */
import sum from 'lodash/sum.js';
import type { Site } from '../../domain/instance.ts';
import type { Posting } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { table } from '../table.ts';
import { schoolYearWords, t } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { sankey, type End } from './sankey.ts';
import { htmlTable, numbers } from './tables.ts';

/** Postings from one school to another over the whole plan. */
interface FlowLine {
  readonly from: Site;
  readonly to: Site;
  readonly postings: readonly Posting[];
}

/** A drawing and a table for every group that sends anybody anywhere. */
export async function flow(context: ReportContext, lang: Lang): Promise<Markup> {
  const { instance } = context;
  const lines = flowLines(context);
  const groups = instance.groups.filter(({ id }) => lines.some(({ from }) => from.group.id === id));
  if (groups.length === 0) return html`<p>${t('本方案没有安排交流轮岗。', 'The plan has no postings.')[lang]}</p>`;
  const parts: Markup[] = [];
  for (const [index, group] of groups.entries()) {
    parts.push(
      await groupFlow(
        context,
        lines.filter(({ from }) => from.group.id === group.id),
        group.name,
        `flow-${index + 1}`,
        lang,
      ),
    );
  }
  return html`${parts}`;
}

async function groupFlow(
  { instance }: ReportContext,
  lines: readonly FlowLine[],
  name: string,
  id: string,
  lang: Lang,
): Promise<Markup> {
  const sites = [...instance.sites.values()].filter((site) =>
    lines.some(({ from, to }) => from === site || to === site),
  );
  const endsOf = (side: 'from' | 'to'): End[] =>
    sites.flatMap((site, colour) => {
      const count = sum(lines.filter((line) => line[side].id === site.id).map((line) => line.postings.length));
      const words = side === 'from' ? t('派出', 'sends') : t('派入', 'receives');
      return count === 0 ? [] : [{ id: site.id, label: `${site.row.name} ${words[lang]} ${count}`, colour }];
    });
  const drawing = await sankey({
    senders: endsOf('from'),
    hosts: endsOf('to'),
    streams: lines.map(({ from, to, postings }) => ({ from: from.id, to: to.id, count: postings.length })),
  });
  const total = sum(lines.map((line) => line.postings.length));
  const words =
    lang === 'en'
      ? `${name}: ${total} postings in three years. Left: sending schools; right: host schools; the width of a band is the number of teachers. All numbers stand in the table below.`
      : `${name}：三学年共${total}人次。左为派出学校，右为派入学校，带的宽度为人次，具体数字见下表。`;
  return html`<figure class="flow"><div class="drawing" role="img" tabindex="0" aria-labelledby="${id}-words">${drawing}</div><figcaption id="${id}-words">${words}</figcaption></figure>
${htmlTable(flowTable(instance.years, instance, lines, name, lang), lang, { id, names: 0, className: 'compact' })}`;
}

function flowTable(
  years: readonly number[],
  instance: ReportContext['instance'],
  lines: readonly FlowLine[],
  name: string,
  lang: Lang,
) {
  const backbones = (line: FlowLine): number =>
    line.postings.filter(({ teacher }) => instance.persons.get(teacher)!.backbone).length;
  return table(
    lang,
    {
      name: t('教师流向', 'Flow of teachers'),
      title:
        lang === 'en'
          ? `${name}: flow of teachers (persons who start a posting)`
          : `${name}：教师流向（新开始交流人次）`,
      columns: [
        { heading: t('派出学校', 'From'), width: 20, align: 'left', value: ({ from }: FlowLine) => from.row.name },
        { heading: t('派入学校', 'To'), width: 20, align: 'left', value: ({ to }) => to.row.name },
        ...years.map((year) =>
          numbers<FlowLine>(
            t(schoolYearWords(year, 'zh-CN'), schoolYearWords(year, 'en')),
            (line) => line.postings.filter(({ start }) => start === year).length,
          ),
        ),
        numbers<FlowLine>(t('合计', 'Total'), (line) => line.postings.length),
        numbers<FlowLine>(t('其中骨干教师', 'Backbone teachers'), backbones),
        numbers<FlowLine>(
          t('其中补学科缺口', 'Repair a shortage'),
          (line) => line.postings.filter(({ purpose }) => purpose.includes('shortage')).length,
        ),
      ],
    },
    lines,
  );
}

/** Pairs of schools in the roster's order. */
function flowLines({ plan, instance }: ReportContext): FlowLine[] {
  const sites = [...instance.sites.values()];
  const byPair = Map.groupBy(plan.postings, ({ from, to }) => JSON.stringify([from, to]));
  return sites.flatMap((from) =>
    sites.flatMap((to): FlowLine[] => {
      const postings = byPair.get(JSON.stringify([from.id, to.id]));
      return postings === undefined ? [] : [{ from, to, postings }];
    }),
  );
}
