/** 合规情况: one line per rule, then each rule whole: what it asks, the clause, how it is read, and every place checked. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import type { AppliedRule } from '../../policy/policy.ts';
import { ATTESTED_STATUS } from '../attested-words.ts';
import {
  certificateLines,
  forceWords,
  isProgramsOwn,
  isProtection,
  lineMargin,
  lineTitle,
  remarkWords,
  senseWords,
  statusWords,
  type CertificateLine,
} from '../certificate.ts';
import { plainNames, scopeWords, type ReportContext } from '../context.ts';
import { kindsOf } from '../parameters.ts';
import { table } from '../table.ts';
import { HOLDS, schoolYearWords, t } from '../words.ts';
import { definitions } from './definitions.ts';
import { html, type Markup } from './markup.ts';
import { folded, listsByRule } from './people.ts';
import { htmlTable, numbers } from './tables.ts';

/** A rule of the policy, or a clause of the document that no rule evaluates, with its lines of the certificate. */
interface Chapter {
  readonly id: string;
  readonly rule: string | null;
  readonly clause: string | null;
  readonly title: string;
  readonly lines: readonly CertificateLine[];
  readonly applied: AppliedRule | undefined;
}

const STATUS = t('是否达标', 'Met?');
const NO_PLACES = t('本名册没有适用的集团或学校', 'No group or school of the roster is concerned');
const GENERAL = t('通用底线，不出自本政策文件的条款', 'A protection of all packs, not a clause of this document');
const MARKS = [
  { heading: STATUS, word: HOLDS.no, tone: 'bad' },
  { heading: STATUS, word: ATTESTED_STATUS.notMet, tone: 'bad' },
  { heading: STATUS, word: HOLDS.softNo, tone: 'warn' },
  { heading: STATUS, word: HOLDS.notEvaluated, tone: 'muted' },
  { heading: STATUS, word: HOLDS.nothing, tone: 'muted' },
  { heading: STATUS, word: HOLDS.yes, tone: 'good' },
] as const;

export function rules(context: ReportContext, lang: Lang): Markup {
  const chapters = chaptersOf(context, lang);
  const people = listsByRule(context);
  return html`${overview(chapters, lang)}${chapters.map((chapter) => chapterOf(context, chapter, people, lang))}`;
}

/** In the order of the policy; a line of the certificate whose rule the policy does not know comes after them. */
function chaptersOf(context: ReportContext, lang: Lang): Chapter[] {
  const lines = Map.groupBy(certificateLines(context), keyOf);
  const known = context.policy.rules.map((applied) => ({
    rule: applied.spec.id,
    clause: applied.clause,
    applied,
    pending: null,
    attested: null,
    counted: null,
  }));
  const heads = new Map([...known, ...[...lines.values()].map(([line]) => line!)].map((head) => [keyOf(head), head]));
  return [...heads].map(([key, { rule, clause, applied, pending, attested, counted }], index) => ({
    id: `rule-${index + 1}`,
    rule,
    clause,
    title: lineTitle({ rule, applied, pending, attested, counted }, lang),
    lines: lines.get(key) ?? [],
    applied,
  }));
}

/** One rule with one clause is two chapters where it stands in the policy twice, for groups of different kinds. */
const keyOf = ({ rule, clause, applied }: Pick<Chapter, 'rule' | 'clause' | 'applied'>): string =>
  JSON.stringify([rule, clause, applied?.clause === clause ? applied.kinds : null]);

/** The worst of a rule's lines, because failed ones stand first. */
const statusOf = ({ lines }: Chapter, lang: Lang): string =>
  lines[0] === undefined ? '—' : statusWords(lines[0], lang);

function overview(chapters: readonly Chapter[], lang: Lang): Markup {
  const rows = (chapter: Chapter) => chapter.lines.flatMap(({ row }) => (row === null ? [] : [row]));
  const places = (chapter: Chapter): number | null => {
    if (rows(chapter).length === 0) return null;
    return isProtection(chapter) ? sum(rows(chapter).map((row) => row.required)) : rows(chapter).length;
  };
  const held = (chapter: Chapter): number | null => {
    if (rows(chapter).length === 0) return null;
    return isProtection(chapter)
      ? sum(rows(chapter).map((row) => row.actual))
      : rows(chapter).filter((row) => row.holds).length;
  };
  const margin = (chapter: Chapter): number | null => {
    const margins = chapter.lines.flatMap((line) => lineMargin(line) ?? []);
    return margins.length === 0 ? null : Math.min(...margins);
  };
  const sheet = table(
    lang,
    {
      name: t('规定一览', 'Rules at a glance'),
      title: lang === 'en' ? 'Rules at a glance' : '规定一览',
      columns: [
        { heading: t('规定', 'Rule'), width: 18, align: 'left', value: (chapter: Chapter) => chapter.title },
        { heading: t('条款', 'Clause'), width: 8, value: ({ clause }) => clause ?? '—' },
        { heading: t('效力', 'Force'), width: 8, value: (chapter) => forceWords(chapter, lang) || '—' },
        numbers(t('核对处数', 'Places checked'), (chapter: Chapter) => places(chapter) ?? '—'),
        numbers(t('达标处数', 'Places that hold'), (chapter: Chapter) => held(chapter) ?? '—'),
        {
          heading: t('最小余量', 'Smallest margin'),
          width: 8,
          align: 'right',
          format: '+0;-0;0',
          value: (chapter) => margin(chapter) ?? '—',
        },
        { heading: STATUS, width: 12, value: (chapter) => statusOf(chapter, lang) },
      ],
      marks: MARKS,
    },
    chapters,
  );
  return htmlTable(sheet, lang, { id: 'rules-overview', names: 0, className: 'compact' });
}

function chapterOf(
  context: ReportContext,
  chapter: Chapter,
  people: ReturnType<typeof listsByRule>,
  lang: Lang,
): Markup {
  const { id, clause, title, applied } = chapter;
  const tag = clause === null ? null : html`<span class="tag clause">${clause}</span> `;
  const isJudged = (chapter.lines[0]?.attested ?? chapter.lines[0]?.counted ?? null) !== null;
  const force = forceWords(chapter, lang) || (isJudged ? statusOf(chapter, lang) : HOLDS.notEvaluated[lang]);
  return html`<article class="rule" aria-labelledby="${id}"><h3 id="${id}">${title} ${tag}<span class="tag">${force}</span></h3>
${meaning(context, chapter, lang)}
${evidence(context, chapter, lang)}
${folded(context, (applied && people.get(applied)) ?? [], chapter, lang)}</article>`;
}

/** What the rule asks, of whom, and the words of the document that it rests on. */
function meaning({ policy }: ReportContext, { clause, applied }: Chapter, lang: Lang): Markup {
  const text = clause === null ? undefined : policy.clauses.get(clause);
  return definitions(
    [
      [t('要求', 'Asks'), applied?.spec.meaning(applied.params).in(lang) ?? null],
      [t('适用', 'Applies to'), applied === undefined ? null : kindsOf(applied, lang)],
      [
        t('条款原文', 'Clause'),
        text === undefined || isProgramsOwn({ applied })
          ? GENERAL[lang]
          : html`<q lang="zh-CN">${text.quote}</q> <cite lang="zh-CN">${text.source}</cite>`,
      ],
      [t('读法', 'Reading'), text?.reading[lang] ?? null],
    ],
    lang,
  );
}

/** The places checked; a sentence where there are none to show. */
function evidence(context: ReportContext, chapter: Chapter, lang: Lang): Markup {
  const { lines } = chapter;
  if (lines.length === 0) return html`<p>${NO_PLACES[lang]}</p>`;
  const pending = lines.every(({ row, relaxed }) => row === null && relaxed.length === 0);
  return pending
    ? html`${lines.map((line) => html`<p class="tone-muted">${remarkWords(context, line, lang)}</p>`)}`
    : placesOf(context, chapter, lang);
}

/** Every place and year: required, actual, margin. */
function placesOf(context: ReportContext, { id, title, clause, lines }: Chapter, lang: Lang): Markup {
  const names = plainNames(context.instance);
  const sheet = table(
    lang,
    {
      name: t('逐项核对', 'Places'),
      title:
        lang === 'en'
          ? `${title}${clause === null ? '' : ` (${clause})`}: place by place`
          : `${title}${clause === null ? '' : `（${clause}）`}：逐项核对`,
      columns: [
        {
          heading: t('范围', 'Place'),
          width: 20,
          align: 'left',
          value: ({ scope }: CertificateLine) => (scope === null ? '' : scopeWords(scope, names, lang)),
        },
        {
          heading: t('学年', 'Year'),
          width: 11,
          value: ({ year }) => (year === null ? '' : schoolYearWords(year, lang)),
        },
        { heading: t('方向', 'Sense'), width: 9, value: (line) => senseWords(line, lang) },
        numbers<CertificateLine>(t('要求', 'Required'), ({ row }) => row?.required ?? null),
        numbers<CertificateLine>(t('实际', 'Actual'), ({ row }) => row?.actual ?? null),
        {
          heading: t('余量', 'Margin'),
          width: 8,
          align: 'right',
          format: '+0;-0;0',
          value: (line) => lineMargin(line) ?? '—',
        },
        { heading: STATUS, width: 12, value: (line) => statusWords(line, lang) },
        { heading: t('说明', 'Remarks'), width: 40, align: 'left', value: (line) => remarkWords(context, line, lang) },
      ],
      marks: MARKS,
    },
    lines,
  );
  return htmlTable(sheet, lang, { id: `${id}-places`, names: 0, className: 'compact places' });
}
