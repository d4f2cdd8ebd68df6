/**
 * javascript-lp-solver: a second opinion, and a way without WebAssembly, for small groups. The only importer of
 * `javascript-lp-solver`. It is branch and bound over a dense tableau in plain JavaScript, told apart by what it must
 * not be believed: when its clock runs out it says `feasible: true` over fractional values, and infeasible answers
 * carry values too. So an answer counts as proven only if it came before the clock, is whole, and is worth what it
 * says.
 */
import solver from 'javascript-lp-solver';
import { z } from 'zod';
import type { Backend, Limits, Outcome, Problem, TooLarge } from '../backend.ts';
import { valueAt } from '../model.ts';
import { COST, type Tableau, toTableau } from './javascript-lp-solver-model.ts';

export const loadJavascriptLpSolver = (): Promise<Backend> =>
  Promise.resolve({ name: 'javascript-lp-solver', can: { cancels: false, anySize: false }, fits, solve });

/**
 * Measured on sampled groups under both packs (`npm run bench -- --preset small --sizes 30,38 --engines
 * javascript-lp-solver`): up to 38 teachers, at most 182 whole columns once merged, every tier was proven within 17 s,
 * as HiGHS proved it; at 50 teachers, 360–490 columns, six runs of 5 to 20 s did not end. Merging leaves about as many
 * columns at every tier, so one look at the size is enough.
 */
const MOST_WHOLE = 200;
/** A dense tableau of doubles: 64 MB. The largest published model that it solves has 5.4 million disjuncts. */
const MOST_CELLS = 8_000_000;

function fits({ columns, rows }: Problem): true | TooLarge {
  const free = columns.filter(({ lower, upper }) => lower !== upper);
  const whole = free.filter(({ integer }) => integer).length;
  if (whole > MOST_WHOLE) return { size: whole, limit: MOST_WHOLE, of: 'whole-number columns' };
  const disjuncts = free.length * (rows.length + free.length);
  return disjuncts > MOST_CELLS ? { size: disjuncts, limit: MOST_CELLS, of: 'disjuncts' } : true;
}

/** The library types its answer as `unknown`. Variables that are 0 are left out; unknown keys are the variables. */
const Answer = z
  .object({ feasible: z.boolean(), bounded: z.boolean(), isIntegral: z.boolean().optional(), result: z.unknown() })
  .catchall(z.unknown());

/**
 * Depth first until a first point is found, best bound first afterwards, branching by what earlier branches cost: the
 * quickest of the library's ways on rotation models, and the one that has a point to show early. Its presolve takes
 * every variable to start at 0 and its cycle check costs a string per pivot, while Bland's rule guards anyway; its MIR
 * cuts never came back from a model of 50 teachers.
 */
const WAY = { nodeSelection: 'hybrid', branching: 'pseudocost', presolve: false, exitOnCycles: false } as const;

function solve(problem: Problem, limits: Limits): Outcome {
  const tableau = toTableau(problem);
  if (!tableau.possible) return { kind: 'infeasible' };
  const first = run(tableau, limits.seconds);
  if (first.kind !== 'unbounded') return judged(problem, tableau, first);
  // Said of the relaxation: whether any whole point exists is another question.
  const second = run({ ...tableau, variables: withoutCost(tableau.variables) }, limits.seconds);
  return second.kind === 'infeasible' || second.kind === 'none' ? second : { kind: 'unbounded' };
}

type Raw =
  | {
      readonly kind: 'point';
      readonly valueOf: (name: string) => number;
      readonly result: unknown;
      readonly overtime: boolean;
    }
  | Extract<Outcome, { kind: 'infeasible' | 'unbounded' | 'none' }>;

function run({ constraints, variables, ints }: Tableau, seconds: number): Raw {
  const timeout = Math.max(1, Math.ceil(seconds * 1000));
  const began = Date.now();
  const answer = Answer.parse(
    solver.Solve({ optimize: COST, opType: 'min', constraints, variables, ints, options: { ...WAY, timeout } }),
  );
  // The library's own clock started later and is asked only between branches: at worst a proof is not claimed.
  const overtime = Date.now() - began >= timeout;
  const whole = Object.keys(ints).length === 0 || answer.isIntegral === true;
  if (overtime && !whole) return { kind: 'none', reason: 'time' };
  if (!answer.feasible) return { kind: 'infeasible' };
  if (!answer.bounded) return { kind: 'unbounded' };
  const valueOf = (name: string): number => (typeof answer[name] === 'number' ? answer[name] : 0);
  return { kind: 'point', valueOf, result: answer.result, overtime };
}

/** What a raw answer is worth: arithmetic that drifted shows in a value that is not the point's own. */
function judged(problem: Problem, tableau: Tableau, raw: Exclude<Raw, { kind: 'unbounded' }>): Outcome {
  if (raw.kind !== 'point') return raw;
  const x = tableau.point(raw.valueOf).map((value, j) => (problem.columns[j]!.integer ? Math.round(value) : value));
  const value = valueAt(problem.objective, x);
  const said = typeof raw.result === 'number' ? raw.result + tableau.constant : Number.NaN;
  if (!(Math.abs(said - value) <= 1e-6 * Math.max(1, Math.abs(value))))
    return { kind: 'failed', detail: `said ${said} of a point that is worth ${value}` };
  return raw.overtime
    ? { kind: 'feasible', x, bound: -Infinity, reason: 'time' }
    : { kind: 'optimal', x, bound: value };
}

const withoutCost = (variables: Tableau['variables']): Tableau['variables'] =>
  Object.fromEntries(
    Object.entries(variables).map(([name, own]) => [
      name,
      Object.fromEntries(Object.entries(own).filter(([key]) => key !== COST)),
    ]),
  );
