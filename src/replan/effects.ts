/** What one change of a plan does to shortages and rules, measured by undoing it alone. */
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { judge, type Judgement } from '../verify/appraise.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import type { PostingChange } from '../planning/compare.ts';
import { validity } from '../verify/validity.ts';
import type { Tie } from './tie.ts';

/**
 * A place at which something is asked: how far it is missed, and how much room there is (below 0 where it is missed).
 */
interface Cell {
  readonly tie: Tie;
  readonly missed: number;
  readonly room: number;
}

export interface Effect {
  readonly change: PostingChange;
  /** What would be missed, or missed by more, without this change: what it was made for. */
  readonly serves: readonly Tie[];
  /** Places with less room because of this change, by `keyOf`. */
  readonly strains: ReadonlySet<string>;
}

export const keyOf = (tie: Tie): string => JSON.stringify(tie);

/** Effects of the changes of one part of the county, all groups of which are in the case. */
export function effectsOf(
  part: Case,
  {
    postings,
    sharedTeaching,
  }: { readonly postings: readonly BarePosting[]; readonly sharedTeaching: readonly SharedTeaching[] },
  changes: readonly PostingChange[],
): readonly Effect[] {
  const instance = instanceOf(part);
  const now = cellsOf(judge(instance, part.policy, postings, sharedTeaching));
  return changes.map((change): Effect => {
    const undone = undo(postings, change);
    // What is no longer possible by itself needs no other reason than its own.
    if (
      undone === null ||
      (change.kind !== 'added' && validity(instance, part.policy, [change.before]).findings.length > 0)
    )
      return { change, serves: [], strains: strainsOf(part, postings, sharedTeaching, change, now) };
    const then = cellsOf(judge(instance, part.policy, undone, sharedTeaching));
    const serves = [...then]
      .filter(([key, cell]) => cell.missed > (now.get(key)?.missed ?? 0))
      .map(([, { tie }]) => tie);
    const strains = new Set(
      [...then].filter(([key, cell]) => cell.room > (now.get(key)?.room ?? Infinity)).map(([key]) => key),
    );
    return { change, serves, strains };
  });
}

/**
 * Places that have less room for the published postings under the new roster than under the old one: what events alone
 * have done.
 */
export function strainedByEvents(before: Case, after: Case, published: readonly BarePosting[]): ReadonlySet<string> {
  const under = (part: Case): ReadonlyMap<string, Cell> => {
    const { persons, sites } = instanceOf(part);
    const known = published.filter(({ teacher, from, to }) => persons.has(teacher) && sites.has(from) && sites.has(to));
    return cellsOf(judge(instanceOf(part), part.policy, known, []));
  };
  const was = under(before);
  return new Set(
    [...under(after)].filter(([key, { room }]) => room < (was.get(key)?.room ?? Infinity)).map(([key]) => key),
  );
}

/** What a posting that cannot be restored takes away: as if it ran on where it was, by subject and by rule. */
function strainsOf(
  part: Case,
  postings: readonly BarePosting[],
  sharedTeaching: readonly SharedTeaching[],
  change: PostingChange,
  now: ReadonlyMap<string, Cell>,
): ReadonlySet<string> {
  if (change.kind === 'added') return new Set();
  const instance = instanceOf(part);
  const { before } = change;
  if (!instance.persons.has(before.teacher) || !instance.sites.has(before.to) || !instance.sites.has(before.from))
    return new Set();
  const rest = postings.filter(({ teacher }) => teacher !== before.teacher);
  const then = cellsOf(judge(instance, part.policy, [...rest, before], sharedTeaching));
  const strained = new Set(
    [...then].filter(([key, cell]) => cell.room > (now.get(key)?.room ?? Infinity)).map(([key]) => key),
  );
  // Who has left works nowhere, so that the host's loss does not show in the count.
  const { subject } = instance.persons.get(before.teacher)!.row;
  for (let year = before.start; year < before.start + before.years; year++)
    strained.add(keyOf({ kind: 'shortage', school: before.to, subject, year }));
  return strained;
}

function undo(postings: readonly BarePosting[], change: PostingChange): readonly BarePosting[] | null {
  const teacher = change.kind === 'added' ? change.after.teacher : change.before.teacher;
  const rest = postings.filter((posting) => posting.teacher !== teacher);
  return change.kind === 'added' ? rest : [...rest, change.before];
}

function cellsOf({ facts, measured }: Judgement): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const note = (tie: Tie, missed: number, room: number): void => {
    const key = keyOf(tie);
    const known = cells.get(key);
    cells.set(
      key,
      known === undefined
        ? { tie, missed, room }
        : { tie, missed: known.missed + missed, room: Math.min(known.room, room) },
    );
  };
  for (const site of facts.instance.sites.values()) {
    for (const year of facts.instance.years) {
      for (const subject of site.demanded) {
        if (site.demand(subject, year) === null) continue;
        const room = facts.staffedTenths(site.id, subject, year) - facts.needTenths(site.id, subject, year);
        note({ kind: 'shortage', school: site.id, subject, year }, Math.max(0, -room), room);
      }
    }
  }
  for (const { rule, measures } of measured) {
    for (const { where, op, required, actual, by } of measures) {
      const { group, school, subject, year } = where;
      // A rule about one person has its own reason in that person.
      if (where.teacher !== null) continue;
      note(
        { kind: 'rule', rule: rule.spec.id, clause: rule.clause, group, school, subject, year },
        by,
        op === '>=' ? actual - required : required - actual,
      );
    }
  }
  return cells;
}
