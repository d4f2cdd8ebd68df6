/** Sentences of the progress line. */
import { messages, type Lang } from '../../messages/message.ts';
import { say } from '../../messages/terms.ts';
import { durationWords, roughly } from './duration.ts';

/** `gap`: 0 … 1, how far the value is from its bound; null while one of them is unknown. */
export interface SearchFacts {
  readonly groups: number;
  readonly done: number;
  /** How often all groups have been asked, where a shared budget ties them; null where once is enough. */
  readonly round: number | null;
  /** Whether stopping now would leave a plan. */
  readonly inHand: boolean;
  readonly tier: Record<Lang, string> | null;
  readonly gap: number | null;
  readonly elapsed: number;
  /** Seconds, estimated; null where nothing can be said. */
  readonly left: number | null;
  /** Seconds until the time limit ends the search. */
  readonly leftAtMost: number;
}

const percent = (gap: number): string => (gap === 0 ? '0' : gap < 0.0005 ? '< 0.1' : (gap * 100).toFixed(1));

function searchZh({ groups, done, round, tier, gap, elapsed, left, leftAtMost }: SearchFacts): string {
  return [
    round === null
      ? `正在规划：已完成 ${done}/${groups} 组`
      : `正在统筹各组共用的经费：第 ${round} 轮 ${done}/${groups} 组`,
    ...(tier === null ? [] : [`正在优化：${tier['zh-CN']}`]),
    ...(gap === null ? [] : [`离${say('lowest', 'zh-CN')}还差 ${percent(gap)}%`]),
    `已用 ${durationWords(elapsed, 'zh-CN')}`,
    left === null
      ? `最多还需 ${durationWords(leftAtMost, 'zh-CN')}`
      : `约还需 ${durationWords(roughly(left), 'zh-CN')}`,
  ].join('，');
}

function searchEn({ groups, done, round, tier, gap, elapsed, left, leftAtMost }: SearchFacts): string {
  return [
    round === null
      ? `Planning: ${done} of ${groups} groups done`
      : `Dividing what the groups share: round ${round}, ${done} of ${groups} groups`,
    ...(tier === null ? [] : [`now at: ${tier.en}`]),
    ...(gap === null ? [] : [`${percent(gap)}% from the bound`]),
    `${durationWords(elapsed, 'en')} so far`,
    left === null
      ? `at most ${durationWords(leftAtMost, 'en')} more`
      : `about ${durationWords(roughly(left), 'en')} left`,
  ].join(', ');
}

type Step = { elapsed: number };

export const progressTexts = messages({
  reading: {
    'zh-CN': (f: Step) => `正在读取名册和政策……已用 ${durationWords(f.elapsed, 'zh-CN')}`,
    en: (f: Step) => `Reading roster and policy … ${durationWords(f.elapsed, 'en')} so far`,
  },
  modelling: {
    'zh-CN': (f: Step) => `正在整理可行的交流和各项规定……已用 ${durationWords(f.elapsed, 'zh-CN')}`,
    en: (f: Step) => `Laying out possible postings and rules … ${durationWords(f.elapsed, 'en')} so far`,
  },
  search: {
    'zh-CN': (f: SearchFacts) =>
      `${searchZh(f)}（${f.inHand ? '按 Ctrl-C 以目前最好的方案结束' : '尚无可用方案，按 Ctrl-C 则没有结果'}）`,
    en: (f: SearchFacts) =>
      `${searchEn(f)} (${f.inHand ? 'Ctrl-C ends with the best plan so far' : 'no plan yet: Ctrl-C would leave none'})`,
  },
  comparing: {
    'zh-CN': (f: Step) => `正在用第二个引擎复核……已用 ${durationWords(f.elapsed, 'zh-CN')}`,
    en: (f: Step) => `Comparing with the second engine … ${durationWords(f.elapsed, 'en')} so far`,
  },
  writing: {
    'zh-CN': (f: Step) => `正在写出结果……已用 ${durationWords(f.elapsed, 'zh-CN')}`,
    en: (f: Step) => `Writing the result … ${durationWords(f.elapsed, 'en')} so far`,
  },
});
