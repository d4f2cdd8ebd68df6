/** What samples add up to. */
import sum from 'lodash/sum.js';
import { byCodePoint } from '../../domain/roster.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import type { Robustness, Single } from './robustness.ts';
import { leastCovering, type SampleShare, shareOf } from './share.ts';
import type { Breakage } from './survival.ts';

export interface BrokenSpot {
  readonly school: string;
  readonly subject: string;
  /** In service when the plan begins. */
  readonly teachers: number;
  /** Any one of these, gone, breaks the plan. */
  readonly critical: number;
  readonly rules: readonly Pick<Breakage, 'rule' | 'clause'>[];
}

export interface Digested {
  readonly looked: number;
  /** No posting lapses, and the plan is lawful. */
  readonly untouched: SampleShare;
  /** Lawful, apart from postings that lapsed with their own teachers. */
  readonly survives: SampleShare;
  /** Repairs of at most so many names as were called small, survivals included. */
  readonly small: SampleShare;
  readonly happenedMean: number;
  readonly lapsedMean: number;
  /** By names moved, ascending; null last. */
  readonly repairs: readonly {
    readonly moved: number | null;
    readonly samples: number;
    readonly share: number;
    readonly upTo: number;
  }[];
  readonly spots: readonly BrokenSpot[];
  /** Most frequent first. */
  readonly causes: readonly {
    readonly rule: string | null;
    readonly clause: string | null;
    readonly samples: number;
  }[];
  readonly reserve: {
    readonly for95: number | null;
    readonly levels: readonly { readonly teachers: number; readonly samples: number; readonly share: number }[];
  };
}

const rounded = (value: number, digits = 4): number => Math.round(value * 10 ** digits) / 10 ** digits;
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : rounded(sum(values) / values.length, 2));

export function digested(
  given: Case,
  { within }: { readonly within: number },
  { samples, singles }: Robustness,
): Digested {
  const looked = samples.length;
  const reserves = samples.map(({ reserve }) => reserve ?? Infinity);
  const most = Math.max(0, ...reserves.filter(Number.isFinite));
  return {
    looked,
    untouched: shareOf(samples.filter(({ survives, lapsed }) => survives && lapsed === 0).length, looked),
    survives: shareOf(samples.filter(({ survives }) => survives).length, looked),
    small: shareOf(samples.filter(({ moved }) => moved !== null && moved <= within).length, looked),
    happenedMean: mean(samples.map(({ happened }) => happened)),
    lapsedMean: mean(samples.map(({ lapsed }) => lapsed)),
    repairs: repairsOf(samples),
    spots: spotsOf(given, singles),
    causes: causesOf(samples),
    reserve: {
      for95: looked === 0 ? null : leastCovering(reserves, 95),
      levels: Array.from({ length: most + 1 }, (_, teachers) => {
        const count = reserves.filter((reserve) => reserve <= teachers).length;
        return { teachers, samples: count, share: looked === 0 ? 0 : rounded(count / looked) };
      }),
    },
  };
}

function repairsOf(samples: Robustness['samples']): Digested['repairs'] {
  const counts = Map.groupBy(samples, ({ moved }) => moved);
  const sizes = [...counts.keys()].toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity));
  let upTo = 0;
  return sizes.map((moved) => {
    const count = counts.get(moved)!.length;
    upTo += count;
    return { moved, samples: count, share: rounded(count / samples.length), upTo: rounded(upTo / samples.length) };
  });
}

const key = (school: string, subject: string): string => JSON.stringify([school, subject]);

function spotsOf(given: Case, singles: readonly Single[]): BrokenSpot[] {
  const { persons, years } = instanceOf(given);
  const staff = Map.groupBy(
    [...persons.values()].filter((person) => person.inService(years[0])),
    (person) => key(person.home.id, person.row.subject),
  );
  return [...Map.groupBy(singles, ({ school, subject }) => key(school, subject)).entries()]
    .map(([at, own]): BrokenSpot => {
      const { school, subject } = own[0]!;
      const rules = own.flatMap(({ broken }) => broken.map(({ rule, clause }) => ({ rule, clause })));
      return {
        school,
        subject,
        teachers: staff.get(at)?.length ?? 0,
        critical: own.length,
        rules: [...new Map(rules.map((one) => [JSON.stringify(one), one])).values()],
      };
    })
    .toSorted(
      (a, b) => b.critical - a.critical || byCodePoint(a.school, b.school) || byCodePoint(a.subject, b.subject),
    );
}

function causesOf(samples: Robustness['samples']): Digested['causes'] {
  const kinds = samples.flatMap(({ broken }) => [
    ...new Set(broken.map(({ rule, clause }) => JSON.stringify([rule, clause]))),
  ]);
  return [...Map.groupBy(kinds, (kind) => kind).entries()]
    .map(([kind, own]) => {
      const [rule, clause]: (string | null)[] = JSON.parse(kind);
      return { rule: rule ?? null, clause: clause ?? null, samples: own.length };
    })
    .toSorted(
      (a, b) =>
        b.samples - a.samples || byCodePoint(a.rule ?? '', b.rule ?? '') || byCodePoint(a.clause ?? '', b.clause ?? ''),
    );
}
