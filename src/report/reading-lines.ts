/** The readings as rows and sentences: where the verdict of a clause depends on how it is read, and for whom. */
import sum from 'lodash/sum.js';
import type { Lang } from '../messages/message.ts';
import {
  readYear,
  type ReadingQuestion,
  type ComparedReading,
  type ReadPlace,
  type ReadYear,
  type RuleReadings,
} from '../verify/compare-readings.ts';
import { ruleTitle, type ReportContext } from './context.ts';
import { personLabels } from './name-lists.ts';
import { listWords, schoolYearWords } from './words.ts';

/** One year of a rule under one reading. */
export interface ReadingLine {
  readonly rule: RuleReadings['rule'];
  readonly question: ReadingQuestion;
  readonly reading: ComparedReading;
  /** Null where the reading was not evaluated. */
  readonly year: ReadYear | null;
  readonly places: readonly ReadPlace[];
}

/** In the order of the policy, question by question, the years of each reading. */
export const readingLines = (compared: readonly RuleReadings[]): ReadingLine[] =>
  compared.flatMap(({ rule, questions }) =>
    questions.flatMap((question) =>
      question.readings.flatMap((reading): ReadingLine[] =>
        reading.missing === null
          ? reading.years.map((year) => ({
              rule,
              question,
              reading,
              year,
              places: reading.places.filter((place) => place.year === year.year),
            }))
          : [{ rule, question, reading, year: null, places: [] }],
      ),
    ),
  );

/** Places of one year that are compared with each other's counterparts: those of one group, or all. */
export interface ReadingPart {
  readonly places: readonly ReadPlace[];
  readonly year: ReadYear;
}

/**
 * A line group by group, so that nobody is named beside a group that is not theirs; in one part where one of the two
 * readings looks at the whole county, or not at the same groups.
 */
export function partsOf({ question, year, places }: ReadingLine): ReadingPart[] {
  if (year === null) return [];
  const own = question.readings.find(({ chosen }) => chosen)?.places.filter((place) => place.year === year.year) ?? [];
  const groups = new Set(places.map(({ scope }) => scope.group));
  const apart = !groups.has(null) && own.length > 0 && own.every(({ scope }) => groups.has(scope.group));
  if (!apart) return [{ places, year }];
  return [...groups].map((group) => {
    const [here, there] = [places, own].map((of) => of.filter(({ scope }) => scope.group === group));
    return { places: here!, year: readYear(year.year, here!, there!) };
  });
}

/** `12人：甲、乙…等` in a cell: nobody reads more names there. */
const MOST_NAMES = 20;

/** Who is counted under the reading and not as the policy reads it, and the other way round; empty where nobody is. */
export function readingPeopleWords(
  context: ReportContext,
  { countedOnlyHere, countedOnlyThere, baseOnlyHere, baseOnlyThere }: ReadYear,
  lang: Lang,
): string {
  const label = personLabels(context);
  const say = (zh: string, en: string, ids: readonly string[]): string[] => {
    if (ids.length === 0) return [];
    const names = listWords(ids.slice(0, MOST_NAMES).map(label), lang);
    const rest =
      ids.length > MOST_NAMES ? (lang === 'en' ? ' … (all in readings.json)' : '……（全部见 readings.json）') : '';
    return [lang === 'en' ? `${en} (${ids.length}): ${names}${rest}` : `${zh}${ids.length}人：${names}${rest}`];
  };
  return [
    ...say('多计入', 'counted besides', countedOnlyHere),
    ...say('不计入', 'not counted', countedOnlyThere),
    ...say('基数多', 'in the base besides', baseOnlyHere),
    ...say('基数少', 'not in the base', baseOnlyThere),
  ].join(lang === 'en' ? '; ' : '；');
}

/** The years whose verdict another reading changes. */
const dependingLines = (compared: readonly RuleReadings[]): ReadingLine[] =>
  readingLines(compared).filter(({ year }) => year?.differs === true);

/** What a terminal shows: one sentence, then a line for each verdict that depends on the reading. */
export function readingsText(
  { policy }: Pick<ReportContext, 'policy'>,
  compared: readonly RuleReadings[],
  lang: Lang,
): string {
  const lines = dependingLines(compared).map(({ rule, question, reading, year }) => {
    const own = question.readings.find(({ chosen }) => chosen)?.words[lang] ?? '';
    const [here, there] = year!.holds === true ? [HOLDS.yes, HOLDS.no] : [HOLDS.no, HOLDS.yes];
    const title = ruleTitle(policy, rule.spec.id, rule.clause, lang);
    return lang === 'en'
      ? `  - ${title}, ${schoolYearWords(year!.year, lang)}: ${there.en} as “${own}”, ${here.en} as “${reading.words.en}”`
      : `  - ${title}，${schoolYearWords(year!.year, lang)}：按“${own}”${there['zh-CN']}，按“${reading.words['zh-CN']}”${here['zh-CN']}`;
  });
  const missing = readingLines(compared).filter(({ year }) => year === null).length;
  const unread =
    missing === 0
      ? []
      : [lang === 'en' ? `Readings that could not be evaluated: ${missing}.` : `有${missing}种读法未能评估。`];
  return `${[heading(compared, lines.length, lang), ...lines, ...unread].join('\n')}\n`;
}

const HOLDS = { yes: { 'zh-CN': '达标', en: 'holds' }, no: { 'zh-CN': '不达标', en: 'does not hold' } } as const;

function heading(compared: readonly RuleReadings[], differing: number, lang: Lang): string {
  const questions = sum(compared.map((one) => one.questions.length));
  if (questions === 0)
    return lang === 'en'
      ? 'Readings compared: no clause of this policy is open to another reading here.'
      : '口径比较：本政策没有需要比较的读法。';
  if (differing === 0)
    return lang === 'en'
      ? `Readings compared (questions: ${questions}): no verdict depends on the reading.`
      : `口径比较（${questions}个问题）：结论都不随读法改变。`;
  return lang === 'en'
    ? `Readings compared (questions: ${questions}): verdicts that depend on the reading: ${differing}`
    : `口径比较（${questions}个问题）：以下${differing}处结论随读法改变`;
}

/** What a script decides by; the rest stands in readings.json. */
export const readingsAnswer = (compared: readonly RuleReadings[]): object => ({
  depends: dependingLines(compared).length > 0,
  notEvaluated: readingLines(compared).filter(({ year }) => year === null).length,
  differing: dependingLines(compared).map(({ rule, question, reading, year }) => ({
    rule: rule.spec.id,
    clause: rule.clause,
    question: question.id,
    chosen: question.readings.find(({ chosen }) => chosen)?.id ?? null,
    reading: reading.id,
    year: year!.year,
    holds: year!.holds,
    countedOnlyHere: year!.countedOnlyHere,
    countedOnlyThere: year!.countedOnlyThere,
    baseOnlyHere: year!.baseOnlyHere,
    baseOnlyThere: year!.baseOnlyThere,
  })),
});
