/** Several blocks asked as one: mixtures of the master made whole, sets of blocks improved in turn, and all that is left at the end. */
import type { Auction, Goal } from './auction.ts';
import type { Part } from './decompose.ts';
import { Joined } from './joined.ts';
import { restricted, type Row, valueAt, violation } from './model.ts';
import { packModel } from './packed.ts';
import { heldBy, type Hold } from './prices.ts';
import type { Proposal } from './proposals.ts';

/** Room for rounding in a mixture's sums. */
const NEAR = 1e-6;
/** More blocks than this are no small model any more. */
const MOST_MIXED = 8;
/** So few free columns of all blocks can be looked at as one, and so many branches deep. */
const MOST_FREE = 4000;
const CLOSING_NODES = 2000;
/** Branches that are worth a better whole choice. */
const NODES = 200;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Where the relaxed master mixes proposals of a block, these blocks together are asked for the best whole points within
 * what their mixtures put on links and holds; all others keep what the master chose. A basic solution mixes in no more
 * blocks than there are links and holds. Returns the blocks that were mixed.
 */
export async function allot(auction: Auction, goal: Goal, holds: readonly Hold[], x: Float64Array): Promise<readonly number[]> {
  let column = 0;
  const shares = auction.parts.blocks.map((_, b) => auction.proposals.of(b).map((proposal) => ({ proposal, share: x[column++]! })).filter(({ share }) => share > 1e-6));
  const mixed = shares.flatMap((own, b) => (own.length > 1 ? [b] : []));
  if (mixed.length === 0 || mixed.length > MOST_MIXED) return mixed;
  const mean = (valueOf: (proposal: Proposal, b: number) => number): number => sum(mixed.map((b) => sum(shares[b]!.map(({ proposal, share }) => share * valueOf(proposal, b)))));
  const joined = new Joined(auction.parts, mixed, auction.terms);
  const ties = joined.ties((i) => {
    const { lower, upper } = auction.parts.links[i]!.row;
    const at = mean(({ ties: own }) => own[i]!);
    return { lower: lower === -Infinity ? lower : Math.ceil(at - NEAR), upper: upper === Infinity ? upper : Math.floor(at + NEAR) };
  });
  const held = joined.held(holds, (hold) => Math.floor(mean(({ x: own }, b) => heldBy(hold, b, own)) + NEAR));
  const answer = await askJoined(auction, joined, goal, [...ties, ...held], null);
  for (const [b, own] of answer) auction.proposals.add(b, own);
  return mixed;
}

/**
 * Some blocks together, better than they are in the best point, within what all others leave them there. The sets are
 * asked side by side; the master decides which of their answers go together.
 */
export async function improve(auction: Auction, goal: Goal, holds: readonly Hold[], sets: readonly (readonly number[])[]): Promise<void> {
  const found: ReadonlyMap<number, Float64Array>[] = [];
  const { x } = auction.best!;
  await Promise.all(
    sets.map(async (chosen, place) => {
      const joined = new Joined(auction.parts, chosen, auction.terms);
      const start = Float64Array.from(chosen.flatMap((b) => [...auction.own(b)]));
      if (violation(joined.model, start) !== undefined) return;
      const at = (form: Part): number => valueAt({ constant: 0, ...form }, start);
      const ties = joined.ties((i, own) => {
        const { row } = auction.parts.links[i]!;
        const others = valueAt({ constant: 0, ...row }, x) - at(own);
        return { lower: row.lower - others, upper: row.upper - others };
      });
      const held = joined.held(holds, (hold, own) => hold.room - onHold(auction, hold) + at(own));
      found[place] = await askJoined(auction, joined, goal, [...ties, ...held], start);
    }),
  );
  for (const answer of found) for (const [b, own] of answer ?? []) auction.proposals.add(b, own);
}

/**
 * All blocks together under what is known of them by now, where little enough of them is still free: the bound of the
 * goal over the whole, and the point found as proposals. Undefined where that is too much, or links may still give way.
 */
export async function close(auction: Auction, goal: Goal, holds: readonly Hold[]): Promise<number | undefined> {
  const { columns, objectives } = auction.model;
  const joined = new Joined(auction.parts, auction.parts.blocks.map((_, b) => b), auction.terms);
  const free = joined.model.columns.filter(({ lower, upper }) => lower !== upper).length;
  auction.options.trace?.(`${auction.tier}: ${free} columns still free`);
  if (free > MOST_FREE || auction.parts.shared.some((j) => columns[j]!.lower !== columns[j]!.upper)) return undefined;
  const x = auction.best!.x;
  const aside = (form: Part): number => valueAt(restricted(form, auction.parts.shared), x);
  const ties = joined.ties((i) => {
    const { row } = auction.parts.links[i]!;
    return { lower: row.lower - aside(row), upper: row.upper - aside(row) };
  });
  const held = joined.held(holds, (hold) => hold.room - aside(hold.shared));
  const start = Float64Array.from(auction.parts.blocks.flatMap((_, b) => [...auction.own(b)]));
  const objective = { name: 'closed', constant: 0, ...joined.sum((b) => goal(auction.parts.blocks[b]!.model.objectives)) };
  const known = violation({ columns: joined.model.columns, rows: [...joined.model.rows, ...ties, ...held] }, start) === undefined ? start : null;
  const answer = await auction.crew.ask({ model: packModel(joined.model), rows: [...ties, ...held] }, { kind: 'price', objective, start: known, open: 0.5, nodes: CLOSING_NODES });
  if (answer.kind !== 'point') return undefined;
  for (const [b, own] of joined.apart(answer.x)) auction.proposals.add(b, own);
  const whole = goal(objectives);
  return answer.bound + whole.constant + aside(whole);
}

/** What the best point puts on a hold. */
function onHold(auction: Auction, hold: Hold): number {
  return valueAt({ constant: 0, ...hold.shared }, auction.best!.x) + sum(auction.parts.blocks.map((_, b) => heldBy(hold, b, auction.own(b))));
}

async function askJoined(auction: Auction, joined: Joined, goal: Goal, rows: readonly Row[], start: Float64Array | null): Promise<ReadonlyMap<number, Float64Array>> {
  const objective = { name: 'joined', constant: 0, ...joined.sum((b) => goal(auction.parts.blocks[b]!.model.objectives)) };
  const answer = await auction.crew.ask({ model: packModel(joined.model), rows }, { kind: 'price', objective, start, open: 0.5, nodes: NODES });
  return answer.kind === 'point' ? joined.apart(answer.x) : new Map();
}
