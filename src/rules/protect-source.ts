/**
 * A school never gives what it lacks, nor its last teacher of a subject (RA6): staffed ≥ min(demand, base), with no
 * demand row ≥ min(1, base), also after the horizon while postings of the plan run.
 */
import { z } from 'zod';
import { messages, type Message } from '../messages/message.ts';
import { shortfall, type Shortfall } from './places.ts';
import { combine, constant, tightened } from './expr.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({});
export type ProtectSource = z.infer<typeof params>;

const texts = messages({
  'protect-source': { 'zh-CN': () => '派出校学科保护', en: () => 'Protection of the sending school' },
  'protect-source-meaning': {
    'zh-CN': () =>
      '派出不得使本校学科教师低于需求（原已不足的，不得再减少），也不得派出某学科的最后一名教师；交流期跨出规划期的年份同样适用',
    en: () =>
      'Postings never leave a school below its demand in a subject (or below what it had), nor without its last teacher of it; years after the horizon included while postings run',
  },
  'protect-source-broken': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年${f.subject ?? ''}教师须保留不少于 ${f.required} 人，方案只留 ${f.actual} 人，少 ${f.by} 人；请减少该学科派出，或安排同学科教师派入`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}, ${f.subject ?? ''}: at least ${f.required} teachers must remain, the plan leaves ${f.actual}, ${f.by} too few; send fewer, or post a teacher of the subject there`,
  },
});

export const protectSource: RuleSpec<ProtectSource> = {
  id: 'protect-source',
  nature: 'protection',
  unit: 'person',
  grantedBy: null,
  params,
  example: {},
  title: texts['protect-source'](),
  labels: {},
  meaning: (): Message => texts['protect-source-meaning'](),

  check(facts): readonly Measure[] {
    const measures: Measure[] = [];
    for (const group of facts.groups) {
      for (const school of facts.schools(group.id)) {
        for (const year of [...facts.years, ...facts.yearsAfter]) {
          for (const subject of facts.subjects(school.id, year)) {
            const base = facts.baseTenths(school.id, subject, year);
            const least = Math.min(school.demand(subject, year) ?? 10, base);
            const staff =
              facts.staffedTenths(school.id, subject, year) + facts.trainingTenths(school.id, subject, year);
            // Where staff are whole persons, "≥ 2.4" is "≥ 3".
            const whole = !facts.shares(school.id, year) && base % 10 === 0 && staff % 10 === 0;
            const required = whole ? Math.ceil(least / 10) : least / 10;
            const actual = staff / 10;
            const where = spot(year, { group: group.id, school: school.id, subject });
            measures.push({
              where,
              op: '>=',
              required,
              actual,
              by: Math.max(0, Math.round(10 * (required - actual)) / 10),
            });
          }
        }
      }
    }
    return measures;
  },
  say: (measure: Measure, names: Names): Message => texts['protect-source-broken'](shortfall(measure, names)),

  rows(rows): void {
    for (const site of rows.groups.flatMap((group) => rows.schools(group.id))) {
      for (const year of [...rows.years, ...rows.yearsAfter]) {
        for (const subject of rows.subjects(site.id)) {
          const least = Math.min(site.demand(subject, year) ?? 10, rows.baseTenths(site.id, subject, year));
          const where = spot(year, { group: site.row.group, school: site.id, subject });
          const kept = combine(
            [1, rows.keptTenths(site.id, subject, year)],
            [2, rows.sharedIn(site, subject, year)],
            [-1, constant(least)],
          );
          // Whole teachers, unless parts of a timetable come and go.
          rows.atLeast(where, tightened(kept), 0);
        }
      }
    }
  },
};
