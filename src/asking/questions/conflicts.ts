/** 冲突: why not every hard rule can hold. */
import { z } from 'zod';
import { conflictsOf } from '../../explain/conflict.ts';
import { instanceOf } from '../../planning/case.ts';
import { iisFinder } from '../../planning/threads.ts';
import { conflictsJson, conflictsSheet } from '../../report/explain/conflicts.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { question } from '../question.ts';

export const conflictsQuestion = question({
  id: 'conflicts',
  title: t(
    '硬性规定为什么不能全部达标：互相冲突的条款、地点和指定；all：逐项放宽都查',
    'why not every hard rule can hold; all: for each thing that gave way',
  ),
  needs: ['plan', 'search'],
  input: z.strictObject({ all: z.boolean().default(false) }),
  fields: { all: t('逐项放宽都查', 'For each thing that gave way') },
  word: { written: '[all]', choices: ['all'], input: (word) => ({ all: word === 'all' }) },
  example: () => ({ all: true }),
  answer: async ({ given, plan, search: { backend, seed, seconds, workers } }, { all }, signal) => {
    const context = { plan, instance: instanceOf(given), policy: given.policy };
    const finder = iisFinder({ backend, seed, seconds, workers, ...(signal === undefined ? {} : { signal }) });
    try {
      const found = await conflictsOf(given, plan, finder, all);
      return {
        facts: conflictsJson(context, found),
        sheets: inEveryLanguage((lang) => conflictsSheet(context, found, lang)),
        enclosed: [],
      };
    } finally {
      await finder.close();
    }
  },
});
