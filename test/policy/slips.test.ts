/** Slips of the hand in a policy file: each is told once, at its place, with the mend, and nothing of its echoes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/load.ts';
import { packFile, packIds } from '../../src/policy/packs.ts';

const GOOD = readFileSync(packFile('suzhou-2024'), 'utf8');

/** The pack with one piece of text replaced; fails when the piece does not occur. */
function withChange(from: string | RegExp, to: string, text = GOOD): string {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return changed;
}

const told = (text: string): string[] =>
  parsePolicy(text, 'own.yaml').problems.map(
    ({ severity, row, column, code }) => `${severity} ${row}:${column} ${code}`,
  );
const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

describe('a slip of the hand', () => {
  it.each<[string, string | RegExp, string, string, string, string]>([
    ['a full-width colon', 'tenureYears: 6 ', 'tenureYears：6 ', '：6', 'policy-slip-colon', 'tenureYears: 6'],
    [
      'a full-width colon at the outermost level',
      'id: suzhou-2024',
      'id：suzhou-2024',
      '：suzhou',
      'policy-slip-colon',
      'id: suzhou-2024',
    ],
    [
      'a full-width colon in a quote',
      'quote: 其中骨干教师',
      'quote：其中骨干教师',
      '：其中骨干教师',
      'policy-slip-colon',
      'quote: 其中骨干教师',
    ],
    [
      'a full-width colon after a dash',
      '- rule: backbone-share',
      '- rule：backbone-share',
      '：backbone-share',
      'policy-slip-colon',
      '- rule: backbone-share',
    ],
    ['a full-width colon in braces', 'of: starters', 'of：starters', '：starters', 'policy-slip-colon', 'of: starters'],
    ['no space after the colon', 'retireYears: 5', 'retireYears:5', ':5', 'policy-slip-space', 'retireYears: 5'],
    [
      'a full-width comma in braces',
      '"20%", of',
      '"20%"，of',
      '，of',
      'policy-slip-comma',
      'share: "20%", of: starters',
    ],
    ['a full-width comma in a list', 'exchange: [3]', 'exchange: [3，2]', '，2]', 'policy-slip-comma', '[3, 2]'],
    ['a 、 in a list', 'exchange: [3]', 'exchange: [3、2]', '、2', 'policy-slip-comma', '[3, 2]'],
    [
      'Chinese quotation marks',
      'share: "20%", of',
      'share: “20%”, of',
      '“20%”',
      'policy-slip-quote',
      'share: "20%", of',
    ],
    ['full-width brackets', 'exchange: [3]', 'exchange: ［3］', '［3］', 'policy-slip-bracket', 'exchange: [3]'],
    ['full-width digits', 'tenureYears: 6 ', 'tenureYears: ６ ', '６', 'policy-slip-width', 'tenureYears: 6'],
    [
      'a full-width percent sign',
      'share: "20%", of',
      'share: "20％", of',
      '20％',
      'policy-slip-width',
      'share: "20%", of',
    ],
    ['a tab', '  retireYears: 5', '\tretireYears: 5', '\tretireYears', 'policy-slip-indent', 'line 12'],
    ['a full-width space', '  retireYears: 5', '　retireYears: 5', '　retireYears', 'policy-slip-indent', 'line 12'],
  ])('%s is told once, at its place, with the mend', (_, from, to, place, code, mend) => {
    const text = withChange(from, to);
    const line = lineOf(text, place);
    const column = text.split('\n')[line - 1]!.indexOf(place) + 1;
    const { policy, problems } = parsePolicy(text, 'own.yaml');
    expect(policy).toBeNull();
    expect(told(text)).toEqual([`error ${line}:${column} ${code}`]);
    expect(problems[0]!.message.in('en')).toContain(mend);
    expect(problems[0]!.message.in('zh-CN')).toMatch(/\p{Script=Han}{4}/u);
  });

  it('is told beside other slips and beside mistakes that are none, each at its own place', () => {
    const text = withChange('tenureYears: 6 ', 'tenureYears：6 ')
      .replace('"20%", of: starters', '"20%"，of：startres')
      .replace('retireYears: 5', 'retireYears: 500');
    const line = lineOf(text, '，of');
    expect(told(text)).toEqual(
      [
        `error ${lineOf(text, '：6')}:14 policy-slip-colon`,
        `error ${lineOf(text, '500')}:16 policy-too-big`,
        `error ${line}:${text.split('\n')[line - 1]!.indexOf('：') + 1} policy-slip-colon`,
        `error ${line}:${text.split('\n')[line - 1]!.indexOf('，') + 1} policy-slip-comma`,
        `error ${line}:${text.split('\n')[line - 1]!.indexOf('startres') + 1} policy-not-one-of`,
      ].toSorted(
        (a, b) =>
          Number(/ (\d+):/u.exec(a)![1]) - Number(/ (\d+):/u.exec(b)![1]) ||
          Number(/:(\d+)/u.exec(a)![1]) - Number(/:(\d+)/u.exec(b)![1]),
      ),
    );
  });

  it('is one, however many lines begin with a tab', () => {
    const text = GOOD.replaceAll(/^ {2}(?=\w+Years)/gmu, '\t');
    const { problems } = parsePolicy(text, 'own.yaml');
    expect(problems.map(({ code }) => code)).toEqual(['policy-slip-indent']);
    expect(problems[0]!.message.in('zh-CN')).toContain('第 11、12、');
  });

  it('is none in the words of a document, nor in a file that loads', () => {
    const text = withChange('quote: 其中骨干教师', 'quote: 原文：其中骨干教师，满３年；“优秀”的、【重点】');
    expect(parsePolicy(text, 'own.yaml').policy).not.toBeNull();
    const wrong = withChange('retireYears: 5', 'retireYears: 500', text);
    expect(told(wrong).map((line) => line.split(' ')[2])).toEqual(['policy-too-big']);
  });

  it('says how a share is written where a plain number stands', () => {
    const say = (to: string): string =>
      parsePolicy(withChange('share: "20%", of', `share: ${to}, of`), 'own.yaml')
        .problems.map(({ message }) => message.in('zh-CN'))
        .join('\n');
    expect(say('20')).toContain('"20%"');
    expect(say('0.07')).toContain('"7%"');
    expect(parsePolicy(withChange('share: "20%", of', 'share: 20%, of'), 'own.yaml').policy).not.toBeNull();
  });
});

describe('every colon of a pack', () => {
  // Whatever setting it is, one line tells it.
  const lines = GOOD.split('\n')
    .flatMap((line, row) => (/^\s*(?:- )?[\w-]+: \S/u.test(line) ? [row] : []))
    .filter((_, i) => i % 4 === 0);
  it(`full-width in line after line (${lines.length})`, () => {
    for (const row of lines) {
      const text = GOOD.split('\n')
        .map((line, at) => (at === row ? line.replace(': ', '：') : line))
        .join('\n');
      expect(told(text).map((line) => line.replace(/:\d+ /u, ' '))).toEqual([`error ${row + 1} policy-slip-colon`]);
    }
  });
});

it('packs have none', () => {
  for (const pack of packIds()) expect(parsePolicy(readFileSync(packFile(pack), 'utf8'), pack).problems).toEqual([]);
});
