/** 空缺: who could fill one vacancy with the least change to the plan in force. */
import { z } from 'zod';
import { schoolYearOfDay } from '../../domain/published.ts';
import { byCodePoint } from '../../domain/roster.ts';
import { instanceOf } from '../../planning/case.ts';
import { vacancyCandidates } from '../../replan/vacancy.ts';
import { alternativesJson } from '../../report/explain/alternatives.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { CannotAsk } from '../cannot-ask.ts';
import { question } from '../question.ts';
import { vacancySheet } from '../sheets/vacancy.ts';
import { texts } from '../texts.ts';

const HOW_MANY = { listed: 10, searched: 3 };

export const vacancyQuestion = question({
  id: 'vacancy',
  title: t(
    '一处空缺：可派人选，对现行方案改动小的在前',
    'one vacancy: who could fill it, the least change to the plan in force first',
  ),
  needs: ['published', 'today', 'search'],
  input: z.strictObject({
    school: z.string(),
    subject: z.string(),
    year: z.int().min(2000).max(2100).optional(),
  }),
  fields: {
    school: t('空缺学校编号', 'School'),
    subject: t('学科', 'Subject'),
    year: t(
      '从哪个学年起（默认为还没有开始的第一个学年）',
      'From which school year (by default the first that has not begun)',
    ),
  },
  example: ({ given: { roster } }) => {
    const place = roster.demand[0];
    return { school: place?.school ?? roster.schools[0]!.id, subject: place?.subject ?? roster.teachers[0]!.subject };
  },
  answer: async ({ given, published, today, search: { backend, seed, seconds } }, { school, subject, year }) => {
    const vacancy = { school, subject, year: year ?? Math.max(given.from, schoolYearOfDay(today) + 1) };
    const { years } = instanceOf(given);
    if (!years.includes(vacancy.year))
      throw new CannotAsk('unknown', texts['vacancy-year']({ year: vacancy.year, years }));
    const subjects = [...new Set([...given.roster.demand, ...given.roster.teachers].map((row) => row.subject))];
    if (!subjects.includes(subject))
      throw new CannotAsk('unknown', texts['vacancy-subject']({ subject, subjects: subjects.toSorted(byCodePoint) }));
    const found = await vacancyCandidates({ given, plan: published.plan, vacancy, today }, HOW_MANY, {
      backend,
      seed,
      seconds,
    });
    if (found === undefined) throw new CannotAsk('unknown', texts['unknown-place']({ id: school }));
    const [teachers, schools] = [
      new Map(given.roster.teachers.map((row) => [row.id, row.name])),
      new Map(given.roster.schools.map((row) => [row.id, row.name])),
    ];
    const names = {
      teacher: (key: string) => teachers.get(key) ?? key,
      school: (key: string) => schools.get(key) ?? key,
    };
    return {
      facts: { plan: published.id, vacancy, ...alternativesJson(found) },
      sheets: inEveryLanguage((lang) => vacancySheet(found, vacancy, published.id, names, lang)),
      enclosed: [],
    };
  },
});
