/** What became of a list in a plan: kept, altered and why, left out and why, and who was added. */
import type { BarePosting, Plan, Posting } from '../../domain/plan.ts';
import type { Message } from '../../messages/message.ts';
import { messages } from '../../messages/message.ts';
import { inPlanOrder, judge } from '../../verify/appraise.ts';
import { instanceOf, type Case } from '../case.ts';
import { isSame } from '../compare.ts';
import { namesOf } from '../../verify/names.ts';
import { validity } from '../../verify/validity.ts';
import type { Firmness, KeptRow } from './keep-list.ts';

export type ListChange =
  | { readonly kind: 'kept'; readonly listed: BarePosting; readonly firmness: Firmness; readonly planned: Posting }
  | {
      readonly kind: 'altered';
      readonly listed: BarePosting;
      readonly firmness: Firmness;
      readonly planned: Posting;
      readonly why: readonly Message[];
    }
  | {
      readonly kind: 'dropped';
      readonly listed: BarePosting;
      readonly firmness: Firmness;
      readonly why: readonly Message[];
    }
  /** What it is for stands in its purposes. */
  | { readonly kind: 'added'; readonly planned: Posting };

const texts = messages({
  'list-row-open': { 'zh-CN': () => '未锁定，未作为要求', en: () => 'not locked, so nothing was asked' },
  'list-row-dearer': {
    'zh-CN': () => '照列不违反规定，但与其余安排合起来不能同样好',
    en: () => 'lawful by itself, but not as good together with the other postings',
  },
});

/** In the order of the list, then those added by start and teacher; only postings of the first year are compared. */
export function listChanges(
  given: Case,
  rows: readonly KeptRow[],
  plan: Pick<Plan, 'postings' | 'sharedTeaching'>,
): readonly ListChange[] {
  const first = plan.postings.filter(({ start }) => start === given.from);
  const planned = new Map(first.map((posting) => [posting.teacher, posting]));
  const listed = new Set(rows.map(({ posting }) => posting.teacher));
  const own = rows.map(({ posting, firmness }): ListChange => {
    const now = planned.get(posting.teacher);
    if (now !== undefined && isSame(now, posting)) return { kind: 'kept', listed: posting, firmness, planned: now };
    const why = whyNot(given, posting, firmness, plan);
    return now === undefined
      ? { kind: 'dropped', listed: posting, firmness, why }
      : { kind: 'altered', listed: posting, firmness, planned: now, why };
  });
  return [
    ...own,
    ...first
      .filter(({ teacher }) => !listed.has(teacher))
      .map((posting): ListChange => ({ kind: 'added', planned: posting })),
  ];
}

/** Reasons: more would tell no more. */
const MOST = 3;

/**
 * What the plan would break with this row in it: what cannot be, then protections, then what hard rules would lack
 * more.
 */
function whyNot(
  given: Case,
  row: BarePosting,
  firmness: Firmness,
  plan: Pick<Plan, 'postings' | 'sharedTeaching'>,
): readonly Message[] {
  if (firmness === 'free') return [texts['list-row-open']()];
  const instance = instanceOf(given);
  const others = plan.postings.filter(({ teacher }) => teacher !== row.teacher);
  const shared = plan.sharedTeaching.filter(({ teacher }) => teacher !== row.teacher);
  const valid = validity(instance, given.policy, [row, ...others], shared);
  const own = valid.findings.filter(({ facts }) => 'at' in facts && facts.at === 'postings[0]').map(placeless);
  if (own.length > 0 || !valid.derivable) return own.slice(0, MOST);
  const names = namesOf(instance);
  const before = lacksOf(given, plan.postings, plan.sharedTeaching);
  const worse = [...lacksOf(given, [row, ...others], shared)].filter(
    ([place, { by }]) => by > (before.get(place)?.by ?? 0),
  );
  const said = worse.map(([, { rule, measure }]) => rule.spec.say(measure, names));
  return said.length > 0 ? said.slice(0, MOST) : [texts['list-row-dearer']()];
}

/** Hard rules that do not hold, by place. */
function lacksOf({ policy, ...given }: Case, postings: readonly BarePosting[], shared: Plan['sharedTeaching']) {
  const { measured } = judge(instanceOf({ policy, ...given }), policy, postings.toSorted(inPlanOrder), shared);
  return new Map(
    measured
      .filter(({ rule }) => rule.enforce.kind === 'must')
      .flatMap(({ rule, measures }) =>
        measures
          .filter(({ by }) => by > 0)
          .map(
            (measure) =>
              [
                JSON.stringify([rule.spec.id, rule.clause, measure.where, measure.op, measure.what ?? null]),
                { rule, measure, by: measure.by },
              ] as const,
          ),
      ),
  );
}

/** The sentence without the place in plan.json. */
function placeless(message: Message): Message {
  return { ...message, in: (lang) => message.in(lang).replace(/^postings\[\d+\](?:：|: )/u, '') };
}
