/**
 * A finished plan under every reading of the clauses that documents leave open (catalogue, "ambiguities"): one question
 * at a time, everything else as the policy has it. The plan stays; only what is counted changes.
 */
import type { Instance } from '../domain/instance.ts';
import type { BarePosting, Scope, SharedTeaching } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { Message, Words } from '../messages/message.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Ambiguity, ReadingAnswer } from '../rules/readings/reading.ts';
import type { Measure } from '../rules/rule.ts';
import { certified } from './certificate.ts';
import { texts } from './evidence-texts.ts';
import { planFacts, type PlanFacts } from './facts.ts';

export interface ReadPlace {
  readonly scope: Scope;
  readonly year: number;
  readonly measure: Measure;
}

/** One year under a reading, beside the same year as the policy reads it; ids in order. */
export interface ReadYear {
  readonly year: number;
  /** Null where the reading finds nothing to check in the year. */
  readonly holds: boolean | null;
  /** True where the verdict of the year is another one than under the reading of the policy. */
  readonly differs: boolean;
  /** People whom this reading counts and the policy's does not, and the other way round; the same for the base. */
  readonly countedOnlyHere: readonly string[];
  readonly countedOnlyThere: readonly string[];
  readonly baseOnlyHere: readonly string[];
  readonly baseOnlyThere: readonly string[];
}

export interface ComparedReading {
  readonly id: string;
  readonly words: Words;
  /** True for the reading of the policy. */
  readonly chosen: boolean;
  /** Why it was not evaluated; null where it was. */
  readonly missing: Message | null;
  readonly places: readonly ReadPlace[];
  readonly years: readonly ReadYear[];
}

export interface ReadingQuestion {
  readonly id: string;
  readonly words: Words;
  /** True where some reading gives some year another verdict. */
  readonly depends: boolean;
  readonly readings: readonly ComparedReading[];
}

export interface RuleReadings {
  readonly rule: AppliedRule;
  readonly questions: readonly ReadingQuestion[];
}

interface Finished {
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
}

/**
 * In the order of the policy; rules without open questions are left out. `plan` must be valid, as a verified plan is.
 */
export function compareReadings(instance: Instance, policy: Policy, plan: Finished): readonly RuleReadings[] {
  const facts = planFacts(instance, policy, plan.postings, plan.sharedTeaching);
  return policy.rules.flatMap((rule) => {
    const open = (rule.spec.readings ?? []).filter(
      (ambiguity) => ambiguity.answers(rule.params, rule.kinds).length > 1,
    );
    return open.length === 0 ? [] : [{ rule, questions: open.map((ambiguity) => questionOf(facts, rule, ambiguity)) }];
  });
}

function questionOf(facts: PlanFacts, rule: AppliedRule, ambiguity: Ambiguity<unknown>): ReadingQuestion {
  const chosen = ambiguity.chosen(rule.params, rule.kinds);
  const own = readAs(facts, rule, undefined);
  const readings = ambiguity.answers(rule.params, rule.kinds).map((answer): ComparedReading => {
    const here = answer.id === chosen ? own : readAs(facts, rule, answer);
    const years =
      here.missing === null ? facts.instance.years.map((year) => readYear(year, here.places, own.places)) : [];
    return { id: answer.id, words: answer.words, chosen: answer.id === chosen, ...here, years };
  });
  return {
    id: ambiguity.id,
    words: ambiguity.question,
    depends: readings.some(({ years }) => years.some(({ differs }) => differs)),
    readings,
  };
}

/** Every place of the rule under an answer, in the order of the certificate; without one: as the policy reads it. */
function readAs(
  facts: PlanFacts,
  rule: AppliedRule,
  answer: ReadingAnswer<unknown> | undefined,
): Pick<ComparedReading, 'missing' | 'places'> {
  try {
    const seen = facts.forRule({ kinds: answer?.kinds ?? rule.kinds });
    const measures = rule.spec.check(answer?.view?.(seen) ?? seen, answer?.params?.(rule.params) ?? rule.params);
    const places = certified(facts, [{ rule, measures }]).flatMap((one) =>
      one.measures.map((measure) => ({ scope: one.row.scope, year: one.row.year, measure })),
    );
    return { missing: null, places };
  } catch (error) {
    return {
      missing: texts['evidence-failed']({ reason: error instanceof Error ? error.message : String(error) }),
      places: [],
    };
  }
}

/** A year of some places under a reading, beside the same as the policy reads it. */
export function readYear(year: number, here: readonly ReadPlace[], there: readonly ReadPlace[]): ReadYear {
  const [mine, theirs] = [here, there].map((places) => places.filter((place) => place.year === year));
  const [holds, other] = [holdsAll(mine!), holdsAll(theirs!)];
  const [counted, base] = [countedIn, baseIn].map((ids) => {
    const [own, rest] = [ids(mine!), ids(theirs!)];
    return { here: without(own, rest), there: without(rest, own) };
  });
  return {
    year,
    holds,
    differs: holds !== null && other !== null && holds !== other,
    countedOnlyHere: counted!.here,
    countedOnlyThere: counted!.there,
    baseOnlyHere: base!.here,
    baseOnlyThere: base!.there,
  };
}

const holdsAll = (places: readonly ReadPlace[]): boolean | null =>
  places.length === 0 ? null : places.every(({ measure }) => measure.by === 0);

const countedIn = (places: readonly ReadPlace[]): ReadonlySet<string> =>
  new Set(places.flatMap(({ measure }) => measure.people?.counted ?? []));
const baseIn = (places: readonly ReadPlace[]): ReadonlySet<string> =>
  new Set(places.flatMap(({ measure }) => measure.people?.base ?? []));

const without = (ids: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...ids].filter((id) => !others.has(id)).toSorted(byCodePoint);
