import { describe, expect, it } from 'vitest';
import { findingLines } from '../../src/cli/verify-answers.ts';
import { texts as aboutValues } from '../../src/verify/verify-texts.ts';
import { texts as aboutPeople } from '../../src/verify/validity-texts.ts';

const person = aboutPeople['second-posting']({ at: 'postings[3]', teacher: '甲（T01）' });
const row = (i: number) => aboutValues['row-unfounded']({ at: `compliance[${i}]`, row: {} });
const value = aboutValues['value-differs']({ at: 'proof.tiers[2].value', expected: 1, found: 2 });

describe('findings on a screen', () => {
  it('tell of people first, then ten derived values of each kind with their number', () => {
    const lines = findingLines([value, ...Array.from({ length: 13 }, (_, i) => row(i)), person]).map(
      ({ indent, message }) => indent + message.in('zh-CN'),
    );
    expect(lines[0]).toBe(person.in('zh-CN'));
    expect(lines[1]).toContain('共 14 处');
    expect(lines.slice(2, 5)).toEqual([
      '  方案质量（proof）：1 处',
      `    ${value.in('zh-CN')}`,
      '  合规情况（compliance）：13 处',
    ]);
    expect(lines.slice(5)).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `    ${row(i).in('zh-CN')}`),
      '    ……另有 3 处',
    ]);
  });

  it('have no heading where there is nothing under it', () => {
    expect(findingLines([person])).toEqual([{ indent: '', message: person }]);
    expect(findingLines([])).toEqual([]);
  });
});
