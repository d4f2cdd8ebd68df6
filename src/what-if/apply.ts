/** Changes one after another over a case, and whether the roster still holds together at the end. */
import { crossChecks } from '../domain/cross-checks.ts';
import type { Message } from '../messages/message.ts';
import type { Case } from '../planning/case.ts';
import { pinTerms } from '../verify/permits.ts';
import { CHANGES } from './changes/index.ts';
import { dotted, type PolicyFinding } from '../policy/findings.ts';
import type { Path } from '../policy/source.ts';
import type { ChangeEntry } from './file.ts';
import { texts } from './texts.ts';

export interface AppliedChange {
  /** A name of the registry, and its settings as the file writes them. */
  readonly name: string;
  readonly settings: unknown;
  readonly words: Message;
}

export type Applied =
  | { readonly ok: true; readonly given: Case; readonly changes: readonly AppliedChange[] }
  | { readonly ok: false; readonly findings: readonly PolicyFinding[] };

/** `root`: where the list of changes stands in its file. */
export function applyEntries(given: Case, entries: readonly ChangeEntry[], root: Path): Applied {
  const changes: AppliedChange[] = [];
  let now = given;
  for (const [at, entry] of entries.entries()) {
    const [name, settings] = Object.entries(entry).find(([, value]) => value !== undefined)!;
    const change = CHANGES.get(name)!;
    const result = change.apply(now, settings);
    if (!result.ok) {
      // What follows may only fail because of this one.
      return {
        ok: false,
        findings: result.faults.map((fault) => ({
          path: [...root, at, name, ...(fault.at === '' ? [] : [fault.at])],
          value: fault.value,
          message: fault.message,
        })),
      };
    }
    changes.push({ name, settings, words: change.say(now, settings) });
    now = result.given;
  }
  return { ok: true, given: now, changes };
}

/** Errors that the changes brought into tables which were sound before. */
export function unfit({ roster, policy, from }: Case, root: Path): readonly PolicyFinding[] {
  const wrong = crossChecks(roster, { from, terms: pinTerms(policy) }).filter(({ severity }) => severity === 'error');
  return wrong.map(({ table, index, key, message }) => {
    const row = roster[table][index]!;
    const name = 'id' in row ? row.id : 'kind' in row ? row.teacher : 'school' in row ? row.school : String(index + 1);
    const where = dotted([table, name, key]);
    return {
      path: root,
      value: where,
      message: {
        code: 'what-if-unfit',
        facts: { where },
        in: (lang) => texts['what-if-unfit']({ where, reason: message.in(lang) }).in(lang),
      },
    };
  });
}
