/** Sentences about a list of postings that is checked or kept. */
import { messages } from '../messages/message.ts';

export const listAnswers = messages({
  'list-length': {
    'zh-CN': (f: { years: number; allowed: readonly number[] }) =>
      `锁定为“是”的一行写明交流 ${f.years} 年，政策只允许 ${f.allowed.join('、')} 年，不能照此安排；请改正年限，或改填“优先”“否”`,
    en: (f: { years: number; allowed: readonly number[] }) =>
      `a row that is to stand as it is says ${f.years} years, and the policy allows ${f.allowed.join(', ')}: mend the years, or write 优先 or 否`,
  },
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
