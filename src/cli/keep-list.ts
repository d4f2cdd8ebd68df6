/** `lungang plan … --keep FILE`: the list of the first year, its rows among the decisions entered by hand. */
import { crossChecks } from '../domain/cross-checks.ts';
import { canonical } from '../domain/roster.ts';
import { everyLength } from '../domain/settings.ts';
import { hasErrors, problem, type InputProblem } from '../io/problem.ts';
import { readPostingList, type ListedPosting } from '../io/posting-list/index.ts';
import type { Case } from '../planning/case.ts';
import { LIST_REASON, withList, type KeptRow } from '../planning/keep/keep-list.ts';
import { pinTerms } from '../verify/permits.ts';
import { listAnswers as say } from './list-texts.ts';

export interface Kept {
  readonly rows: readonly KeptRow[];
  /** The case with the fixed rows as decisions entered by hand. */
  readonly given: Case;
}

/** Reads the list against the case, with the other names of its schools; `kept` is null if and only if one of the problems is an error. */
export async function readKept(
  file: string,
  given: Case,
  schoolNames: ReadonlyMap<string, string>,
): Promise<{ readonly kept: Kept | null; readonly problems: readonly InputProblem[] }> {
  const read = await readPostingList(file, given.roster, [given.from], given.policy.settings.postingYears, schoolNames);
  if (read.rows === null) return { kept: null, problems: read.problems };
  const rows = read.rows.map(({ posting, lock }): KeptRow => ({ posting, firmness: lock }));
  const pinned = withList(given, rows);
  const problems = [...read.problems, ...otherLengths(given, read.rows), ...impossible(pinned, given, read.rows)];
  return hasErrors(problems) ? { kept: null, problems } : { kept: { rows, given: pinned }, problems };
}

/** Rows that are to stand as they are, for a number of years that the policy allows in no group: they cannot. */
const otherLengths = ({ policy: { settings } }: Case, listed: readonly ListedPosting[]): InputProblem[] =>
  listed.flatMap(({ posting: { kind, years }, lock, place }) => {
    const allowed = everyLength(settings, kind);
    return lock !== 'fixed' || allowed.length === 0 || allowed.includes(years)
      ? []
      : [problem('error', { ...place, value: String(years) }, say['list-length']({ years, allowed }))];
  });

/** Rows that no posting can meet, or that contradict a decision of the roster, at their place in the list. */
function impossible(pinned: Case, { from, policy }: Case, listed: readonly ListedPosting[]): InputProblem[] {
  const roster = canonical(pinned.roster);
  const place = new Map(listed.map(({ posting, place: own }) => [posting.teacher, own]));
  return crossChecks(roster, { from, terms: pinTerms(policy) }).flatMap(({ severity, table, index, message }) => {
    const pin = table === 'pins' ? roster.pins[index] : undefined;
    const own = pin === undefined ? undefined : place.get(pin.teacher);
    if (severity !== 'error' || pin === undefined || own === undefined) return [];
    return [problem('error', { ...own, value: pin.reason === LIST_REASON ? (pin.school ?? '') : pin.reason }, message)];
  });
}
