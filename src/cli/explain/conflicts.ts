import { Option } from '@commander-js/extra-typings';
import { conflictsOf } from '../../explain/conflict.ts';
import { iisFinder } from '../../planning/threads.ts';
import { conflictsJson, conflictsSheet } from '../../report/explain/conflicts.ts';
import type { Question } from './question.ts';

export const conflictsQuestion: Question = {
  of: 'plan',
  option: () =>
    new Option(
      '--conflicts [all]',
      '硬性规定为什么不能全部达标：互相冲突的条款、地点和指定；all：逐项放宽都查 · why not every hard rule can hold; all: for each thing that gave way',
    ).choices(['all']),
  answer: async ({ given, instance, plan, backend, seed, seconds, workers }, value) => {
    const context = { plan, instance, policy: given.policy };
    const finder = iisFinder({ backend, seed, seconds, workers });
    try {
      const found = await conflictsOf(given, plan, finder, value === 'all');
      return { json: () => conflictsJson(context, found), sheet: (lang) => conflictsSheet(context, found, lang) };
    } finally {
      await finder.close();
    }
  },
};
