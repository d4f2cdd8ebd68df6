/**
 * Who could serve a rule at one place, as a sum that a reader can follow: all who would count, less those kept, pinned
 * and held by protections.
 */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import type { CouldServe } from '../../explain/could-serve.ts';
import { obstacleWords } from '../../verify/validity-texts.ts';
import { t } from '../words.ts';

export const CLASS = t('任教毕业班（或次年毕业）', 'with a graduating class');
export const HOST = t(
  '没有可接收的学校（学段、学科或方向不合）',
  'no school may take them (stage, subject or direction)',
);

type Why = CouldServe['kept'][number]['why'];

export const whyWords = (why: Why, lang: Lang): string =>
  why === 'classGraduates' ? CLASS[lang] : why === 'noHost' ? HOST[lang] : obstacleWords([why], lang);

/** `派出后可在此计入的教师共15人；其中不能派出：…；可以派出9人；…；可直接派出0人`. */
export function potentialWords({ counted, kept, pinned, blocked, free }: CouldServe, lang: Lang): string {
  const may = counted.length - sum(kept.map(({ teachers }) => teachers.length));
  const reasons = kept.map(({ why, teachers }) =>
    lang === 'en' ? `${whyWords(why, lang)} ${teachers.length}` : `${whyWords(why, lang)}${teachers.length}人`,
  );
  if (lang === 'en') {
    return [
      `${counted.length} teachers would count here if they were posted`,
      ...(reasons.length === 0 ? [] : [`of these may not start: ${reasons.join(', ')}`]),
      `${may} may start`,
      ...(pinned.length === 0 ? [] : [`of these ${pinned.length} are pinned not to go`]),
      ...blocked.map(
        ({ rule, teachers }) =>
          `of these ${teachers.length} can go only if somebody comes in return or others stay (${rule.spec.title.in(lang).toLowerCase()})`,
      ),
      `${free.length} can go without more ado`,
    ].join('; ');
  }
  return [
    `派出后可在此计入的教师共${counted.length}人`,
    ...(reasons.length === 0 ? [] : [`其中不能派出：${reasons.join('、')}`]),
    `可以派出${may}人`,
    ...(pinned.length === 0 ? [] : [`其中已指定不得派出${pinned.length}人`]),
    ...blocked.map(
      ({ rule, teachers }) => `其中须有人顶替或减少他人派出才能派出${teachers.length}人（${rule.spec.title.in(lang)}）`,
    ),
    `不须别人顶替即可派出${free.length}人`,
  ].join('；');
}
