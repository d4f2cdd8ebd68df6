/** 方案比较: finished plans side by side, the first being what the others are held against. */
import { z } from 'zod';
import { t } from '../../report/words.ts';
import { comparison } from '../../what-if/compare/answer.ts';
import { sideOf } from '../../what-if/compare/planned.ts';
import { inEveryLanguage } from '../answer.ts';
import { CannotAsk } from '../cannot-ask.ts';
import { question } from '../question.ts';
import { comparisonSheet } from '../sheets/comparison.ts';
import { texts } from '../texts.ts';

export const comparisonQuestion = question({
  id: 'comparison',
  title: t(
    '方案比较：指标、各级目标、费用、条款余量、人员和学校',
    'plans side by side: numbers, aims, cost, clause margins, people, schools',
  ),
  needs: ['sides'],
  input: z.strictObject({}),
  fields: {},
  example: () => ({}),
  answer: async ({ sides }) => {
    if (sides.length < 1) throw new CannotAsk('material', texts['compare-none']());
    const other = sides.find(({ given }) => given.from !== sides[0]!.given.from);
    if (other !== undefined) throw new CannotAsk('material', texts['compare-years']({ name: other.name }));
    const derived = sides.map(sideOf);
    return {
      facts: comparison(derived, sides, [], 'en').json,
      sheets: inEveryLanguage((lang) => comparisonSheet(comparison(derived, sides, [], lang))),
      enclosed: [],
    };
  },
});
