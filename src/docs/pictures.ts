/**
 * `npm run pictures`: the drawings of the READMEs, made by the program from the scenarios of this repository. Takes
 * some minutes, so that no test asks for it; the same scenarios and version give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGS, type Lang } from '../messages/message.ts';
import { sideOf, type PlanSide } from '../what-if/compare/planned.ts';
import type { AnswerDrawing } from '../what-if/answer/answer.ts';
import { frontierAnswer } from '../what-if/frontier/answer.ts';
import { MEASURES } from '../what-if/frontier/measures/index.ts';
import { paretoPoints } from '../what-if/frontier/search.ts';
import { impactSlip } from '../what-if/impact/answer.ts';
import { loadWhatIf, type WhatIf } from '../what-if/load.ts';
import { planCold } from '../what-if/plan-one.ts';

const ROOT = new URL('../../', import.meta.url);
const TERMS = { backend: 'highs', seed: 1, seconds: 3600, workers: 2 };

async function whatIfOf(file: string): Promise<WhatIf> {
  const { whatIf } = await loadWhatIf(fileURLToPath(new URL(`scenarios/${file}`, ROOT)));
  if (whatIf === null) throw new Error(`${file} cannot be read`);
  return whatIf;
}

async function sideFrom(file: string): Promise<PlanSide> {
  const whatIf = await whatIfOf(file);
  const outcome = await planCold(whatIf, {
    backend: TERMS.backend,
    seed: TERMS.seed,
    timeLimit: TERMS.seconds,
    gap: 0,
    workers: TERMS.workers,
  });
  if (outcome.kind !== 'plan') throw new Error(`${file} has no plan`);
  return sideOf({ ...whatIf, plan: outcome.plan });
}

function write(name: string, drawings: readonly AnswerDrawing[], lang: Lang): void {
  mkdirSync(new URL('docs/pictures/', ROOT), { recursive: true });
  for (const { id, svg } of drawings)
    writeFileSync(new URL(`docs/pictures/${name}-${id}.${lang}.svg`, ROOT), `${svg}\n`);
}

const asked = await whatIfOf('suzhou-2024-group250/as-it-is.yaml');
const pareto = await paretoPoints(
  asked.given,
  ['exchange-rate', 'allowance'].map((id) => MEASURES.get(id)!),
  { ...TERMS, levels: 10 },
);
if (pareto.kind !== 'frontier') throw new Error('no frontier');
const [before, after] = [
  await sideFrom('ruian-2021-one-purse/what-if/a-thousand-yuan.yaml'),
  await sideFrom('ruian-2021-one-purse/what-if/a-thousand-yuan-and-a-larger-purse.yaml'),
];

for (const lang of LANGS) {
  const frontier = await frontierAnswer(asked, pareto, lang);
  const impact = await impactSlip(before, after, [], lang);
  write(
    'frontier',
    frontier.parts.flatMap(({ drawings = [] }) => drawings),
    lang,
  );
  write(
    'impact',
    impact.parts.flatMap(({ drawings = [] }) => drawings),
    lang,
  );
}
