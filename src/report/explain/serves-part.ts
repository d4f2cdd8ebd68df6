/** What a posting serves: its purpose, the clauses that count it, and what would not hold if it were left out. */
import type { Lang } from '../../messages/message.ts';
import type { RulePlace } from '../../explain/rivals.ts';
import type { TeacherReasons } from '../../explain/teacher.ts';
import { plainNames, ruleTitle, scopeWords, type ReportContext } from '../context.ts';
import { purposeWords } from '../purpose-words.ts';
import { list, quoted, schoolYear, t } from '../words.ts';
import { roundedSum, unitWords } from './members.ts';
import type { Part } from './sheet.ts';

export function servesPart(context: ReportContext, { posting, serves, rivals }: TeacherReasons, lang: Lang): Part {
  const { instance, policy } = context;
  const names = plainNames(instance);
  const en = lang === 'en';
  const purposes = list(purposeWords(context, posting!, lang), lang);
  const lines = serves.map(({ measured, measure }) => {
    const { where, required, actual } = measure;
    const sum = roundedSum(measure, lang);
    const shown = sum === null ? '' : en ? ` (${sum})` : `（${sum}）`;
    const numbers = en
      ? `at least ${required}${shown}, under the plan ${actual} (persons)`
      : `应有${required}人${shown}，本方案${actual}人`;
    const clause = policy.clauses.get(measured.clause ?? '');
    const source =
      clause === undefined
        ? ''
        : en
          ? `. ${clause.source}: ${quoted(clause.quote)}`
          : `。${clause.source}：${quoted(clause.quote)}`;
    return `- ${ruleTitle(policy, measured.spec.id, measured.clause, lang)}${en ? ': ' : '：'}${scopeWords(where, names, lang)}${en ? ', ' : '，'}${schoolYear(where.year, lang)}${en ? ', ' : '，'}${numbers}${source}`;
  });
  const said = en ? `Serves: ${purposes}.` : `用途：${purposes}。`;
  return {
    id: 'serves',
    title: t('这次交流的用途和依据', 'What the posting serves')[lang],
    lines: [
      said,
      ...(lines.length === 0 ? [] : [t('计入下列条款：', 'It counts for these clauses:')[lang], ...lines]),
      ...missedLines(context, rivals?.missed ?? [], lang),
    ],
  };
}

/** Places of one rule that differ in the year alone are told together. */
function missedLines({ instance, policy }: ReportContext, missed: readonly RulePlace[], lang: Lang): string[] {
  if (missed.length === 0) return [NOTHING_MISSED[lang]];
  const en = lang === 'en';
  const names = plainNames(instance);
  const groups = [
    ...Map.groupBy(missed, ({ rule, where: { group, stage, school, subject } }) =>
      JSON.stringify([
        policy.rules.findIndex(({ spec, clause }) => spec === rule.spec && clause === rule.clause),
        group,
        stage,
        school,
        subject,
      ]),
    ).values(),
  ];
  const lines = groups.map((places) => {
    const { rule, where } = places[0]!;
    const years = places.map(
      ({ where: { year }, by, baseGrew }) =>
        (rule.spec.nature === 'quota'
          ? en
            ? `${schoolYear(year, lang)} by ${unitWords(by, rule.spec.unit, lang)}`
            : `${schoolYear(year, lang)}差${unitWords(by, rule.spec.unit, lang)}`
          : schoolYear(year, lang)) + (baseGrew ? GREW[lang] : ''),
    );
    return `- ${ruleTitle(policy, rule.spec.id, rule.clause, lang)}${rule.spec.nature === 'protection' ? PROTECTION[lang] : ''}${en ? ': ' : '：'}${scopeWords(where, names, lang)}${en ? ', ' : '，'}${list(years, lang)}`;
  });
  return [MISSED[lang], ...lines];
}

const GREW = t('（留任后仍计入该学年的基数）', ' (who stays goes on counting in the base of that year)');
const PROTECTION = t('［不得突破的规定］', ' [protection]');
const MISSED = t(
  '如果只去掉这次派出、其他安排都不变，下列规定就不能满足：',
  'If this posting alone were left out and nothing else changed, these would not hold:',
);
const NOTHING_MISSED = t(
  '如果只去掉这次派出、其他安排都不变，硬性规定仍能满足；差别在下面各级目标上。',
  'If this posting alone were left out and nothing else changed, the hard rules would still hold; the difference lies in the aims below.',
);
