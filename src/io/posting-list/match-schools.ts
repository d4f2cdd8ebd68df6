/**
 * Schools by id or by name. What is not exactly one school of the roster is a question with candidates, never a guess.
 */
import { byCodePoint, type Roster, type School } from '../../domain/roster.ts';
import type { Message } from '../../messages/message.ts';
import { nearest } from '../../policy/nearest.ts';
import { fold } from '../fold.ts';
import { listTexts as say } from './texts.ts';

export type FoundSchool = { readonly school: School } | { readonly message: Message };

/** A name and the id behind it, as our own lists write schools of the same name: `实验小学（S03）`. */
const NAME_AND_ID = /^(.+?)[（(]([^（）()]+)[)）]$/u;
const MOST_CANDIDATES = 5;

const told = ({ name, id }: School): string => `${name}（${id}）`;

/** `names`: other names that the roster gives its schools, each with the id or full name; one alone must be meant. */
export function postingSchoolFinder(
  { schools }: Pick<Roster, 'schools'>,
  names: ReadonlyMap<string, string>,
): (text: string) => FoundSchool {
  const others = Map.groupBy([...names], ([name]) => fold(name));
  const byId = new Map(schools.map((school) => [fold(school.id), school]));
  const byName = Map.groupBy(schools, (school) => fold(school.name));
  return (text) => {
    const said = fold(text);
    const own = byId.get(said);
    if (own !== undefined) return { school: own };
    const named = byName.get(said) ?? [];
    if (named.length === 1) return { school: named[0]! };
    if (named.length > 1) return { message: say['list-same-school']({ value: text, candidates: named.map(told) }) };
    const declared = (others.get(said) ?? []).map(
      ([, target]) => byId.get(fold(target)) ?? byName.get(fold(target))?.[0],
    );
    const targets = new Set(declared.filter((school) => school !== undefined));
    if (targets.size === 1) return { school: [...targets][0]! };
    const [, name = '', id = ''] = NAME_AND_ID.exec(text.trim()) ?? [];
    const both = byId.get(fold(id));
    if (both !== undefined && fold(both.name) === fold(name)) return { school: both };
    return { message: say['list-unknown-school']({ value: text, candidates: alike(said, schools).map(told) }) };
  };
}

/** Schools whose name contains what was written, or the other way round (`市实验小学` and `实验小学`), else the nearest one. */
function alike(said: string, schools: readonly School[]): readonly School[] {
  const within =
    said.length < 2 ? [] : schools.filter(({ name }) => fold(name).includes(said) || said.includes(fold(name)));
  if (within.length > 0) return within.toSorted((a, b) => byCodePoint(a.id, b.id)).slice(0, MOST_CANDIDATES);
  const near = nearest(
    said,
    schools.map(({ name }) => fold(name)),
  );
  return schools.filter(({ name }) => fold(name) === near).slice(0, MOST_CANDIDATES);
}
