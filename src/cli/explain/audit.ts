import { Option } from 'commander';
import { rankAudit } from '../../pipeline/explain/audit.ts';
import { provenOf } from '../../pipeline/explain/counterfactual.ts';
import { auditJson, auditSheet } from '../../report/explain/audit.ts';
import type { Question } from './question.ts';

export const auditQuestion: Question = {
  of: 'plan',
  option: () => new Option('--audit', '先后次序核查：应照顾者被派出、不如其应照顾者留任的每一对及理由 · every pair in which the stronger claim was sent and the weaker spared, with the reason'),
  answer: async ({ plan, instance, given: { policy } }) => {
    const known = provenOf(plan);
    const audit = rankAudit({ instance, policy, ...known }, known.tiers);
    const context = { plan, instance, policy };
    return { json: () => auditJson(audit), sheet: (lang) => auditSheet(context, audit, lang) };
  },
};
