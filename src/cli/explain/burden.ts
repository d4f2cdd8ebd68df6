import { Option } from '@commander-js/extra-typings';
import { burdenJson, burdenSheet } from '../../report/explain/burden.ts';
import type { Question } from './question.ts';

export const burdenQuestion: Question = {
  of: 'plan',
  option: () =>
    new Option(
      '--burden',
      '交流负担一览：次数、月数、路程、乡村任教 · ledger of how often, how long and how far everybody is sent',
    ),
  answer: async ({ plan, instance, given: { policy } }) => {
    const context = { plan, instance, policy };
    return { json: () => burdenJson(context), sheet: (lang) => burdenSheet(context, lang) };
  },
};
