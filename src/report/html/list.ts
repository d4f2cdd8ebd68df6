/** The list of the first year, with filters where scripts run and whole where they do not, and the outlook years. */
import type { Instance } from '../../domain/instance.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { purposeTexts } from '../purpose-words.ts';
import { BORN, listLines, outlookList, rotationList } from '../sheets/rotation-list.ts';
import { without } from '../table.ts';
import { t, type Text } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { htmlTable, languageOf } from './tables.ts';

const NAME_COLUMN = 1;

const WORDS = {
  filter: t('筛选名单', 'Filter the list'),
  school: t('学校（派出或派入）', 'School (sending or host)'),
  subject: t('学科', 'Subject'),
  purpose: t('用途', 'Purpose'),
  text: t('查找（姓名、学校、备注等）', 'Find (name, school, remark …)'),
  every: t('全部', 'All'),
  reset: t('清除筛选', 'Clear'),
  all: t('共 {total} 人', '{total} persons'),
  some: t('筛选后显示 {shown} 人，名单共 {total} 人', '{shown} of {total} persons shown (filtered)'),
  empty: t('当年没有安排交流轮岗。', 'Nobody starts a posting in this year.'),
  emptyOutlook: t('第二、三年没有预安排。', 'Nothing is foreseen for the second and third year.'),
} as const satisfies Record<string, Text>;

/** The list to be signed; the month of birth stays in the workbook. */
export function list(context: ReportContext, lang: Lang): Markup {
  const lines = listLines(context);
  if (lines.length === 0) return html`<p>${WORDS.empty[lang]}</p>`;
  const sheet = without(rotationList(context, lang), [BORN], lang);
  const purposes = purposesOf(context);
  const row = (index: number): Markup => {
    const { posting, person } = lines[index]!;
    return html` data-from="${posting.from}" data-to="${posting.to}" data-subject="${person.row.subject}" data-purpose="${purposeTexts(
      context,
      posting,
    )
      .map(({ en }) => purposes.findIndex((one) => one.en === en))
      .join(' ')}"`;
  };
  return html`${filters(context, lang)}${htmlTable(sheet, lang, { id: 'list', names: NAME_COLUMN, className: 'people', row })}`;
}

/** What the postings of the list are for, each word once; rows name them by their place here. */
const purposesOf = (context: ReportContext): readonly Text[] =>
  [
    ...new Map(
      listLines(context)
        .flatMap(({ posting }) => purposeTexts(context, posting))
        .map((text) => [text.en, text]),
    ).values(),
  ].toSorted((a, b) => byCodePoint(a.en, b.en));

/** Hidden until the script that serves it runs. */
function filters(context: ReportContext, lang: Lang): Markup {
  const lines = listLines(context);
  const used = new Set(lines.flatMap(({ posting }) => [posting.from, posting.to]));
  const subjects = [...new Set(lines.map(({ person }) => person.row.subject))].toSorted(byCodePoint);
  const purposes = purposesOf(context);
  const every = html`<option value="">${WORDS.every[lang]}</option>`;
  const field = (name: keyof typeof WORDS & string, control: Markup): Markup =>
    html`<div><label for="filter-${name}">${WORDS[name][lang]}</label>${control}</div>`;
  const option = (value: string, label: string): Markup =>
    html`<option value="${value}"${languageOf(label, lang)}>${label}</option>`;
  return html`<form id="filter" class="filter" role="search" aria-label="${WORDS.filter[lang]}" hidden>
${field('school', html`<select id="filter-school" name="school">${every}${schoolOptions(context.instance, used, option)}</select>`)}
${field('subject', html`<select id="filter-subject" name="subject">${every}${subjects.map((subject) => option(subject, subject))}</select>`)}
${field('purpose', html`<select id="filter-purpose" name="purpose">${every}${purposes.map((purpose, i) => option(String(i), purpose[lang]))}</select>`)}
${field('text', html`<input id="filter-text" name="text" type="search" autocomplete="off" spellcheck="false">`)}
<div><button type="reset">${WORDS.reset[lang]}</button></div>
</form>
<p id="filter-status" role="status" data-all="${WORDS.all[lang]}" data-some="${WORDS.some[lang]}"></p>`;
}

function schoolOptions(
  instance: Instance,
  used: ReadonlySet<string>,
  option: (value: string, label: string) => Markup,
): Markup[] {
  return instance.groups.flatMap((group) => {
    const sites = [...instance.sites.values()].filter((site) => site.group.id === group.id && used.has(site.id));
    return sites.length === 0
      ? []
      : [html`<optgroup label="${group.name}">${sites.map((site) => option(site.id, site.row.name))}</optgroup>`];
  });
}

/** The second and third year. */
export function outlook(context: ReportContext, lang: Lang): Markup {
  const sheet = without(outlookList(context, lang), [BORN], lang);
  if (sheet.rows.length === 0) return html`<p>${WORDS.emptyOutlook[lang]}</p>`;
  return htmlTable(sheet, lang, { id: 'outlook', names: NAME_COLUMN + 1, className: 'people' });
}
