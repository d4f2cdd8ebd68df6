/** Exceptions granted at single places: read from a policy, written into one, and asked of check and rows alike. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concede } from '../../src/policy/concede.ts';
import { concededText } from '../../src/policy/conceded-text.ts';
import { parsePolicy } from '../../src/policy/load.ts';
import { packFile } from '../../src/policy/packs.ts';
import type { Concession } from '../../src/rules/concession.ts';
import { spot } from '../../src/rules/rule.ts';
import { bruteForce } from '../support/brute-force.ts';
import { instance, policy, posting, teachers, Y } from '../support/tiny.ts';
import { appraise } from '../../src/verify/appraise.ts';

const GOOD = readFileSync(packFile('suzhou-2024'), 'utf8');
const plain = parsePolicy(GOOD, 'x').policy!;
const lineOf = (rule: string): number => plain.rules.findIndex(({ spec }) => spec.id === rule);
const school: Concession = { where: spot(Y, { group: 'G01', school: 'S01' }), by: 2 };
const group: Concession = { where: spot(Y + 1, { group: 'G01', stage: 'primary' }), by: 1 };

const codes = (entry: string): readonly string[] =>
  parsePolicy(
    GOOD.replace('{ rule: outflow-limit, ', `{ rule: outflow-limit, concessions: [${entry}], `),
    'x',
  ).problems.map(({ severity }) => severity);

describe('in a policy file', () => {
  it('are written so that reading them again gives the same policy', () => {
    const more = new Map([
      [lineOf('outflow-limit'), [school]],
      [lineOf('exchange-rate'), [group]],
    ]);
    const read = parsePolicy(concededText(GOOD, more), 'x');
    expect(read.problems).toEqual([]);
    expect(read.policy!.digest).toBe(concede(plain, more).digest);
    expect(read.policy!.digest).not.toBe(plain.digest);
    expect(read.policy!.granted!.base.digest).toBe(plain.digest);
  });

  it('add to those granted before, in the text and in the policy', () => {
    const [first, second] = [
      new Map([[lineOf('outflow-limit'), [school]]]),
      new Map([[lineOf('outflow-limit'), [{ ...school, by: 1 }]]]),
    ];
    const read = parsePolicy(concededText(concededText(GOOD, first), second), 'x').policy!;
    expect(read.digest).toBe(concede(concede(plain, first), second).digest);
  });

  it('are told in the meaning of the rule', () => {
    const { spec, params } = concede(plain, new Map([[lineOf('outflow-limit'), [school]]])).rules[
      lineOf('outflow-limit')
    ]!;
    expect(spec.meaning(params).in('zh-CN')).toMatch(/；经批准放宽：G01 S01 2027学年2人$/u);
    expect(spec.meaning(params).in('en')).toMatch(/; exceptions granted: G01 S01 2027 2$/u);
  });

  it.each(['protect-source', 'term', 'pins'])('are refused for %s', (rule) => {
    const read = parsePolicy(concededText(GOOD, new Map([[lineOf(rule), [school]]])), 'x');
    expect(read.problems.map(({ code, severity }) => [severity, code])).toEqual([['error', 'policy-not-granted']]);
  });

  it('are refused with a slip in them', () => {
    expect(codes('{ school: S01, group: G01, year: 2027, by: 1 }')).toEqual([]);
    expect(codes('{ school: S01, year: 2027, by: 0 }')).toEqual(['error']);
    expect(codes('{ school: S01, by: 1 }')).toEqual(['error']);
    expect(codes('{ schools: S01, year: 2027, by: 1 }')).toEqual(['error']);
  });
});

describe('of a limit', () => {
  // Of five colleagues of one subject two may leave in a year.
  const tiny = instance({
    teachers: [...teachers(5, 'A'), ...teachers(5, 'B', { home: 'S2' }), ...teachers(5, 'C', { home: 'S3' })],
  });
  const three = ['A01', 'A02', 'A03'].map((id, i) => posting({ teacher: id, to: i === 0 ? 'S3' : 'S2' }));
  const base = policy();
  const outflow = base.rules.findIndex(({ spec }) => spec.id === 'outflow-limit');
  const broken = (by: number, where: Concession['where']): readonly string[] =>
    appraise(tiny, by === 0 ? base : concede(base, new Map([[outflow, [{ where, by }]]])), three)
      .broken.map(({ code }) => code)
      .filter((code) => code.startsWith('outflow'));

  it('let so many more pass there and then, and nowhere else', () => {
    const at = spot(Y, { group: 'G1', school: 'S1' });
    // The school may send one (a fifth of five), of the subject two.
    expect(broken(0, at)).toHaveLength(2);
    expect(broken(2, at)).toHaveLength(1);
    expect(broken(1, at)).toHaveLength(2);
    expect(broken(2, { ...at, year: Y + 1 })).toHaveLength(2);
    expect(broken(2, { ...at, school: 'S2' })).toHaveLength(2);
    expect(broken(1, { ...at, subject: '语文' })).toHaveLength(1);
  });
});

it('lower a quota: what had to give way holds, and nothing else changes', () => {
  const tiny = instance({ teachers: [...teachers(2, 'A'), ...teachers(2, 'B', { home: 'S2' })] });
  const base = policy();
  const best = bruteForce(tiny, base);
  if (best === 'pins-clash') throw new Error('no plan');
  const relaxed = appraise(tiny, base, best.postings).relaxations;
  expect(relaxed.length).toBeGreaterThan(0);
  const byLine = Map.groupBy(relaxed, ({ rule }) => base.rules.findIndex(({ spec }) => spec.id === rule));
  const eased = concede(
    base,
    new Map(
      [...byLine].map(([line, items]) => [
        line,
        items.map(({ scope, year, by }) => ({ where: { ...scope, teacher: null, year }, by })),
      ]),
    ),
  );
  const again = bruteForce(tiny, eased);
  if (again === 'pins-clash') throw new Error('no plan');
  expect(again.tiers).toEqual([0, 0, ...best.tiers.slice(2)]);
});
