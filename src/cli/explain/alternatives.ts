import { Option } from '@commander-js/extra-typings';
import type { Instance } from '../../domain/instance.ts';
import { alternatives, postingNeed, type Need } from '../../explain/alternatives.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import { alternativesJson, alternativesSheet } from '../../report/explain/alternatives.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from '../texts.ts';
import type { Question } from './question.ts';

const HOW_MANY = { listed: 10, searched: 3 };

export const alternativesQuestion: Question = {
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

/** `T0042`, or `S03/英语/2027`; the year may be left out for the first one. */
function needOf(instance: Instance, plan: VerifiedPlan, value: string): Need {
  const posting = postingNeed(plan, value);
  if (posting !== undefined) return posting;
  const [school = '', subject = '', year = String(instance.years[0])] = value.split('/');
  const open = plan.shortages.find(
    (row) => row.school === school && row.subject === subject && String(row.year) === year && row.short > 0,
  );
  if (open === undefined) throw new Refusal(EXIT.badInput, texts['explain-unknown-need']({ need: value }));
  return { kind: 'shortage', school, subject, year: open.year };
}
