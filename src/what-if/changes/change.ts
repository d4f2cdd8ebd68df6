/** The contract of a change: from a case to a case, or everything that is wrong with its settings. */
import type { z } from 'zod';
import type { Message } from '../../messages/message.ts';
import { nearest } from '../../policy/nearest.ts';
import type { Case } from '../../planning/case.ts';
import { texts } from './texts.ts';

/** What is wrong with one setting of a change; `at`: the name of the setting. */
export interface ChangeFault {
  readonly at: string;
  readonly value: string | null;
  readonly message: Message;
}

export type ChangedCase =
  | { readonly ok: true; readonly given: Case }
  | { readonly ok: false; readonly faults: readonly ChangeFault[] };

export interface ChangeSpec<P> {
  /** As what-if files write it. */
  readonly name: string;
  readonly settings: z.ZodType<P>;
  readonly example: P;
  apply(given: Case, settings: P): ChangedCase;
  /** What is changed, as a sentence of a report, in words of the case before the change. */
  say(given: Case, settings: P): Message;
}

/** A change whose settings are checked where they are used: what a registry holds. */
export type WhatIfChange = Omit<ChangeSpec<unknown>, 'settings'> & { readonly settings: z.ZodType };

/** Closes a change over the type of its settings. */
export const asChange = <P>(spec: ChangeSpec<P>): WhatIfChange => ({
  ...spec,
  apply: (given, raw) => spec.apply(given, spec.settings.parse(raw)),
  say: (given, raw) => spec.say(given, spec.settings.parse(raw)),
});

export const changed = (given: Case): ChangedCase => ({ ok: true, given });

/** Null where every check is satisfied. */
export function refused(...checks: readonly (ChangeFault | null)[]): Extract<ChangedCase, { ok: false }> | null {
  const faults = checks.filter((fault) => fault !== null);
  return faults.length === 0 ? null : { ok: false, faults };
}

/** The fault of a name that is not among those known; null where it is, or where no name was given. */
export function unknownName(at: string, name: string | null | undefined, known: readonly string[]): ChangeFault | null {
  if (name === null || name === undefined || known.includes(name)) return null;
  return {
    at,
    value: name,
    message: texts['change-unknown-name']({
      name,
      nearest: nearest(name, known) ?? null,
      known: known.length > SHOWN ? [] : known,
    }),
  };
}

/** Lists longer than this help nobody. */
const SHOWN = 40;

export const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
