/** Answers to questions about one model (`job.ts`), on whatever thread. */
import type { Backend } from './backend.ts';
import { tightenTotals } from './bound-tightening.ts';
import { boundsOf, withBounds } from './bounds.ts';
import { elasticOptimum, irreducible } from './iis.ts';
import type { Answers, Kind, Note, Question, Subject } from './job.ts';
import { lexicographic } from './lexicographic.ts';
import { minimiseTier } from './minimise-tier.ts';
import { type Found, search } from './mip-search.ts';
import { complete, type Model, violation } from './model.ts';
import { nondominated } from './nondominated.ts';
import type { SearchOptions } from './options.ts';
import { unpackModel } from './packed.ts';
import { fixColumns, relaxation } from './reduced-cost-fixing.ts';
import type { ReoptimisationCache } from './reoptimisation-cache.ts';
import { Reoptimisation } from './reoptimisation.ts';
import { smallestIis } from './smallest-iis.ts';

/** What a thread answers with. */
export interface AnswerSetting {
  readonly backend: Backend;
  readonly options: SearchOptions;
  /** Hears of better points and finished tiers on the way. */
  readonly tell?: (note: Note) => void;
  /** What is kept of models from one `reoptimise` question to the next; absent: nothing. */
  readonly cache?: ReoptimisationCache;
}

type Answering<K extends Kind> = (question: Question<K>, modelOf: () => Model, setting: AnswerSetting) => Answers[K];

const ANSWER: { readonly [K in Kind]: Answering<K> } = {
  load: () => null,
  lexicographic: ({ start, from, weights, plain }, modelOf, { backend, options, tell }) => {
    const model = modelOf();
    return lexicographic({ ...model, objectives: model.objectives.slice(from) }, backend, start, {
      ...options,
      weights,
      plain,
      onPoint: (x) => tell?.({ kind: 'point', x }),
      onTier: (report, x) => tell?.({ kind: 'tier', report, x }),
    });
  },
  minimise: ({ start, objective, open, nodes }, modelOf, { backend, options }) => {
    const model = modelOf();
    const limited = nodes === undefined ? options : { ...options, nodes };
    const problem = { columns: [...model.columns], rows: model.rows, objective };
    const found: Found =
      start === null
        ? search(problem, backend, null, { open }, limited)
        : { kind: 'point', ...minimiseTier(problem, backend, start, { open }, limited) };
    if (found.kind !== 'point') return found;
    const tight = complete(model, found.x);
    return violation(model, tight) === undefined ? { ...found, x: tight } : found;
  },
  enumerate: (question, modelOf, { backend, options }) => nondominated(modelOf(), question, backend, options),
  tightenBounds: ({ objective, value, totals }, modelOf, { backend, options }) => {
    const model = modelOf();
    const columns = [...model.columns];
    const problem = { columns, rows: model.rows, objective };
    const dual = relaxation(problem, backend, options);
    if (dual !== undefined) fixColumns(columns, problem, dual, value);
    if (totals) tightenTotals(problem, value, backend, options, dual?.basis);
    return boundsOf(columns);
  },
  relax: ({ objective }, modelOf, { backend, options }) => {
    const { columns, rows } = modelOf();
    return backend.relax?.({ columns, rows, objective }, options.remaining());
  },
  iis: ({ demands, among, held }, modelOf, { backend, options }) =>
    irreducible({ model: modelOf(), demands }, among, held, backend, options),
  elasticOptimum: ({ demands, held, objective }, modelOf, { backend, options }) =>
    elasticOptimum({ model: modelOf(), demands }, held, objective, backend, options),
  smallestIis: ({ slacks }, modelOf, { backend, options }) => smallestIis(modelOf(), slacks, backend, options.seed),
  reoptimise: ({ key, facts, added }, modelOf, { backend, options, cache }) => {
    const made = (): Reoptimisation => new Reoptimisation({ model: modelOf(), ...facts }, backend);
    return (cache === undefined ? made() : cache.get(key, made)).solve(added, options);
  },
};

/** Answers one question about one model, in this thread. Throws what the engine throws. */
export const answer = <K extends Kind>(subject: Subject, question: Question<K>, setting: AnswerSetting): Answers[K] =>
  ANSWER[question.kind](question, () => subjectModel(subject), setting);

function subjectModel({ model, rows = [], bounds }: Subject): Model {
  const whole = unpackModel(model);
  return { ...whole, columns: withBounds(whole.columns, bounds), rows: [...whole.rows, ...rows] };
}
