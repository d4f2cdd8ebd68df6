/**
 * Rows against checks where two rules meet. For every pair of the registry a policy of these two lines alone, with tight
 * parameters, on random rosters; on each a wild set of postings, and a lawful one that grows until the checks refuse
 * every further posting: what they accept must not break a row, in any tier it must count the same, and what they refuse
 * must break one or carry its relaxation. A pair that never bit in all draws is a failure.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, valueAt, violation } from '../../solver/model.ts';
import type { BarePosting, SharedTeaching } from '../../src/domain/plan.ts';
import { POSTING_KINDS } from '../../src/domain/words.ts';
import { formulate, type Formulation } from '../../src/model/index.ts';
import type { AppliedRule, Policy } from '../../src/policy/policy.ts';
import { RULES } from '../../src/rules/index.ts';
import type { Measure, RuleSpec } from '../../src/rules/rule.ts';
import type { Move } from '../../src/rules/rows.ts';
import { judge, type Judgement } from '../../src/verify/appraise.ts';
import { tierValues } from '../../src/verify/objective.ts';
import { arbitraryPairCase, PAIR_KINDS, type PairCase } from '../support/arbitrary-pair.ts';
import { candidates } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { applied, policy } from '../support/tiny.ts';
import { paramsOf } from '../support/variants.ts';

/** Pairs with these never bite, whatever the other rule is. */
const NEVER: Readonly<Record<string, string>> = {
  term: 'the model offers postings of allowed lengths only, so that no point of it breaks the rule',
};

type Spec = RuleSpec<unknown>;
type Pair = readonly [Spec, Spec];

const SPECS = [...RULES.values()];
const PAIRS: readonly Pair[] = SPECS.flatMap((a, i) => SPECS.slice(i + 1).map((b): Pair => [a, b]));
const isQuota = ({ nature }: Spec): boolean => nature === 'quota';

/** A line of the policy: any parameters, for all groups or for one kind. */
function lineOf(spec: Spec, seed: number): AppliedRule {
  const choices = paramsOf(spec);
  const kinds = [null, null, [PAIR_KINDS[0]], [PAIR_KINDS[1]]][Math.floor(seed / 97) % 4]!;
  return { ...applied('pins'), spec, params: choices[seed % choices.length], kinds };
}

/** What the two opinions are asked about: a set of moves, with shared teaching in whole steps. */
interface Draw {
  readonly formulation: Formulation;
  readonly rules: Policy;
  readonly given: PairCase;
}

const postingsOf = ({ formulation }: Draw, moves: readonly Move[]): BarePosting[] =>
  formulation.read(formulation.point(moves));

/** The columns that are decisions and no postings: steps and lenders of shared teaching, in turns. */
function loanColumns({ model, moves }: Formulation): readonly number[] {
  const others = new Set([...(model.derived ?? []).map(({ column }) => column), ...moves.map(({ column }) => column)]);
  return [...model.columns.keys()].filter((column) => !others.has(column));
}

interface LoanColumns {
  readonly steps: number;
  readonly lenders: readonly { readonly column: number; readonly each: number }[];
}

/** Steps and lenders of each loan, by the rows that keep the steps to what the lenders may give. */
function loansOf(formulation: Formulation): readonly LoanColumns[] {
  const free = new Set(loanColumns(formulation));
  return formulation.model.rows.flatMap(({ columns, values, lower }) => {
    const at = values.indexOf(-1);
    const lenders = columns.flatMap((column, i) => (i === at ? [] : [{ column, each: values[i]! }]));
    return at >= 0 &&
      lower === 0 &&
      columns.length > 1 &&
      columns.every((j) => free.has(j)) &&
      lenders.every(({ each }) => each > 0)
      ? [{ steps: columns[at]!, lenders: lenders.toSorted((a, b) => b.each - a.each) }]
      : [];
  });
}

/** The point of the moves with some steps of shared teaching, by as few teachers as can give them. */
function withLoans({ formulation, given: { numbers } }: Draw, moves: readonly Move[]): Float64Array {
  const x = formulation.point(moves);
  for (const [i, { steps, lenders }] of loansOf(formulation).entries()) {
    const seed = numbers[i % numbers.length]! + 2 * i;
    if (seed % 6 !== 0) continue;
    let left = 1 + (Math.floor(seed / 6) % 2);
    x[steps] = left;
    for (const { column, each } of lenders) {
      const people = Math.min(Math.ceil(left / each), formulation.model.columns[column]!.upper);
      x[column] = people;
      left = Math.max(0, left - people * each);
    }
  }
  return complete(formulation.model, x);
}

/** The shared teaching of a point; null where there are fewer teachers than it has lenders: it stands for no plan. */
function sharedAt({ formulation }: Draw, x: Float64Array, postings: readonly BarePosting[]): SharedTeaching[] | null {
  try {
    return formulation.readSharing(x, postings);
  } catch {
    return null;
  }
}

const mustBroken = ({ measured }: Judgement): number =>
  measured
    .filter(({ rule }) => rule.spec.nature === 'protection')
    .flatMap(({ measures }) => measures)
    .reduce((sum, { by }) => sum + by, 0);

/** The two opinions about one set of moves. */
function compare(draw: Draw, moves: readonly Move[], judgement: Judgement, x = draw.formulation.point(moves)): void {
  const { model } = draw.formulation;
  const found = violation(model, x);
  const { facts, measured, isBroken } = judgement;
  expect({ broken: found !== undefined }).toEqual({ broken: isBroken });
  if (isBroken) return;
  const tiers = tierValues(facts, measured);
  expect(model.objectives.map((form) => [form.name, valueAt(form, x)])).toEqual(
    draw.rules.order.map((tier) => [tier, tiers[tier]]),
  );
}

/** The same with shared teaching; true where a lawful plan had some. */
function compareLoans(draw: Draw, moves: readonly Move[], note: (judgement: Judgement) => void): boolean {
  const line = draw.rules.rules.find(({ spec }) => spec.shares !== undefined);
  if (line === undefined) return false;
  const x = withLoans(draw, moves);
  const postings = postingsOf(draw, moves);
  const shared = sharedAt(draw, x, postings);
  const judgement = judge(draw.given.instance, draw.rules, postings, shared ?? []);
  note(judgement);
  if (shared !== null) compare(draw, moves, judgement, x);
  else expect(violation(draw.formulation.model, x)).toBeDefined();
  return shared !== null && shared.length > 0 && !judgement.isBroken;
}

/** It asks something and leaves nothing to spare, or does not hold. */
const isTight = ({ op, required, actual, by }: Measure): boolean =>
  by > 0 || (required === actual && (op === '<=' || required > 0));

const oneRule = (draw: Draw, rule: AppliedRule): Policy => ({ ...draw.rules, rules: [rule] });

/** What a draw showed of its pair. */
interface Seen {
  /** Both rules were tight or broken, or one would have been but for the other. */
  readonly bit: boolean;
  /** A rule that refuses the lawful plan by itself is silent beside the other. */
  readonly settled: readonly string[];
  /** A lawful plan had shared teaching. */
  readonly lent: boolean;
}

function look(pair: Pair, given: PairCase): Seen {
  const { instance, settings, numbers } = given;
  const lines = pair.map((spec, i) => lineOf(spec, numbers[i]!));
  const rules = policy({ rules: lines, settings });
  const draw: Draw = { formulation: formulate(instance, rules), rules, given };
  const judged = (moves: readonly Move[]): Judgement => judge(instance, rules, postingsOf(draw, moves));
  const own = [...Map.groupBy(draw.formulation.moves, (move) => move.person.id).values()];
  const tight = new Set<string>();
  const note = ({ measured }: Judgement): void => {
    for (const { rule, measures } of measured) if (measures.some(isTight)) tight.add(rule.spec.id);
  };

  const wild = own.flatMap((moves, i) => {
    const choice = (numbers[(i + 2) % numbers.length]! + i) % (2 * moves.length);
    return choice < moves.length ? [moves[choice]!] : [];
  });
  const wildly = judged(wild);
  note(wildly);
  compare(draw, wild, wildly);

  const lent = compareLoans(draw, wild, note);

  // A plan on the verge: whoever still may go goes, and who may not is looked at too.
  let chosen: readonly Move[] = [];
  let at = mustBroken(judged(chosen));
  for (const [i, moves] of own.entries()) {
    const more = [...chosen, moves[numbers[(i + 5) % numbers.length]! % moves.length]!];
    const judgement = judged(more);
    const next = mustBroken(judgement);
    compare(draw, more, judgement);
    if (next > at) note(judgement);
    else {
      chosen = more;
      at = next;
    }
  }
  const verge = judged(chosen);
  note(verge);
  const postings = postingsOf(draw, chosen);
  const settled = lines.filter(
    (line, i) =>
      !isQuota(line.spec) &&
      lines[1 - i]!.spec.settles !== undefined &&
      !verge.isBroken &&
      judge(instance, oneRule(draw, line), postings).isBroken,
  );
  return { bit: tight.size === pair.length || settled.length > 0, settled: settled.map(({ spec }) => spec.id), lent };
}

/** Which protections each rule silences, as domain.md has it: a new rule that settles must say so here too. */
const SILENCED: Readonly<Record<string, readonly string[]>> = {
  'host-stock': ['headcount-balance', 'inflow-limit'],
  team: ['headcount-balance'],
};

const runs = ([a, b]: Pair): number => (isQuota(a) && isQuota(b) ? 20 : 40);

describe.each(SPECS.slice(0, -1).map((spec) => [spec.id, spec] as const))('%s meets', (_id, first) => {
  it.each(PAIRS.filter(([a]) => a === first).map((pair) => [pair[1].id, pair] as const))('%s', (_other, pair) => {
    let bites = 0;
    let loans = 0;
    const settled = new Set<string>();
    fc.assert(
      fc.property(arbitraryPairCase, (given) => {
        const seen = look(pair, given);
        if (seen.bit) bites += 1;
        if (seen.lent) loans += 1;
        for (const id of seen.settled) settled.add(id);
      }),
      { numRuns: draws(runs(pair)), seed: 16 },
    );
    const silenced = pair.flatMap(({ id }, i) => (SILENCED[id] ?? []).filter((other) => pair[1 - i]!.id === other));
    expect([...settled]).toEqual(silenced);
    expect(loans > 0).toBe(pair.some(({ shares }) => shares !== undefined));
    expect(bites > 0 || pair.some(({ id }) => id in NEVER)).toBe(true);
  });
});

describe('the model and the verifier', () => {
  it('know of the same rules that they open postings', () => {
    const odd = SPECS.filter(({ opens, permits }) => (opens === undefined) !== (permits === undefined));
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('offer the same postings whichever rules open them', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(arbitraryPairCase, ({ instance, settings, numbers }) => {
        const lines = SPECS.filter((_, i) => numbers[i % numbers.length]! % 3 > 0).map((spec, i) =>
          lineOf(spec, numbers[(i + 3) % numbers.length]!),
        );
        const rules = policy({ rules: lines, settings });
        const offered = formulate(instance, rules).moves.map(
          ({ person, to, start, years, kind }) => `${person.id} ${to.id} ${start} ${years} ${kind}`,
        );
        const valid = candidates(instance, rules).flatMap((own) =>
          own.map(({ teacher, to, start, years, kind }) => `${teacher} ${to} ${start} ${years} ${kind}`),
        );
        for (const { kind } of formulate(instance, rules).moves) kinds.add(kind);
        expect(offered.toSorted()).toEqual(valid.toSorted());
      }),
      { numRuns: draws(60), seed: 17 },
    );
    expect([...kinds].toSorted()).toEqual(POSTING_KINDS.toSorted());
  });
});
