/** Several blocks asked as one: mixtures of the master made whole, and proposals merged. */
import sum from 'lodash/sum.js';
import type { Auction, Goal, Terms } from './auction.ts';
import type { Part } from './decompose.ts';
import { Joined } from './joined.ts';
import { type Objective, restricted, type Row, valueAt, violation } from './model.ts';
import { packModel } from './packed.ts';
import { heldBy, type Hold } from './prices.ts';
import type { Proposal } from './proposals.ts';

/** Room for rounding in a mixture's sums. */
const NEAR = 1e-6;
/** More blocks than this are no small model any more. */
const MOST_MIXED = 8;
/** So many free columns a merger can look at as one, and so many branches deep. */
const MOST_MERGED = 12_000;
const MERGING_NODES = 300;
/** Branches that are worth a better whole choice. */
const NODES = 200;

/**
 * Where the relaxed master mixes proposals of a block, these blocks together are asked for the best whole points within
 * what their mixtures put on links and holds; all others keep what the master chose. A basic solution mixes in no more
 * blocks than there are links and holds.
 */
export async function allot(auction: Auction, goal: Goal, holds: readonly Hold[], x: Float64Array): Promise<void> {
  let column = 0;
  const shares = auction.parts.blocks.map((_, b) =>
    auction.proposals
      .of(b)
      .map((proposal) => ({ proposal, share: x[column++]! }))
      .filter(({ share }) => share > 1e-6),
  );
  const mixed = shares.flatMap((own, b) => (own.length > 1 ? [b] : []));
  if (mixed.length === 0 || mixed.length > MOST_MIXED) return;
  const mean = (valueOf: (proposal: Proposal, b: number) => number): number =>
    sum(mixed.map((b) => sum(shares[b]!.map(({ proposal, share }) => share * valueOf(proposal, b)))));
  const joined = new Joined(auction.parts, mixed, auction.terms);
  const ties = joined.ties((i) => {
    const { lower, upper } = auction.parts.links[i]!.row;
    const at = mean(({ ties: own }) => own[i]!);
    return {
      lower: lower === -Infinity ? lower : Math.ceil(at - NEAR),
      upper: upper === Infinity ? upper : Math.floor(at + NEAR),
    };
  });
  const held = joined.held(holds, (hold) => Math.floor(mean(({ x: own }, b) => heldBy(hold, b, own)) + NEAR));
  const answer = await askJoined(auction, joined, goal, [...ties, ...held]);
  for (const [b, own] of answer) auction.proposals.add(b, own);
}

/**
 * All blocks as one, each where proposals of it differ: what the `most` best at the prices and the best point agree on
 * stays as it is (solution merging; Rothberg 2007). What it finds becomes proposals.
 */
export async function merge(
  auction: Auction,
  goal: Goal,
  holds: readonly Hold[],
  forms: readonly Objective[],
  most: number,
): Promise<void> {
  const terms = auction.parts.blocks.map(({ model }, b): Terms => {
    const { rows, bounds } = auction.terms[b]!;
    const own = auction.own(b);
    const order = auction.proposals
      .of(b)
      .map(({ x }) => ({ x, cost: valueAt(forms[b]!, x) }))
      .toSorted((one, other) => one.cost - other.cost);
    const chosen = order.slice(0, most).map(({ x }) => x);
    const lower = bounds?.lower.slice() ?? Float64Array.from(model.columns, (column) => column.lower);
    const upper = bounds?.upper.slice() ?? Float64Array.from(model.columns, (column) => column.upper);
    own.forEach((at, j) => {
      if (chosen.every((x) => x[j] === at)) lower[j] = upper[j] = at;
    });
    return { rows, bounds: { lower, upper } };
  });
  await asOne(auction, goal, holds, terms);
}

/** Looks at all blocks together, what stands beside them as in the best point; not where too many columns are free. */
async function asOne(auction: Auction, goal: Goal, holds: readonly Hold[], terms: readonly Terms[]): Promise<void> {
  const joined = new Joined(
    auction.parts,
    auction.parts.blocks.map((_, b) => b),
    terms,
  );
  const free = joined.model.columns.filter(({ lower, upper }) => lower !== upper).length;
  auction.options.trace?.(`${auction.tier}: ${free} columns still free`);
  if (free > MOST_MERGED) return;
  const x = auction.best!.x;
  const aside = (form: Part): number => valueAt(restricted(form, auction.parts.shared), x);
  const ties = joined.ties((i) => {
    const { row } = auction.parts.links[i]!;
    return { lower: row.lower - aside(row), upper: row.upper - aside(row) };
  });
  const held = joined.held(holds, (hold) => hold.room - aside(hold.shared));
  const start = Float64Array.from(auction.parts.blocks.flatMap((_, b) => [...auction.own(b)]));
  const objective = {
    name: 'closed',
    constant: 0,
    ...joined.sum((b) => goal(auction.parts.blocks[b]!.model.objectives)),
  };
  const known =
    violation({ columns: joined.model.columns, rows: [...joined.model.rows, ...ties, ...held] }, start) === undefined
      ? start
      : null;
  const answer = await auction.crew.ask(
    { model: packModel(joined.model), rows: [...ties, ...held] },
    { kind: 'price', objective, start: known, open: 0.5, nodes: MERGING_NODES },
  );
  if (answer.kind !== 'point') return;
  for (const [b, own] of joined.apart(answer.x)) auction.proposals.add(b, own);
  auction.options.trace?.(
    `${auction.tier} as one: ${known === null ? 'no start' : valueAt(objective, known)} → ${valueAt(objective, answer.x)}, bound ${answer.bound}`,
  );
}

async function askJoined(
  auction: Auction,
  joined: Joined,
  goal: Goal,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, Float64Array>> {
  const objective = {
    name: 'joined',
    constant: 0,
    ...joined.sum((b) => goal(auction.parts.blocks[b]!.model.objectives)),
  };
  const answer = await auction.crew.ask(
    { model: packModel(joined.model), rows },
    { kind: 'price', objective, start: null, open: 0.5, nodes: NODES },
  );
  return answer.kind === 'point' ? joined.apart(answer.x) : new Map();
}
