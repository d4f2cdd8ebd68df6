/** 交流负担一览: how often, how long and how far everybody is sent. */
import { z } from 'zod';
import { instanceOf } from '../../planning/case.ts';
import { burdenJson, burdenSheet } from '../../report/explain/burden.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { question } from '../question.ts';

export const burdenQuestion = question({
  id: 'burden',
  title: t('交流负担一览：次数、月数、路程、乡村任教', 'ledger of how often, how long and how far everybody is sent'),
  needs: ['plan'],
  input: z.strictObject({}),
  fields: {},
  word: { written: '', input: () => ({}) },
  example: () => ({}),
  answer: async ({ given, plan }) => {
    const context = { plan, instance: instanceOf(given), policy: given.policy };
    return { facts: burdenJson(context), sheets: inEveryLanguage((lang) => burdenSheet(context, lang)), enclosed: [] };
  },
});
