/** Problems of rosters and policies as lines for a person. */
import type { Severity } from '../domain/draft.ts';
import type { InputProblem } from '../io/problem.ts';
import type { Lang } from '../messages/message.ts';
import type { PolicyProblem } from '../policy/load.ts';

export const SEVERITY: Record<Severity, Record<Lang, string>> = {
  error: { 'zh-CN': '错误', en: 'error' },
  warning: { 'zh-CN': '注意', en: 'warning' },
  notice: { 'zh-CN': '提示', en: 'notice' },
};

/** `错误 教师.csv 第 17 行「出生年月」19xx：…`. */
export function rosterLine(problem: InputProblem, lang: Lang): string {
  const { file, sheet, row, column } = problem;
  const value = problem.value === '' ? null : problem.value;
  const place =
    lang === 'en'
      ? [
          file,
          sheet === null ? '' : `sheet ${sheet}`,
          row === null ? '' : `row ${row}`,
          column ?? '',
          value === null ? '' : `"${value}"`,
        ]
          .filter((part) => part !== '')
          .join(', ')
      : [
          `${file}${sheet === null ? '' : `「${sheet}」`}`,
          row === null ? '' : `第 ${row} 行`,
          column === null ? '' : `「${column}」`,
          value === null ? '' : `“${value}”`,
        ]
          .filter((part) => part !== '')
          .join(' ');
  return sentence(problem, place, lang);
}

/** `错误 own.yaml:12:5：…`, the way in which editors find a place. */
export function policyLine(problem: PolicyProblem, lang: Lang): string {
  return sentence(problem, [problem.file, problem.row, problem.column].filter((part) => part !== null).join(':'), lang);
}

const sentence = ({ severity, message }: InputProblem | PolicyProblem, place: string, lang: Lang): string =>
  `${SEVERITY[severity][lang]} ${place}${lang === 'en' ? ': ' : '：'}${message.in(lang)}`;
