/** What a sweep found, for a meeting and for an analyst. Nobody is named. */
import type { Lang } from '../../messages/message.ts';
import { t } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import type { WhatIfAnswer, AnswerPart } from '../answer/answer.ts';
import { plotSvg } from '../plots/plot.ts';
import type { Sweep } from './load.ts';
import { seedOf, type SweepTerms } from './key.ts';
import { casesTable, axisEffects, effectsTable, endingOf, measuresOfSweep, planOf, type SweepRow } from './tables.ts';

const RESULTS_FORMAT = 'lungang-sweep-results/1';

const WORDS = {
  page: t('假设分析：参数网格', 'What if: a sweep'),
  summary: t('概要', 'Summary'),
  cases: t('各种情形', 'Cases'),
  effect: t('参数影响', 'Effects'),
  mean: t('平均', 'mean'),
};

export async function sweepAnswer(
  sweep: Sweep,
  rows: readonly SweepRow[],
  terms: SweepTerms,
  lang: Lang,
): Promise<WhatIfAnswer> {
  const effects = await Promise.all(sweep.axes.map(async (_, axis) => effectPart(sweep, rows, axis, lang)));
  return {
    name: 'results',
    title: sweep.title[lang],
    subtitle: `${WORDS.page[lang]} · ${sweep.base.given.policy.title[lang]}`,
    parts: [
      { id: 'summary', title: WORDS.summary[lang], lines: summary(sweep, rows, lang) },
      ...effects,
      {
        id: 'cases',
        title: WORDS.cases[lang],
        lines: [],
        tables: [{ id: 'cases', table: casesTable(sweep, rows, lang, false) }],
      },
    ],
    footer: [
      t(
        `由 ${PROGRAM.name} ${PROGRAM.version} 测算；政策 ${sweep.base.given.policy.id}。各情形互不依赖先后；名单须用 scenario run 单独规划。`,
        `Made by ${PROGRAM.name} ${PROGRAM.version}; policy ${sweep.base.given.policy.id}. No case depends on the order of runs; for names plan a case with scenario run.`,
      )[lang],
    ],
    json: sweepJson(sweep, rows, terms),
  };
}

function summary(sweep: Sweep, rows: readonly SweepRow[], lang: Lang): string[] {
  const count = (ending: ReturnType<typeof endingOf>): number => rows.filter((row) => endingOf(row) === ending).length;
  const [all, compliant, relaxed, open] = [rows.length, count('compliant'), count('relaxed'), count('open')];
  const proven = rows.filter((row) => planOf(row)?.status === 'optimal').length;
  const sum = t(
    `共 ${all} 种情形：硬性规定全部达标 ${compliant} 种，有放宽 ${relaxed} 种，没有方案 ${all - compliant - relaxed - open} 种${open > 0 ? `，未算 ${open} 种` : ''}；其中 ${proven} 种各级目标均已证明最优。`,
    `${all} cases: all hard rules hold in ${compliant}, some gave way in ${relaxed}, no plan in ${all - compliant - relaxed - open}${open > 0 ? `, ${open} not done` : ''}; in ${proven} of them every aim is proven best.`,
  );
  return [
    ...(sweep.story === null ? [] : [sweep.story[lang]]),
    sum[lang],
    ...sweep.axes.map(({ title, labels }) => `- ${title[lang]}：${labels.join(lang === 'en' ? ', ' : '、')}`),
  ];
}

async function effectPart(sweep: Sweep, rows: readonly SweepRow[], axis: number, lang: Lang): Promise<AnswerPart> {
  const { title, labels } = sweep.axes[axis]!;
  const effects = axisEffects(sweep, rows, axis);
  const drawn = measuresOfSweep(sweep).filter(
    ({ headline, id }) => headline && new Set(effects.map(({ means }) => means[id])).size > 1,
  );
  const drawings = await Promise.all(
    drawn.map(async (measure) => ({
      id: measure.id,
      caption: `${measure.title[lang]} · ${title[lang]} (${WORDS.mean[lang]})`,
      svg: await plotSvg(
        {
          x: { title: title[lang], categories: labels },
          y: { title: measure.title[lang] },
          form: 'line',
          series: [
            { name: measure.title[lang], points: effects.map(({ means }, x) => ({ x, y: means[measure.id] ?? null })) },
          ],
        },
        lang,
      ),
    })),
  );
  return {
    id: `effect-${axis + 1}`,
    title: `${WORDS.effect[lang]}${lang === 'en' ? ': ' : '：'}${title[lang]}`,
    lines: [],
    drawings,
    tables: [{ id: 'means', table: effectsTable(sweep, rows, axis, lang) }],
  };
}

const sweepJson = (sweep: Sweep, rows: readonly SweepRow[], terms: SweepTerms): object => ({
  format: RESULTS_FORMAT,
  program: PROGRAM,
  title: sweep.title,
  base: { policy: sweep.base.given.policy.id, from: sweep.base.given.from },
  axes: sweep.axes,
  measures: measuresOfSweep(sweep).map(({ id, title }) => ({ id, title })),
  cases: rows.map((row, i) => {
    const { cell, record } = row;
    const plan = planOf(row);
    return {
      number: i + 1,
      at: cell.at.map((step, a) => sweep.axes[a]!.labels[step]!),
      seed: seedOf(cell, terms),
      inputs: { roster: cell.digest, policy: cell.given.policy.digest },
      ended: endingOf(row),
      proof: plan === null ? null : { status: plan.status, tiers: plan.tiers },
      measures: plan?.measures ?? null,
      ...(record === null ? {} : { key: record.key }),
    };
  }),
});
