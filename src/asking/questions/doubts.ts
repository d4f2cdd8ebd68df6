/** 数据存疑: which entries of the roster, if wrong, would change whose posting. */
import { z } from 'zod';
import { searchDoubts } from '../../explain/doubt-search.ts';
import { doubtsOf } from '../../explain/doubts.ts';
import { provenOf } from '../../planning/answer.ts';
import { instanceOf } from '../../planning/case.ts';
import { doubtsJson, doubtsSheet } from '../../report/explain/doubts.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { countdown } from '../countdown.ts';
import { question } from '../question.ts';

/** Of the time for the whole list, the part after which entries are no longer sorted but searched. */
const SORTING = 0.5;

export const doubtsQuestion = question({
  id: 'doubts',
  title: t(
    '数据存疑：名册哪些栏目若有误会改变由谁交流',
    'which entries of the roster, if wrong, would change whose posting',
  ),
  needs: ['plan', 'search'],
  input: z.strictObject({}),
  fields: {},
  word: { written: '', input: () => ({}) },
  example: () => ({}),
  answer: async ({ given, plan, search: { backend, seed, seconds } }, _, signal) => {
    const known = provenOf(plan);
    const remaining = countdown(seconds, signal);
    const sorted = doubtsOf(given, known, () => remaining() - (1 - SORTING) * seconds);
    const found = await searchDoubts(given, known, sorted, { backend, seed, seconds }, remaining);
    const context = { plan, instance: instanceOf(given), policy: given.policy };
    return {
      facts: doubtsJson(found),
      sheets: inEveryLanguage((lang) => doubtsSheet(context, found, seconds, lang)),
      enclosed: [],
    };
  },
});
