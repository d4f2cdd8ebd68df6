import { Option } from '@commander-js/extra-typings';
import { provenOf } from '../../planning/answer.ts';
import { searchDoubts } from '../../explain/doubt-search.ts';
import { doubtsOf } from '../../explain/doubts.ts';
import { doubtsJson, doubtsSheet } from '../../report/explain/doubts.ts';
import { countdown, type Question } from './question.ts';

/** Of the time for the whole list, the part after which entries are no longer sorted but searched. */
const SORTING = 0.5;

export const doubtsQuestion: Question = {
  of: 'plan',
  option: () =>
    new Option(
      '--doubts',
      '数据存疑：名册哪些栏目若有误会改变由谁交流 · which entries of the roster, if wrong, would change whose posting',
    ),
  answer: async ({ plan, instance, given, backend, seed, seconds }) => {
    const known = provenOf(plan);
    const remaining = countdown(seconds);
    const sorted = doubtsOf(given, known, () => remaining() - (1 - SORTING) * seconds);
    const found = await searchDoubts(given, known, sorted, { backend, seed, seconds }, remaining);
    const context = { plan, instance, policy: given.policy };
    return { json: () => doubtsJson(found), sheet: (lang) => doubtsSheet(context, found, seconds, lang) };
  },
};
