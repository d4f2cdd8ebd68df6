import { Option } from 'commander';
import { provenOf } from '../../pipeline/explain/counterfactual.ts';
import { doubts } from '../../pipeline/explain/doubts.ts';
import { doubtsJson, doubtsSheet } from '../../report/explain/doubts.ts';
import type { Question } from './question.ts';

export const doubtsQuestion: Question = {
  of: 'plan',
  option: () => new Option('--doubts', '数据存疑：名册哪些栏目若有误会改变由谁交流 · which entries of the roster, if wrong, would change whose posting'),
  answer: async ({ plan, instance, given }) => {
    const found = doubts(given, provenOf(plan));
    const context = { plan, instance, policy: given.policy };
    return { json: () => doubtsJson(found), sheet: (lang) => doubtsSheet(context, found, lang) };
  },
};
