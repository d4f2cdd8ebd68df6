/** Words for a leader who takes office at another school: the post, its present holder, what stays open at home. */
import type { Posting } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { officeOf } from '../verify/computed/offices.ts';
import { plainNames, type ReportContext } from './context.ts';
import { clauses, listWords, POSITION } from './words.ts';

/** `任副校长（现任李某调往二小）；原任副校长由李某接任`; nothing of other postings. */
export function officeWords(
  { instance, policy, plan }: ReportContext,
  posting: Posting,
  lang: Lang,
): readonly string[] {
  if (posting.kind !== 'leadership') return [];
  const { post, holders, left, followers } = officeOf(instance, policy, plan.postings, posting);
  const names = plainNames(instance);
  const [taken, open] = [POSITION[post][lang], POSITION[left][lang]];
  if (lang === 'en') {
    const now = holders.map(
      ({ teacher, to }) => `${names.teacher(teacher)} ${to === null ? 'stays' : `goes to ${names.school(to)}`}`,
    );
    return [
      `becomes ${taken.toLowerCase()} there (${now.length === 0 ? 'nobody holds the post now' : `now held: ${listWords(now, lang)}`})`,
      `${open.toLowerCase()} at home: ${followers.length === 0 ? 'stays open' : listWords(followers.map(names.teacher), lang)}`,
    ];
  }
  const now = holders.map(
    ({ teacher, to }) => `${names.teacher(teacher)}${to === null ? '留任' : `调往${names.school(to)}`}`,
  );
  return [
    `到校任${taken}（${now.length === 0 ? '现无人任此职' : `现任${listWords(now, lang)}`}）`,
    `原校${open}${followers.length === 0 ? '空缺待任' : `由${listWords(followers.map(names.teacher), lang)}接任`}`,
  ];
}

/** The same as one sentence, with the place and the year. */
export const movedWords = (context: ReportContext, posting: Posting, lang: Lang): string => {
  const host = plainNames(context.instance).school(posting.to);
  const goes = lang === 'en' ? `goes to ${host} in ${posting.start}` : `${posting.start}学年起到${host}`;
  return clauses([goes, ...officeWords(context, posting, lang)], lang);
};
