/** Answers to questions about one model (`job.ts`), on whatever thread. */
import type { Backend } from './backend.ts';
import type { Answers, Bounds, Kind, Note, Question, Subject } from './job.ts';
import { lexicographic } from './lexicographic.ts';
import { type Column, complete, type Model, violation } from './model.ts';
import { narrowTotals } from './narrow.ts';
import { nondominated } from './nondominated.ts';
import { unpackModel } from './packed.ts';
import { settle } from './settle.ts';
import { fixColumns, type Found, relaxation, search, type SearchOptions } from './tier.ts';

interface Setting {
  readonly model: Model;
  readonly backend: Backend;
  readonly options: SearchOptions;
  readonly tell: (note: Note) => void;
}

const ANSWER: { readonly [K in Kind]: (question: Question<K>, setting: Setting) => Answers[K] } = {
  tiers: ({ start, from, scout, plain }, { model, backend, options, tell }) =>
    lexicographic({ ...model, objectives: model.objectives.slice(from) }, backend, start, {
      ...options,
      scout,
      plain,
      onPoint: (x) => tell({ kind: 'point', x }),
      onTier: (report, x) => tell({ kind: 'tier', report, x }),
    }),
  price: ({ start, objective, open, nodes }, { model, backend, options }) => {
    const limited = nodes === undefined ? options : { ...options, nodes };
    const problem = { columns: [...model.columns], rows: model.rows, objective };
    const found: Found =
      start === null
        ? search(problem, backend, null, -Infinity, open, limited)
        : { kind: 'point', ...settle(problem, backend, start, -Infinity, false, limited, open) };
    if (found.kind !== 'point') return found;
    const tight = complete(model, found.x);
    return violation(model, tight) === undefined ? { ...found, x: tight } : found;
  },
  list: ({ objective, sides, most, open, among }, { model, backend, options }) =>
    nondominated(model, objective, sides, most, open, among, backend, options),
  narrow: ({ objective, value, totals }, { model, backend, options }) => {
    const columns = [...model.columns];
    const problem = { columns, rows: model.rows, objective };
    const dual = relaxation(problem, backend, options);
    if (dual !== undefined) fixColumns(columns, problem, dual, value);
    if (totals) narrowTotals(problem, value, backend, options);
    return boundsOf(columns);
  },
  relax: ({ objective }, { model, backend, options }) =>
    backend.relax?.({ columns: model.columns, rows: model.rows, objective }, options.remaining()),
};

/** Answers one question about one model. `tell` hears of better points and finished tiers on the way. */
export const answer = <K extends Kind>(
  subject: Subject,
  question: Question<K>,
  backend: Backend,
  options: SearchOptions,
  tell: (note: Note) => void,
): Answers[K] => ANSWER[question.kind](question, { model: modelOf(subject), backend, options, tell });

function modelOf({ model, rows = [], bounds }: Subject): Model {
  const whole = unpackModel(model);
  const columns =
    bounds === undefined
      ? whole.columns
      : whole.columns.map((column, j): Column => ({ ...column, lower: bounds.lower[j]!, upper: bounds.upper[j]! }));
  return { ...whole, columns, rows: [...whole.rows, ...rows] };
}

const boundsOf = (columns: readonly Column[]): Bounds => ({
  lower: Float64Array.from(columns, ({ lower }) => lower),
  upper: Float64Array.from(columns, ({ upper }) => upper),
});
