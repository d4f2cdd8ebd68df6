/** Words that an officer can say: the table of terms, its pages, and that nothing else speaks the appendix's language. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { termsPage } from '../../src/docs/terms-page.ts';
import { LANGS } from '../../src/messages/message.ts';
import { TERMS } from '../../src/messages/terms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

describe('the pages of terms', () => {
  it.each(LANGS)('are what the table says (npm run docs), in %s', (lang) => {
    expect(textOf(lang === 'en' ? 'docs/terms.md' : 'docs/terms.zh-CN.md')).toBe(termsPage(lang));
  });
});

describe('the exact words', () => {
  const exact = Object.values(TERMS).flatMap(({ plain, exact: word }): string[] => (plain === word ? [] : [word]));

  it('differ from the plain ones where the plain ones can be said', () => {
    expect(exact).toEqual(expect.arrayContaining(['理论下限', '差距', '影响最小', '缓派分值', '人·学年']));
  });

  it('come from the table alone: no report and no command says them by itself', () => {
    const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('messages/terms.ts'));
    const spoken = files.flatMap((file) =>
      textOf(file)
        .split('\n')
        .filter((line) => !/^\s*(?:\/?\*|\/\/)/u.test(line))
        .flatMap((line) => exact.filter((word) => line.includes(word)).map((word) => `${file}: ${word}`)),
    );
    expect(spoken).toEqual([]);
  });
});
