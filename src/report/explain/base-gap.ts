/**
 * Why those who may be sent are not as many as the base of the share: the share is asked of other people than those who
 * can start.
 */
import type { Lang } from '../../messages/message.ts';
import type { Member } from '../../explain/conflict.ts';
import type { CouldServe } from '../../explain/could-serve.ts';
import type { ReportContext } from '../context.ts';
import { isVolunteer } from '../../verify/eligibility.ts';
import { listWords, t } from '../words.ts';
import { measuresAt } from './members.ts';
import { whyWords } from './potential-words.ts';

/** Nothing where the base is another kind of people, or the numbers are the same. */
export function baseGapLines(
  context: ReportContext,
  { rule, where }: Pick<Member, 'rule' | 'where'>,
  { counted, kept }: CouldServe,
  lang: Lang,
): readonly string[] {
  const base = measuresAt(context, rule, where).find(({ op, people }) => op === '>=' && people?.base !== undefined)
    ?.people?.base;
  const all = new Set(counted);
  if (base === undefined || base.length === 0 || !base.every((id) => all.has(id))) return [];
  const held = kept.map(({ why, teachers }) => ({ why, teachers: new Set(teachers) }));
  const may = counted.filter((id) => !held.some(({ teachers }) => teachers.has(id)));
  const inBase = new Set(base);
  const en = lang === 'en';
  const number = (count: number): string => (en ? ` ${count}` : `${count}人`);
  const lost = held
    .map(({ why, teachers }) => ({ why, count: base.filter((id) => teachers.has(id)).length }))
    .filter(({ count }) => count > 0);
  const more = may.filter((id) => !inBase.has(id));
  if (lost.length === 0 && more.length === 0) return [];
  const sent = more.filter((id) =>
    context.plan.postings.some(({ teacher, start }) => teacher === id && start < where.year),
  ).length;
  const willing = more.filter(
    (id) =>
      isVolunteer(context.instance.persons.get(id)!) &&
      !context.plan.postings.some(({ teacher, start }) => teacher === id && start < where.year),
  ).length;
  const gains = [
    ...(sent > 0 ? [`${SENT[lang]}${number(sent)}`] : []),
    ...(willing > 0 ? [`${WILLING[lang]}${number(willing)}`] : []),
    ...(more.length > sent + willing ? [`${BOUND[lang]}${number(more.length - sent - willing)}`] : []),
  ];
  const losses = lost.map(({ why, count }) => `${whyWords(why, lang)}${number(count)}`);
  const sum = `${base.length}${lost.map(({ count }) => ` − ${count}`).join('')}${more.length === 0 ? '' : ` + ${more.length}`} = ${may.length}`;
  return [
    en
      ? `  The base of ${base.length} are those of whom the share is asked, the ${may.length} those who can start a posting; they differ (${sum}):${losses.length === 0 ? '' : ` in the base but cannot start: ${listWords(losses, lang)}`}${gains.length === 0 ? '' : `${losses.length === 0 ? '' : ';'} not in the base but could: ${listWords(gains, lang)}`}.`
      : `  基数${base.length}人是计算比例所依据的人（口径见该条款的解读），${may.length}人是当学年能开始一次交流的人，两者不同（${sum}）：${losses.length === 0 ? '' : `在基数内而不能派出的：${listWords(losses, lang)}`}${gains.length === 0 ? '' : `${losses.length === 0 ? '' : '；'}不在基数内而可以派出的：${listWords(gains, lang)}`}。`,
  ];
}

const SENT = t(
  '本方案更早学年已派出（如改为该学年派出）',
  'sent in an earlier year of this plan (if sent in this one instead)',
);
const WILLING = t('自愿交流', 'volunteers');
const BOUND = t('按指定或约定应派', 'bound to go');
