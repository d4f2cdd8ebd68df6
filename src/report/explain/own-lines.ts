/** What the teacher's own posting counts for in the points of the plan: facts of nobody else. */
import type { Lang } from '../../messages/message.ts';
import type { TeacherReasons } from '../../explain/teacher.ts';
import { planFacts } from '../../verify/facts.ts';
import { disruptionParts, tierValues } from '../../verify/objective.ts';
import type { ReportContext } from '../context.ts';
import { TIER } from '../words.ts';
import { ownSum } from './disruption-words.ts';

/** Nothing for training and leadership, which no aim counts. */
export function ownLines(
  { instance, policy }: ReportContext,
  { posting }: TeacherReasons,
  lang: Lang,
): readonly string[] {
  if (posting === null || posting.kind !== 'exchange') return [];
  const { weights } = policy;
  // By itself: what depends on who else goes is not the teacher's own.
  const facts = planFacts(instance, policy, [posting]);
  const { preference, claims } = tierValues(facts, []);
  const own = [
    `${TIER.disruption.name[lang]} ${ownSum(weights, disruptionParts(facts), lang)}`,
    `${TIER.preference.name[lang]} ${preference}${lang === 'en' ? ' points' : '分'}`,
    `${TIER.claims.name[lang]} ${claims}${lang === 'en' ? ' points' : '分'}`,
  ];
  return [
    lang === 'en'
      ? `This posting itself counts in the plan: ${own.join('; ')} (less is better).`
      : `本人这次交流在本方案中的计分（越小越好）：${own.join('；')}。`,
  ];
}
