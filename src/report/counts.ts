/** What the postings of a plan are chiefly for, counted: the figures that every summary begins with. */
import type { Posting } from '../domain/plan.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { ReportContext } from './context.ts';
import { countedBy, isWished, UNCOUNTED } from './purpose-words.ts';
import { PURPOSE, t, type Text } from './words.ts';

/** What a posting is chiefly for; each posting is in exactly one. */
const COUNTS = ['shortage', 'backbone', 'task', 'wish', 'quota', 'other', 'uncounted'] as const;
export type Count = (typeof COUNTS)[number];

const WORDS: Record<Exclude<Count, 'task' | 'quota'>, Text> = {
  shortage: t('补学科缺口', 'repair a shortage'),
  backbone: t('落实骨干比例', 'serve the backbone share'),
  wish: t('自愿交流（含双向对调）', 'volunteers, changing places or not'),
  other: t('指定或义务交流', 'pinned or duty'),
  uncounted: UNCOUNTED,
};

/** Asked of every plan, so that nobody of them is news as well. */
const ALWAYS: readonly Count[] = ['shortage'];

/**
 * A shortage repaired comes before the backbone share, both before what people are sent for (a team), that before a pin
 * or duty, that before a volunteer's own wish; the rest fills a quota where a rule counts it.
 */
export function countOf(context: ReportContext, posting: Posting): Count {
  const { purpose } = posting;
  if (purpose.includes('shortage')) return 'shortage';
  if (purpose.includes('backbone')) return 'backbone';
  const counting = countedBy(context, posting);
  if (counting.some(({ serves }) => serves.task !== undefined)) return 'task';
  if (purpose.includes('pin') || purpose.includes('duty')) return 'other';
  if (isWished(context, posting)) return 'wish';
  return counting.length > 0 ? 'quota' : 'uncounted';
}

/** One count per year of the horizon, then the total. */
export interface CountLine {
  readonly count: Count;
  readonly label: Text;
  readonly byYear: readonly number[];
  readonly total: number;
}

/** The counts that the policy asks for, and those of which there are any. */
export function countLines(context: ReportContext): CountLine[] {
  const { plan, instance, policy } = context;
  const own = Map.groupBy(plan.postings, (posting) => countOf(context, posting));
  const asked = new Set<Count>([...ALWAYS, ...policy.rules.flatMap(askedBy)]);
  return COUNTS.flatMap((count): CountLine[] => {
    const postings = own.get(count) ?? [];
    if (postings.length === 0 && !asked.has(count)) return [];
    return [
      {
        count,
        label: labelOf(policy, count),
        byYear: instance.years.map((year) => postings.filter(({ start }) => start === year).length),
        total: postings.length,
      },
    ];
  });
}

/** The count that a rule of the policy makes worth a line; duties only where there are any. */
function askedBy({ spec: { serves } }: AppliedRule): Count[] {
  if (serves === undefined || serves.purpose === 'duty') return [];
  if (serves.task !== undefined) return ['task'];
  return [serves.purpose === 'backbone' ? 'backbone' : 'quota'];
}

/** Of teams and numbers in the words of the first rule that asks for one: 仅为完成交流比例. */
function labelOf({ rules }: Policy, count: Count): Text {
  if (count !== 'task' && count !== 'quota') return WORDS[count];
  const words = rules.find((rule) => askedBy(rule).includes(count))?.spec.serves?.words ?? PURPOSE.quota;
  return t(
    count === 'task' ? words['zh-CN'] : `仅为${words['zh-CN']}`,
    `${count === 'task' ? '' : 'only '}${words.en.charAt(0).toLowerCase()}${words.en.slice(1)}`,
  );
}
