/** The stages of the forms that somebody teaches: 八年级, 初二, 三（2）班, 七、八年级. */
import type { Stage } from '../../domain/words.ts';
import { STAGE_WORDS, wordOf } from '../words.ts';
import { narrowed } from './plain.ts';

const ORDER: readonly Stage[] = ['kindergarten', 'primary', 'juniorSecondary', 'seniorSecondary'];
const FORMS = '一二三四五六七八九';
/** A class of a form says nothing more. */
const CLASS = /\(\d{1,2}\)班?|(?<=[一二三四五六七八九级])\d{1,2}班|班$/gu;

const stageOf = (form: string): Stage =>
  (/\d/u.test(form) ? Number(form) : FORMS.indexOf(form) + 1) <= 6 ? 'primary' : 'juniorSecondary';

function single(word: string): readonly Stage[] | undefined {
  if (/^(?:[大中小托]班|幼儿园?|学前班?)$/u.test(word)) return ['kindergarten'];
  const numbered = /^([1-9])\d{2}$/u.exec(word.replace(/班$/u, ''))?.[1];
  if (numbered !== undefined) return [stageOf(numbered)];
  const text = word.replaceAll(CLASS, '').replace(/年级$|年$|级$/u, '');
  if (/^小学?(?:[一二三四五六1-6]|[低中高](?:年级|年段|段)?)?$/u.test(text) && text !== '小') return ['primary'];
  if (/^(?:初中?[一二三1-3]?|初中部)$/u.test(text)) return ['juniorSecondary'];
  if (/^高(?:中[一二三1-3]?|[一二三1-3])$/u.test(text)) return ['seniorSecondary'];
  if (/^[一二三四五六七八九]+$/u.test(text)) return [...text].map(stageOf);
  return /^[1-9]$/u.test(text) ? [stageOf(text)] : undefined;
}

/** As 资格学段 has it, in the order of the stages; undefined: a question. */
export function stagesOfGrade(text: string): string | undefined {
  const words = narrowed(text)
    .split(/[、,;/和]|至|到|[-—~]/u)
    .filter((word) => word !== '');
  const said = words.map(single);
  if (said.length === 0 || said.includes(undefined)) return undefined;
  const found = new Set(said.flatMap((one) => one ?? []));
  return ORDER.filter((stage) => found.has(stage))
    .map((stage) => wordOf(STAGE_WORDS, stage))
    .join('、');
}
