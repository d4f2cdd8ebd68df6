/** Of those who work at a led school, so many are guests from the core: not too few, not too many (HT1). */
import type { Person } from '../domain/instance.ts';
import { ceilOf, floorOf, formatRational, isAtLeast } from '../domain/rational.ts';
import { messages, type Message } from '../messages/message.ts';
import { guests, memberSchools } from './guests.ts';
import { idsOf, listedPeople } from './people.ts';
import { shortfall, type Shortfall } from './places.ts';
import { type HostStock, hostStockParams } from './asked-params.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { STOCK_READINGS } from './readings/questions.ts';
import { combine, constant } from './expr.ts';

type Meaning = { lo: string; hi: string; fromYear: number };

const texts = messages({
  'host-stock': { 'zh-CN': () => '成员校交流教师占比', en: () => 'Guests at the member schools' },
  'host-stock-meaning': {
    'zh-CN': (f: Meaning) =>
      `自规划期第 ${f.fromYear} 学年起，每所成员校在校任教的核心校交流教师占该校在岗人数的${f.lo}—${f.hi}（下限不足一人按一人计，上限向下取整）`,
    en: (f: Meaning) =>
      `From year ${f.fromYear} of the horizon, teachers posted from the core are ${f.lo} to ${f.hi} of those who work at each member school (the lower bound rounded up, the upper down)`,
  },
  'host-stock-idle': { 'zh-CN': () => '适用的集团没有成员校', en: () => 'The groups concerned have no member schools' },
  'host-stock-few': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年应有不少于 ${f.required} 名核心校交流教师在校任教，实际 ${f.actual} 名，差 ${f.by} 名；可增加核心校派出，或减少本校其他人员流入`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at least ${f.required} teachers of the core should be working there, ${f.actual} are, ${f.by} missing; post more from the core`,
  },
  'host-stock-many': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年在校任教的核心校交流教师应不超过 ${f.required} 名，实际 ${f.actual} 名，多 ${f.by} 名；可改派其他成员校`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at most ${f.required} teachers of the core should be working there, ${f.actual} are, ${f.by} too many; post some to another member`,
  },
});

export const hostStock: RuleSpec<HostStock> = {
  id: 'host-stock',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params: hostStockParams,
  example: { lo: { num: 3, den: 10 }, hi: { num: 1, den: 2 }, fromYear: 1 },
  title: texts['host-stock'](),
  labels: {
    lo: { label: { 'zh-CN': '占比下限', en: 'least share' } },
    hi: { label: { 'zh-CN': '占比上限', en: 'greatest share' } },
    fromYear: { label: { 'zh-CN': '从规划期第几学年起', en: 'from which year of the horizon' } },
  },
  meaning: (p): Message =>
    texts['host-stock-meaning']({ lo: formatRational(p.lo), hi: formatRational(p.hi), fromYear: p.fromYear }),

  readings: STOCK_READINGS,
  check(facts, p): readonly Measure[] {
    return memberSchools(facts).flatMap((site) =>
      facts.years.slice(p.fromYear - 1).flatMap((year): Measure[] => {
        const where = spot(year, { group: site.row.group, school: site.id });
        const staff = facts.staff(site.id, year);
        const there = idsOf(guests(facts, site, year));
        const actual = there.length;
        const [least, most] = [ceilOf(p.lo, staff), floorOf(p.hi, staff)];
        const people = listedPeople(there, idsOf(facts.workers(site.id, year)));
        return [
          {
            where,
            op: '>=',
            required: least,
            actual,
            by: Math.max(0, least - actual),
            base: staff,
            share: p.lo,
            people,
          },
          { where, op: '<=', required: most, actual, by: Math.max(0, actual - most), base: staff, share: p.hi, people },
        ];
      }),
    );
  },
  settles: () => ['arrivals', 'balance'],
  idle: (facts) => (memberSchools(facts).length === 0 ? texts['host-stock-idle']() : undefined),
  serves: {
    purpose: 'quota',
    words: { 'zh-CN': '落实交流教师占比', en: 'Serves the share of posted teachers' },
    counts: (facts, { kind, from, to, start }) => {
      const [home, host] = [facts.instance.sites.get(from)!.row, facts.instance.sites.get(to)!.row];
      return (
        kind !== 'training' &&
        facts.covers(to, start) &&
        home.role === 'core' &&
        host.role === 'member' &&
        home.group === host.group
      );
    },
  },
  say: (measure: Measure, names: Names): Message =>
    texts[measure.op === '>=' ? 'host-stock-few' : 'host-stock-many'](shortfall(measure, names)),

  isStricter: (p, than) => isAtLeast(p.lo, than.lo) && isAtLeast(than.hi, p.hi) && p.fromYear <= than.fromYear,
  rows(rows, p): void {
    for (const site of rows.groups
      .flatMap((group) => rows.schools(group.id))
      .filter(({ row }) => row.role === 'member')) {
      const fromCore = ({ home }: Person): boolean => home.row.role === 'core' && home.row.group === site.row.group;
      for (const year of rows.years.slice(p.fromYear - 1)) {
        const where = spot(year, { group: site.row.group, school: site.id });
        const there = rows.workers(site.id, year);
        const running = there.filter((person) => person.home !== site && fromCore(person)).length;
        const present = combine(
          [1, constant(running)],
          [1, rows.visiting(site.id, year, ({ person }) => fromCore(person))],
        );
        const staff = combine([1, constant(there.length)], [1, rows.atWork(site.id, year, () => true)]);
        rows.atLeast(where, present, { share: p.lo, of: staff });
        rows.atMost(where, present, { share: p.hi, of: staff });
      }
    }
  },
};
