import { Option } from '@commander-js/extra-typings';
import type { Instance } from '../../domain/instance.ts';
import { alternatives, postingNeed, type Need } from '../../explain/alternatives.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import { alternativesJson, alternativesSheet } from '../../report/explain/alternatives.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from '../texts.ts';
import type { ExplainQuestion } from './question.ts';

const HOW_MANY = { listed: 10, searched: 3 };

export const alternativesQuestion: ExplainQuestion = {
  of: 'plan',
  option: () =>
    new Option(
      '--alternatives <need>',
      '替代人选：教师编号，或“学校编号/学科/学年”的缺员 · who else: the number of a posted teacher, or a shortage as school/subject/year',
    ),
  answer: async ({ given, instance, plan, backend, seed, seconds }, value) => {
    const found = await alternatives(given, plan, needOf(instance, plan, value), HOW_MANY, { backend, seed, seconds });
    const context = { plan, instance, policy: given.policy };
    return { json: () => alternativesJson(found), sheet: (lang) => alternativesSheet(context, found, lang) };
  },
};

/**
 * `T0042`, or `S03/英语/2027`; the year may be left out for the first one. Ids may hold a slash themselves, so the words
 * are held against everything that the plan knows; what can be read in two ways is said with `["S03","英语",2027]`.
 */
function needOf(instance: Instance, plan: VerifiedPlan, value: string): Need {
  const open = plan.shortages.filter(({ short }) => short > 0);
  const meant = open.flatMap(({ school, subject, year }): Need[] => {
    const short = year === instance.years[0] ? [[school, subject]] : [];
    const isMeant = [[school, subject, year], ...short].some(
      (parts) => parts.join('/') === value || JSON.stringify(parts) === value,
    );
    return isMeant ? [{ kind: 'shortage', school, subject, year }] : [];
  });
  const posting = postingNeed(plan, value);
  const [need, ...others] = posting === undefined ? meant : [posting, ...meant];
  if (need === undefined) throw new Refusal(EXIT.badInput, texts['explain-unknown-need']({ need: value }));
  if (others.length > 0)
    throw new Refusal(
      EXIT.badInput,
      texts['explain-ambiguous-need']({ need: value, readings: [need, ...others].map(written) }),
    );
  return need;
}

/** A need as it cannot be mistaken. */
const written = (need: Need): string =>
  need.kind === 'posting' ? need.posting.teacher : JSON.stringify([need.school, need.subject, need.year]);
