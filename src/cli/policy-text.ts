/** A policy in words, for the screen. */
import type { Lang } from '../messages/message.ts';
import { pendingClauses, type AppliedRule, type Policy } from '../policy/policy.ts';
import { servedWords } from '../report/clause-words.ts';
import { kindsOf, ruleLines, settingLines, type Parameter } from '../report/parameters.ts';
import { firstWords, quoted } from '../report/words.ts';

type Heading = 'settings' | 'rules' | 'clauses' | 'assumed' | 'notEvaluated';
const HEADINGS: Record<Heading, Record<Lang, string>> = {
  settings: { 'zh-CN': '设置', en: 'Settings' },
  rules: { 'zh-CN': '规则', en: 'Rules' },
  clauses: { 'zh-CN': '条款与读法', en: 'Clauses and how they are read' },
  assumed: {
    'zh-CN': '文件没有规定、由本方案假定的值（可按本地规定修改）',
    en: 'Not in the document, assumed by the pack (to be changed where local rules say otherwise)',
  },
  notEvaluated: { 'zh-CN': '未评估、请人工核对的条款', en: 'Not evaluated; check by hand' },
};

export function policyText(policy: Policy, lang: Lang): string {
  const colon = lang === 'en' ? ': ' : '：';
  const section = (heading: Heading, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${HEADINGS[heading][lang]}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const parameters = [...settingLines(policy, lang), ...policy.rules.flatMap((rule) => ruleLines(policy, rule, lang))];
  const line = ({ item, value }: Parameter): string => `${item}${colon}${value}`;
  return [
    `${policy.id}  ${policy.title[lang]}\n${policy.document}${policy.documentNote === undefined ? '' : `（${policy.documentNote}）`}\n${policy.digest}\n`,
    section('settings', settingLines(policy, lang).map(line)),
    section(
      'rules',
      policy.rules.map((rule) => ruleText(rule, lang)),
    ),
    section(
      'clauses',
      [...policy.clauses.values()].flatMap((clause) => [
        `${clause.id}  ${clause.source}`,
        `    ${quoted(clause.quote)}`,
        `    ${clause.reading[lang]}`,
        `    ${servedWords(clause, lang)}`,
      ]),
    ),
    section('assumed', parameters.filter(({ origin }) => origin === 'assumed').map(line)),
    section(
      'notEvaluated',
      pendingClauses(policy).map(
        ({ id, quote, served }) => `${id}  ${quoted(firstWords(quote))}${colon}${served.why[lang]}`,
      ),
    ),
  ].join('');
}

function ruleText(rule: AppliedRule, lang: Lang): string {
  const soft = { 'zh-CN': '软性要求', en: 'soft' } as const;
  const notes = [
    rule.clause,
    rule.kinds === null ? null : kindsOf(rule, lang),
    rule.enforce.kind === 'soft' ? soft[lang] : null,
  ].filter((note) => note !== null);
  const [open, close, colon] = lang === 'en' ? [' (', ')', ': '] : ['（', '）', '：'];
  return `${rule.spec.title.in(lang)}${notes.length === 0 ? '' : `${open}${notes.join(lang === 'en' ? '; ' : '；')}${close}`}${colon}${rule.spec.meaning(rule.params).in(lang)}`;
}
