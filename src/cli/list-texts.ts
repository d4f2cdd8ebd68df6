/** Sentences about a list of postings that is checked or kept. */
import { messages } from '../messages/message.ts';

export const listAnswers = messages({
  'kept-roster': {
    'zh-CN': (f: { roster: string; policy: string; plan: string }) =>
      `名单中锁定的安排已写入名册副本的“指定”表：${f.roster}。核验：lungang verify ${f.roster} --policy ${f.policy} --plan ${f.plan}`,
    en: (f: { roster: string; policy: string; plan: string }) =>
      `The locked rows stand among the pins of a copy of the roster: ${f.roster}. To verify: lungang verify ${f.roster} --policy ${f.policy} --plan ${f.plan}`,
  },
  'verify-plan-or-list': {
    'zh-CN': () => '请用 --plan 给出 plan.json，或用 --list 给出名单，只给其一。',
    en: () => 'Name a plan.json with --plan or a list with --list, one of the two.',
  },
});
