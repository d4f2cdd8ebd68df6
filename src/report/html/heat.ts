/** 学科缺员分布: schools down, subjects across, one table per year; the number in a cell says what its colour says. */
import type { Site } from '../../domain/instance.ts';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { balanceLines, missingOf, subjectsOf, sumOfTeachers, type BalanceLine } from '../sheets/subject-balance.ts';
import { hasTrainees, TRAINEES } from '../trainees.ts';
import { schoolYear, t } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { languageOf, scrollable } from './tables.ts';

interface Missing {
  readonly before: number;
  readonly after: number;
}

const SCHOOL = t('学校', 'School');
const TOTAL = t('合计', 'Total');
const LEGEND = {
  none: t('0 不缺', '0 none missing'),
  repaired: t('缺员全部补上', 'all repaired'),
  one: t('仍缺 1 人', '1 still missing'),
  two: t('仍缺 2 人', '2 still missing'),
  more: t('仍缺 3 人及以上', '3 or more still missing'),
} as const;

/** One table per year of the horizon. */
export function heat(context: ReportContext, lang: Lang): Markup {
  const lines = balanceLines(context);
  if (lines.length === 0)
    return html`<p>${t('名册没有填学科需求，不计缺员。', 'The roster has no demand by subject, so no shortage is counted.')[lang]}</p>`;
  const words =
    lang === 'en'
      ? '“3→1” means: 3 teachers missing without the postings of this plan, 1 with them. Empty: no demand entered for the subject. “Total” counts whole teachers.'
      : '“3→1”表示不安排交流时缺3人，按本方案交流后缺1人；空白表示该校没有填这一学科的需求。人数以当年9月为准。';
  const subjects = subjectsOf(lines);
  const legend = (Object.keys(LEGEND) as (keyof typeof LEGEND)[]).map(
    (key) => html`<li><span class="swatch heat-${key}"></span>${LEGEND[key][lang]}</li>`,
  );
  return html`<p>${hasTrainees(context) ? `${words}${lang === 'en' ? ` As to trainees: ${TRAINEES.subject.en}.` : `${TRAINEES.subject['zh-CN']}。`}` : words}</p><ul class="legend">${legend}</ul>${context.instance.years.map(
    (year) =>
      yearTable(
        context,
        lines.filter((line) => line.year === year),
        subjects,
        year,
        lang,
      ),
  )}`;
}

function yearTable(
  { instance }: ReportContext,
  lines: readonly BalanceLine[],
  subjects: readonly string[],
  year: number,
  lang: Lang,
): Markup {
  const id = `heat-${year}`;
  const bySchool = Map.groupBy(lines, ({ site }) => site.id);
  const all = sumOf(lines);
  const caption =
    lang === 'en'
      ? `Missing subject teachers ${schoolYear(year, lang)}: ${words(all)}`
      : `${schoolYear(year, lang)}学科缺员（人）：全部学校合计 ${words(all)}`;
  const head = subjects.map((subject) => html`<th scope="col"${languageOf(subject, lang)}>${subject}</th>`);
  const several = instance.groups.length > 1;
  const bodies = instance.groups.map((group) => {
    const sites = [...instance.sites.values()].filter((site) => site.group.id === group.id && bySchool.has(site.id));
    if (sites.length === 0) return null;
    const heading = several
      ? html`<tr><th scope="rowgroup" colspan="${subjects.length + 2}" class="left group"${languageOf(group.name, lang)}>${group.name}</th></tr>`
      : null;
    return html`<tbody>${heading}${sites.map((site) => schoolRow(site, bySchool.get(site.id)!, subjects, lang))}</tbody>`;
  });
  const foot = subjects.map((subject) => cell(sumOf(lines.filter((line) => line.subject === subject)), 'total'));
  return scrollable(
    id,
    html`<table id="${id}" class="heat"><caption id="${id}-caption">${caption}</caption><thead><tr><th scope="col" class="left name">${SCHOOL[lang]}</th>${head}<th scope="col">${TOTAL[lang]}</th></tr></thead>
${bodies}<tbody class="sum"><tr><th scope="row" class="left name">${TOTAL[lang]}</th>${foot}${cell(all, 'total')}</tr></tbody></table>`,
  );
}

function schoolRow(site: Site, lines: readonly BalanceLine[], subjects: readonly string[], lang: Lang): Markup {
  const cells = subjects.map((subject) => {
    const line = lines.find((one) => one.subject === subject);
    return line === undefined ? html`<td></td>` : cell(missing(line), 'heat');
  });
  return html`<tr><th scope="row" class="left name"${languageOf(site.row.name, lang)}>${site.row.name}</th>${cells}${cell(sumOf(lines), 'total')}</tr>`;
}

const cell = (missing: Missing, kind: 'heat' | 'total'): Markup =>
  html`<td class="${kind === 'heat' ? `heat-${levelOf(missing)}` : 'tone-total'}">${words(missing)}</td>`;

const words = ({ before, after }: Missing): string => (before === 0 && after === 0 ? '0' : `${before}→${after}`);

/** A part of a teacher is coloured like the whole one. */
function levelOf({ before, after }: Missing): keyof typeof LEGEND {
  if (after === 0) return before === 0 ? 'none' : 'repaired';
  return after <= 1 ? 'one' : after <= 2 ? 'two' : 'more';
}

const missing = ({ need, before, after }: BalanceLine): Missing => ({
  before: missingOf(need, before),
  after: missingOf(need, after),
});

function sumOf(lines: readonly BalanceLine[]): Missing {
  const all = lines.map(missing);
  return {
    before: sumOfTeachers(all.map(({ before }) => before)),
    after: sumOfTeachers(all.map(({ after }) => after)),
  };
}
