/**
 * The numbers that the words of a clause state, by unit: `20%`, `百分之二十`, `三年`, `两届`, `800元`, `45周岁`. Calendar years,
 * grades and 九年一贯制 are none.
 */
import { parseRational, rational, type Rational } from '../domain/rational.ts';

export type Unit = 'percent' | 'years' | 'terms' | 'yuan' | 'age';

/** From a number to a number, both alike where one is stated; `words` as they stand in the quote. */
export interface Quoted {
  readonly least: Rational;
  readonly most: Rational;
  readonly words: string;
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 二十, 十五, 一百零五, 两; undefined for what is no number below ten thousand. */
export function chineseNumber(text: string): number | undefined {
  let sum = 0;
  let digit: number | null = null;
  for (const sign of text) {
    const place = PLACES[sign];
    if (place === undefined) {
      if (DIGITS[sign] === undefined || (digit !== null && digit !== 0)) return undefined;
      digit = DIGITS[sign]!;
    } else {
      sum += (digit ?? 1) * place;
      digit = null;
    }
  }
  return text === '' ? undefined : sum + (digit ?? 0);
}

const HAN = '[〇零一二两三四五六七八九十百千]{1,7}';
const NUMBER = String.raw`(?:\d{1,6}(?:\.\d{1,4})?|${HAN})`;
/** Not the end of a longer number, of a calendar year, or of an ordinal. */
const START = '(?<![\\d.第〇零一二两三四五六七八九十百千])';
const TO = String.raw`\s*(?:[-—–~～至到]|——)+\s*`;

const range = (unit: string): RegExp =>
  new RegExp(String.raw`${START}(?:(?<from>${NUMBER})\s*(?:${unit})?${TO})?(?<number>${NUMBER})\s*(?:${unit})`, 'gu');

const PATTERNS: Readonly<Record<Unit, RegExp>> = {
  percent: range('[%％]'),
  // 九年一贯, 三年级, 第三年 and 2024年 count no years.
  years: range('个?周?学?年(?!一贯|义务|级|段|代|月|度|制)'),
  terms: range('个?(?:任期|届)'),
  yuan: range('元'),
  age: range('周?岁'),
};

const PARTS = new RegExp(String.raw`(?<den>百|千|${NUMBER})分之(?<number>${NUMBER})`, 'gu');

function exactly(text: string): Rational | undefined {
  const value = /^\d/u.test(text) ? parseRational(text) : undefined;
  if (value !== undefined) return value;
  const han = chineseNumber(text);
  return han === undefined ? undefined : rational(han, 1);
}

const hundredth = ({ num, den }: Rational): Rational => rational(num, den * 100);

/** In the order of the quote; a percentage as a share of one. */
export function quotedNumbers(quote: string, unit: Unit): Quoted[] {
  const stated = [...quote.matchAll(PATTERNS[unit])].flatMap(({ 0: words, groups }) => {
    const most = exactly(groups!.number!);
    const least = groups!.from === undefined ? most : exactly(groups!.from);
    if (most === undefined || least === undefined) return [];
    // Four digits before 年 name a calendar year.
    if (unit === 'years' && most.num / most.den > 99) return [];
    return [unit === 'percent' ? { least: hundredth(least), most: hundredth(most), words } : { least, most, words }];
  });
  return unit === 'percent' ? [...stated, ...partsOf(quote)] : stated;
}

function partsOf(quote: string): Quoted[] {
  return [...quote.matchAll(PARTS)].flatMap(({ 0: words, groups }) => {
    const [over, under] = [exactly(groups!.number!), exactly(groups!.den!)];
    if (over === undefined || under === undefined || under.num === 0 || under.den !== 1) return [];
    const share = rational(over.num, over.den * under.num);
    return [{ least: share, most: share, words }];
  });
}
