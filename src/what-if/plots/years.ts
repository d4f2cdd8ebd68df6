/** A number over the years of plans, one line per plan. */
import type { Lang } from '../../messages/message.ts';
import { schoolYearWords, t } from '../../report/words.ts';
import type { AnswerDrawing } from '../answer/answer.ts';
import { plotSvg } from './plot.ts';

interface YearLine {
  readonly name: string;
  /** One per year; null: no value. */
  readonly values: readonly (number | null)[];
}

/** What is drawn. */
interface YearsPlot {
  readonly id: string;
  /** With its unit. */
  readonly title: string;
  readonly years: readonly number[];
  readonly lines: readonly YearLine[];
  /** Writes a value beside its dot. */
  readonly label: (value: number) => string;
}

/** The drawing, with its caption. */
export async function yearsPlot({ id, title, years, lines, label }: YearsPlot, lang: Lang): Promise<AnswerDrawing> {
  const series = lines.map(({ name, values }) => ({
    name,
    points: values.map((y, x) => ({ x, y, ...(y === null ? {} : { label: label(y) }) })),
  }));
  const svg = await plotSvg(
    {
      x: { title: t('学年', 'School year')[lang], categories: years.map((year) => schoolYearWords(year, lang)) },
      y: { title, fromZero: true },
      form: 'line',
      series,
    },
    lang,
  );
  return { id, caption: lang === 'en' ? `${title} by school year.` : `${title}，按学年。`, svg };
}
