/** What was understood of the files, for a person: sheet by sheet, column by column, never a cell of data. */
import sum from 'lodash/sum.js';
import type { LessonSum } from '../../io/lessons/demand.ts';
import { reasonWords } from '../../io/intake/texts.ts';
import type { ColumnUnderstood, SheetStatus, SheetUnderstood } from '../../io/intake/understood.ts';
import type { Lang } from '../../messages/message.ts';

const WORDS = {
  used: { 'zh-CN': '读作', en: 'read as' },
  ignored: { 'zh-CN': '未读取的列', en: 'columns not read' },
  meant: { 'zh-CN': '是否指', en: 'meant' },
  dropped: { 'zh-CN': '含个人信息、已丢弃的列', en: 'columns of personal data, dropped' },
  unnamed: { 'zh-CN': '没有标题的列', en: 'columns without a heading' },
  twice: { 'zh-CN': '重复的列', en: 'columns that are there twice' },
  aside: { 'zh-CN': '不是数据的行', en: 'rows that are no data' },
  filled: { 'zh-CN': '整表填入', en: 'filled in for every row' },
  headings: { 'zh-CN': '标题在第', en: 'headings in row' },
  rows: { 'zh-CN': '数据行', en: 'rows of data' },
  lessons: { 'zh-CN': '由课时算得的学科需求', en: 'demand computed from lessons' },
  lessonsTotal: { 'zh-CN': '合计', en: 'in all' },
  notUsed: { 'zh-CN': '不用，以学科需求表为准', en: 'not used: 学科需求 counts' },
} satisfies Record<string, Record<Lang, string>>;

const BY: Readonly<Record<NonNullable<SheetUnderstood['by']>, Record<Lang, string>>> = {
  title: { 'zh-CN': '按表名', en: 'by its name' },
  headings: { 'zh-CN': '按标题判断', en: 'by its headings' },
  mapping: { 'zh-CN': '按对照文件', en: 'by the mapping file' },
};

const STATUS: Readonly<Record<SheetStatus, Record<Lang, string>>> = {
  read: { 'zh-CN': '已读取', en: 'read' },
  hidden: { 'zh-CN': '隐藏，未读取', en: 'hidden, not read' },
  unknown: { 'zh-CN': '不是已知的表，未读取', en: 'unknown, not read' },
  later: { 'zh-CN': '用于调整已公布的方案，此处不读取', en: 'serves to change a published plan, not read here' },
  guide: { 'zh-CN': '填表说明，不读取', en: 'notes, not read' },
  spare: { 'zh-CN': '同类的表已有一张，未读取', en: 'there is such a table already, not read' },
  left: { 'zh-CN': '按对照文件不读取', en: 'not read, as the mapping file says' },
};

export function understoodLines(sheets: readonly SheetUnderstood[], sums: readonly LessonSum[], lang: Lang): string[] {
  return [...sheets.flatMap((sheet) => sheetLines(sheet, lang)), ...lessonLines(sums, lang)];
}

const listed = (lang: Lang): string => (lang === 'en' ? ', ' : '、');
const colon = (lang: Lang): string => (lang === 'en' ? ': ' : '：');

const headings = (columns: readonly ColumnUnderstood[]): string[] =>
  columns.map(
    ({ letter, heading, column }) =>
      `${letter} ${heading ?? ''}${column === null || column === heading ? '' : `（${column}）`}`,
  );

function sheetLines(one: SheetUnderstood, lang: Lang): string[] {
  const name = one.sheet === null ? one.file : `${one.file}「${one.sheet}」`;
  if (one.status !== 'read') return [`${name}${colon(lang)}${STATUS[one.status][lang]}`];
  const of = (as: ColumnUnderstood['as']): ColumnUnderstood[] => one.columns.filter((column) => column.as === as);
  const head = [`${name} → ${one.table}（${one.by === null ? '' : BY[one.by][lang]}）`];
  if (one.headingRows.length > 0)
    head.push(`${WORDS.headings[lang]} ${one.headingRows.join(listed(lang))}${lang === 'en' ? '' : ' 行'}`);
  head.push(`${WORDS.rows[lang]} ${one.rows}`);
  const indented = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`  ${title}${colon(lang)}${items.join(listed(lang))}`];
  const guessed = of('unknown').map(
    ({ letter, heading, column }) =>
      `${letter} ${heading ?? ''}${column === null ? '' : `（${WORDS.meant[lang]} ${column}？）`}`,
  );
  return [
    head.join(lang === 'en' ? '; ' : '，'),
    ...indented(
      WORDS.used[lang],
      of('used').map(
        ({ letter, heading, column }) => `${letter} ${heading ?? ''}${heading === column ? '' : ` → ${column ?? ''}`}`,
      ),
    ),
    ...indented(
      WORDS.filled[lang],
      one.filled.map(({ column, value }) => `${column} = ${value}`),
    ),
    ...indented(WORDS.twice[lang], headings(of('duplicate'))),
    ...indented(
      WORDS.dropped[lang],
      of('sensitive').map(({ letter, heading }) => `${letter} ${heading ?? ''}`),
    ),
    ...indented(WORDS.ignored[lang], [...guessed, ...headings(of('left'))]),
    ...indented(
      WORDS.unnamed[lang],
      of('unnamed').map(({ letter }) => letter),
    ),
    ...indented(
      WORDS.aside[lang],
      one.aside.map(
        ({ reason, rows }) =>
          `${rows.slice(0, 10).join(' ')}${rows.length > 10 ? ' …' : ''}（${reasonWords(reason, lang)}）`,
      ),
    ),
  ];
}

function lessonLines(sums: readonly LessonSum[], lang: Lang): string[] {
  if (sums.length === 0) return [];
  const total = sum(sums.filter(({ used }) => used).map(({ tenths }) => tenths));
  return [
    `${WORDS.lessons[lang]}${colon(lang)}`,
    ...sums.map(
      ({ school, subject, year, sum: lessons, tenths, used }) =>
        `  ${school} ${subject}${year === null ? '' : ` ${year}`}${colon(lang)}${lessons} = ${(tenths / 10).toFixed(1)}${used ? '' : `（${WORDS.notUsed[lang]}）`}`,
    ),
    `  ${WORDS.lessonsTotal[lang]}${colon(lang)}${(total / 10).toFixed(1)}`,
  ];
}
