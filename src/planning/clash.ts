/**
 * Why no plan exists: a smallest set of decisions entered by hand that cannot hold together, and what they run into,
 * where.
 */
import type { Column } from '../../solver/model.ts';
import type { Instance } from '../domain/instance.ts';
import type { Pin } from '../domain/roster.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Spot } from '../rules/rule.ts';
import { instanceOf, type Case } from './case.ts';
import { formulatePins } from '../model/index.ts';
import { formulateLoose } from '../model/loose.ts';
import type { NoAnswer } from './answer.ts';
import type { PlanProblem } from './judging.ts';
import { partOfGroups } from './part.ts';
import { smallestIisFinder, type SmallestIisFinder } from './threads.ts';

/** A protection that stands in the way, and a smallest set of its places that does; none where the time was over. */
interface Barrier {
  readonly rule: AppliedRule;
  readonly places: readonly Spot[];
}

export interface Clash {
  readonly pins: readonly Pin[];
  /** Protections in the way of these decisions; empty where they contradict each other by themselves. */
  readonly against: readonly Barrier[];
  /** True: without any one of `against` the decisions could hold; false: only without all of them. */
  readonly each: boolean;
}

export interface ClashTerms {
  readonly backend: string;
  readonly seed: number;
  /** For all questions together. */
  readonly seconds: number;
  readonly signal?: AbortSignal | undefined;
  /** False: of everything together at once. */
  readonly byGroup?: boolean;
}

/** The clash of a problem that has no plan, by a thread of its own; `holds` where all decisions hold together after all. */
export async function findClash(
  { instance, policy }: PlanProblem,
  { backend, seed, seconds, signal, byGroup = true }: ClashTerms,
): Promise<({ readonly kind: 'pins-clash' } & Clash) | { readonly kind: 'holds' } | NoAnswer> {
  const finder = smallestIisFinder({ backend, seed, seconds, ...(signal === undefined ? {} : { signal }) });
  try {
    const found = await (byGroup ? clashByGroup : clashOf)(instance, policy, finder.find);
    return found === undefined ? { kind: 'holds' } : { kind: 'pins-clash', ...found };
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'none', reason: 'stopped' };
    if (error instanceof Error && error.name === 'AbortError') return { kind: 'none', reason: 'time' };
    throw error;
  } finally {
    await finder.close();
  }
}

/**
 * The clash of the first group that has one, else of everything together: protections speak of a group, and a group is
 * searched in a moment, where a whole county takes minutes. Undefined where all decisions hold together after all.
 */
export async function clashByGroup(
  instance: Instance,
  policy: Policy,
  find: SmallestIisFinder['find'],
): Promise<Clash | undefined> {
  const { roster, years, published } = instance;
  if (!policy.settings.crossGroup && roster.groups.length > 1) {
    const given: Case = { roster, policy, from: years[0]!, ...(published === null ? {} : { published }) };
    for (const { id } of roster.groups) {
      const part = partOfGroups(given, new Set([id]), []);
      const found = part.roster.pins.length === 0 ? undefined : await clashOf(instanceOf(part), part.policy, find);
      if (found !== undefined) return found;
    }
  }
  return clashOf(instance, policy, find);
}

/** The clash of an instance that has no plan; undefined where all decisions hold together after all. */
export async function clashOf(
  instance: Instance,
  policy: Policy,
  find: SmallestIisFinder['find'],
): Promise<Clash | undefined> {
  const { model, slacks, pins } = formulatePins(instance, policy);
  const found = await find(model, slacks);
  if (found === undefined) return undefined;
  const clashing = found.map((i) => pins[i]!);
  const only: Instance = {
    ...instance,
    roster: { ...instance.roster, pins: instance.roster.pins.filter((pin) => clashing.includes(pin)) },
  };
  return { pins: clashing, ...(await barriers(only, policy, find)) };
}

/**
 * Each protection that is alone in the way; where there is none, a choice of them that is, of which none can be left
 * out.
 */
async function barriers(
  instance: Instance,
  policy: Policy,
  find: SmallestIisFinder['find'],
): Promise<Pick<Clash, 'against' | 'each'>> {
  const protections = policy.rules.filter(({ spec }) => spec.nature === 'protection' && spec.entered !== true);
  const without = (left: readonly AppliedRule[]): Policy => ({
    ...policy,
    rules: policy.rules.filter((rule) => !left.includes(rule)),
  });
  const canDoWithout = async (left: readonly AppliedRule[]): Promise<boolean> => {
    const { model, slacks } = formulatePins(instance, without(left));
    return (await find({ columns: at0(model.columns, new Set(slacks)), rows: model.rows }, [])) === undefined;
  };
  const barrier = async (rule: AppliedRule, others: readonly AppliedRule[]): Promise<Barrier> => ({
    rule,
    places: await placesOf(rule, instance, without(others), find),
  });
  const against: Barrier[] = [];
  for (const rule of protections) if (await canDoWithout([rule])) against.push(await barrier(rule, []));
  if (against.length > 0) return { against, each: true };
  if (!(await canDoWithout(protections))) return { against, each: false };
  let together: readonly AppliedRule[] = protections;
  for (const rule of protections) {
    const fewer = together.filter((other) => other !== rule);
    if (await canDoWithout(fewer)) together = fewer;
  }
  for (const rule of together)
    against.push(
      await barrier(
        rule,
        together.filter((other) => other !== rule),
      ),
    );
  return { against, each: false };
}

/** A smallest set of places at which the rule cannot hold together with every decision entered by hand. */
async function placesOf(
  rule: AppliedRule,
  instance: Instance,
  policy: Policy,
  find: SmallestIisFinder['find'],
): Promise<readonly Spot[]> {
  const { model, demands } = formulateLoose(instance, policy, (other) => other === rule);
  const pinned = new Set(demands.flatMap(({ pin, columns }) => (pin === null ? [] : columns)));
  // Years in which the same people are missing share an amount: the first of them stands for all.
  const own = new Map(
    demands
      .toReversed()
      .flatMap(({ applied, where, columns: amounts }) =>
        applied === rule ? amounts.map((column) => [column, where] as const) : [],
      ),
  );
  const amounts = [...own.keys()].toSorted((a, b) => a - b);
  const found = await find({ columns: at0(model.columns, pinned), rows: model.rows }, amounts);
  return [...new Set((found ?? []).map((i) => own.get(amounts[i]!)!))];
}

/** What may give way does not; a column that cannot be 0 is left crossed, which no plan meets. */
const at0 = (columns: readonly Column[], held: ReadonlySet<number>): Column[] =>
  columns.map((column, j) => (held.has(j) ? { ...column, upper: 0 } : column));
