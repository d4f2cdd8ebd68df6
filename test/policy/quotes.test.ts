/** The words of a clause and the number that serves it: a difference is warned of, at the line of the number. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRational } from '../../src/domain/rational.ts';
import { parsePolicy } from '../../src/policy/load.ts';
import { packFile, packIds } from '../../src/policy/packs.ts';
import { draws } from '../support/draws.ts';
import { chineseNumber, quotedNumbers, type Unit } from '../../src/policy/quoted-numbers.ts';

const SUZHOU = readFileSync(packFile('suzhou-2024'), 'utf8');
const RUIAN = readFileSync(packFile('ruian-2021'), 'utf8');
const HUANTAI = readFileSync(packFile('huantai-2016'), 'utf8');

function withChange(text: string, from: string, to: string): string {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return changed;
}

const numbers = (quote: string, unit: Unit): string[] =>
  quotedNumbers(quote, unit).map(({ least, most }) => {
    const shown = [least, most].map((value) =>
      unit === 'percent' ? formatRational(value) : String(value.num / value.den),
    );
    return shown[0] === shown[1] ? shown[0]! : shown.join('..');
  });

describe('numbers in the words of a document', () => {
  it.each<[string, Unit, string[]]>([
    ['应不低于符合交流条件教师总数的20%', 'percent', ['20%']],
    ['不低于百分之二十，骨干不低于百分之十五', 'percent', ['20%', '15%']],
    ['不少于三分之一', 'percent', ['1/3']],
    ['上浮1%—3%', 'percent', ['1%..3%']],
    ['上浮10-20%', 'percent', ['10%..20%']],
    ['不低于12.5％', 'percent', ['12.5%']],
    ['上浮五个百分点', 'percent', []],
    ['三年一轮', 'years', ['3']],
    ['连续3年到合作学校工作', 'years', ['3']],
    ['任教满十二年的应交流', 'years', ['12']],
    ['2至3学年', 'years', ['2..3']],
    ['2014年起，每年，当年，九年一贯制学校三年级，第三年，2021学年', 'years', []],
    ['任满两届的应交流', 'terms', ['2']],
    ['特岗津贴调整为800元/月', 'yuan', ['800']],
    ['男50周岁以下、女四十五岁以下', 'age', ['50', '45']],
  ])('%s (%s)', (quote, unit, expected) => {
    expect(numbers(quote, unit)).toEqual(expected);
  });

  it('read every number below ten thousand that is written in characters', () => {
    const signs = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const written = (value: number): string => {
      const places = [1000, 100, 10, 1].map((place) => Math.floor(value / place) % 10);
      const text = places.map((digit, i) => (digit === 0 ? '零' : signs[digit]! + ['千', '百', '十', ''][i]!)).join('');
      return text.replaceAll(/零+/gu, '零').replace(/^零/u, '').replace(/零$/u, '').replace(/^一十/u, '十');
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => chineseNumber(written(value)) === value),
      { numRuns: draws(300), seed: 3 },
    );
    expect([chineseNumber('两'), chineseNumber('二一'), chineseNumber('')]).toEqual([2, undefined, undefined]);
  });
});

describe('a clause and the number that serves it', () => {
  it.each<[string, string, string, string, string, string]>([
    ['a share', SUZHOU, 'share: "20%", of', 'share: "10%", of', '"10%", of', 'SZ2'],
    [
      'a share in characters',
      SUZHOU,
      '其中骨干教师比例应不低于交流轮岗教师总数的20%',
      '其中骨干教师比例应不低于交流轮岗教师总数的百分之三十',
      'share: "20%", of',
      'SZ2',
    ],
    ['the term', RUIAN, 'exchange: [3]', 'exchange: [2]', 'exchange: [2]', 'RA4'],
    ['a bound of a range', HUANTAI, 'hi: "50%"', 'hi: "60%"', 'hi: "60%"', 'HT1'],
    ['an allowance', RUIAN, '马屿: 600', '马屿: 500', '马屿: 500', 'RA20'],
  ])('%s that differs is warned of, at its line', (_, file, from, to, place, clause) => {
    const text = withChange(file, from, to);
    const line = text.slice(0, text.indexOf(place)).split('\n').length;
    const { policy, problems } = parsePolicy(text, 'own.yaml');
    expect(policy).not.toBeNull();
    expect(problems.map(({ severity, row, code }) => [severity, row, code])).toEqual([
      ['warning', line, 'policy-quote-differs'],
    ]);
    for (const lang of ['zh-CN', 'en'] as const) expect(problems[0]!.message.in(lang)).toContain(clause);
  });

  it('may differ where the file says that the document does not state it', () => {
    const text = withChange(
      withChange(RUIAN, 'exchange: [3]', 'exchange: [2]'),
      'assumed: [',
      'assumed: [settings.postingYears.exchange, ',
    );
    expect(parsePolicy(text, 'own.yaml').problems).toEqual([]);
  });

  it('agree in every pack', () => {
    for (const pack of packIds()) expect(parsePolicy(readFileSync(packFile(pack), 'utf8'), pack).problems).toEqual([]);
  });
});
