/**
 * Volunteers who wish each other's school change places (RA7). Who may be in a pair follows from the roster alone; how
 * many pairs a plan makes of them is the size of the greatest matching of those who start in the same year.
 */
import { z } from 'zod';
import { openPins, type Instance, type Person, type Site } from '../domain/instance.ts';
import { compositeKey } from '../domain/key.ts';
import type { BarePosting } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import { messages, type Message } from '../messages/message.ts';
import { combine, constant, sumOf } from './expr.ts';
import type { Facts } from './facts.ts';
import { idsOf, listedPeople } from './people.ts';
import { ASKS, concerns } from './pins.ts';
import { shortfall, type Shortfall } from './places.ts';
import type { Expr, Move, Rows } from './rows.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({});
export type MutualExchange = z.infer<typeof params>;

const texts = messages({
  'mutual-exchange': { 'zh-CN': () => '双向交流优先', en: () => 'Volunteers who change places' },
  'mutual-exchange-meaning': {
    'zh-CN': () =>
      '自愿交流、互以对方学校为志愿、学科相同、有同一学段资格并能在同一学年起交流的教师，安排在同一学年对调',
    en: () =>
      "Volunteers of one subject and a common certified stage who name each other's school and may start in the same year change places in the same year",
  },
  'mutual-exchange-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} 有 ${f.required} 名教师可与互相志愿的教师对调，规划期内对调 ${f.actual} 名，差 ${f.by} 名；一人只能与一人对调，请核对学科需求、人数进出限制和指定`,
    en: (f: Shortfall) =>
      `${f.place.en}: ${f.required} teachers could change places with somebody who wishes it too, ${f.actual} do within the horizon, ${f.by} do not; each changes with one, check what the subjects need, the limits of staff numbers and pins`,
  },
});

const namesOther = (person: Person, host: Site): boolean => person.row.volunteer && person.row.wishes.includes(host.id);

/** Of one subject and a common stage, and each names the other's home. */
const isMatch = (a: Person, b: Person): boolean =>
  a.home.id !== b.home.id &&
  a.row.subject === b.row.subject &&
  a.stages.some((stage) => b.stages.includes(stage)) &&
  namesOther(a, b.home) &&
  namesOther(b, a.home);

/** Decisions entered by hand that forbid a posting, by teacher. */
type Bars = (teacher: string, to: string, start: number) => boolean;

function barsOf(instance: Instance): Bars {
  const byTeacher = Map.groupBy(
    openPins(instance).filter(({ kind }) => !ASKS[kind]),
    (pin) => pin.teacher,
  );
  return (teacher, to, start) =>
    (byTeacher.get(teacher) ?? []).some((pin) =>
      concerns(pin, { teacher, from: '', to, start, years: 1, kind: 'exchange' }),
    );
}

/** Everybody who has a partner, by id: both may start at each other's home in one and the same year. */
function partnered(facts: Facts): readonly Person[] {
  const bars = barsOf(facts.instance);
  const volunteers = [...facts.instance.persons.values()].filter(({ row }) => row.volunteer && row.wishes.length > 0);
  const byPlace = Map.groupBy(volunteers, ({ home, row }) => compositeKey(home.id, row.subject));
  const may = (person: Person, to: Site, year: number): boolean =>
    !bars(person.id, to.id, year) && facts.mayStart(person, to.id, year);
  return volunteers.filter((person) =>
    person.row.wishes
      .flatMap((wish) => byPlace.get(compositeKey(wish, person.row.subject)) ?? [])
      .some(
        (other) =>
          isMatch(person, other) &&
          facts.years.some((year) => may(person, other.home, year) && may(other, person.home, year)),
      ),
  );
}

/** Who changes places with somebody, of those who start in `year` at each other's home: a greatest matching, by id. */
function changing(facts: Facts, [one, other]: readonly [string, string], subject: string, year: number) {
  const bars = barsOf(facts.instance);
  const going = (from: string, to: string): readonly Person[] =>
    facts
      .leavers(from, year)
      .filter((posting) => posting.to === to && !bars(posting.teacher, to, year))
      .map(({ teacher }) => facts.instance.persons.get(teacher)!)
      .filter((person) => person.row.subject === subject)
      .toSorted((a, b) => byCodePoint(a.id, b.id));
  const [left, right] = [going(one, other), going(other, one)];
  const taken = new Map<Person, Person>();
  const find = (person: Person, tried: Set<Person>): boolean =>
    right.some((partner) => {
      if (tried.has(partner) || !isMatch(person, partner)) return false;
      tried.add(partner);
      const rival = taken.get(partner);
      if (rival !== undefined && !find(rival, tried)) return false;
      taken.set(partner, person);
      return true;
    });
  for (const person of left) find(person, new Set());
  return new Set([...taken].flat());
}

const inOrder = (a: string, b: string): readonly [string, string] => (byCodePoint(a, b) < 0 ? [a, b] : [b, a]);

/** Everybody whom the plan lets change places. */
function changed(facts: Facts): ReadonlySet<Person> {
  const found = new Set<Person>();
  for (const year of facts.years) {
    const postings = [...facts.instance.sites.keys()].flatMap((school) => facts.leavers(school, year));
    const cells = new Map(
      postings.map(({ teacher, from, to }) => {
        const { subject } = facts.instance.persons.get(teacher)!.row;
        const schools = inOrder(from, to);
        return [compositeKey(...schools, subject), { schools, subject }] as const;
      }),
    );
    for (const { schools, subject } of cells.values())
      for (const person of changing(facts, schools, subject, year)) found.add(person);
  }
  return found;
}

export const mutualExchange: RuleSpec<MutualExchange> = {
  id: 'mutual-exchange',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: {},
  title: texts['mutual-exchange'](),
  labels: {},
  meaning: (): Message => texts['mutual-exchange-meaning'](),

  check(facts): readonly Measure[] {
    const [first] = facts.years;
    const [partners, pairs] = [partnered(facts), changed(facts)];
    return facts.groups.map(({ id }): Measure => {
      const base = partners.filter(({ home }) => home.group.id === id);
      const own = [...pairs].filter(({ home }) => home.group.id === id);
      const [required, actual] = [base.length, own.length];
      const people = listedPeople(idsOf(own), idsOf(base));
      return {
        where: spot(first!, { group: id }),
        op: '>=',
        required,
        actual,
        by: required - actual,
        base: required,
        people,
      };
    });
  },
  serves: {
    purpose: 'quota',
    words: { 'zh-CN': '双向交流（对调）', en: 'Changes places with a volunteer' },
    counts: (facts, posting: BarePosting) => {
      const person = facts.instance.persons.get(posting.teacher)!;
      return (
        posting.kind === 'exchange' &&
        facts.groups.includes(person.home.group) &&
        facts.speaksOf(spot(facts.years[0]!, { group: person.home.group.id })) &&
        changing(facts, inOrder(posting.from, posting.to), person.row.subject, posting.start).has(person)
      );
    },
  },
  say: (measure: Measure, names: Names): Message => texts['mutual-exchange-short'](shortfall(measure, names)),

  rows(rows): void {
    const bars = barsOf(rows.instance);
    const wished = rows.everyMove.filter(
      ({ kind, person, to, start }) => kind === 'exchange' && namesOther(person, to) && !bars(person.id, to.id, start),
    );
    const cells = [
      ...Map.groupBy(wished, ({ person, to, start }) =>
        compositeKey(...inOrder(person.home.id, to.id), person.row.subject, start),
      ).values(),
    ].map((moves) => cellOf(rows, moves));
    for (const { id } of rows.groups) {
      const base = new Set(cells.flatMap(({ people }) => people).filter(({ home }) => home.group.id === id));
      const pairs = cells.flatMap(({ groups, pairs: made }) =>
        groups.filter((group) => group === id).map(() => [1, made] as const),
      );
      rows.atLeast(spot(rows.years[0]!, { group: id }), combine(...pairs), base.size);
    }
  },
};

/** The moves of one year and subject between two schools, of people who name the other one. */
interface Cell {
  /** Those who have a partner among them. */
  readonly people: readonly Person[];
  /** The groups of the two schools. */
  readonly groups: readonly string[];
  readonly pairs: Expr;
}

function cellOf(rows: Rows, moves: readonly Move[]): Cell {
  const sides = [...Map.groupBy(moves, ({ person }) => person.home.id).values()].map((own) => [
    ...new Set(own.map(({ person }) => person)),
  ]);
  const [ones, others] = [sides[0] ?? [], sides[1] ?? []];
  const left = ones.filter((person) => others.some((other) => isMatch(person, other)));
  const right = others.filter((person) => ones.some((other) => isMatch(person, other)));
  const groups = [ones[0], others[0]].flatMap((person) => (person === undefined ? [] : [person.home.group.id]));
  return { people: [...left, ...right], groups, pairs: matching(rows, moves, left, right) };
}

/**
 * The size of a greatest matching: those on the left who start, less the most by which a set of them outnumbers all
 * their partners who start. People with the same partners are in such a set together or not at all.
 */
function matching(rows: Rows, moves: readonly Move[], left: readonly Person[], right: readonly Person[]): Expr {
  if (left.length === 0) return constant(0);
  const starting = (people: readonly Person[]): Expr =>
    sumOf(moves.filter(({ person }) => people.includes(person)).map(({ column }) => column));
  const partnersOf = (person: Person): readonly Person[] => right.filter((other) => isMatch(person, other));
  const alike = [...Map.groupBy(left, (person) => compositeKey(...idsOf(partnersOf(person)))).values()];
  const sets = alike.reduce<readonly (readonly Person[])[]>(
    (all, own) => [...all, ...all.map((set) => [...set, ...own])],
    [[]],
  );
  const over = sets.slice(1).reduce<Expr>((most, set) => {
    const partners = right.filter((other) => set.some((person) => isMatch(person, other)));
    const form = combine([1, starting(set)], [-1, starting(partners)], [-1, most]);
    return combine([1, most], [1, rows.excess(form)]);
  }, constant(0));
  return combine([1, starting(left)], [-1, over]);
}
