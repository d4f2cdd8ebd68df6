/** A search without any plan keeps its word in JSON, whatever the program calls it inside. */
import { expect, it } from 'vitest';
import { alternativesJson } from '../../src/report/explain/alternatives.ts';
import { inJson } from '../../src/report/explain/result-word.ts';

it('is impossible in the list of alternatives; other endings are as they are', () => {
  const posting = { teacher: 'T1', from: 'S1', to: 'S2', start: 2027, years: 3, kind: 'exchange' } as const;
  const alternative = { posting, instead: null, exchanged: [] };
  const told = alternativesJson({
    need: { kind: 'shortage', school: 'S2', subject: '语文', year: 2027 },
    candidates: 2,
    best: [
      { ...alternative, searched: { kind: 'infeasible' } },
      { ...alternative, searched: { kind: 'none', reason: 'time' } },
    ],
  });
  expect(told).toMatchObject({
    alternatives: [{ searched: { kind: 'impossible' } }, { searched: { kind: 'none', reason: 'time' } }],
  });
});

it('and nothing where nothing was searched', () => {
  expect(inJson(null)).toBeNull();
});
