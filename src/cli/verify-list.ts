/**
 * `lungang verify … --list FILE`: is a list of the first year, as an officer keeps it, lawful, and what does it lack?
 */
import { listQuestion } from '../asking/questions/list.ts';
import type { ListFacts } from '../asking/sheets/list.ts';
import { readRoster } from '../io/index.ts';
import { readPostingList, type ReadPostingList } from '../io/posting-list/index.ts';
import { pinTerms } from '../verify/permits.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Lang } from '../messages/message.ts';
import type { ExplainSheet } from '../report/explain/sheet.ts';
import { EXIT } from './exit.ts';
import { complain, listedProblems, type Problems } from './inputs.ts';
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
      : await readPostingList(
          list,
          read.roster,
          from === undefined ? null : [from],
          policy.settings.postingYears,
          read.schoolNames,
        );
  const year = from ?? firstYear(people);
  // Whether the roster can be planned from that year is known only now.
  const again = from !== undefined || year === undefined ? read : await readRoster(data, { from: year, terms });
  const told: Problems = { roster: [...again.problems, ...(people?.problems ?? [])], policy: problems };
  if (complain(session, told) || policy === null || again.roster === null || people?.rows == null) return;
  const { lang, json } = session.voice;
  const given = { roster: again.roster, policy, from: year ?? 0 };
  const { facts, sheets } = await listQuestion.ask({ given, audience: 'officer' }, { rows: people.rows });
  session.exit = facts.ok ? EXIT.ok : EXIT.refusedPlan;
  if (json) sayJson(session.terminal, { ...listedProblems(session, told), ...inLanguage(facts, lang) });
  else session.terminal.out(listText(sheets[lang], lang));
}

const firstYear = (list: ReadPostingList | null): number | undefined =>
  list?.rows?.reduce<number | undefined>((least, { posting: { start } }) => Math.min(least ?? start, start), undefined);

/** As scripts read it: sentences in the language that was asked for. */
function inLanguage(facts: ListFacts, lang: Lang): object {
  const said = (findings: ListFacts['findings']): object[] =>
    findings.map((finding) => ({ ...finding, message: finding.message.words[lang] }));
  return { ...facts, findings: said(facts.findings), later: said(facts.later) };
}

/** The verdict without headings: one line each. */
function listText({ subtitle, parts, footer }: ExplainSheet, lang: Lang): string {
  const colon = lang === 'en' ? ':' : '：';
  const lines = parts.flatMap(({ title, lines: own }) => [`${title}${colon}`, ...own.map((line) => `  ${line}`)]);
  return [`${subtitle}${colon}`, ...lines, ...footer].map((line) => `${line}\n`).join('');
}
