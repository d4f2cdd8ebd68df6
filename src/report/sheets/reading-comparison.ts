/**
 * 口径比较: the finished plan under every reading of the clauses that documents leave open, place by place and year by
 * year.
 */
import type { Lang } from '../../messages/message.ts';
import type { ReadYear, RuleReadings } from '../../verify/compare-readings.ts';
import { marginWords } from '../certificate.ts';
import type { ReportContext } from '../context.ts';
import { partsOf, readingPeopleWords, readingLines, type ReadingLine } from '../reading-lines.ts';
import { scopeColumns } from '../scope-columns.ts';
import { table, type TableColumn, type Table } from '../table.ts';
import { HOLDS, NO, schoolYearWords, t, YES } from '../words.ts';

const NAME = t('口径比较', 'Readings compared');
const DIFFERS = t('结论是否改变', 'Verdict changes?');
const STATUS = t('是否达标', 'Met?');
const NOTHING_WORD = t('—', '—');

type Place = ReadingLine['places'][number];

/** A place of a year with what is said of its group in the year; the first place of a group carries the names. */
interface Row {
  readonly line: ReadingLine;
  readonly place: Place | null;
  readonly year: ReadYear | null;
  readonly first: boolean;
}

function rowsOf(line: ReadingLine): Row[] {
  if (line.places.length === 0) return [{ line, place: null, year: line.year, first: true }];
  return partsOf(line).flatMap(({ places, year }) => places.map((place, i) => ({ line, place, year, first: i === 0 })));
}

const MARKS = [
  { heading: DIFFERS, word: YES, tone: 'warn', wide: true },
  { heading: STATUS, word: HOLDS.no, tone: 'bad' },
  { heading: STATUS, word: HOLDS.yes, tone: 'good' },
  { heading: STATUS, word: HOLDS.notEvaluated, tone: 'muted' },
] as const;

/** Every place under every reading. */
export function readingComparison(context: ReportContext, compared: readonly RuleReadings[], lang: Lang): Table {
  const rows = readingLines(compared).flatMap(rowsOf);
  return table(
    lang,
    {
      name: NAME,
      title: titleOf(compared, lang),
      columns: [
        ...questionColumns<Row>(lang, ({ line }) => line),
        ...scopeColumns(context, rows, ({ place }: Row) => place?.scope ?? null, lang),
        {
          heading: t('学年', 'Year'),
          width: 11,
          value: ({ line: { year } }) => (year === null ? '' : schoolYearWords(year.year, lang)),
        },
        { heading: t('计入内容', 'What'), width: 10, value: ({ place }) => place?.measure.what?.[lang] ?? '' },
        { heading: t('方向', 'Sense'), width: 9, value: ({ place }) => senseOf(place, lang) },
        {
          heading: t('分子（人）', 'Numerator'),
          width: 8,
          value: ({ place }) => place?.measure.people?.counted.length ?? null,
        },
        {
          heading: t('分母（人）', 'Denominator'),
          width: 8,
          value: ({ place }) => place?.measure.people?.base?.length ?? null,
        },
        { heading: t('要求', 'Required'), width: 9, value: ({ place }) => place?.measure.required ?? null },
        { heading: t('实际', 'Actual'), width: 9, value: ({ place }) => place?.measure.actual ?? null },
        {
          heading: t('余量', 'Margin'),
          width: 9,
          format: '+0;-0;0',
          value: ({ place }) => (place === null ? null : marginWords(place.measure)),
        },
        {
          heading: STATUS,
          width: 10,
          value: ({ place, line }) =>
            place === null ? emptyOf(line, lang) : (place.measure.by === 0 ? HOLDS.yes : HOLDS.no)[lang],
        },
        { heading: DIFFERS, width: 10, value: ({ line, year }) => differsOf({ ...line, year }, lang) },
        {
          heading: t('因读法不同增减的人员', 'Who is counted or not'),
          width: 40,
          align: 'left',
          value: ({ line, year, first }) => (first ? remarkOf(context, { ...line, year }, lang) : ''),
        },
      ],
      marks: MARKS,
      frozenColumns: 1,
    },
    rows,
  );
}

/** One row per year and reading: for the page. */
export function readingSummary(context: ReportContext, compared: readonly RuleReadings[], lang: Lang): Table {
  return table(
    lang,
    {
      name: NAME,
      title: titleOf(compared, lang),
      columns: [
        ...questionColumns<ReadingLine>(lang, (line) => line),
        {
          heading: t('学年', 'Year'),
          width: 11,
          value: ({ year }) => (year === null ? '' : schoolYearWords(year.year, lang)),
        },
        { heading: t('核对处数', 'Places checked'), width: 8, align: 'right', value: ({ places }) => places.length },
        {
          heading: t('达标处数', 'Places that hold'),
          width: 8,
          align: 'right',
          value: ({ places }) => places.filter(({ measure }) => measure.by === 0).length,
        },
        {
          heading: t('最小余量', 'Smallest margin'),
          width: 8,
          align: 'right',
          format: '+0;-0;0',
          value: smallestMargin,
        },
        {
          heading: STATUS,
          width: 10,
          value: (line) =>
            line.year === null || line.year.holds === null
              ? emptyOf(line, lang)
              : (line.year.holds ? HOLDS.yes : HOLDS.no)[lang],
        },
        { heading: DIFFERS, width: 10, value: (line) => differsOf(line, lang) },
        {
          heading: t('因读法不同增减的人员', 'Who is counted or not'),
          width: 40,
          align: 'left',
          value: (line) => remarkOf(context, line, lang),
        },
      ],
      marks: MARKS,
    },
    readingLines(compared),
  );
}

const smallestMargin = ({ places }: ReadingLine): number | null =>
  places.length === 0 ? null : Math.min(...places.map(({ measure }) => marginWords(measure)));

function titleOf(compared: readonly RuleReadings[], lang: Lang): string {
  const depends = compared.some(({ questions }) => questions.some((question) => question.depends));
  if (lang === 'en')
    return `The plan under other readings: ${depends ? 'some verdicts depend on the reading' : 'no verdict depends on the reading'}`;
  return `口径比较：同一方案按不同读法核对（${depends ? '有结论随读法改变' : '结论都不随读法改变'}）`;
}

function questionColumns<R>(lang: Lang, lineOf: (row: R) => ReadingLine): TableColumn<R>[] {
  const words = ({ reading }: ReadingLine): string =>
    `${reading.words[lang]}${reading.chosen ? (lang === 'en' ? ' (chosen)' : '（采用）') : ''}`;
  return [
    { heading: t('规定', 'Rule'), width: 16, align: 'left', value: (row) => lineOf(row).rule.spec.title.in(lang) },
    { heading: t('条款', 'Clause'), width: 8, value: (row) => lineOf(row).rule.clause ?? '—' },
    { heading: t('问题', 'Question'), width: 20, align: 'left', value: (row) => lineOf(row).question.words[lang] },
    { heading: t('读法', 'Reading'), width: 26, align: 'left', value: (row) => words(lineOf(row)) },
  ];
}

function senseOf(place: Place | null, lang: Lang): string {
  if (place === null) return '';
  const { op } = place.measure;
  return lang === 'en' ? (op === '>=' ? 'at least' : 'at most') : op === '>=' ? '不少于' : '不多于';
}

const emptyOf = ({ year }: ReadingLine, lang: Lang): string =>
  (year === null ? HOLDS.notEvaluated : HOLDS.nothing)[lang];

function differsOf({ year, reading }: ReadingLine, lang: Lang): string {
  if (year === null || reading.chosen) return NOTHING_WORD[lang];
  return (year.differs ? YES : NO)[lang];
}

const remarkOf = (context: ReportContext, { year, reading }: ReadingLine, lang: Lang): string =>
  year === null ? (reading.missing?.in(lang) ?? '') : readingPeopleWords(context, year, lang);
