/** How the points of each aim are counted, as a sum that a reader can redo; smaller is better in all of them. */
import type { TierName } from '../../domain/words.ts';
import { formatRational } from '../../domain/rational.ts';
import type { Lang } from '../../messages/message.ts';
import type { Policy, Weights } from '../../policy/policy.ts';
import { t, TIER, type Text } from '../words.ts';

/**
 * Aims whose points come from facts of single persons: a class, a consent, a couple, wishes, years of service. Where
 * few people change places, a difference of such points tells the fact itself.
 */
const PERSONAL: readonly TierName[] = ['disruption', 'preference', 'claims'];
export const isPersonal = (tier: TierName): boolean => PERSONAL.includes(tier);

const SUMS: Record<TierName, (w: Weights) => Text> = {
  legal: ({ person, money }) =>
    t(
      `每少1人或多1人计${person}分，每超支1万元（不足1万元按1万元）计${money}分，三个学年合计`,
      `${person} per person short or too many, ${money} per 10,000 yuan or part over the budget, summed over the three years`,
    ),
  timing: ({ timing: [a, b, c] }) =>
    t(
      `同样的分，放宽在第一、二、三学年的分别乘以${a}、${b}、${c}，三个学年合计`,
      `the same points times ${a}, ${b} and ${c} in the first, second and third year, summed`,
    ),
  shortage: () =>
    t(
      '各校各学科缺员1人、持续1个学年计1，三个学年合计',
      'one for each teacher missing from a subject of a school for a year, summed over the three years',
    ),
  kept: () =>
    t(
      '已公布而未开始的安排，每取消或改动1项计1',
      'one for each published posting, not yet begun, that is dropped or altered',
    ),
  damage: () =>
    t(
      '同一学校、学科、学年比原方案多缺1人计1，三个学年合计',
      'one for each teacher missing above what the published plan left at the same school, subject and year, summed over the three years',
    ),
  added: () => t('已公布方案之外每新派1人计1', 'one for each posting that was not published'),
  soft: () =>
    t(
      '所差人数乘以该项要求的权重，三个学年合计',
      'persons missing times the weight of the rule, summed over the three years',
    ),
  disruption: (w) =>
    t(
      `每名交流教师 ${w.posting}分 + ${w.km}×单程公里（最多计${w.kmCap}公里）+ ${w.classTeacher}分（班主任）+ ${w.notVolunteer}分（非自愿）+ ${w.spouse}分（夫妻同校而派出一方）；` +
        `另加：新增超员每人每学年${w.surplus}分，一校一学年派出（或派入）超过在职教师${formatRational(w.turnoverShare)}的每人${w.turnover}分，走教每0.2周${w.sharing}分，骨干教师少于应有数每人每学年${w.missingBackbone}分；三个学年合计`,
      `for each teacher sent ${w.posting} + ${w.km} × km one way (at most ${w.kmCap} km) + ${w.classTeacher} for a class teacher + ${w.notVolunteer} without having volunteered + ${w.spouse} where a couple of one school is parted; ` +
        `besides ${w.surplus} per teacher-year of new surplus, ${w.turnover} per leaver (or arrival) of a school and year above ${formatRational(w.turnoverShare)} of its staff, ${w.sharing} per 0.2 of a week of shared teaching, ${w.missingBackbone} per backbone and year missing from a school’s fair number; summed over the three years`,
    ),
  preference: () =>
    t(
      '每名交流教师：到第一志愿0分，第二志愿1分，第三及以后2分，未填志愿3分，未按志愿4分；三个学年合计',
      'for each teacher sent 0 to the first wish, 1 to the second, 2 to a later one, 3 where none was stated, 4 where it was not wished; summed over the three years',
    ),
  claims: ({ tenureCap, ruralCap }) =>
    t(
      `每名交流教师的应照顾的程度之和：${tenureCap} 减现校任教年数（不低于0）+ 乡村任教月数（最多计${ruralCap}）；三个学年合计`,
      `for each teacher sent the claim to be spared: ${tenureCap} less the years at the school (not below 0) + months of rural service (at most ${ruralCap}); summed over the three years`,
    ),
};

/** `“影响最小”的算法：…。越小越好。` and where the sum comes from. `order`: all aims of the plan, in their order. */
export function aimLine(
  { weights, title }: Pick<Policy, 'weights' | 'title'>,
  order: readonly { readonly tier: TierName }[],
  tier: TierName,
  lang: Lang,
): string {
  const sum = SUMS[tier](weights);
  const place = order.findIndex((one) => one.tier === tier) + 1;
  return lang === 'en'
    ? `How “${TIER[tier].name.en}” is counted: ${sum.en}. Less is better. Source: the aims of this policy (${title.en}), aim ${place} of ${order.length}; a setting of the policy, not a clause of the document.`
    : `“${TIER[tier].name['zh-CN']}”的算法：${sum['zh-CN']}。越小越好。依据：本政策方案（${title['zh-CN']}）设定的目标，共${order.length}级，这是第${place}级；属方案设定，不是文件条款。`;
}
