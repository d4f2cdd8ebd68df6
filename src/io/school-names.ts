/**
 * Finds the school that a cell means: by id, by full name, or by a name that somebody has declared (简称 and the like
 * in 学校, `schools` in a mapping file). Whatever else resembles a school is a question, never a guess.
 */
import { byCodePoint } from '../domain/roster.ts';
import { OUTSIDE } from '../domain/words.ts';
import { fold } from './fold.ts';

export interface NamedSchool {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

type SchoolFound =
  | { readonly kind: 'found'; readonly id: string }
  /** `candidates`: `S01 城东小学`, the likeliest first. */
  | { readonly kind: 'doubtful'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown' };

export type FindSchool = (reference: string) => SchoolFound;

/** `aliases`: name → id or full name. */
export function schoolFinder(schools: readonly NamedSchool[], aliases: ReadonlyMap<string, string>): FindSchool {
  const ids = new Set(schools.map(({ id }) => id));
  const known = schools.filter(
    (school): school is { id: string; name: string } => school.id !== undefined && school.name !== undefined,
  );
  const named = Map.groupBy(known, ({ name }) => fold(name));
  const declared = Map.groupBy([...aliases], ([alias]) => fold(alias));
  const answers = new Map<string, SchoolFound>();
  const exactly = (reference: string): SchoolFound | undefined => {
    if (ids.has(reference)) return { kind: 'found', id: reference };
    return several(named.get(fold(reference)) ?? []);
  };
  const find: FindSchool = (reference) => {
    const exact = exactly(reference);
    if (exact !== undefined) return exact;
    const targets = (declared.get(fold(reference)) ?? [])
      .map(([, target]) => exactly(target))
      .filter((one) => one?.kind === 'found');
    const distinct = [...new Set(targets.map((one) => (one?.kind === 'found' ? one.id : '')))];
    if (distinct.length > 0) return several(known.filter(({ id }) => distinct.includes(id))) ?? { kind: 'unknown' };
    const candidates = resembling(reference, known);
    return candidates.length > 0 ? { kind: 'doubtful', candidates } : { kind: 'unknown' };
  };
  // A staff list names the same few schools thousands of times.
  return (reference) => {
    const answer = answers.get(reference) ?? (reference === OUTSIDE ? { kind: 'found', id: OUTSIDE } : find(reference));
    answers.set(reference, answer);
    return answer;
  };
}

const shown = ({ id, name }: { readonly id: string; readonly name: string }): string => `${id} ${name}`;

function several(matches: readonly { readonly id: string; readonly name: string }[]): SchoolFound | undefined {
  const [first] = matches;
  if (first === undefined) return undefined;
  return matches.length === 1
    ? { kind: 'found', id: first.id }
    : { kind: 'doubtful', candidates: matches.map(shown).toSorted(byCodePoint) };
}

const MOST_CANDIDATES = 5;
const HAN = /\p{Script=Han}/u;
/** What many names of schools have in common says nothing about which one is meant. */
const COMMON = /小学校?|完小|中心校|初级中学|高级中学|中学|学校|幼儿园|[省市县区镇乡村]|[()·.-]/gu;

function resembling(reference: string, schools: readonly { readonly id: string; readonly name: string }[]): string[] {
  if (!HAN.test(reference)) return [];
  const asked = fold(reference);
  return schools
    .map((school) => ({ school, score: likeness(asked, fold(school.name)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || byCodePoint(a.school.id, b.school.id))
    .slice(0, MOST_CANDIDATES)
    .map(({ school }) => shown(school));
}

/** 0 = nothing in common that could name one school. */
function likeness(asked: string, name: string): number {
  if (asked.length >= 2 && (name.includes(asked) || asked.includes(name))) return 4;
  const [a, b] = [asked.replaceAll(COMMON, ''), name.replaceAll(COMMON, '')];
  if (a !== '' && a === b) return 3;
  if (a.length >= 2 && b.length >= 2 && (a.includes(b) || b.includes(a))) return 3;
  if (asked.length >= 2 && isAbbreviation(asked, name)) return 2;
  return Math.min(asked.length, name.length) >= 4 && differsByOne(asked, name) ? 1 : 0;
}

/** 一小 of 第一小学: its characters in order. */
function isAbbreviation(short: string, name: string): boolean {
  let at = -1;
  return [...short].every((character) => (at = name.indexOf(character, at + 1)) >= 0);
}

/** One character more, less or other. */
function differsByOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
  if (long.length - short.length > 1) return false;
  const same = short.findIndex((character, at) => character !== long[at]);
  if (same < 0) return true;
  const rest = short.slice(short.length === long.length ? same + 1 : same).join('');
  return rest === long.slice(same + 1).join('');
}
