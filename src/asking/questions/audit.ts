/** 先后次序核查: everybody who was sent although somebody with a weaker claim to be spared was not. */
import { z } from 'zod';
import { auditOf } from '../../explain/audit.ts';
import { provenOf } from '../../planning/answer.ts';
import { instanceOf } from '../../planning/case.ts';
import { auditJson, auditSheet } from '../../report/explain/audit.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { countdown } from '../countdown.ts';
import { question } from '../question.ts';

export const auditQuestion = question({
  id: 'audit',
  title: t(
    '先后次序核查：应照顾者被派出、不如其应照顾者留任的每一对及理由',
    'every pair in which the stronger claim was sent and the weaker spared, with the reason',
  ),
  needs: ['plan', 'search'],
  input: z.strictObject({}),
  fields: {},
  word: { written: '', input: () => ({}) },
  example: () => ({}),
  answer: async ({ given, plan, search }, _, signal) => {
    const audit = auditOf(given, provenOf(plan), countdown(search.seconds, signal));
    const context = { plan, instance: instanceOf(given), policy: given.policy };
    return {
      facts: auditJson(audit),
      sheets: inEveryLanguage((lang) => auditSheet(context, audit, lang)),
      enclosed: [],
    };
  },
});
