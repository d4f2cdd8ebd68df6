/**
 * What rules may say to the model (`rules/rows.ts`), for one line of the policy: its groups, and its slack where it may
 * give way.
 */
import { kindOf } from '../domain/group-kinds.ts';
import { openPins, type Person } from '../domain/instance.ts';
import type { Group, Pin } from '../domain/roster.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Expr, Move, Rows } from '../rules/rows.ts';
import type { RuleSpec, Spot } from '../rules/rule.ts';
import type { ModelBuilder } from './builder.ts';
import { combine, constant, sumOf } from '../rules/expr.ts';
import type { Sharing } from './sharing.ts';
import type { Stock } from './stock.ts';
import type { Supply } from './supply.ts';

/** A shortfall that a rule may leave, in its unit. */
interface Slack {
  readonly applied: AppliedRule;
  readonly where: Spot;
  readonly amount: Expr;
  /** Set where the slack belongs to one decision entered by hand. */
  readonly pin?: Pin;
}

export interface ModelSheet {
  readonly builder: ModelBuilder;
  readonly supply: Supply;
  readonly moves: readonly Move[];
  readonly rules: readonly AppliedRule[];
  readonly slacks: Slack[];
  readonly stock: Stock;
  readonly sharing: Sharing;
}

/** What one step of slack is worth: a person, or 10,000 yuan of a row that is written in yuan. */
const UNIT: Readonly<Record<RuleSpec<unknown>['unit'], number>> = { person: 1, '10000yuan': 10_000 };

/**
 * `pin`: speak of this one decision only, and let it give way (to find out which decisions clash); `loose`: let a
 * protection give way (to find out what it stands in the way of).
 */
export function rowsFor(
  applied: AppliedRule,
  sheet: ModelSheet,
  { pin, loose = false }: { readonly pin?: Pin; readonly loose?: boolean } = {},
): Rows {
  const { builder, supply, stock } = sheet;
  const { instance, settings } = supply;
  const { kinds } = applied;
  /** A group may change its kind from one year to the next: the rule speaks of it in the years of its kinds. */
  const speaksOf = (group: Group, year: number): boolean => kinds === null || kinds.includes(kindOf(group, year));
  const groups = instance.groups.filter((group) => instance.years.some((year) => speaksOf(group, year)));
  const byId = new Map(groups.map((group) => [group.id, group]));
  const moves = sheet.moves.filter((move) => speaksOf(move.person.home.group, move.start));
  const holds = ({ year, group, teacher }: Spot): boolean => {
    if (kinds === null) return true;
    const own = teacher === null ? undefined : instance.persons.get(teacher)?.home.group;
    const meant = group === null ? own : byId.get(group);
    return (group === null && meant === undefined) || (meant !== undefined && speaksOf(meant, year));
  };
  const mayGive = applied.spec.nature === 'quota' || pin !== undefined || loose;

  const unit = UNIT[applied.spec.unit];
  // Asked for place by place and year by year: most of the moves of a county start in another year.
  let exchanges: ReadonlyMap<number, readonly Move[]> | undefined;
  const exchangesFrom = (year: number): readonly Move[] => {
    exchanges ??= Map.groupBy(
      moves.filter((move) => move.kind === 'exchange'),
      (move) => move.start,
    );
    return exchanges.get(year) ?? [];
  };

  /** scale · shortfall ≥ −form: the form may fall below 0 by so many units. */
  const atLeastZero = (where: Spot, form: Expr, scale: number): void => {
    if (!holds(where)) return;
    const [least] = builder.range(form);
    if (least >= 0) return;
    // What lived history breaks by itself may stay broken by as much; decisions entered by hand are not excused.
    if (!mayGive)
      return builder.row(form, applied.spec.entered === true ? 0 : Math.min(0, builder.settled(form)), Infinity);
    sheet.slacks.push({
      applied,
      where,
      amount: builder.excess(combine([-1, form]), scale),
      ...(pin === undefined ? {} : { pin }),
    });
  };

  return {
    instance,
    settings,
    years: instance.years,
    yearsAfter: supply.allYears.slice(3),
    groups,
    pins:
      pin !== undefined
        ? [pin]
        : openPins(instance).filter((any) => byId.has(instance.persons.get(any.teacher)!.home.row.group)),
    everyMove: sheet.moves,
    moves,
    covers: (site, year) => speaksOf(site.group, year),
    schools: (group) => supply.schools(group),
    quotaStages: (group) => supply.quotaStages(group),
    starters: (year, keep) =>
      builder.named(
        sumOf(
          exchangesFrom(year)
            .filter(keep)
            .map((move) => move.column),
        ),
      ),
    leavers: (school, year, keep) => stock.flow(school, year, 'from', keep),
    arrivals: (school, year, keep) => stock.flow(school, year, 'to', keep),
    needTenths: (site, subject, year) => supply.needTenths(site, subject, year),
    sharedIn: (site, subject, year) => sheet.sharing.net(site, subject, year),
    loan: (from, to, subject, year) => sheet.sharing.loan(from, to, subject, year),
    levels: (site, subject, year) => sheet.sharing.levels(site, subject, year),
    lenders: (site, subject, year) => sheet.sharing.lenders(site, subject, year),
    net: (school, year, keep) => builder.named(stock.net(school, year, keep)),
    atWork: (school, year, keep) => builder.named(stock.atWork(school, year, keep)),
    visiting: (school, year, keep) => builder.named(stock.visiting(school, year, keep)),
    workers: (school, year) => supply.workers(school, year),
    placeOf: (person, year) => supply.placeOf(person, year),
    people: (group) => supply.people(group),
    flag: (count) => builder.flag(count),
    excess: (form) => builder.excess(form),
    sum: (keep) => sumOf(moves.filter(keep).map((move) => move.column)),
    sumFor: (teacher, keep) =>
      sumOf(
        stock
          .movesOf(teacher)
          .filter(keep)
          .map((move) => move.column),
      ),
    inService: (year, keep) =>
      constant(
        groups
          .filter((group) => speaksOf(group, year))
          .flatMap((group) => supply.people(group.id))
          .filter((person) => person.inService(year) && keep(person)).length,
      ),
    isInPool: (person, year) => speaksOf(person.home.group, year) && supply.eligibleAtFirst(person, year),
    eligible: (year, keep) =>
      eligible(
        year,
        keep,
        groups.filter((group) => speaksOf(group, year)),
        sheet,
      ),
    headcount: (school, year) => supply.headcount(school, year),
    baseTenths: (school, subject, year) => supply.baseTenths(school, subject, year),
    staffedTenths: (school, subject, year) => stock.staffedTenths(school, subject, year),
    keptTenths: (school, subject, year) => stock.keptTenths(school, subject, year),
    subjects: (school) => stock.subjects(school),
    change: (school, year) => builder.named(stock.atWork(school, year, (move) => move.kind !== 'training')),
    under: (school, year) => Math.floor(Math.max(0, supply.lackTenths(school, year)) / 10),
    over: (school, year) => Math.floor(Math.max(0, -supply.lackTenths(school, year)) / 10),
    settled: (group, flow, year) => {
      const kind = kindOf(
        instance.groups.find((candidate) => candidate.id === group)!,
        year,
      );
      return sheet.rules.some(
        ({ spec, enforce, kinds: own }) =>
          spec.settles?.(enforce.kind === 'must').includes(flow) === true && (own === null || own.includes(kind)),
      );
    },
    atLeast: (where, amount, limit) => {
      if (typeof limit === 'number') atLeastZero(where, combine([1, amount], [-1, constant(limit)]), unit);
      else atLeastZero(where, combine([limit.share.den, amount], [-limit.share.num, limit.of]), limit.share.den);
    },
    atMost: (where, amount, limit) => {
      if (typeof limit === 'number') atLeastZero(where, combine([1, constant(limit)], [-1, amount]), unit);
      else atLeastZero(where, combine([limit.share.num, limit.of], [-limit.share.den, amount]), limit.share.den);
    },
  };
}

/** The eligible at first, less those of them who begin a posting in an earlier year of the horizon. */
function eligible(
  year: number,
  keep: (person: Person) => boolean,
  groups: Rows['groups'],
  { supply, builder, moves }: ModelSheet,
): Expr {
  const pool = new Set(
    groups
      .flatMap((group) => supply.people(group.id))
      .filter((person) => supply.eligibleAtFirst(person, year) && keep(person)),
  );
  const gone = supply.instance.years
    .filter((earlier) => earlier < year)
    .map((earlier) =>
      builder.named(
        sumOf(moves.filter((move) => move.start === earlier && pool.has(move.person)).map((move) => move.column)),
      ),
    );
  return combine([1, constant(pool.size)], ...gone.map((form) => [-1, form] as const));
}
