/** No school loses too many teachers to exchanges in one year, in all and of one subject. */
import { z } from 'zod';
import { floorOf, formatRational, isAtLeast, rational, type Rational } from '../domain/rational.ts';
import { messages, type Message } from '../messages/message.ts';
import { share } from './params.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({ share: share.default(rational(1, 5)), ofSubject: share.default(rational(1, 2)) });
export type OutflowLimit = z.infer<typeof params>;

type Meaning = { share: string; ofSubject: string };

const texts = messages({
  'outflow-limit': { 'zh-CN': () => '派出人数上限', en: () => 'Limit of leavers' },
  'outflow-limit-meaning': {
    'zh-CN': (f: Meaning) =>
      `每校每学年新派出交流的人数不超过在职教师的${f.share}，同一学科不超过该学科在岗教师的${f.ofSubject}（均向下取整，至少可派 1 人）`,
    en: (f: Meaning) =>
      `In a year a school sends at most ${f.share} of its teachers in service, and of one subject at most ${f.ofSubject} of those who teach it there (rounded down, one is always allowed)`,
  },
  'outflow-limit-broken': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年派出${f.subject === null ? '' : `${f.subject}教师`} ${f.actual} 人，上限 ${f.required} 人，多 ${f.by} 人；请改派其他学校的教师或推迟到以后学年`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}${f.subject === null ? '' : `, ${f.subject}`}: ${f.actual} teachers leave, the limit is ${f.required}, ${f.by} too many; send teachers of other schools, or later`,
  },
});

/** Whole persons: a share of staff in tenths, rounded down. */
const partOf = ({ num, den }: Rational, tenths: number): number => floorOf({ num, den: 10 * den }, tenths);

export const outflowLimit: RuleSpec<OutflowLimit> = {
  id: 'outflow-limit',
  nature: 'protection',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: { share: rational(1, 5), ofSubject: rational(1, 2) },
  title: texts['outflow-limit'](),
  labels: {
    share: { label: { 'zh-CN': '派出人数占在职教师的上限', en: 'share of the staff at most' } },
    ofSubject: { label: { 'zh-CN': '派出人数占同一学科教师的上限', en: 'share of one subject at most' } },
  },
  meaning: (p): Message =>
    texts['outflow-limit-meaning']({ share: formatRational(p.share), ofSubject: formatRational(p.ofSubject) }),

  check(facts, p): readonly Measure[] {
    const measures: Measure[] = [];
    const atMost = (where: Measure['where'], limit: number, actual: number): void => {
      measures.push({ where, op: '<=', required: limit, actual, by: Math.max(0, actual - limit) });
    };
    for (const group of facts.groups) {
      for (const school of facts.schools(group.id)) {
        for (const year of facts.years) {
          const leavers = facts.leavers(school.id, year);
          const at = { group: group.id, school: school.id };
          atMost(spot(year, at), Math.max(1, floorOf(p.share, facts.headcount(school.id, year))), leavers.length);
          const staff = leavers
            .map((posting) => facts.instance.persons.get(posting.teacher)!)
            .filter((person) => !person.leader);
          for (const subject of facts.subjects(school.id, year)) {
            const limit = Math.max(1, partOf(p.ofSubject, facts.baseTenths(school.id, subject, year)));
            atMost(
              spot(year, { ...at, subject }),
              limit,
              staff.filter((person) => person.row.subject === subject).length,
            );
          }
        }
      }
    }
    return measures;
  },
  say: (measure: Measure, names: Names): Message => texts['outflow-limit-broken'](shortfall(measure, names)),

  isStricter: (p, than) => isAtLeast(than.share, p.share) && isAtLeast(than.ofSubject, p.ofSubject),
  rows(rows, p): void {
    for (const site of rows.groups.flatMap((group) => rows.schools(group.id))) {
      for (const year of rows.years) {
        const at = { group: site.row.group, school: site.id };
        rows.atMost(
          spot(year, at),
          rows.leavers(site.id, year),
          Math.max(1, floorOf(p.share, rows.headcount(site.id, year))),
        );
        for (const subject of rows.subjects(site.id)) {
          const ofSubject = rows.leavers(
            site.id,
            year,
            ({ person }) => !person.leader && person.row.subject === subject,
          );
          rows.atMost(
            spot(year, { ...at, subject }),
            ofSubject,
            Math.max(1, partOf(p.ofSubject, rows.baseTenths(site.id, subject, year))),
          );
        }
      }
    }
  },
};
