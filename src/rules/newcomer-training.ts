/** Whom a member school newly employs spends the first year or years at the core (RA8, SZ7). */
import { z } from 'zod';
import type { Instance, Person } from '../domain/instance.ts';
import { september } from '../domain/month.ts';
import type { BarePosting } from '../domain/plan.ts';
import { messages, type Message } from '../messages/message.ts';
import { dutyMeasure } from './duty.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { teacher } from './starters.ts';

const params = z.strictObject({});
export type NewcomerTraining = z.infer<typeof params>;

const texts = messages({
  'newcomer-training': { 'zh-CN': () => '成员校新教师到核心校跟岗', en: () => 'First year at the core' },
  'newcomer-training-meaning': {
    'zh-CN': () =>
      '成员校上一年9月之后、当年9月以前新参加工作的教师，自当学年起到核心校跟岗锻炼；跟岗期间不顶核心校岗位，原校岗位仍按缺员计算；不在岗的自返岗的学年起跟岗',
    en: () =>
      'A teacher first employed at a member school in the twelve months up to September spends the first year or years at the core as a trainee; the post at the member stays open meanwhile; who is absent then does so from the first school year back at work',
  },
  'newcomer-training-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年成员校有 ${f.required} 名新教师应到核心校跟岗，实际安排 ${f.actual} 名，差 ${f.by} 名；请核对其在岗状态和资格学段`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: ${f.required} newcomers of the members must train at the core, ${f.actual} do, ${f.by} missing; check leave and certified stages`,
  },
});

/** A posting of the roster that keeps the person at the core of the own group in `year`. */
const isThere = ({ running, home }: Person, year: number, instance: Instance): boolean => {
  if (running === null || year >= running.returns || running.to === null) return false;
  // Pins are looked at before the roster is known to be sound.
  const host = instance.sites.get(running.to)?.row;
  return host?.role === 'core' && host.group === home.row.group;
};

/** On leave, or at work outside the county. */
const isAway = (person: Person, year: number): boolean =>
  person.absent(year) || (person.running !== null && person.running.to === null && year < person.running.returns);

/**
 * The school year in which the training of a newcomer begins: that of the horizon up to whose September the first
 * employment falls within twelve months, else, for who is away then, the first one back; undefined where there is none.
 */
export function trainingDue(person: Person, { years, lived }: Instance): number | undefined {
  const { employedSince } = person.row;
  const stands = lived.get(person.id)?.stands;
  const first = years.find((year) => employedSince > september(year - 1) && employedSince <= september(year));
  // Who has begun the training and went on leave later was there when it was due.
  if (stands?.kind === 'training') return stands.start;
  return first === undefined ? undefined : years.find((year) => year >= first && !isAway(person, year));
}

/** True where the member's newcomer is due in the year, and is not at the core already. */
const isBound = (person: Person, year: number, instance: Instance): boolean =>
  person.home.row.role === 'member' &&
  person.inService(year) &&
  trainingDue(person, instance) === year &&
  !isThere(person, year, instance);

function fulfils(instance: Instance, posting: BarePosting): boolean {
  const host = instance.sites.get(posting.to)!.row;
  const person = instance.persons.get(posting.teacher)!;
  return (
    posting.kind === 'training' &&
    host.role === 'core' &&
    host.group === person.home.row.group &&
    isBound(person, posting.start, instance)
  );
}

export const newcomerTraining: RuleSpec<NewcomerTraining> = {
  id: 'newcomer-training',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: {},
  title: texts['newcomer-training'](),
  labels: {},
  meaning: (): Message => texts['newcomer-training-meaning'](),

  check(facts): readonly Measure[] {
    return facts.groups.flatMap(({ id }) =>
      facts.years.map((year) => {
        const bound = facts.people(id).filter((person) => isBound(person, year, facts.instance));
        const training = facts.postings.filter((posting) => posting.start === year && fulfils(facts.instance, posting));
        const sent = training.filter((posting) => teacher(facts, posting).home.group.id === id);
        return dutyMeasure(year, id, bound, sent);
      }),
    );
  },
  serves: {
    purpose: 'duty',
    words: { 'zh-CN': '新教师跟岗', en: 'Newcomer in training' },
    counts: (facts, posting) => facts.covers(posting.from, posting.start) && fulfils(facts.instance, posting),
  },
  permits: fulfils,
  say: (measure: Measure, names: Names): Message => texts['newcomer-training-short'](shortfall(measure, names)),

  opens: ({ person, to, start, kind }, _params, instance) =>
    kind === 'training' &&
    to.row.role === 'core' &&
    to.row.group === person.home.row.group &&
    isBound(person, start, instance),
  rows(rows): void {
    for (const { id } of rows.groups) {
      for (const year of rows.years) {
        const bound = new Set(rows.people(id).filter((person) => isBound(person, year, rows.instance)));
        const sent = rows.sum((move) => move.kind === 'training' && move.start === year && bound.has(move.person));
        rows.atLeast(spot(year, { group: id }), sent, bound.size);
      }
    }
  },
};
