/** Reads what-if files, those that they are based on included. Every error at once, with file, line and column. */
import { basename, dirname, extname, resolve } from 'node:path';
import { rosterDigest } from '../io/digest.ts';
import { readRoster } from '../io/index.ts';
import type { Case } from '../planning/case.ts';
import { pinTerms } from '../verify/permits.ts';
import { CHANGES } from './changes/index.ts';
import { findingsOf, valueAtPath, type PolicyFinding } from '../policy/findings.ts';
import { loadPolicy } from '../policy/load.ts';
import { packIds, policyFiles } from '../policy/packs.ts';
import type { Path } from '../policy/source.ts';
import { applyEntries, unfit, type AppliedChange } from './apply.ts';
import { bilingual, WhatIfFile, type WhatIfBase, type Bilingual } from './file.ts';
import { isProblems, none, readSourceFile, type SourceProblems, type SourceFile } from './source-file.ts';
import { texts } from './texts.ts';

export type { SourceProblems } from './source-file.ts';

/** What a what-if begins with. */
export interface BaseCase {
  readonly given: Case;
  /** As the files name them: absolute paths, or the id of a pack. */
  readonly data: string;
  readonly policy: string;
  /** Everything that was read: a result must never replace it. */
  readonly inputs: readonly string[];
}

export interface WhatIf {
  /** The name of the file without its ending. */
  readonly name: string;
  readonly title: Bilingual;
  readonly story: Bilingual | null;
  readonly base: BaseCase;
  /** The case with all changes made. */
  readonly given: Case;
  /** `sha256:…` of its roster, as plan.json names it. */
  readonly digest: string;
  /** Those of the what-ifs that it is based on first. */
  readonly changes: readonly AppliedChange[];
}

export interface LoadedWhatIf {
  /** Null as soon as there is one error. */
  readonly whatIf: WhatIf | null;
  readonly problems: SourceProblems;
}

/** The what-if in a file: the changed case and its description. Never throws for what stands in the file. */
export async function loadWhatIf(path: string): Promise<LoadedWhatIf> {
  const read = await readSourceFile(path);
  if (isProblems(read)) return { whatIf: null, problems: read };
  const found = [...findingsOf(WhatIfFile, read.source.data), ...entryFindings(read.source.data, ['changes'])];
  if (found.length > 0) return { whatIf: null, problems: read.told(found) };
  const file = WhatIfFile.parse(read.source.data);
  const below = await foundation(read, file, []);
  if (below.found === null) return { whatIf: null, problems: below.problems };
  const made = applyEntries(below.found.given, file.changes, ['changes']);
  const wrong = made.ok ? unfit(made.given, ['changes']) : made.findings;
  if (!made.ok || wrong.length > 0) return { whatIf: null, problems: joined(below.problems, read.told(wrong)) };
  return {
    whatIf: {
      name: basename(path, extname(path)),
      title: bilingual(file.title),
      story: file.story === undefined ? null : bilingual(file.story),
      base: below.found.base,
      given: made.given,
      digest: rosterDigest(made.given.roster),
      changes: [...below.found.changes, ...made.changes],
    },
    problems: below.problems,
  };
}

/** What changes of a file begin with: the base itself, or the base with the changes of other files made. */
interface Foundation {
  readonly base: BaseCase;
  readonly given: Case;
  readonly changes: readonly AppliedChange[];
}

interface Found {
  readonly found: Foundation | null;
  readonly problems: SourceProblems;
}

const joined = (a: SourceProblems, b: SourceProblems): SourceProblems => ({
  policy: [...a.policy, ...b.policy],
  roster: [...a.roster, ...b.roster],
});

/** `above`: files that lead here. */
export async function foundation(
  file: SourceFile,
  named: { readonly base?: WhatIfBase | undefined; readonly basedOn?: string | undefined },
  above: readonly string[],
): Promise<Found> {
  const { base, basedOn } = named;
  if ((base === undefined) === (basedOn === undefined))
    return {
      found: null,
      problems: {
        ...none,
        policy: [file.problem([], null, texts['what-if-no-base'](), basedOn === undefined ? 'changes' : 'basedOn')],
      },
    };
  if (base !== undefined) return baseOf(file, base);
  const path = resolve(dirname(file.path), basedOn!);
  const chain = [...above, file.path];
  if (chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path].map((one) => basename(one));
    return {
      found: null,
      problems: { ...none, policy: [file.problem(['basedOn'], basedOn!, texts['what-if-circle']({ chain: circle }))] },
    };
  }
  const read = await readSourceFile(path);
  if (isProblems(read)) return { found: null, problems: read };
  const wrong = [...findingsOf(WhatIfFile, read.source.data), ...entryFindings(read.source.data, ['changes'])];
  if (wrong.length > 0) return { found: null, problems: read.told(wrong) };
  const content = WhatIfFile.parse(read.source.data);
  const below = await foundation(read, content, chain);
  if (below.found === null) return below;
  const made = applyEntries(below.found.given, content.changes, ['changes']);
  if (!made.ok) return { found: null, problems: joined(below.problems, read.told(made.findings)) };
  return {
    found: {
      base: { ...below.found.base, inputs: [...below.found.base.inputs, path] },
      given: made.given,
      changes: [...below.found.changes, ...made.changes],
    },
    problems: below.problems,
  };
}

async function baseOf(file: SourceFile, base: WhatIfBase): Promise<Found> {
  const folder = dirname(file.path);
  const data = resolve(folder, base.data);
  const named = packIds().includes(base.policy) ? base.policy : resolve(folder, base.policy);
  const { policy, problems } = await loadPolicy(named);
  const read = await readRoster(data, { from: base.from, terms: policy === null ? undefined : pinTerms(policy) });
  const told: SourceProblems = { policy: problems, roster: read.problems };
  if (policy === null || read.roster === null) return { found: null, problems: told };
  const given: Case = { roster: read.roster, policy, from: base.from };
  return {
    found: {
      base: { given, data, policy: named, inputs: [file.path, data, ...policyFiles(named)] },
      given,
      changes: [],
    },
    problems: told,
  };
}

/** Entries of a list of changes that are none, or several at once. */
export function entryFindings(data: unknown, path: Path): PolicyFinding[] {
  const list = valueAtPath(data, path);
  return (Array.isArray(list) ? list : []).flatMap((entry: unknown, at): PolicyFinding[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const names = Object.keys(entry);
    // A name that is not known is told by the schema.
    const strange = names.some((name) => !CHANGES.has(name));
    return names.length === 1 || strange
      ? []
      : [
          {
            path: [...path, at],
            value: null,
            message: texts['what-if-one-change']({ found: names, known: [...CHANGES.keys()] }),
          },
        ];
  });
}
