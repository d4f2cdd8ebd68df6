/**
 * `lungang verify … --list FILE`: is a list of the first year, as an officer keeps it, lawful, and what does it lack?
 */
import { readRoster } from '../io/index.ts';
import { readPostingList, type ListedPosting, type ReadPostingList } from '../io/posting-list/index.ts';
import type { Roster } from '../domain/roster.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { judgeList } from '../planning/judge-list.ts';
import { pinTerms } from '../verify/permits.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import { EXIT } from './exit.ts';
import { complain, listedProblems, type Problems } from './inputs.ts';
import { listJson, listLines } from './list-answers.ts';
import type { Session } from './session.ts';
import { sayJson } from './terminal.ts';

export interface ListQuestion {
  readonly data: string;
  readonly policy: string;
  readonly list: string;
  /** The school year of the list; absent: the one that its rows name. */
  readonly from?: number | undefined;
}

export async function verifyList(
  session: Session,
  { data, policy: policyFile, list, from }: ListQuestion,
): Promise<void> {
  const { policy, problems } = await loadPolicy(policyFile);
  const terms = policy === null ? undefined : pinTerms(policy);
  const read = await readRoster(data, { from, terms });
  const people =
    read.roster === null || policy === null
      ? null
      : await readPostingList(list, read.roster, from === undefined ? null : [from], policy.settings.postingYears);
  const year = from ?? firstYear(people);
  // Whether the roster can be planned from that year is known only now.
  const again = from !== undefined || year === undefined ? read : await readRoster(data, { from: year, terms });
  const told: Problems = { roster: [...again.problems, ...(people?.problems ?? [])], policy: problems };
  if (complain(session, told) || policy === null || again.roster === null || people?.rows == null) return;
  answer(session, told, { roster: again.roster, policy, from: year ?? 0 }, people.rows);
}

const firstYear = (list: ReadPostingList | null): number | undefined =>
  list?.rows?.reduce<number | undefined>((least, { posting: { start } }) => Math.min(least ?? start, start), undefined);

function answer(
  session: Session,
  told: Problems,
  given: { readonly roster: Roster; readonly policy: Policy; readonly from: number },
  rows: readonly ListedPosting[],
): void {
  const { lang, json } = session.voice;
  const question: Case = given;
  const verdict = judgeList(
    question,
    rows.map(({ posting }) => posting),
  );
  session.exit = verdict.lawful ? EXIT.ok : EXIT.refusedPlan;
  if (json) return sayJson(session.terminal, { ...listedProblems(session, told), ...listJson(verdict, rows, lang) });
  session.terminal.out(
    listLines(verdict, rows, instanceOf(question))
      .map((line) => `${line.in(lang)}\n`)
      .join(''),
  );
}
