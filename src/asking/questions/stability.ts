/** 稳定曲线: the best lawful plan with at most 0, 1, 2, … moved names of the plan in force, and the knee. */
import { z } from 'zod';
import { publishedOf, schoolYearOfDay } from '../../domain/published.ts';
import { stabilityCurve } from '../../replan/curve.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { CannotAsk } from '../cannot-ask.ts';
import { question } from '../question.ts';
import { stabilitySheet } from '../sheets/stability.ts';
import { texts } from '../texts.ts';

export const stabilityQuestion = question({
  id: 'stability',
  title: t(
    '稳定曲线：公布名单每多变动一个名额能改善多少',
    'stability curve: what each further moved name of the published list wins',
  ),
  needs: ['published', 'today', 'search'],
  input: z.strictObject({
    most: z.int().min(0).max(10_000).default(50),
    groups: z.array(z.string()).nullable().default(null),
  }),
  fields: {
    most: t('最多算到变动几个名额', 'No point with more moved names'),
    groups: t('只看这些集团', 'These groups alone'),
  },
  example: () => ({ most: 2, groups: null }),
  answer: async ({ given, published, today, search }, { most, groups }, signal) => {
    const unknown = (groups ?? []).find((group) => !given.roster.groups.some((row) => row.id === group));
    if (unknown !== undefined) throw new CannotAsk('unknown', texts['unknown-place']({ id: unknown }));
    const whole = { ...given, published: publishedOf(published.plan, published.digest, schoolYearOfDay(today)) };
    const { backend, seed, seconds, workers } = search;
    const curve = await stabilityCurve(
      whole,
      { most, groups },
      { backend, seed, gap: 0, timeLimit: seconds, workers, ...(signal === undefined ? {} : { signal }) },
    );
    return {
      facts: { ok: curve.points.length > 0, plan: published.id, ...curve },
      sheets: inEveryLanguage((lang) => stabilitySheet(curve, published.id, lang)),
      enclosed: [],
    };
  },
});
