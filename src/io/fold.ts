/** Headings and words are compared without case, full-width/half-width and blanks (data dictionary). */
import { looseKey } from '../domain/key.ts';

/** NFKC, no blanks at all and nothing that nobody sees, lower case: as ids are compared for duplicates, too. */
export const fold = looseKey;

/**
 * Units and hints of form, as they follow a heading in brackets; NFKC has made ㎡ m2. Amounts in 万元 are scaled by
 * `intake/units.ts`.
 */
const UNITS = '(?:万元|千元|元)(?:\\/(?:月|年|人月|人·月))?|人|名|所|个|班|节(?:\\/(?:人|周))?|岁|年|月|m2|%|°|度';
const HINTS =
  '年月|年月日|年\\/月|年-月|yyyy[-./]?mm(?:[-./]?dd)?|必填|必填项|选填|是\\/否|男\\/女|有\\/无|下拉选择|可多选|(?:如|例如|格式|单位)[:：]?[^()]*';
const NOTE = new RegExp(`\\((?:${UNITS}|${HINTS})\\)$|[/:：](?:万元|千元|元)$`, 'u');

/** Marks of required columns and notes on units say nothing about which column it is: `教师编号*`, `月津贴（元）`. */
export function foldHeading(text: string): string {
  return fold(text)
    .replaceAll(/^[*!★]+|[*!★]+$/gu, '')
    .replaceAll(/[[【〔]/gu, '(')
    .replaceAll(/[\]】〕]/gu, ')')
    .replace(NOTE, '')
    .replaceAll(/[*!★]+$/gu, '')
    .replace(/:$/, '');
}

/** File and sheet names may be numbered for order: `03-学校`. */
export const foldTitle = (text: string): string => fold(text).replace(/^\d+[-_.、]*(?=\D)/, '');
