/**
 * Who else could meet the need that a posting serves, other postings as they are: for a shortage somebody of the
 * subject at the same host; for a number, a share or a duty whoever would be counted at all the places at which this
 * posting is counted, at whatever host. Each is tried in place of the posting and judged exactly.
 */
import { compositeKey } from '../domain/key.ts';
import type { BarePosting, Posting } from '../domain/plan.ts';
import type { AppliedRule } from '../policy/policy.ts';
import { ASKS } from '../rules/pins.ts';
import type { Measure, Spot } from '../rules/rule.ts';
import { judge } from '../verify/appraise.ts';
import { instanceOf, withoutPins, type Case } from '../planning/case.ts';
import { inTierOrder, type TierChange, type TierVector } from '../planning/compare.ts';
import { planFacts } from '../verify/facts.ts';
import type { Measured } from '../verify/objective.ts';
import { judged, openings, type Ground, type Judged } from './exchange.ts';
import type { Decided } from '../planning/answer.ts';
import { partOf } from './part.ts';

/** A rule at one place. */
export interface RulePlace {
  readonly rule: AppliedRule;
  readonly where: Spot;
  /** By how much it does not hold, in the unit of the rule. */
  readonly by: number;
  /** True where the base of a share has grown: whoever stays goes on counting among those of whom it is asked. */
  readonly baseGrew: boolean;
}

export interface Rival {
  /** The posting in place of the one asked about. */
  readonly posting: BarePosting;
  /** The first aim that differs from the plan in hand; null where all are equal. */
  readonly decidedBy: TierChange | null;
}

export interface Rivals {
  /** `post`: this subject at this host; `number`: whoever is counted at the same places, at any host. */
  readonly need: 'post' | 'number';
  /** A decision entered by hand asks for this very teacher; it is left out here. */
  readonly pinned: boolean;
  /** Who stays under the plan and could be sent for the need, looked at by themselves. */
  readonly candidates: readonly string[];
  /** Those of them who could take the place with all others as they are, the least cost first; one way each. */
  readonly able: readonly Rival[];
  /**
   * What the others break if they alone take the place, by rule, most frequent first; who breaks several is counted
   * once, under the first.
   */
  readonly barred: readonly { readonly rule: AppliedRule; readonly teachers: readonly string[] }[];
  /** What does not hold any more, or holds less, if the posting is simply left out: protections first. */
  readonly missed: readonly RulePlace[];
  /** Sent by the plan to the same school in the same year, with the same subject. */
  readonly sent: readonly string[];
  /** Eligible in the group in the year of the posting, and those of the group who start in it. */
  readonly eligible: number;
  readonly starting: number;
}

/** `plan`: a lawful plan of the case that holds the posting. */
export function rivalsOf(whole: Case, plan: Decided, asked: Posting): Rivals {
  const asks = (pin: Case['roster']['pins'][number]): boolean => pin.teacher === asked.teacher && ASKS[pin.kind];
  const { home, row } = instanceOf(whole).persons.get(asked.teacher)!;
  const given = withoutPins(partOf(whole, home.group.id) ?? whole, asks);
  const instance = instanceOf(given);
  const { policy } = given;
  const postings = plan.postings.filter(({ teacher }) => instance.persons.has(teacher));
  const ground: Ground = {
    instance,
    policy,
    postings,
    sharedTeaching: plan.sharedTeaching.filter(({ teacher }) => instance.persons.has(teacher)),
  };
  const rest = postings.filter(({ teacher }) => teacher !== asked.teacher);
  const posted = new Set(postings.map(({ teacher }) => teacher));
  const subjectOf = (id: string): string => instance.persons.get(id)!.row.subject;
  const need = asked.purpose.includes('shortage') ? 'post' : 'number';
  const places = countedAt(judge(instance, policy, postings, ground.sharedTeaching).measured, asked);
  const open = [...instance.persons.values()]
    .filter(({ id, home: own }) => !posted.has(id) && own.group.id === home.group.id)
    .flatMap(({ id }) => openings(ground, id, { start: asked.start }));
  const serving =
    need === 'post'
      ? open.filter((by) => by.to === asked.to && subjectOf(by.teacher) === row.subject)
      : countedAmong(ground, rest, open, places);
  const possible = [...Map.groupBy(serving, ({ teacher }) => teacher).values()];
  const before = judged(ground, postings);
  const able = possible.flatMap((ways): { posting: BarePosting; plan: Judged }[] => {
    const lawful = ways.flatMap((posting) => {
      const tried = judged(ground, [...rest, posting]);
      return tried === null ? [] : [{ posting, plan: tried }];
    });
    return lawful.toSorted((a, b) => inTierOrder(a.plan.tiers, b.plan.tiers)).slice(0, 1);
  });
  const facts = planFacts(instanceOf(whole), policy, plan.postings, plan.sharedTeaching).forRule({ kinds: null });
  return {
    need,
    pinned: whole.roster.pins.some(asks),
    candidates: possible.map(([first]) => first!.teacher),
    barred: barredBy(
      ground,
      rest,
      possible.filter(([first]) => able.every(({ posting }) => posting.teacher !== first!.teacher)),
    ),
    able: able
      .toSorted((a, b) => inTierOrder(a.plan.tiers, b.plan.tiers))
      .map(({ posting, plan: { tiers } }) => ({
        posting,
        decidedBy: before === null ? null : firstChange(before.tiers, tiers),
      })),
    missed: missedWithout(ground, rest),
    sent: rest
      .filter(
        (other) => other.to === asked.to && other.start === asked.start && subjectOf(other.teacher) === row.subject,
      )
      .map(({ teacher }) => teacher),
    eligible: facts.people(home.group.id).filter((person) => facts.eligible(person, asked.start)).length,
    starting: facts.starters(asked.start).filter(({ from }) => instance.sites.get(from)?.group.id === home.group.id)
      .length,
  };
}

type Place = Pick<RulePlace, 'rule' | 'where'>;
const keyOf = (where: Spot): string => JSON.stringify(where);

/** Least numbers of the year of the posting that count it. */
const countedAt = (measured: readonly Measured[], { teacher, start }: BarePosting): readonly Place[] =>
  measured.flatMap(({ rule, measures }) =>
    rule.spec.serves === undefined
      ? []
      : measures
          .filter(
            ({ where, op, people }) =>
              op === '>=' && where.year === start && people?.counted.includes(teacher) === true,
          )
          .map(({ where }) => ({ rule, where })),
  );

/**
 * Those that are counted at all these places. Whom a rule counts does not hang on who else goes: all who could go the
 * same way are looked at together.
 */
function countedAmong(
  { instance, policy, sharedTeaching }: Ground,
  rest: readonly BarePosting[],
  open: readonly BarePosting[],
  places: readonly Place[],
): readonly BarePosting[] {
  if (places.length === 0) return open;
  const counted = new Set<BarePosting>();
  for (const alike of Map.groupBy(open, ({ to, years, kind }) => compositeKey(to, years, kind)).values()) {
    const facts = planFacts(instance, policy, [...rest, ...alike], sharedTeaching);
    const found = places.map(
      ({ rule, where }) =>
        new Set(
          rule.spec
            .check(facts.forRule(rule), rule.params)
            .flatMap((measure) =>
              measure.op === '>=' && keyOf(measure.where) === keyOf(where) ? (measure.people?.counted ?? []) : [],
            ),
        ),
    );
    for (const posting of alike) if (found.every((ids) => ids.has(posting.teacher))) counted.add(posting);
  }
  return open.filter((posting) => counted.has(posting));
}

/** The protections that the first way of each would break. */
function barredBy(
  { instance, policy, sharedTeaching }: Ground,
  rest: readonly BarePosting[],
  possible: readonly (readonly BarePosting[])[],
): Rivals['barred'] {
  const first = possible.flatMap(([posting]) => {
    const rule = judge(instance, policy, [...rest, posting!], sharedTeaching).measured.find(
      ({ rule: { spec, enforce }, measures }) =>
        spec.nature === 'protection' && enforce.kind === 'must' && measures.some(({ by }) => by > 0),
    )?.rule;
    return rule === undefined ? [] : [{ rule, teacher: posting!.teacher }];
  });
  const byRule = Map.groupBy(first, ({ rule }) => rule);
  return [...byRule]
    .map(([rule, own]) => ({ rule, teachers: own.map(({ teacher }) => teacher) }))
    .toSorted((a, b) => b.teachers.length - a.teachers.length);
}

/** Hard rules that fail, or fail by more, once the posting is left out and nobody takes its place. */
function missedWithout(
  { instance, policy, postings, sharedTeaching }: Ground,
  rest: readonly BarePosting[],
): readonly RulePlace[] {
  const before = new Map(
    hard(judge(instance, policy, postings, sharedTeaching).measured).map((one) => [placeKey(one), one.measure]),
  );
  const worse = hard(judge(instance, policy, rest, sharedTeaching).measured).flatMap(
    ({ rule, where, measure: { by, base } }): RulePlace[] => {
      const was = before.get(placeKey({ rule, where }));
      return by > (was?.by ?? 0)
        ? [{ rule, where, by, baseGrew: was?.base !== undefined && base !== undefined && base > was.base }]
        : [];
    },
  );
  return [
    ...worse.filter(({ rule }) => rule.spec.nature === 'protection'),
    ...worse.filter(({ rule }) => rule.spec.nature === 'quota'),
  ];
}

const placeKey = ({ rule, where }: Place): string => JSON.stringify([rule.spec.id, rule.clause, rule.kinds, where]);
const hard = (measured: readonly Measured[]): readonly (Place & { readonly measure: Measure })[] =>
  measured.flatMap(({ rule, measures }) =>
    rule.enforce.kind === 'must' ? measures.map((measure) => ({ rule, where: measure.where, measure })) : [],
  );

function firstChange(before: TierVector, after: TierVector): TierChange | null {
  const at = after.findIndex(({ value }, t) => value !== before[t]!.value);
  return at < 0 ? null : { tier: after[at]!.tier, before: before[at]!.value, after: after[at]!.value };
}
