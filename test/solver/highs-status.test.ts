/** Every status that HiGHS has, put into its mouth: what the back end makes of it, and that no fault is taken for an answer. */
import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Problem } from '../../solver/backend.ts';
import { highsBackend } from '../../solver/backends/highs.ts';
import { EngineFault } from '../../solver/engine-fault.ts';

let real: Highs;
beforeAll(async () => {
  real = await loadHighs();
});

type Name = keyof Highs['constants']['modelStatus'];

/** Least x with 2x ≥ 3 over 0 … 5: two, in its relaxation one and a half. */
const PROBLEM: Problem = {
  columns: [{ lower: 0, upper: 5, integer: true }],
  rows: [{ columns: [0], values: [2], lower: 3, upper: Infinity }],
  objective: { name: 'cost', constant: 0, columns: [0], values: [1] },
};
const LIMITS = { seconds: 20, absoluteGap: 0.9, relativeGap: 0, seed: 1 };

type Mouth = (run: () => unknown) => unknown;

const unsolved: Mouth = () => undefined;
const throwing: Mouth = () => {
  throw new real.errors.HighsError('run failed', 'run');
};
const dead: Mouth = () => {
  throw new Error('out of memory');
};

/** HiGHS that runs as it does, and then says these statuses, one per model; `mouth`: what happens instead of a run. */
function saying(names: readonly Name[], mouth: Mouth = (run) => run()): Backend {
  const left = [...names];
  const { constants, errors, infinity } = real;
  return highsBackend({
    constants,
    errors,
    infinity,
    withModel: (data, use) => {
      const code = constants.modelStatus[left.shift()!];
      return real.withModel(data, (model) => {
        const run = (callbacks?: Parameters<typeof model.run>[0]): unknown => mouth(() => model.run(callbacks));
        const get = (target: typeof model, key: PropertyKey): unknown => {
          if (key === 'getModelStatus') return () => code;
          if (key === 'run') return run;
          const own: unknown = Reflect.get(target, key);
          return typeof own === 'function' ? own.bind(target) : own;
        };
        return use(new Proxy(model, { get }));
      });
    },
  });
}

/** What came of it, or the fault that was told. */
function orFault<T>(work: () => T): T | 'fault' {
  try {
    return work();
  } catch (error) {
    if (error instanceof EngineFault) return 'fault';
    throw error;
  }
}

const names = (): Name[] => Object.keys(real.constants.modelStatus) as Name[];

/** `limit`: ended early, here with a point in hand. */
const SOLVE: Readonly<Record<Name, string>> = {
  notSet: 'failed',
  loadError: 'failed',
  modelError: 'failed',
  presolveError: 'failed',
  solveError: 'feasible time',
  postsolveError: 'failed',
  empty: 'failed',
  optimal: 'optimal',
  infeasible: 'infeasible',
  unboundedOrInfeasible: 'asks again',
  unbounded: 'unbounded',
  objectiveBound: 'feasible time',
  objectiveTarget: 'feasible time',
  timeLimit: 'feasible time',
  iterationLimit: 'feasible time',
  unknown: 'feasible time',
  solutionLimit: 'feasible time',
  interrupted: 'feasible stopped',
};

const ended = (backend: Backend): string => {
  const outcome = backend.solve(PROBLEM, LIMITS, null, {});
  return outcome.kind === 'feasible' || outcome.kind === 'none' ? `${outcome.kind} ${outcome.reason}` : outcome.kind;
};

describe('a solve that ends with', () => {
  it('any status has the ending of that status', () => {
    for (const name of names().filter((one) => one !== 'unboundedOrInfeasible'))
      expect([name, ended(saying([name]))]).toEqual([name, SOLVE[name]]);
  });

  it('any status tells no bound above the optimum', () => {
    const bounds = names().flatMap((name) => {
      const outcome = saying([name, name]).solve(PROBLEM, LIMITS, null, {});
      return 'bound' in outcome ? [{ name, above: outcome.bound > 2 + 1e-6 }] : [];
    });
    expect(bounds.filter(({ above }) => above)).toEqual([]);
    expect(bounds.map(({ name }) => name).toSorted()).toEqual(
      names()
        .filter((name) => SOLVE[name] === 'optimal' || SOLVE[name].startsWith('feasible'))
        .toSorted(),
    );
  });

  it('"infeasible or unbounded" is asked again without costs, and every status of that has its own ending', () => {
    const again: Readonly<Record<string, string>> = {
      optimal: 'unbounded',
      'feasible time': 'unbounded',
      'feasible stopped': 'unbounded',
      infeasible: 'infeasible',
      unbounded: 'failed',
      'asks again': 'failed',
      failed: 'failed',
    };
    for (const name of names())
      expect([name, ended(saying(['unboundedOrInfeasible', name]))]).toEqual([name, again[SOLVE[name]]]);
  });

  it('no point in hand has none, and a fault where HiGHS gave up', () => {
    expect(ended(saying(['timeLimit'], unsolved))).toBe('none time');
    expect(ended(saying(['solutionLimit'], unsolved))).toBe('none time');
    expect(ended(saying(['interrupted'], unsolved))).toBe('none stopped');
    expect(ended(saying(['unboundedOrInfeasible', 'timeLimit'], unsolved))).toBe('none time');
    for (const name of ['solveError', 'unknown'] as const)
      expect(saying([name], unsolved).solve(PROBLEM, LIMITS, null, {})).toEqual({
        kind: 'failed',
        detail: `HiGHS ended with ${name}`,
      });
  });
});

const FAULTS: readonly Name[] = ['notSet', 'loadError', 'modelError', 'presolveError', 'postsolveError', 'empty'];

describe('a relaxation that ends with', () => {
  it('any status: an optimum, no answer, or a fault that is told', () => {
    for (const name of names()) {
      const found = orFault(() => saying([name]).relax!(PROBLEM, 20)?.value);
      const expected = FAULTS.includes(name) ? 'fault' : name === 'optimal' ? 1.5 : undefined;
      expect([name, found]).toEqual([name, expected]);
    }
  });

  it('an error of HiGHS is no answer only where HiGHS says that it gave up', () => {
    expect(saying(['solveError'], throwing).relax!(PROBLEM, 20)).toBeUndefined();
    expect(() => saying(['timeLimit'], throwing).relax!(PROBLEM, 20)).toThrow(EngineFault);
    for (const name of names()) expect(() => saying([name], dead).relax!(PROBLEM, 20)).toThrow('out of memory');
  });
});

describe('bound tightening that ends with', () => {
  it('any status: bounds, none, or a fault that is told', () => {
    for (const name of names()) {
      const found = orFault(() => saying([name]).tightenBounds!(PROBLEM, [0], {}).get(0));
      const expected = FAULTS.includes(name) ? 'fault' : name === 'optimal' ? { lower: 2, upper: 5 } : undefined;
      expect([name, found]).toEqual([name, expected]);
    }
  });
});
