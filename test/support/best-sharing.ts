/**
 * The best shared teaching around given postings, by looking at every way to share. One subject of one group in one
 * year at a time: what is shared there touches no other such cell, and the tiers add up over them.
 */
import { kindOf } from '../../src/domain/group-kinds.ts';
import type { Site } from '../../src/domain/instance.ts';
import type { SharedTeaching } from '../../src/domain/plan.ts';
import type { TierName } from '../../src/domain/words.ts';
import type { PlanFacts } from '../../src/verify/facts.ts';
import { lenderAt, mostShared } from '../../src/verify/sharing.ts';

/** A campus in one cell; tenths of a teacher. */
interface Campus {
  readonly site: Site;
  /** With the most that each may give. */
  readonly lenders: readonly { readonly teacher: string; readonly most: number }[];
  readonly demand: number | null;
  readonly base: number;
  readonly staffed: number;
  /** Own people away on training: they count for the protection of the source. */
  readonly training: number;
}

type Choice = { readonly teacher: string; readonly from: number; readonly to: number; readonly tenths: number };

/** The rows of the best sharing; null where the protection of the source cannot hold however one shares. */
export function bestSharing(facts: PlanFacts): SharedTeaching[] | null {
  const { instance, policy } = facts;
  const rows: SharedTeaching[] = [];
  for (const group of instance.groups) {
    const sites = [...instance.sites.values()].filter((site) => site.group.id === group.id);
    for (const year of instance.years) {
      const most = mostShared(policy, kindOf(group, year));
      if (most === 0) continue;
      for (const subject of new Set(sites.flatMap((site) => facts.subjects(site.id, year)))) {
        const best = bestOf(
          sites.map((site) => campusOf(facts, site, subject, year)),
          most,
          facts,
        );
        if (best === null) return null;
        rows.push(...best.map(({ teacher, to, tenths }) => ({ teacher, to: sites[to]!.id, year, share: tenths / 10 })));
      }
    }
  }
  return rows;
}

function campusOf(facts: PlanFacts, site: Site, subject: string, year: number): Campus {
  const posted = new Map(facts.postings.map((posting) => [posting.teacher, posting]));
  const own = [...facts.instance.persons.values()].filter((person) => person.row.subject === subject);
  const away = own.filter((person) => {
    const posting = posted.get(person.id);
    return (
      posting?.kind === 'training' &&
      posting.start <= year &&
      year < posting.start + posting.years &&
      lenderAt(person, year, undefined) === site.id
    );
  });
  return {
    site,
    lenders: own
      .filter((person) => lenderAt(person, year, posted.get(person.id)) === site.id)
      // Of two who may give the same the second gives no earlier way than the first.
      .toSorted((a, b) => a.tenths - b.tenths)
      .map(({ id, tenths }) => ({ teacher: id, most: tenths })),
    demand: site.demand(subject, year),
    base: facts.standing(site.id, year).tenthsBySubject.get(subject) ?? 0,
    staffed: facts.unsharedTenths(site.id, subject, year),
    training: away.reduce((sum, { tenths }) => sum + tenths, 0),
  };
}

/** The rules that look at shared teaching, all of which are kept here (`test/rules/oracles.test.ts`). */
export const SHARING_KNOWS: readonly string[] = ['shared-teaching', 'protect-source'];

/** Every way to share in one cell, the best by the policy's order; teachers of one campus are as good as each other. */
function bestOf(campuses: readonly Campus[], most: number, { policy }: PlanFacts): readonly Choice[] | null {
  const { sharing, surplus } = policy.weights;
  const protectedBy = policy.rules.some(({ spec }) => spec.id === 'protect-source');
  const order = policy.order.filter((tier): tier is 'shortage' | 'disruption' =>
    (['shortage', 'disruption'] as readonly TierName[]).includes(tier),
  );
  const lenders = campuses.flatMap((campus, from) => campus.lenders.map((lender) => ({ ...lender, from })));
  const best: { found: { readonly choices: readonly Choice[]; readonly value: readonly number[] } | null } = {
    found: null,
  };

  const look = (choices: readonly Choice[]): void => {
    const given = campuses.map((_, i) =>
      choices.filter(({ from }) => from === i).reduce((sum, { tenths }) => sum + tenths, 0),
    );
    const got = campuses.map((_, i) =>
      choices.filter(({ to }) => to === i).reduce((sum, { tenths }) => sum + tenths, 0),
    );
    const value = { shortage: 0, disruption: choices.reduce((sum, { tenths }) => sum + (sharing * tenths) / 2, 0) };
    for (const [i, { demand, base, staffed, training }] of campuses.entries()) {
      const after = staffed - given[i]! + got[i]!;
      if (got[i]! > Math.max(0, (demand ?? 0) - staffed)) return;
      if (given[i]! > 0 && after < (demand ?? Math.min(10, base))) return;
      if (protectedBy && after + training < Math.min(demand ?? 10, base)) return;
      if (demand !== null) value.shortage += Math.max(0, demand - after);
      value.disruption += Math.floor(surplus / 10) * Math.max(0, after - Math.max(demand ?? 10, base));
    }
    const mine = order.map((tier) => value[tier]);
    const { found } = best;
    const at = found === null ? 0 : mine.findIndex((each, i) => each !== found.value[i]);
    if (found === null || (at >= 0 && mine[at]! < found.value[at]!)) best.found = { choices, value: mine };
  };
  const descend = (depth: number, choices: readonly Choice[], least: number): void => {
    if (depth === lenders.length) return look(choices);
    const { teacher, from, most: taught } = lenders[depth]!;
    const ways = campuses.flatMap(({ demand, staffed }, to) =>
      to !== from && demand !== null && demand > staffed
        ? [2, 4].filter((tenths) => tenths <= Math.min(most, taught)).map((tenths) => ({ teacher, from, to, tenths }))
        : [],
    );
    // Of two teachers of one campus the second gives no earlier way than the first: the rest are the same plans with
    // names exchanged.
    const next = (way: number): number =>
      lenders[depth + 1]?.from === from && lenders[depth + 1]?.most === taught ? way : 0;
    if (least === 0) descend(depth + 1, choices, 0);
    for (const [i, way] of ways.entries()) if (i + 1 >= least) descend(depth + 1, [...choices, way], next(i + 1));
  };
  descend(0, [], 0);
  return best.found?.choices ?? null;
}
