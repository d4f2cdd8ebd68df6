/** A list of the first year under the policy of Suzhou, on the example that can be followed by hand. */
import { describe, expect, it } from 'vitest';
import type { BarePosting } from '../../src/domain/plan.ts';
import { judgeList } from '../../src/planning/judge-list.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { examplePostings, exampleRoster } from '../support/example.ts';
import { pin, posting, Y } from '../support/tiny.ts';

const { policy } = await loadPolicy('suzhou-2024');
const given = (rows: Parameters<typeof exampleRoster>[0] = {}) => ({
  roster: exampleRoster(rows),
  policy: policy!,
  from: Y,
});
const first = examplePostings.filter(({ start }) => start === Y);
const without = (teacher: string): BarePosting[] => first.filter((one) => one.teacher !== teacher);
const told = (postings: readonly BarePosting[], rows?: Parameters<typeof exampleRoster>[0]) =>
  judgeList(given(rows), postings)
    .findings.filter(({ kind }) => kind !== 'soft')
    .map(
      ({ kind, rule, measure, teachers }) =>
        `${kind} ${rule.clause} ${measure.actual}/${measure.required} by ${measure.by}: ${teachers.join(' ')}`,
    );

describe('a list of the first year', () => {
  it('is lawful where every rule of that year holds, whatever is left to the years after it', () => {
    const verdict = judgeList(given(), first);
    expect(verdict.invalid).toEqual([]);
    expect(told(first)).toEqual([]);
    expect(verdict.lawful).toBe(true);
  });

  it('lacks so many, of a share of so many, and names whom it counts', () => {
    expect(told(without('D01'))).toEqual(['missing SZ1 2/3 by 1: C01 E01']);
    expect(told([])).toEqual(['missing SZ1 0/3 by 3: ']);
    expect(judgeList(given(), without('D01'))).toMatchObject({ lawful: false, invalid: [] });
  });

  it('breaks a protection at a place, with the names of the list', () => {
    const all = [
      ...without('D01'),
      posting({ teacher: 'E02', to: 'S2' }),
      posting({ teacher: 'E03', to: 'S2' }),
      posting({ teacher: 'E04', to: 'S2' }),
    ];
    const findings = told(all).filter((line) => line.startsWith('broken'));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every((line) => /E0[1-4]/u.test(line))).toBe(true);
  });

  it('tells of single postings by their place in the list, and judges no further where one names nobody', () => {
    const verdict = judgeList(given(), [...first, posting({ teacher: 'CN01', to: 'S2' })]);
    expect(verdict.invalid.map(({ at, message }) => `${at} ${message.code}`)).toEqual(['3 may-not-start']);
    expect(verdict.lawful).toBe(false);
    expect(judgeList(given(), [posting({ teacher: 'nobody' })])).toMatchObject({ findings: [], lawful: false });
  });

  it('is asked only for decisions entered by hand that cannot wait', () => {
    expect(
      told(first, {
        pins: [
          pin({ teacher: 'C04', kind: 'mustGo' }),
          pin({ teacher: 'D02', kind: 'goTo', school: 'S1', year: Y + 1 }),
        ],
      }),
    ).toEqual([]);
    expect(told(first, { pins: [pin({ teacher: 'C04', kind: 'mustGo', year: Y })] })).toHaveLength(1);
    expect(told(first, { pins: [pin({ teacher: 'C01', kind: 'goTo', school: 'S2' })] })).toHaveLength(1);
    expect(told(first, { pins: [pin({ teacher: 'C01', kind: 'mustStay' })] })).toHaveLength(1);
  });
});
