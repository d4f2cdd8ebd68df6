import { describe, expect, it } from 'vitest';
import { pathWords } from '../../src/policy/path-words.ts';

describe('paths into a policy', () => {
  it('are told in the words of their rule', () => {
    expect(pathWords('rules.headcount-balance.d')).toEqual({
      'zh-CN': expect.stringMatching(/：允许增减人数$/),
      en: expect.stringMatching(/: persons more or fewer$/),
    });
  });

  it('stand for themselves where no rule has words for them', () => {
    for (const path of [
      'settings.tenureYears',
      'rules.headcount-balance.e',
      'rules.no-rule.d',
      'rules.headcount-balance.d.e',
      'rules.headcount-balance.constructor',
      'rules',
    ])
      expect(pathWords(path)).toEqual({ 'zh-CN': path, en: path });
  });
});
