/** What `plan` answers besides the summary: the JSON object, the clash of pins, the names of tiers. */
import type { Instance } from '../domain/instance.ts';
import type { Lang } from '../messages/message.ts';
import type { Clash } from '../planning/clash.ts';
import type { PlanOutcome } from '../planning/make-plan.ts';
import { placeWords } from '../report/explain/members.ts';
import { PIN } from '../report/words.ts';
import { texts } from './texts.ts';

export function clashAnswerLines({ pins, against, each }: Clash, instance: Instance, lang: Lang): readonly string[] {
  const lines = pins.map(({ teacher, kind, school, year, reason }) =>
    texts.pin({
      teacher,
      name: instance.persons.get(teacher)?.row.name ?? teacher,
      kind: PIN[kind],
      school: school === null ? null : `${instance.sites.get(school)?.row.name ?? ''} ${school}`.trim(),
      year,
      reason,
    }),
  );
  const rules = against.map(({ rule: { spec, params }, places }) =>
    texts['clash-rule']({
      title: spec.title,
      meaning: spec.meaning(params),
      places: places.map((where) => placeWords({ instance }, where, lang)),
    }),
  );
  return [
    texts['pins-clash']({ pins: pins.length }),
    ...lines,
    ...(rules.length > 0 ? [texts['clash-against']({ each }), ...rules] : []),
  ].map((line) => line.in(lang));
}

export const clashJson = ({ pins, against, each }: Clash, lang: Lang): object => ({
  ok: false,
  reason: 'pins-clash',
  message: texts['pins-clash']({ pins: pins.length }).in(lang),
  pins,
  against: against.map(({ rule: { spec, clause }, places }) => ({ rule: spec.id, clause, places })),
  each,
});

/** The plan itself stands in plan.json; here is what a script decides by. */
export function planJson({ plan, ended, seconds }: Extract<PlanOutcome, { kind: 'plan' }>, out: string): object {
  return {
    ok: true,
    out,
    outcome: plan.outcome,
    ended,
    proof: plan.proof,
    seconds,
    postings: plan.postings.length,
    relaxations: plan.relaxations,
  };
}
