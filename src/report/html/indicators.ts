/** 指标: what supervision counts of the county, and how each school is equipped before the plan and in its years. */
import type { Site } from '../../domain/instance.ts';
import type { Lang } from '../../messages/message.ts';
import { indicators as computed, type SchoolNumbers, type YearIndicators } from '../../verify/computed/indicators.ts';
import { factsOf, type ReportContext } from '../context.ts';
import { indicatorLines } from '../indicator-lines.ts';
import { LEAST_PER_100 } from '../over-time.ts';
import { isSupervised } from '../school-indicator-lines.ts';
import { indicatorTable } from '../sheets/indicators.ts';
import { table, type TableColumn } from '../table.ts';
import { hasTrainees } from '../trainees.ts';
import { schoolYearWords, t } from '../words.ts';
import { BAR_COLOURS, bars } from './bars.ts';
import { html, type Markup } from './markup.ts';
import { htmlTable, numbers } from './tables.ts';

const WORDS = {
  shortage: t(
    '学科缺员见“学科缺员”一节，逐校逐学科的数字见工作簿“指标”和“学科余缺”。',
    'Shortages stand in the section of that name; the workbook has them by school and subject.',
  ),
  noPupils: t(
    '名册没有填义务教育学校的学生数，每百名学生的配置和校际差异不作计算。',
    'The roster gives no pupils of compulsory schools, so that nothing is computed per 100 pupils.',
  ),
  below: t('低于标准', 'below'),
} as const;

export async function indicatorsPart(context: ReportContext, lang: Lang): Promise<Markup> {
  const county = indicatorLines(context, lang).filter(({ section }) => section !== 'schools' && section !== 'shortage');
  const title =
    lang === 'en' ? 'Indicators of the county before the plan and in each year' : '全县指标（交流前、后各学年）';
  return html`${htmlTable(indicatorTable(context, county, title, lang), lang, { id: 'indicators-county', names: 2, className: 'compact' })}
${await drawing(context, lang)}${schoolTable(context, lang)}<p>${WORDS.shortage[lang]}</p>`;
}

/** One school with its place among the indicators of a year. */
interface Line {
  readonly site: Site;
  readonly index: number;
}

/** More schools than this make a drawing that nobody reads; the table has them all. */
const MOST_DRAWN = 40;

const supervised = ({ instance }: ReportContext): Line[] =>
  [...instance.sites.values()].map((site, index): Line => ({ site, index })).filter(({ site }) => isSupervised(site));

const drawn = (year: YearIndicators, { index }: Line): number => year.schools[index]!.backbonesPer100 ?? 0;
const swatch = (colour: string): Markup => html`<span class="swatch" style="background:${colour}"></span>`;

/** Backbones per 100 pupils before the plan and in its last year: whether the schools come closer. */
async function drawing(context: ReportContext, lang: Lang): Promise<Markup | null> {
  const lines = supervised(context);
  if (lines.length === 0 || lines.length > MOST_DRAWN) return null;
  const { before, years } = computed(factsOf(context));
  const last = years.at(-1)!;
  const picture = await bars(
    lines.map((line) => ({
      id: line.site.id,
      label: line.site.row.name,
      before: drawn(before, line),
      after: drawn(last, line),
    })),
  );
  const words =
    lang === 'en'
      ? 'Backbone teachers per 100 pupils. All numbers stand in the table below.'
      : '每百名学生县级以上骨干教师，具体数字见下表。';
  const key = html`<ul class="legend"><li>${swatch(BAR_COLOURS.before)}${lang === 'en' ? 'before' : '交流前'}</li><li>${swatch(BAR_COLOURS.after)}${schoolYearWords(last.year, lang)}</li></ul>`;
  return html`<figure class="flow"><div class="drawing" role="img" tabindex="0" aria-labelledby="indicators-words">${picture}</div><figcaption id="indicators-words">${words}</figcaption></figure>${key}`;
}

function schoolTable(context: ReportContext, lang: Lang): Markup {
  const lines = supervised(context);
  if (lines.length === 0) return html`<p>${WORDS.noPupils[lang]}</p>`;
  const { before, years } = computed(factsOf(context));
  const below = (value: number | null, least: number): string =>
    value === null ? '' : value < least ? `${value} ${WORDS.below[lang]}` : String(value);
  const measure = (
    zh: string,
    en: string,
    of: (school: SchoolNumbers) => number | null,
    least: number,
  ): TableColumn<Line>[] => {
    const column = (when: string, whenEn: string, year: YearIndicators): TableColumn<Line> =>
      numbers(t(`${zh}：${when}`, `${en}: ${whenEn}`), ({ index }) => below(of(year.schools[index]!), least));
    return [
      column('交流前', 'before', before),
      ...years.map((year) => column(schoolYearWords(year.year, 'zh-CN'), schoolYearWords(year.year, 'en'), year)),
    ];
  };
  const counted = hasTrainees(context)
    ? t(
        '；跟岗教师：骨干计在跟岗学校，体育艺术在两校均不计',
        '; trainees: backbones where they learn, sports and arts at neither school',
      )
    : t('', '');
  const sheet = table(
    lang,
    {
      name: t('各校配置', 'School by school'),
      title:
        lang === 'en'
          ? `Per 100 pupils, school by school (asked: backbones ≥${LEAST_PER_100.backbones}, sports and arts ≥${LEAST_PER_100.artsSports}${counted.en})`
          : `各校每百名学生配置（标准：县级以上骨干教师≥${LEAST_PER_100.backbones}，体育艺术教师≥${LEAST_PER_100.artsSports}${counted['zh-CN']}）`,
      columns: [
        { heading: t('学校', 'School'), width: 20, align: 'left', value: ({ site }: Line) => site.row.name },
        numbers<Line>(t('学生数', 'Pupils'), ({ site }) => site.row.pupils, '#,##0'),
        ...measure('骨干', 'Backbones', ({ backbonesPer100 }) => backbonesPer100, LEAST_PER_100.backbones),
        ...measure('体艺', 'Sports and arts', ({ artsSportsPer100 }) => artsSportsPer100, LEAST_PER_100.artsSports),
      ],
    },
    lines,
  );
  return htmlTable(sheet, lang, { id: 'indicators-schools', names: 0, className: 'compact' });
}
