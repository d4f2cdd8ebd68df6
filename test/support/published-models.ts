/** The published models of `../shared/data/lp-models` as problems of the kit; see the README beside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '../../solver/backend.ts';
import type { Column, Row } from '../../solver/model.ts';

const FOLDER = new URL('../../../shared/data/lp-models/', import.meta.url);

const flags = z.record(z.string(), z.unknown()).default({});
const Published = z.object({
  optimize: z.string().optional(),
  opType: z.enum(['min', 'max']).default('min'),
  constraints: z.record(
    z.string(),
    z.object({
      min: z.number().optional(),
      max: z.number().optional(),
      equal: z.number().optional(),
      weight: z.unknown().optional(),
    }),
  ),
  variables: z.record(z.string(), z.record(z.string(), z.number())),
  ints: flags,
  binaries: flags,
  unrestricted: flags,
  expects: z.object({
    feasible: z.boolean(),
    bounded: z.boolean().default(true),
    result: z.union([z.number(), z.literal('Infinity').transform(() => Infinity)]).optional(),
  }),
});

export interface PublishedModel {
  readonly name: string;
  /** To be minimised: what the model maximises is negated. */
  readonly problem: Problem;
  readonly sign: 1 | -1;
  /** Constraints with a weight may be broken at a price: there is no such row here. */
  readonly soft: boolean;
  readonly expects: z.infer<typeof Published>['expects'];
}

/** By file name; empty where the folder is absent. */
export const publishedModels = (): PublishedModel[] =>
  existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((file) => file.endsWith('.json'))
        .toSorted()
        .map((file) => read(file))
    : [];

function read(file: string): PublishedModel {
  const model = Published.parse(JSON.parse(readFileSync(new URL(encodeURIComponent(file), FOLDER), 'utf8')));
  const names = Object.keys(model.variables);
  const sign = model.opType === 'max' ? -1 : 1;
  const columns = names.map((name): Column => ({
    lower: model.unrestricted[name] ? -Infinity : 0,
    upper: model.binaries[name] ? 1 : Infinity,
    integer: Boolean(model.ints[name] ?? model.binaries[name]),
  }));
  const form = (key: string | undefined): { columns: number[]; values: number[] } => {
    const used = names.flatMap((name, j) => (key !== undefined && (model.variables[name]![key] ?? 0) !== 0 ? [j] : []));
    return { columns: used, values: used.map((j) => model.variables[names[j]!]![key!]!) };
  };
  const rows = Object.entries(model.constraints).map(([key, { min, max, equal }]): Row => ({
    ...form(key),
    lower: equal ?? min ?? -Infinity,
    upper: equal ?? max ?? Infinity,
  }));
  const cost = form(model.optimize);
  return {
    name: file.replace('.json', ''),
    problem: {
      columns,
      rows,
      objective: {
        name: 'published',
        constant: 0,
        columns: cost.columns,
        values: cost.values.map((value) => sign * value),
      },
    },
    sign,
    soft: Object.values(model.constraints).some(({ weight }) => weight !== undefined),
    expects: model.expects,
  };
}
