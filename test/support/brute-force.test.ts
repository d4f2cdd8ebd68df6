import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../src/verify/appraise.ts';
import { arbitraryTinyCase } from './arbitrary-tiny.ts';
import { bruteForce, candidates, searchSize } from './brute-force.ts';
import { draws } from './draws.ts';
import { applied, CHINESE, demand, instance, pin, policy, posting, PROTECTIONS, teacher, teachers, Y } from './tiny.ts';

describe('bruteForce', () => {
  it('finds the plan that can be seen by hand', () => {
    // S2 misses one of Chinese. T01 is a volunteer and wishes S2; 100 · 3 · 0.2 are due: one each year, of three at S1.
    const rows = {
      teachers: [teacher({ id: 'T01', volunteer: true, wishes: ['S2'] }), ...teachers(2, 'U')],
      demand: [demand('S1', CHINESE, 1), demand('S2', CHINESE, 1)],
    };
    const rules = policy({ rules: [applied('exchange-rate', { base: 'eligible', share: '20%' }), ...PROTECTIONS] });
    const best = bruteForce(instance(rows), rules);
    if (best === 'pins-clash') throw new Error('there is a plan');
    // Timing prefers 2027 and 2028; in 2029 nobody may leave S1, which wants one: one person missing, in the last year.
    expect(best.tiers.slice(0, 3)).toEqual([1, 0, 0]);
    expect(best.postings).toContainEqual(posting({ teacher: 'T01' }));
    expect(best.postings.map(({ start }) => start).toSorted()).toEqual([Y, Y + 1]);
  });

  it('says so when pins leave no plan', () => {
    const rows = {
      teachers: teachers(2, 'T'),
      pins: [pin({ teacher: 'T01', kind: 'mustGo' }), pin({ teacher: 'T02', kind: 'mustGo' })],
      demand: [demand('S1', CHINESE, 1), demand('S2', CHINESE, 2)],
    };
    expect(bruteForce(instance(rows), policy())).toBe('pins-clash');
  });

  it('loses nothing by cutting branches', () => {
    fc.assert(
      fc.property(
        arbitraryTinyCase.filter((tiny) => searchSize(candidates(tiny.instance, tiny.policy)) <= 400),
        (tiny) => {
          expect(bruteForce(tiny.instance, tiny.policy)).toEqual(bruteForce(tiny.instance, tiny.policy, false));
        },
      ),
      { seed: 7, numRuns: draws(25) },
    );
  });

  it('answers with lawful plans whose tiers the appraisal confirms, and no single change betters them', () => {
    fc.assert(
      fc.property(arbitraryTinyCase, (tiny) => {
        const best = bruteForce(tiny.instance, tiny.policy);
        if (best === 'pins-clash') return;
        const own = appraise(tiny.instance, tiny.policy, best.postings);
        expect(own.findings).toEqual([]);
        expect(tiny.policy.order.map((tier) => own.tiers[tier])).toEqual(best.tiers);
        const others = candidates(tiny.instance, tiny.policy).flat();
        for (const one of others) {
          const without = best.postings.filter(({ teacher: id }) => id !== one.teacher);
          for (const changed of [without, [...without, one]]) {
            const made = appraise(tiny.instance, tiny.policy, changed);
            if (made.findings.length > 0) continue;
            const tiers = tiny.policy.order.map((tier) => made.tiers[tier]);
            const at = tiers.findIndex((value, i) => value !== best.tiers[i]);
            expect(at < 0 || tiers[at]! > best.tiers[at]!).toBe(true);
          }
        }
      }),
      { seed: 11, numRuns: draws(25) },
    );
  });
});

describe('arbitraryTinyCase', () => {
  it('meets every kind of ending', () => {
    const endings = fc.sample(arbitraryTinyCase, { seed: 3, numRuns: draws(60) }).map((tiny) => {
      const best = bruteForce(tiny.instance, tiny.policy);
      return best === 'pins-clash'
        ? 'clash'
        : `${best.tiers[0] === 0 ? 'lawful' : 'relaxed'}, ${best.postings.length === 0 ? 'nobody goes' : 'some go'}`;
    });
    expect(new Set(endings)).toEqual(
      new Set(['clash', 'lawful, nobody goes', 'lawful, some go', 'relaxed, nobody goes', 'relaxed, some go']),
    );
  });
});
