/** 替代人选: who else could be sent for a posting, or against a shortage that stays open. */
import { z } from 'zod';
import type { Instance } from '../../domain/instance.ts';
import { alternatives, postingNeed, type Need } from '../../explain/alternatives.ts';
import { instanceOf } from '../../planning/case.ts';
import { alternativesJson, alternativesSheet } from '../../report/explain/alternatives.ts';
import { t } from '../../report/words.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import { inEveryLanguage } from '../answer.ts';
import { CannotAsk } from '../cannot-ask.ts';
import { question } from '../question.ts';
import { texts } from '../texts.ts';

const HOW_MANY = { listed: 10, searched: 3 };

export const alternativesQuestion = question({
  id: 'alternatives',
  title: t(
    '替代人选：教师编号，或“学校（编号或名称）/学科/学年”的缺员',
    'who else: the number of a posted teacher, or a shortage as school/subject/year',
  ),
  needs: ['plan', 'search'],
  input: z.strictObject({ need: z.string() }),
  fields: {
    need: t(
      '已派出教师的编号，或“学校（编号或名称）/学科/学年”的缺员',
      'A posted teacher, or a shortage as school/subject/year',
    ),
  },
  word: { written: '<need>', input: (need) => ({ need }) },
  example: ({ plan }) => ({ need: plan.postings[0]?.teacher ?? shortageOf(plan) }),
  answer: async ({ given, plan, search: { backend, seed, seconds } }, { need: asked }) => {
    const instance = instanceOf(given);
    const need = needOf(instance, plan, asked);
    const found = await alternatives(given, plan, need, HOW_MANY, { backend, seed, seconds });
    const context = { plan, instance, policy: given.policy };
    return {
      facts: alternativesJson(found),
      sheets: inEveryLanguage((lang) => alternativesSheet(context, found, lang)),
      enclosed: [],
    };
  },
});

const shortageOf = ({ shortages }: VerifiedPlan): string => {
  const open = shortages.find(({ short }) => short > 0);
  return open === undefined ? '' : JSON.stringify([open.school, open.subject, open.year]);
};

/**
 * `T0042`, or `S03/英语/2027`, the school by id or name; the year may be left out for the first one. Ids may hold a slash themselves, so the words
 * are held against everything that the plan knows; what can be read in two ways is said with `["S03","英语",2027]`.
 */
function needOf(instance: Instance, plan: VerifiedPlan, value: string): Need {
  const open = plan.shortages.filter(({ short }) => short > 0);
  const meant = open.flatMap(({ school, subject, year }): Need[] => {
    const isMeant = [school, instance.sites.get(school)?.row.name ?? school].some((place) =>
      [[place, subject, year], ...(year === instance.years[0] ? [[place, subject]] : [])].some(
        (parts) => parts.join('/') === value || JSON.stringify(parts) === value,
      ),
    );
    return isMeant ? [{ kind: 'shortage', school, subject, year }] : [];
  });
  const posting = postingNeed(plan, value);
  const [need, ...others] = posting === undefined ? meant : [posting, ...meant];
  if (need === undefined) throw new CannotAsk('unknown', texts['explain-unknown-need']({ need: value }));
  if (others.length > 0)
    throw new CannotAsk(
      'unknown',
      texts['explain-ambiguous-need']({ need: value, readings: [need, ...others].map(written) }),
    );
  return need;
}

/** A need as it cannot be mistaken. */
const written = (need: Need): string =>
  need.kind === 'posting' ? need.posting.teacher : JSON.stringify([need.school, need.subject, need.year]);
