/** Sentences of the subcommands that answer one question into a folder. */
import { messages } from '../../messages/message.ts';

export const askingTexts = messages({
  'frontier-progress': {
    'zh-CN': (f: { searches: number; points: number }) => `取舍分析：已求解 ${f.searches} 次，得到 ${f.points} 个方案`,
    en: (f: { searches: number; points: number }) => `Frontier: ${f.searches} searches, ${f.points} plans`,
  },
  'back-test-progress': {
    'zh-CN': () => '回测：正在求解程序方案，并补齐人工名单',
    en: () => 'Back-test: planning anew, and completing the list',
  },
  'robustness-planning': {
    'zh-CN': () => '稳健性：先求解方案',
    en: () => 'Robustness: making the plan first',
  },
  'robustness-progress': {
    'zh-CN': (f: { done: number; samples: number }) => `稳健性：已算完 ${f.done} / ${f.samples} 个样本`,
    en: (f: { done: number; samples: number }) => `Robustness: ${f.done} of ${f.samples} samples`,
  },
  'asking-impossible': {
    'zh-CN': () =>
      '没有合规的方案：人工指定之间，或与不得突破的规定之间有冲突，没有写入任何结果。先用 lungang scenario run 或 plan 查看是哪几项。',
    en: () =>
      'No lawful plan: decisions entered by hand clash with each other or with protections; nothing was written. See which with lungang scenario run or plan.',
  },
  'asking-written': {
    'zh-CN': (f: { out: string }) => `结果写入 ${f.out}`,
    en: (f: { out: string }) => `Written to ${f.out}`,
  },
});
