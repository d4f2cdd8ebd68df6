/** Postings change the working staff of a school by no more than d, unless they mend a shortage or a surplus (RA7). */
import { z } from 'zod';
import { messages, type Message, type Words } from '../messages/message.ts';
import { placeOf } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({ d: z.int().min(0).default(2) });
export type HeadcountBalance = z.infer<typeof params>;

type Broken = { place: Words; year: number; limit: number; actual: number; gained: boolean };

const signed = (n: number): string => (n > 0 ? `+${n}` : `${n}`);

const texts = messages({
  'headcount-balance': { 'zh-CN': () => '学校人数进出平衡', en: () => 'Balance of staff numbers' },
  'headcount-balance-meaning': {
    'zh-CN': (f: { d: number }) =>
      `交流使学校在岗人数的增减不超过 ${f.d} 人；缺编学校可增至补足缺额，超编学校可减至消化超额`,
    en: (f: { d: number }) =>
      `Postings change the number of a school's working staff by at most ${f.d}; a short school may gain what it lacks, an overstaffed one may lose its surplus`,
  },
  'headcount-balance-idle': {
    'zh-CN': () => '适用的集团另有进出人数的规定，本项不适用',
    en: () => 'Another rule of the policy governs how many come and go in the groups concerned',
  },
  'headcount-balance-broken': {
    'zh-CN': (f: Broken) =>
      `${f.place['zh-CN']} ${f.year} 学年在岗人数因交流变化 ${signed(f.actual)} 人，${f.gained ? '最多可增' : '最多可减'} ${Math.abs(f.limit)} 人；请${f.gained ? '减少派入或增加派出' : '减少派出或增加派入'}`,
    en: (f: Broken) =>
      `${f.place.en}, ${f.year}: postings change the staff by ${signed(f.actual)}, the limit is ${signed(f.limit)}; ${f.gained ? 'send fewer there or more away' : 'send fewer away or more there'}`,
  },
});

export const headcountBalance: RuleSpec<HeadcountBalance> = {
  id: 'headcount-balance',
  nature: 'protection',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: { d: 2 },
  title: texts['headcount-balance'](),
  labels: { d: { label: { 'zh-CN': '允许增减人数', en: 'persons more or fewer' } } },
  meaning: (p): Message => texts['headcount-balance-meaning']({ d: p.d }),

  check(facts, p): readonly Measure[] {
    return facts.groups.flatMap((group) => {
      const years = facts.years.filter((year) => !facts.settled(group.id, 'balance', year));
      return facts.schools(group.id).flatMap((school) =>
        years.map((year): Measure => {
          const actual = facts.change(school.id, year);
          const where = spot(year, { group: group.id, school: school.id });
          const least = -Math.max(p.d, facts.over(school.id, year));
          if (actual < least) return { where, op: '>=', required: least, actual, by: least - actual };
          const most = Math.max(p.d, facts.under(school.id, year));
          return { where, op: '<=', required: most, actual, by: Math.max(0, actual - most) };
        }),
      );
    });
  },
  idle: (facts) =>
    facts.groups.every((group) => facts.years.every((year) => facts.settled(group.id, 'balance', year)))
      ? texts['headcount-balance-idle']()
      : undefined,
  say: ({ where, op, required, actual }: Measure, names: Names): Message =>
    texts['headcount-balance-broken']({
      place: placeOf(where, names),
      year: where.year,
      limit: required,
      actual,
      gained: op === '<=',
    }),

  isStricter: (p, than) => p.d <= than.d,
  rows(rows, p): void {
    for (const site of rows.groups.flatMap((group) => rows.schools(group.id))) {
      for (const year of rows.years) {
        if (rows.settled(site.row.group, 'balance', year)) continue;
        const where = spot(year, { group: site.row.group, school: site.id });
        const change = rows.change(site.id, year);
        rows.atMost(where, change, Math.max(p.d, rows.under(site.id, year)));
        rows.atLeast(where, change, -Math.max(p.d, rows.over(site.id, year)));
      }
    }
  },
};
