/** Sentences about paths that lead nowhere in a policy. */
import { messages } from '../messages/message.ts';

type Guess = { nearest: string | null; known: readonly string[] };

export const texts = messages({
  'alter-unknown-path': {
    'zh-CN': (f: Guess & { path: string }) =>
      `没有 ${f.path} 这条路径。${f.nearest === null ? `路径以 ${f.known.join('、')} 开头，写法如 settings.tenureYears、rules.exchange-rate.share。` : `开头是否应为 ${f.nearest}？`}`,
    en: (f: Guess & { path: string }) =>
      `There is no path ${f.path}.${f.nearest === null ? ` Paths begin with ${f.known.join(', ')}, such as settings.tenureYears or rules.exchange-rate.share.` : ` Should it begin with ${f.nearest}?`}`,
  },
  'alter-no-rule': {
    'zh-CN': (f: Guess & { rule: string }) =>
      `本方案没有规则 ${f.rule}。${f.nearest === null ? '' : `是否应为 ${f.nearest}？`}现有的规则：${f.known.join('、')}。`,
    en: (f: Guess & { rule: string }) =>
      `The policy has no rule ${f.rule}.${f.nearest === null ? '' : ` Did you mean ${f.nearest}?`} It has: ${f.known.join(', ')}.`,
  },
  'alter-no-clause': {
    'zh-CN': (f: { rule: string; clause: string; known: readonly string[] }) =>
      `规则 ${f.rule} 没有引用条款 ${f.clause} 的一行。引用的条款：${f.known.join('、') || '无'}。`,
    en: (f: { rule: string; clause: string; known: readonly string[] }) =>
      `No line of the rule ${f.rule} cites the clause ${f.clause}. Cited: ${f.known.join(', ') || 'none'}.`,
  },
});
