import { Option } from '@commander-js/extra-typings';
import { auditOf } from '../../explain/audit.ts';
import { provenOf } from '../../planning/answer.ts';
import { auditJson, auditSheet } from '../../report/explain/audit.ts';
import { countdown, type Question } from './question.ts';

export const auditQuestion: Question = {
  of: 'plan',
  option: () =>
    new Option(
      '--audit',
      '先后次序核查：应照顾者被派出、不如其应照顾者留任的每一对及理由 · every pair in which the stronger claim was sent and the weaker spared, with the reason',
    ),
  answer: async ({ plan, instance, given, seconds }) => {
    const audit = auditOf(given, provenOf(plan), countdown(seconds));
    const context = { plan, instance, policy: given.policy };
    return { json: () => auditJson(audit), sheet: (lang) => auditSheet(context, audit, lang) };
  },
};
