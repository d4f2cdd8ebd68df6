/** Where a quota names a number of people, no report speaks of a share of 0 %. */
import { expect, it } from 'vitest';
import { LANGS } from '../../src/messages/message.ts';
import { ruleLines } from '../../src/report/parameters.ts';
import { applied, policy } from '../support/tiny.ts';

const line = applied('exchange-rate', { base: 'eligible', atLeast: 3 }, { clause: 'X1' });
const shown = (lang: (typeof LANGS)[number]) =>
  ruleLines(policy({ rules: [line] }), line, lang).map(({ item, value }) => `${item} ${value}`);

const meaning = (raw: object, lang: (typeof LANGS)[number]): string => {
  const { spec, params } = applied('exchange-rate', raw);
  return spec.meaning(params).in(lang);
};

it('lists the number as a parameter and no share', () => {
  expect(shown('zh-CN')).toEqual([
    '交流轮岗比例：计算基数 符合交流条件教师总数',
    expect.stringMatching(/^交流轮岗比例：计算范围 /u),
    expect.stringMatching(/^交流轮岗比例：计入人员 /u),
    '交流轮岗比例：最少人数（代替比例） 3',
  ]);
  expect(shown('en').at(-1)).toBe('Exchange rate: least number (instead of a share) 3');
  for (const lang of LANGS) expect(shown(lang).join('\n')).not.toMatch(/0\s?%/u);
});

it('says the number, which nothing rounds, and rounds a share', () => {
  const number = { base: 'eligible', atLeast: 3 };
  expect(meaning(number, 'zh-CN')).toMatch(/人数不少于3人；/u);
  expect(meaning(number, 'en')).toMatch(/at least 3 teachers start an exchange; /u);
  const share = { base: 'eligible', share: '20%' };
  expect(meaning(share, 'zh-CN')).toMatch(/20%，不足一人按一人计/u);
  expect(meaning(share, 'en')).toMatch(/at least 20% of the eligible teachers start an exchange, rounded up; /u);
});
