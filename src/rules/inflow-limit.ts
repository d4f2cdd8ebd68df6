/** No school takes in too many exchange teachers in one year, unless it is short of them. */
import { z } from 'zod';
import { floorOf, formatRational, isAtLeast, rational } from '../domain/rational.ts';
import { messages, type Message } from '../messages/message.ts';
import { share } from './params.ts';
import { shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({ share: share.default(rational(3, 10)), least: z.int().min(0).default(2) });
export type InflowLimit = z.infer<typeof params>;

type Meaning = { share: string; least: number };

const texts = messages({
  'inflow-limit': { 'zh-CN': () => '派入人数上限', en: () => 'Limit of arrivals' },
  'inflow-limit-meaning': {
    'zh-CN': (f: Meaning) =>
      `每校每学年新派入交流的人数不超过在职教师的${f.share}（向下取整）、${f.least} 人与该校缺额三者中的最大值`,
    en: (f: Meaning) =>
      `In a year a school takes in at most ${f.share} of its teachers in service (rounded down), ${f.least}, or what it lacks, whichever is most`,
  },
  'inflow-limit-idle': {
    'zh-CN': () => '适用的集团另有进出人数的规定，本项不适用',
    en: () => 'Another rule of the policy governs how many come and go in the groups concerned',
  },
  'inflow-limit-broken': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年派入 ${f.actual} 人，上限 ${f.required} 人，多 ${f.by} 人；请改派到其他学校或推迟到以后学年`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: ${f.actual} teachers arrive, the limit is ${f.required}, ${f.by} too many; send them elsewhere, or later`,
  },
});

export const inflowLimit: RuleSpec<InflowLimit> = {
  id: 'inflow-limit',
  nature: 'protection',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: { share: rational(3, 10), least: 2 },
  title: texts['inflow-limit'](),
  labels: {
    share: { label: { 'zh-CN': '派入人数占在职教师的上限', en: 'share of the staff at most' } },
    least: { label: { 'zh-CN': '总可派入人数', en: 'always allowed' } },
  },
  meaning: (p): Message => texts['inflow-limit-meaning']({ share: formatRational(p.share), least: p.least }),

  check(facts, p): readonly Measure[] {
    return facts.groups.flatMap((group) => {
      const years = facts.years.filter((year) => !facts.settled(group.id, 'arrivals', year));
      return facts.schools(group.id).flatMap((school) =>
        years.map((year): Measure => {
          const required = Math.max(
            p.least,
            floorOf(p.share, facts.headcount(school.id, year)),
            facts.under(school.id, year),
          );
          const actual = facts.arrivals(school.id, year).length;
          return {
            where: spot(year, { group: group.id, school: school.id }),
            op: '<=',
            required,
            actual,
            by: Math.max(0, actual - required),
          };
        }),
      );
    });
  },
  idle: (facts) =>
    facts.groups.every((group) => facts.years.every((year) => facts.settled(group.id, 'arrivals', year)))
      ? texts['inflow-limit-idle']()
      : undefined,
  say: (measure: Measure, names: Names): Message => texts['inflow-limit-broken'](shortfall(measure, names)),

  isStricter: (p, than) => isAtLeast(than.share, p.share) && p.least <= than.least,
  rows(rows, p): void {
    for (const site of rows.groups.flatMap((group) => rows.schools(group.id))) {
      for (const year of rows.years) {
        if (rows.settled(site.row.group, 'arrivals', year)) continue;
        const limit = Math.max(p.least, floorOf(p.share, rows.headcount(site.id, year)), rows.under(site.id, year));
        rows.atMost(spot(year, { group: site.row.group, school: site.id }), rows.arrivals(site.id, year), limit);
      }
    }
  },
};
