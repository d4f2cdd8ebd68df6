/** The notice of leaders who count as not teaching, because nobody said what they teach. */
import { expect, it } from 'vitest';
import type { ReportContext } from '../../src/report/context.ts';
import { notTeachingWords } from '../../src/report/not-teaching.ts';
import { summaryText } from '../../src/report/summary.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { CHINESE, demand, instance, teacher } from '../support/tiny.ts';
import { context } from './fixture.ts';

/** S1 and S2 want one of Chinese each; S1 has a principal of Chinese. */
function led(teachingTenths: number | null): ReportContext {
  const given = instance({
    teachers: [teacher({ id: 'P', position: 'principal', teachingTenths })],
    demand: [demand('S1', CHINESE, 1), demand('S2', CHINESE, 1)],
  });
  const shortages = [...appraise(given, context.policy, []).shortages];
  return { ...context, instance: given, plan: { ...context.plan, postings: [], sharedTeaching: [], shortages } };
}

it('says how many they are and which shortages hang on it', () => {
  expect(notTeachingWords(led(null), 'zh-CN')).toBe(
    '校级干部1人未填“任课比例”，按不任课计；有1处缺员与此有关，如本人任课请填“任课比例”：学校S1语文',
  );
  expect(notTeachingWords(led(null), 'en')).toBe(
    '1 leader without a teaching share counted as not teaching; the shortage in 1 place hangs on it, enter the share if they teach: 学校S1 语文',
  );
});

it('says nothing where every share is entered, whatever it is', () => {
  expect([0, 4, 10].map((share) => notTeachingWords(led(share), 'en'))).toEqual([null, null, null]);
});

it('names no shortage of another subject or school', () => {
  const other = led(null);
  const elsewhere = { ...other, plan: { ...other.plan, shortages: other.plan.shortages.slice(0, 0) } };
  expect(notTeachingWords(elsewhere, 'zh-CN')).toBe('校级干部1人未填“任课比例”，按不任课计，没有缺员与此有关');
});

it('stands under the shortages of the summary', () => {
  expect(summaryText(led(null), 'zh-CN')).toMatch(
    /学科缺员（交流前→交流后，人）：.*\n校级干部1人未填“任课比例”，按不任课计；/u,
  );
});
