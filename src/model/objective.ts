/** The tiers as forms over the model's columns (domain, section 4). */
import sum from 'lodash/sum.js';
import { floorOf } from '../domain/rational.ts';
import { openPostings } from '../domain/instance.ts';
import { isSamePosting, leftShort } from '../domain/published.ts';
import { REPLAN_TIERS, type TierName } from '../domain/words.ts';
import type { Weights } from '../policy/policy.ts';
import type { Expr, Move } from '../rules/rows.ts';
import { combine, constant, inUnits } from '../rules/expr.ts';
import type { ModelBuilder } from './builder.ts';
import type { ModelSheet } from './rows.ts';
import { STEP } from './sharing.ts';

type Part = readonly [factor: number, form: Expr];
type Parts = Record<TierName, Part[]>;

/** One form per tier. Forms that only ever cost something are excess columns of the builder. */
export function tierForms(sheet: ModelSheet, weights: Weights): Record<TierName, Expr> {
  const parts: Parts = {
    legal: [],
    timing: [],
    kept: [],
    damage: [],
    added: [],
    shortage: [],
    soft: [],
    disruption: [],
    preference: [],
    claims: [],
  };
  giveWay(sheet, weights, parts);
  shortageAndSurplus(sheet, weights, parts);
  turnover(sheet, weights, parts);
  missingBackbones(sheet, weights, parts);
  movedNames(sheet, parts);
  const moves = sheet.moves.filter((move) => move.kind === 'exchange');
  parts.disruption.push([1, perMove(moves, (move) => disruptionOf(move, sheet, weights))]);
  parts.preference.push([1, perMove(moves, preferenceOf)]);
  parts.claims.push([1, perMove(moves, (move) => claimsOf(move, weights))]);
  return Object.fromEntries(REPLAN_TIERS.map((tier) => [tier, combine(...parts[tier])])) as Record<TierName, Expr>;
}

const perMove = (moves: readonly Move[], cost: (move: Move) => number): Expr => ({
  constant: 0,
  terms: new Map(moves.map((move) => [move.column, cost(move)])),
});

function giveWay(sheet: ModelSheet, weights: Weights, parts: Parts): void {
  const [first] = sheet.supply.instance.years;
  for (const { applied, where, amount } of sheet.slacks) {
    if (applied.enforce.kind === 'soft') {
      parts[applied.enforce.tier].push([applied.enforce.weight, amount]);
      continue;
    }
    const weight = applied.spec.unit === 'person' ? weights.person : weights.money;
    parts.legal.push([weight, amount]);
    parts.timing.push([weight * (weights.timing[where.year - first] ?? 0), amount]);
  }
}

function shortageAndSurplus({ supply, stock, builder, sharing }: ModelSheet, weights: Weights, parts: Parts): void {
  const left = leftShort(supply.instance.published);
  for (const site of supply.instance.sites.values()) {
    for (const year of supply.instance.years) {
      const shares = supply.mostShared(site, year) > 0;
      const inParts = supply.countsParts(site.row.group);
      for (const subject of stock.subjects(site.id)) {
        const demanded = site.demand(subject, year) !== null;
        const need = demanded ? supply.needTenths(site, subject, year) : 10;
        const enough = Math.max(need, supply.baseTenths(site.id, subject, year));
        const staffed = combine(
          [1, stock.staffedTenths(site.id, subject, year)],
          [STEP, sharing.net(site, subject, year)],
        );
        const short = combine([1, constant(need)], [-1, staffed]);
        // Only what is missing before sharing comes in, and only what is spare goes out: never both at one campus.
        const over = (form: Expr, side: 'in' | 'out', unshared: (tenths: number) => number): Part =>
          shares
            ? [
                1,
                overBoth(
                  builder,
                  form,
                  combine(
                    [1, sharing.levels(site, subject, year)((tenths) => Math.max(0, unshared(tenths)))],
                    [-STEP, sharing.flow(site, subject, year, side)],
                  ),
                ),
              ]
            : inWholes(builder, form);
        if (demanded) {
          const missing = over(short, 'in', (tenths) => need - tenths);
          parts.shortage.push(missing);
          const before = left(site.id, subject, year);
          if (before === 0) parts.damage.push(missing);
          else if (before !== null) parts.damage.push(inWholes(builder, combine([1, short], [-1, constant(before)])));
        }
        const [unit, spare] = over(combine([1, staffed], [-1, constant(enough)]), 'out', (tenths) => tenths - enough);
        const cost = shares || inParts ? unit * Math.floor(weights.surplus / 10) : (unit * weights.surplus) / 10;
        parts.disruption.push([cost, spare]);
      }
    }
  }
  parts.disruption.push([weights.sharing, sharing.total()]);
}

/** What is above 0, in whole teachers where nobody counts with a part: smaller numbers make tighter rows. */
function inWholes(builder: ModelBuilder, form: Expr): Part {
  const [unit, smaller] = inUnits(form);
  return [unit, builder.excess(smaller)];
}

/** The excess of `form`, which is that of `tight` at every whole point, and between those held to both. */
function overBoth(builder: ModelBuilder, form: Expr, tight: Expr): Expr {
  const excess = builder.excess(tight);
  builder.row(combine([1, form], [-1, excess]), -Infinity, 0);
  return excess;
}

function turnover({ supply, stock, builder }: ModelSheet, weights: Weights, parts: Parts): void {
  for (const site of supply.instance.sites.values()) {
    for (const year of supply.instance.years) {
      const calm = Math.max(1, floorOf(weights.turnoverShare, supply.headcount(site.id, year)));
      for (const side of ['from', 'to'] as const) {
        parts.disruption.push([
          weights.turnover,
          builder.excess(combine([1, stock.flow(site.id, year, side)], [-1, constant(calm)])),
        ]);
      }
    }
  }
}

function missingBackbones({ supply, stock, builder }: ModelSheet, weights: Weights, parts: Parts): void {
  for (const group of supply.instance.groups) {
    for (const year of supply.instance.years) {
      const all = supply.people(group.id).filter((person) => person.backbone && person.inService(year)).length;
      const staff = sum(supply.schools(group.id).map((site) => supply.headcount(site.id, year)));
      for (const site of supply.schools(group.id)) {
        const target = staff === 0 ? 0 : Math.floor((all * supply.headcount(site.id, year)) / staff);
        const net = builder.named(stock.atWork(site.id, year, ({ person }) => person.backbone));
        parts.disruption.push([
          weights.missingBackbone,
          builder.excess(combine([1, constant(target - supply.backbones(site.id, year))], [-1, net])),
        ]);
      }
    }
  }
}

/** Published postings not yet begun that no chosen move repeats, and chosen moves of teachers who have none. */
function movedNames({ supply: { instance }, moves }: ModelSheet, parts: Parts): void {
  if (instance.published === null) return;
  const open = openPostings(instance);
  const repeating = moves.filter((move) => {
    const was = open.get(move.person.id);
    return was !== undefined && isSamePosting(was, { ...move, teacher: move.person.id, to: move.to.id });
  });
  parts.kept.push([1, constant(open.size)], [-1, perMove(repeating, () => 1)]);
  const fresh = moves.filter(
    ({ person }) => !open.has(person.id) && (instance.lived.get(person.id)?.stands ?? null) === null,
  );
  parts.added.push([1, perMove(fresh, () => 1)]);
}

function disruptionOf({ person, to }: Move, { supply }: ModelSheet, weights: Weights): number {
  const spouse = person.row.spouse === null ? undefined : supply.instance.persons.get(person.row.spouse);
  return (
    weights.posting +
    weights.km * Math.min(weights.kmCap, supply.instance.km(person.home.id, to.id)) +
    (person.row.classTeacher ? weights.classTeacher : 0) +
    (supply.isVolunteer(person, to) ? 0 : weights.notVolunteer) +
    (spouse?.home.id === person.home.id ? weights.spouse : 0)
  );
}

function preferenceOf({ person, to }: Move): number {
  const wish = person.row.wishes.indexOf(to.id);
  if (person.row.wishes.length === 0) return 3;
  return wish === -1 ? 4 : Math.min(2, wish);
}

const claimsOf = ({ person, start }: Move, weights: Weights): number =>
  Math.max(0, weights.tenureCap - person.tenure(start)) + Math.min(weights.ruralCap, person.row.ruralMonths);
