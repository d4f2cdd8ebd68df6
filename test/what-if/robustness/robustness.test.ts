/** What happens to people, whether a plan stands it, and the smallest repair: against looking at every plan. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKENDS } from '../../../solver/backends/index.ts';
import { isSamePosting } from '../../../src/domain/published.ts';
import { september } from '../../../src/domain/month.ts';
import { instanceOf, type Case } from '../../../src/planning/case.ts';
import { tierValues } from '../../../src/verify/objective.ts';
import { after, type Happening, happenings } from '../../../src/what-if/robustness/chance.ts';
import { repair } from '../../../src/what-if/robustness/repair.ts';
import { robustness } from '../../../src/what-if/robustness/robustness.ts';
import { leastCovering, shareOf } from '../../../src/what-if/robustness/share.ts';
import { survival, type PublishedPlan } from '../../../src/what-if/robustness/survival.ts';
import { Searcher } from '../../../src/what-if/searcher.ts';
import { arbitraryTinyCase } from '../../support/arbitrary-tiny.ts';
import { bruteForce, candidates, searchSize } from '../../support/brute-force.ts';
import { draws } from '../../support/draws.ts';
import { lawfulPlans } from '../../support/every-plan.ts';
import { here } from '../../support/here.ts';
import { policy, PROTECTIONS, roster, teachers, Y } from '../../support/tiny.ts';

const highs = await BACKENDS.get('highs')!();
const searcher = new Searcher({ backend: 'highs', seed: 1, seconds: 60, workers: 1 }, here(highs));

const hundred: Case = {
  roster: roster({ teachers: teachers(100, 'T') }),
  policy: policy({ rules: PROTECTIONS }),
  from: Y,
};

describe('happenings', () => {
  it('come at the rates that were set, the same for the same seed, others for another', () => {
    const all = Array.from({ length: 60 }, (_, sample) =>
      happenings(hundred, { resign: 1000, leave: 500, retire: 0 }, 4, sample),
    );
    const count = (kind: Happening['kind']): number => all.flat().filter((one) => one.kind === kind).length;
    // 6,000 teachers; 1 − 0.9³ = 27.1 % resign, 4.5 % of all are away in the first year and have not resigned before
    // it.
    expect(count('resign') / 6000).toBeCloseTo(0.271, 1);
    expect(count('leave') / 6000).toBeCloseTo(0.045, 1);
    expect(count('retire')).toBe(0);
    expect(happenings(hundred, { resign: 1000, leave: 500, retire: 0 }, 4, 7)).toEqual(all[7]);
    expect(happenings(hundred, { resign: 1000, leave: 500, retire: 0 }, 5, 7)).not.toEqual(all[7]);
  });

  it('a higher rate adds to what a lower one brings', () => {
    const low = happenings(hundred, { resign: 200, leave: 0, retire: 0 }, 1, 0);
    const high = happenings(hundred, { resign: 900, leave: 0, retire: 0 }, 1, 0);
    expect(high.map(({ teacher }) => teacher)).toEqual(expect.arrayContaining(low.map(({ teacher }) => teacher)));
    expect(high.length).toBeGreaterThan(low.length);
  });

  it('change the roster of those concerned alone', () => {
    const changed = after(hundred, [
      { kind: 'resign', teacher: 'T03', year: Y + 1 },
      { kind: 'leave', teacher: 'T05', year: Y },
    ]);
    const { persons } = instanceOf(changed);
    expect([persons.get('T03')!.inService(Y), persons.get('T03')!.inService(Y + 1)]).toEqual([true, false]);
    expect([persons.get('T05')!.absent(Y), persons.get('T05')!.absent(Y + 1)]).toEqual([true, false]);
    expect(changed.roster.teachers.filter((row, i) => row !== hundred.roster.teachers[i]).map(({ id }) => id)).toEqual([
      'T03',
      'T05',
    ]);
    expect(changed.roster.teachers.find(({ id }) => id === 'T05')!.absentUntil).toBe(september(Y + 1));
  });
});

describe('shareOf', () => {
  it('is Wilson’s interval', () => {
    // Worked by hand for 8 of 10: (0.8 + 0.19207) / 1.38415 ± 1.95996 · √(0.016 + 0.0096037) / 1.38415.
    expect(shareOf(8, 10)).toEqual({ count: 8, of: 10, value: 0.8, low: 0.4902, high: 0.9433 });
    expect(shareOf(0, 200)).toMatchObject({ low: 0, high: 0.0188 });
  });

  it('the least that covers 95 % is not the greatest, and says so where too many are not known', () => {
    expect(leastCovering([...Array.from({ length: 95 }, () => 1), 2, 3, 4, 5, 6], 95)).toBe(1);
    expect(leastCovering([0, 1, 2, Infinity], 95)).toBe(null);
  });
});

const cases = arbitraryTinyCase.filter(({ instance, policy: own }) => {
  const size = searchSize(candidates(instance, own));
  return size > 20 && size <= 800;
});

describe('repair', () => {
  it('moves as few names as any plan that keeps the law as published, else as lawful as can be', async () => {
    let repaired = 0;
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.nat(7),
        fc.constantFrom('resign' as const, 'leave' as const),
        async (tiny, which, kind) => {
          const best = bruteForce(tiny.instance, tiny.policy);
          if (best === 'pins-clash') return;
          const published: PublishedPlan = {
            postings: best.postings,
            sharedTeaching: [],
            legal: best.tiers[tiny.policy.order.indexOf('legal')]!,
          };
          const person = tiny.roster.teachers[which % tiny.roster.teachers.length]!;
          const changed = after(tiny, [{ kind, teacher: person.id, year: Y }]);
          const seen = survival(changed, published, new Set([person.id]));
          const plans = lawfulPlans({ instance: instanceOf(changed), policy: tiny.policy }).map(
            ({ postings, judged }) => ({ postings, values: tierValues(judged.facts, judged.measured) }),
          );
          const rest = seen.rest.postings;
          const moved = (postings: (typeof plans)[number]['postings']): number => {
            const kept = rest.filter((was) => postings.some((posting) => isSamePosting(was, posting))).length;
            return (
              rest.length - kept + postings.filter(({ teacher }) => !rest.some((was) => was.teacher === teacher)).length
            );
          };
          expect(seen.survives).toBe(
            plans.some(({ postings, values }) => moved(postings) === 0 && values.legal <= published.legal),
          );
          const kept = plans.filter(({ values }) => values.legal <= published.legal);
          const legal = Math.min(...plans.map(({ values }) => values.legal));
          const timing = Math.min(
            ...plans.filter(({ values }) => values.legal === legal).map(({ values }) => values.timing),
          );
          const allowed =
            kept.length > 0 ? kept : plans.filter(({ values }) => values.legal === legal && values.timing === timing);
          const found = await repair(changed, seen, searcher);
          if (!seen.survives && found !== null) repaired += 1;
          expect(found).toEqual(
            allowed.length === 0
              ? null
              : { moved: Math.min(...allowed.map(({ postings }) => moved(postings))), proven: true },
          );
        },
      ),
      { seed: 31, numRuns: draws(15) },
    );
    expect(repaired).toBeGreaterThan(1);
  });
});

describe('robustness', () => {
  it('gives equal results for equal seeds, whatever number of samples is looked at side by side', async () => {
    const [tiny] = fc.sample(cases, { seed: 5, numRuns: 1 });
    const best = bruteForce(tiny!.instance, tiny!.policy);
    if (best === 'pins-clash') throw new Error('there is a plan');
    const published: PublishedPlan = { postings: best.postings, sharedTeaching: [], legal: best.tiers[0]! };
    const terms = { rates: { resign: 1500, leave: 800, retire: 0 }, samples: 12, seed: 3, within: 0 };
    const one = await robustness(tiny!, published, searcher, { ...terms, workers: 1 });
    const three = await robustness(tiny!, published, searcher, { ...terms, workers: 3 });
    expect(three).toEqual(one);
    expect(one.samples).toHaveLength(12);
    // With everybody stood in for nothing has happened: a reserve is always found, and none where the repair is small.
    for (const { moved, reserve, happened, survives } of one.samples) {
      expect(reserve === 0).toBe(moved === 0);
      expect(survives ? moved : 0).toBe(0);
      expect(reserve).toBeLessThanOrEqual(happened);
    }
  });
});
