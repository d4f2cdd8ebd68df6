/** Whom a core school recruited goes to a member when the agreed service ends (RA9). */
import { z } from 'zod';
import type { Instance, Person } from '../domain/instance.ts';
import { september } from '../domain/month.ts';
import type { BarePosting } from '../domain/plan.ts';
import { messages, type Message } from '../messages/message.ts';
import { dutyMeasure } from './duty.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({});
export type RecruitService = z.infer<typeof params>;

const texts = messages({
  'recruit-service': { 'zh-CN': () => '核心校新教师服务期满交流', en: () => 'Recruits after their service' },
  'recruit-service-meaning': {
    'zh-CN': () => '核心校招聘的新教师，服务期在上一学年（9月至次年8月）届满的，当学年须交流到成员校',
    en: () =>
      'A recruit of the core school whose agreed service ends in a school year (September to August) starts an exchange to a member school on the next 1 September',
  },
  'recruit-service-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年有 ${f.required} 名核心校教师服务期满应交流到成员校，实际安排 ${f.actual} 名，差 ${f.by} 名；请核对其在岗状态、离岗时间和成员校学科需求`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: ${f.required} recruits of the core must go to a member school, ${f.actual} do, ${f.by} missing; check leave, departures and what the members teach`,
  },
});

/** True where the service of the core's recruit ended within the twelve months before September `year`. */
const isBound = (person: Person, year: number): boolean =>
  person.home.row.role === 'core' &&
  person.inService(year) &&
  person.row.serviceEnds !== null &&
  person.row.serviceEnds >= september(year - 1) &&
  person.row.serviceEnds < september(year);

const fulfils = (instance: Instance, posting: BarePosting): boolean =>
  posting.kind === 'exchange' &&
  instance.sites.get(posting.to)!.row.role === 'member' &&
  isBound(instance.persons.get(posting.teacher)!, posting.start);

export const recruitService: RuleSpec<RecruitService> = {
  id: 'recruit-service',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: {},
  title: texts['recruit-service'](),
  labels: {},
  meaning: (): Message => texts['recruit-service-meaning'](),

  check(facts): readonly Measure[] {
    return facts.groups.flatMap(({ id }) =>
      facts.years.map((year) => {
        const bound = facts.people(id).filter((person) => isBound(person, year));
        const leaving = facts.starters(year).filter((posting) => fulfils(facts.instance, posting));
        const sent = leaving.filter((posting) => facts.instance.sites.get(posting.from)!.row.group === id);
        return dutyMeasure(year, id, bound, sent);
      }),
    );
  },
  serves: {
    purpose: 'duty',
    words: { 'zh-CN': '服务期满到成员校任教', en: 'Recruit whose service has ended' },
    counts: (facts, posting) => facts.covers(posting.from, posting.start) && fulfils(facts.instance, posting),
  },
  permits: fulfils,
  say: (measure: Measure, names: Names): Message => texts['recruit-service-short'](shortfall(measure, names)),

  opens: ({ person, to, start, kind }) => kind === 'exchange' && to.row.role === 'member' && isBound(person, start),
  rows(rows): void {
    for (const { id } of rows.groups) {
      for (const year of rows.years) {
        const bound = new Set(rows.people(id).filter((person) => isBound(person, year)));
        const sent = rows.starters(year, (move) => bound.has(move.person) && move.to.row.role === 'member');
        rows.atLeast(spot(year, { group: id }), sent, bound.size);
      }
    }
  },
};
