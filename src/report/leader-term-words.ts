/** Words for leaders who are due: how long they have held the post, and why one who is due stays. */
import type { Lang } from '../messages/message.ts';
import type { LeaderDue, Stays } from '../verify/computed/leader-terms.ts';
import { obstacleWords } from '../verify/validity-texts.ts';
import { distinctSchools } from './school-names.ts';
import { plainNames, type ReportContext } from './context.ts';
import { clauses, listWords, schoolYearWords, t, type Text } from './words.ts';

/** `10年`, `10年3个月`. */
export function spanWords(months: number, lang: Lang): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (lang === 'en') return rest === 0 ? `${years} y` : `${years} y ${rest} m`;
  return rest === 0 ? `${years}年` : `${years}年${rest}个月`;
}

/** What a finding about a leadership posting means for the leader, in few words; others are told as one. */
const BARS: Readonly<Record<string, Text>> = {
  'kind-not-supported': t('所在类型集团的校级干部不安排交流', 'leaders of groups of this kind do not move'),
  'year-has-begun': t('该学年已经开始，名单已公布', 'the school year has begun and its list is published'),
  'leaves-during-posting': t('离岗前不足一个任期', 'leaves before a term would be over'),
  'class-graduates': t('任教的毕业班未毕业', 'teaches a class that graduates'),
  'host-direction': t('文件不开放这一交流方向', 'the document has no such direction'),
  'host-not-certified': t('没有其他学校学段的教师资格', 'not certified for the stages of the other schools'),
  'host-other-stage': t('其他学校学段不同', 'the other schools are of another stage'),
};

function barredWords({ codes, obstacles }: Extract<Stays, { why: 'barred' }>, lang: Lang): string {
  const told = codes.flatMap((code) => BARS[code]?.[lang] ?? []);
  const own = obstacles.length === 0 ? [] : [obstacleWords(obstacles, lang)];
  const all = [...told, ...own];
  return all.length > 0
    ? listWords(all, lang)
    : lang === 'en'
      ? 'no posting to another school is valid'
      : '不符合到其他学校任职的条件';
}

const REASONS = {
  pinned: t('已指定不得交流', 'a decision entered by hand keeps the leader here'),
  noSchool: t('交流范围内没有其他可去的学校', 'there is no other school within reach'),
  nobodyToSwap: t(
    '交流范围内当年没有任期届满的同职干部可对调，校级职数不变',
    'nobody of the same post is due within reach that year to change places with; posts stay as many as they are',
  ),
} as const satisfies Record<string, Text>;

/** Why the leader stays; with a later year in which the plan sends him. */
export function staysWords(context: ReportContext, { stays, later, posting }: LeaderDue, lang: Lang): string {
  if (stays === null) return '';
  const names = plainNames(context.instance);
  const school = distinctSchools(context.instance);
  const reason = ((): string => {
    switch (stays.why) {
      case 'barred':
        return barredWords(stays, lang);
      case 'notPlanned': {
        const partners = listWords(stays.partners.map(names.teacher), lang);
        return lang === 'en'
          ? `could change places with ${partners}; the plan, weighing all its aims, does not`
          : `同期届满、可到校任职的有${partners}，方案统筹各项目标后未安排`;
      }
      default:
        return REASONS[stays.why][lang];
    }
  })();
  const other =
    posting === null ? [] : [lang === 'en' ? 'the posting does not count as one' : '所安排的交流不属任期交流'];
  const then =
    later === null
      ? []
      : [
          lang === 'en'
            ? `goes to ${school(later.to)} in ${schoolYearWords(later.start, lang)}`
            : `${schoolYearWords(later.start, lang)}交流到${school(later.to)}`,
        ];
  return clauses([...other, reason, ...then], lang);
}
