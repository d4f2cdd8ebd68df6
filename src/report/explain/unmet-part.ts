/** Why a volunteer can be sent nowhere, or not to a wish: what stands in the way year by year. */
import type { Lang } from '../../messages/message.ts';
import type { TeacherReasons, Unmet } from '../../explain/teacher.ts';
import { obstacleWords } from '../../verify/validity-texts.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { listWords, schoolYearWords, t } from '../words.ts';
import { CLASS, HOST } from './potential-words.ts';
import type { SheetPart } from './sheet.ts';

/** Empty where every wish could at least be asked for. */
export function unmetPart({ instance }: ReportContext, { unmet }: TeacherReasons, lang: Lang): readonly SheetPart[] {
  if (unmet.length === 0) return [];
  const names = plainNames(instance);
  const why = (reason: Unmet['years'][number]['why']): string =>
    reason === 'classGraduates' ? CLASS[lang] : reason === 'noHost' ? HOST[lang] : obstacleWords(reason, lang);
  const lines = unmet.map(({ to, years }) => {
    const byReason = [...Map.groupBy(years, (one) => why(one.why))].map(
      ([reason, own]) =>
        `${listWords(
          own.map(({ year }) => schoolYearWords(year, lang)),
          lang,
        )}${lang === 'en' ? ': ' : '：'}${reason}`,
    );
    const where =
      to === null
        ? NOWHERE[lang]
        : lang === 'en'
          ? `${names.school(to)} (a wish): no posting is possible`
          : `志愿${names.school(to)}：没有可行的安排`;
    return `- ${where}${lang === 'en' ? '; ' : '；'}${byReason.join(lang === 'en' ? '; ' : '；')}`;
  });
  return [{ id: 'unmet', title: t('不能安排的志愿及原因', 'Wishes that cannot be met, and why')[lang], lines }];
}

const NOWHERE = t('本人自愿交流，但三个学年内没有任何学校可以安排', 'A volunteer, but no school and year is possible');
