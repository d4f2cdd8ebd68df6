/**
 * Published linear and integer models with expected results (third-party, public domain), solved by every engine
 * through our interface. The folder stands beside the project; where it is absent the suite is skipped and says why.
 */
import { describe, expect, it } from 'vitest';
import { BACKENDS } from '../../solver/backends/index.ts';
import { valueAt, violation } from '../../solver/model.ts';
import { publishedModels } from '../support/published-models.ts';

const models = publishedModels();
/** Its README: a value within a tolerance only, and two models with soft constraints. */
const EXCEPTIONS: readonly string[] = ['LargeFarmMIP', 'Relaxed', 'Fertilizer'];
/**
 * One cutting-stock model is answered right at once but takes javascript-lp-solver minutes to prove: right is asked
 * for, not proven.
 */
const LIMITS = { seconds: 5, absoluteGap: 1e-6, relativeGap: 0, seed: 1 };

if (models.length === 0)
  process.stderr.write('published models: skipped, the folder ../shared/data/lp-models is absent\n');

describe.skipIf(models.length === 0).each([...BACKENDS.keys()])('%s', (name) => {
  it('the README names three exceptions', () => {
    expect(models.length).toBeGreaterThanOrEqual(44);
    expect(
      models
        .filter((model) => EXCEPTIONS.includes(model.name))
        .map((model) => model.name)
        .toSorted(),
    ).toEqual(EXCEPTIONS.toSorted());
  });

  it.each(models.filter((model) => !EXCEPTIONS.includes(model.name)))(
    'solves $name',
    async ({ problem, sign, expects }) => {
      const engine = await BACKENDS.get(name)!();
      expect(engine.fits(problem)).toBe(true);
      const outcome = engine.solve(problem, LIMITS, null, {});
      const expected = !expects.feasible
        ? 'infeasible'
        : expects.bounded && expects.result !== Infinity
          ? 'optimal'
          : 'unbounded';
      expect(outcome.kind === 'feasible' ? 'optimal' : outcome.kind).toBe(expected);
      const x = outcome.kind === 'optimal' || outcome.kind === 'feasible' ? outcome.x : null;
      const value = x === null ? null : sign * valueAt(problem.objective, x);
      expect(x === null ? undefined : violation(problem, x, 1e-5)).toBe(undefined);
      const wanted = expected === 'optimal' && expects.result !== undefined ? expects.result : value;
      expect(Math.abs((value ?? 0) - (wanted ?? 0))).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(wanted ?? 0)));
    },
  );
});
