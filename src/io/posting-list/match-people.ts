/**
 * Who a row of a list means. An id decides; a name decides where one person alone bears it, in the county or in the
 * school that the row names, or where sex, birth, subject and title leave one. Else it is a question with candidates.
 */
import { formatMonth, type Month } from '../../domain/month.ts';
import type { Roster, School, Teacher } from '../../domain/roster.ts';
import type { Sex, Title } from '../../domain/words.ts';
import type { Message } from '../../messages/message.ts';
import { nearest } from '../../policy/nearest.ts';
import { fold } from '../fold.ts';
import { SEX_WORDS, TITLE_WORDS, wordOf } from '../words.ts';
import type { ListColumn } from './headings.ts';
import { listTexts as say } from './texts.ts';

/** What a row says of a person; null: nothing, or nothing that can be read. */
export interface Described {
  readonly id: string | null;
  readonly name: string | null;
  /** Where the person works or is employed now. */
  readonly school: School | null;
  readonly sex: Sex | null;
  readonly born: Month | null;
  readonly subject: string | null;
  readonly title: Title | null;
  readonly remark: string;
}

type FoundPerson = { readonly person: Teacher } | { readonly message: Message; readonly column: ListColumn };

export interface People {
  find(row: Described): FoundPerson;
  /** What the row says of the person that the roster says otherwise. */
  differences(row: Described, person: Teacher): readonly { readonly column: ListColumn; readonly expected: string }[];
  /** Whether anybody has this name as it is written. */
  bears(name: string): boolean;
  /** `甲一（T01，城东小学，语文）`. */
  told(person: Teacher): string;
}

const DETAILS: readonly {
  readonly column: ListColumn;
  agrees(row: Described, person: Teacher): boolean;
  expected(person: Teacher): string;
}[] = [
  {
    column: 'sex',
    agrees: (row, { sex }) => row.sex === null || row.sex === sex,
    expected: ({ sex }) => wordOf(SEX_WORDS, sex),
  },
  {
    column: 'born',
    agrees: (row, { born }) => row.born === null || row.born === born,
    expected: ({ born }) => formatMonth(born),
  },
  {
    column: 'subject',
    agrees: (row, { subject }) => row.subject === null || row.subject === subject,
    expected: ({ subject }) => subject,
  },
  {
    column: 'title',
    agrees: (row, { title }) => row.title === null || row.title === title,
    expected: ({ title }) => wordOf(TITLE_WORDS, title),
  },
];

/** The number that our own list puts into the remarks of people of one name. */
const REMARKED = /(?:编号|no\. )([^\s；;，,]+)/gu;

export function peopleOf({ teachers, schools }: Pick<Roster, 'teachers' | 'schools'>): People {
  const byId = new Map(teachers.map((person) => [fold(person.id), person]));
  const byName = Map.groupBy(teachers, (person) => fold(person.name));
  const names = [...byName.keys()];
  const schoolNames = new Map(schools.map((school) => [school.id, school.name]));
  const told = (person: Teacher): string =>
    `${person.name}（${person.id}，${schoolNames.get(person.home) ?? person.home}，${person.subject}）`;
  const toldAll = (people: readonly Teacher[]): string[] => people.map(told);

  function byNumber(id: string, { name }: Described): FoundPerson {
    const person = byId.get(fold(id));
    if (person === undefined) return { message: say['list-unknown-id']({ value: id }), column: 'id' };
    if (name !== null && fold(name) !== fold(person.name))
      return { message: say['list-id-and-name']({ id, expected: person.name, value: name }), column: 'name' };
    return { person };
  }

  function byWords(name: string, row: Described): FoundPerson {
    const bearers = byName.get(fold(name)) ?? [];
    if (bearers.length === 0)
      return {
        message: say['list-unknown-teacher']({ value: name, candidates: toldAll(near(name, row)) }),
        column: 'name',
      };
    const there =
      row.school === null
        ? bearers
        : bearers.filter(({ home, working }) => home === row.school!.id || working === row.school!.id);
    if (there.length === 0)
      return {
        message: say['list-other-school']({ value: name, school: row.school!.name, candidates: toldAll(bearers) }),
        column: 'from',
      };
    if (there.length === 1) return { person: there[0]! };
    const numbered = new Set([...row.remark.matchAll(REMARKED)].map(([, id]) => fold(id!)));
    const alike = there.filter((person) => DETAILS.every(({ agrees }) => agrees(row, person)));
    const left = [there.filter(({ id }) => numbered.has(fold(id))), alike].find(({ length }) => length === 1);
    return left === undefined
      ? { message: say['list-same-name']({ value: name, candidates: toldAll(there) }), column: 'name' }
      : { person: left[0]! };
  }

  /** Whom a slip of the pen may have meant: of the school named first, for there the slip is likeliest. */
  function near(name: string, { school }: Described): readonly Teacher[] {
    const colleagues =
      school === null ? [] : teachers.filter(({ home }) => home === school.id).map((person) => fold(person.name));
    const meant = nearest(fold(name), colleagues) ?? nearest(fold(name), names);
    return (
      meant === undefined || Math.abs(meant.length - fold(name).length) > 1 || meant.length < 2
        ? []
        : (byName.get(meant) ?? [])
    )
      .filter(({ name: own }) => sharesLetter(own, name))
      .slice(0, 5);
  }

  return {
    told,
    bears: (name) => byName.has(fold(name)),
    find: (row) => (row.id !== null ? byNumber(row.id, row) : byWords(row.name ?? '', row)),
    differences: (row, person) =>
      DETAILS.filter(({ agrees }) => !agrees(row, person)).map(({ column, expected }) => ({
        column,
        expected: expected(person),
      })),
  };
}

/** A name that has no character in common is no slip. */
const sharesLetter = (a: string, b: string): boolean => [...fold(a)].some((letter) => fold(b).includes(letter));
