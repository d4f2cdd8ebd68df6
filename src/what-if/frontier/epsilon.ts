/**
 * The ε-constraint method: which vectors of whole numbers can be had such that none is better in one place without
 * being worse in another (Pareto points). Pure: it asks an oracle for the least first cost under limits on all costs,
 * and never looks at a plan.
 *
 * Over two costs the limit on the second goes down from point to point. Over three the limit on the third goes down
 * from the greatest third cost of a whole frontier over the first two: above that limit nothing changes. With steps of
 * 1 every point is found; what a later answer beats is left out at the end, so that the oracle need not minimise more
 * than the first cost (Laumanns, Thiele, Zitzler 2006 prove the same for grids).
 */

/** One number per measure, less is better. */
export type Costs = readonly number[];

/** Greatest allowed costs; null: no limit. */
export type CostLimits = readonly (number | null)[];

export type Reply<P> =
  | { readonly kind: 'point'; readonly costs: Costs; readonly proven: boolean; readonly point: P }
  /** `proven`: nothing keeps the limits; else the search ended before it knew. */
  | { readonly kind: 'none'; readonly proven: boolean };

/** The least first cost under the limits. */
export type Oracle<P> = (limits: CostLimits) => Promise<Reply<P>>;

export interface CostAxis {
  /** By how much a limit goes down at a time; 1 finds every point. */
  readonly step: number;
  /** The least cost there is, where known: never stepped over. */
  readonly least: number | null;
}

export interface FoundPoint<P> {
  readonly costs: Costs;
  readonly point: P;
  /** The first cost is proven to be the least under the limits at which it was found. */
  readonly proven: boolean;
}

export interface Frontier<P> {
  /** From the least first cost on. */
  readonly points: readonly FoundPoint<P>[];
  /** True where every point there is stands in the list. */
  readonly complete: boolean;
}

export const dominates = (a: Costs, b: Costs): boolean =>
  a.every((cost, i) => cost <= b[i]!) && a.some((cost, i) => cost < b[i]!);

const keeps = (costs: Costs, limits: CostLimits): boolean =>
  costs.every((cost, i) => limits[i] === null || cost <= limits[i]!);
const looser = (a: CostLimits, b: CostLimits): boolean =>
  a.every((limit, i) => limit === null || (b[i] !== null && limit >= b[i]!));

/**
 * Remembers answers: what is least under loose limits is least under tighter ones that it keeps, and nothing stays
 * nothing.
 */
export function remembering<P>(oracle: Oracle<P>): Oracle<P> {
  const asked: { readonly limits: CostLimits; readonly reply: Reply<P> }[] = [];
  return async (limits) => {
    const known = asked.find(
      ({ limits: other, reply }) =>
        looser(other, limits) && (reply.kind === 'none' ? reply.proven : reply.proven && keeps(reply.costs, limits)),
    );
    if (known !== undefined) return known.reply;
    const reply = await oracle(limits);
    asked.push({ limits, reply });
    return reply;
  };
}

/** `axes`: one per cost; that of the first is not stepped along. Ends early where the oracle no longer knows. */
export async function frontier<P>(axes: readonly CostAxis[], given: Oracle<P>): Promise<Frontier<P>> {
  const oracle = remembering(given);
  let open = false;
  const ask = async (limits: CostLimits): Promise<FoundPoint<P>[]> => {
    const reply = await oracle(limits);
    if (!reply.proven) open = true;
    return reply.kind === 'none' ? [] : [reply];
  };
  const along = async (axis: number, limits: CostLimits): Promise<FoundPoint<P>[]> => {
    if (axis === 0) return ask(limits);
    const { step, least } = axes[axis]!;
    const found: FoundPoint<P>[] = [];
    for (let own = limits; ;) {
      const inner = await along(axis - 1, own);
      if (inner.length === 0) return found;
      found.push(...inner);
      const highest = Math.max(...inner.map(({ costs }) => costs[axis]!));
      if (open || (least !== null && highest <= least)) return found;
      own = own.with(axis, least === null ? highest - step : Math.max(least, highest - step));
    }
  };
  const found = await along(
    axes.length - 1,
    axes.map(() => null),
  );
  return { points: undominated(found), complete: !open && axes.slice(1).every(({ step }) => step === 1) };
}

/** Each vector once, none that another beats, by the costs in order. */
function undominated<P>(found: readonly FoundPoint<P>[]): FoundPoint<P>[] {
  const once = [...new Map(found.map((one) => [one.costs.join(), one])).values()];
  return once
    .filter(({ costs }) => !once.some((other) => dominates(other.costs, costs)))
    .toSorted((a, b) => compare(a.costs, b.costs));
}

function compare(a: Costs, b: Costs): number {
  const at = a.findIndex((cost, i) => cost !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
