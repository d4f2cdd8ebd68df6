/**
 * What a posting is for, as a reader sees it. plan.json knows five purposes, and `quota` and `duty` stand for many
 * things: the words come from the rules that count the posting.
 */
import type { Posting } from '../domain/plan.ts';
import { PURPOSES, type Purpose } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import { countingRules, type Counting } from '../verify/purposes.ts';
import { factsOf, type ReportContext } from './context.ts';
import { PURPOSE, t, type Text } from './words.ts';

/** A posting that no rule of the policy counts and that mends no shortage: of use for the balance of staff alone. */
export const UNCOUNTED = t('其他统筹安排', 'Placed for balance');

/** A volunteer who goes to a school of his wish. */
const WISH = t('自愿交流', 'Volunteered');

const known = new WeakMap<ReportContext, (posting: Posting) => readonly Counting[]>();

/** The lines of the policy that count a posting. */
export function countedBy(context: ReportContext, posting: Posting): readonly Counting[] {
  const found = known.get(context) ?? countingRules(factsOf(context));
  known.set(context, found);
  return found(posting);
}

/** A volunteer towards this host (domain, section 2): with the wish fulfilled nobody goes for a number alone. */
export function isWished({ instance }: ReportContext, { teacher, to, kind }: Posting): boolean {
  const { volunteer, wishes } = instance.persons.get(teacher)!.row;
  return kind === 'exchange' && volunteer && (wishes.length === 0 || wishes.includes(to));
}

/** In the order of the purposes, each once; what a team is sent for stands beside whatever else the posting serves. */
export function purposeTexts(context: ReportContext, posting: Posting): readonly Text[] {
  const person = context.instance.persons.get(posting.teacher)!;
  const counting = countedBy(context, posting);
  // As the counts have it: a wish is named where nothing but a number stands beside it.
  const wish = isWished(context, posting) && posting.purpose.every((one) => one === 'quota') ? [WISH] : [];
  const of = (purpose: Purpose): readonly Text[] => {
    const rules = counting.filter(
      ({ serves }) => serves.purpose === purpose || (serves.task !== undefined && posting.purpose[0] === purpose),
    );
    return rules.map(({ rule, serves }) => serves.task?.(person, rule.params) ?? serves.words);
  };
  const texts = PURPOSES.filter((purpose) => posting.purpose.includes(purpose)).flatMap((purpose): readonly Text[] => {
    if (purpose === 'shortage' || purpose === 'pin') return [PURPOSE[purpose], ...of(purpose)];
    const own = of(purpose);
    if (own.length > 0) return own;
    if (purpose === 'quota') return wish.length > 0 ? [] : [UNCOUNTED];
    // Who takes office with the team does no other duty.
    return counting.some(({ serves }) => serves.task !== undefined) ? [] : [PURPOSE[purpose]];
  });
  return [...new Map([...wish, ...texts].map((text) => [text.en, text])).values()];
}

/** The same in one language. */
export const purposeWords = (context: ReportContext, posting: Posting, lang: Lang): readonly string[] =>
  purposeTexts(context, posting).map((text) => text[lang]);
