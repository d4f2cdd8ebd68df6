/** The parameters with which rules are drawn leave no rule out, and no word that a parameter can take. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { paramsOf, VARIANTS } from '../support/variants.ts';

const valueOf = (params: unknown, key: string): unknown =>
  Object.entries(params as object).find(([name]) => name === key)?.[1];

describe('the variants of the rules', () => {
  it('are given for every rule of the registry and for no other', () => {
    expect(Object.keys(VARIANTS).toSorted()).toEqual([...RULES.keys()].toSorted());
    expect(Object.entries(VARIANTS).filter(([, raws]) => raws.length === 0)).toEqual([]);
  });

  it.each([...RULES.values()].map((spec) => [spec.id, spec] as const))('of %s take every word', (_id, spec) => {
    const labels: Readonly<Record<string, { readonly values?: Readonly<Record<string, unknown>> }>> = spec.labels;
    const drawn = paramsOf(spec);
    for (const [key, { values }] of Object.entries(labels)) {
      const taken = new Set(drawn.flatMap((params) => valueOf(params, key)));
      expect([key, Object.keys(values ?? {}).filter((word) => !taken.has(word))]).toEqual([key, []]);
      // A parameter that is always the same tells nothing of what it does.
      expect([key, new Set(drawn.map((params) => JSON.stringify(valueOf(params, key)))).size > 1]).toEqual([key, true]);
    }
  });
});
