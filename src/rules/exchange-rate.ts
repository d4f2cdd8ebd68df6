/** So many teachers start an exchange in every school year (SZ1, RA1, national 2014). */
import type { Person, Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { ceilOf, formatRational, isAtLeast } from '../domain/rational.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { idsOf, listedPeople, teachersOf } from './people.ts';
import { shortfall, SCOPE_WORDS, type Shortfall } from './places.ts';
import { type ExchangeRate, exchangeRateParams, type Base } from './asked-params.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { RATE_READINGS } from './readings/questions.ts';
import { inScope, places } from './starters.ts';
import { rowPlaces } from './row-places.ts';

/** Schools whose people make the base. */
const IN_BASE: Readonly<Record<Base, (school: Site) => boolean>> = {
  eligible: () => true,
  memberStaff: (school) => school.row.role === 'member',
  coreEligible: (school) => school.row.role === 'core',
};

const BASE_WORDS: Readonly<Record<Base, Words>> = {
  eligible: { 'zh-CN': '符合交流条件教师总数', en: 'the eligible teachers' },
  memberStaff: { 'zh-CN': '成员校在职教师总数', en: 'the teachers in service at the member schools' },
  coreEligible: { 'zh-CN': '核心校符合交流条件教师总数', en: 'the eligible teachers of the core school' },
};

type Meaning = { base: Words; share: string; scope: Words; onlyBase: boolean };

const texts = messages({
  'exchange-rate': { 'zh-CN': () => '交流轮岗比例', en: () => 'Exchange rate' },
  'exchange-rate-meaning': {
    'zh-CN': (f: Meaning) =>
      `每学年新开始交流轮岗的人数不低于${f.base['zh-CN']}的${f.share}，不足一人按一人计；${f.scope['zh-CN']}${f.onlyBase ? '，只计上述学校的教师' : '，派出、派入均计，自愿等不在基数内而开始交流的人员也计入'}`,
    en: (f: Meaning) =>
      `In every school year at least ${f.share} of ${f.base.en} start an exchange, rounded up; ${f.scope.en}${f.onlyBase ? ', only teachers of these schools count' : ', both directions count, and so do volunteers and others who start without being part of that number'}`,
  },
  'exchange-rate-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年应有不少于 ${f.required} 人开始交流轮岗，实际 ${f.actual} 人，差 ${f.by} 人；可动员自愿交流教师，或核对免除交流和任教年限`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at least ${f.required} teachers must start an exchange, ${f.actual} do, ${f.by} missing; look for volunteers, or check exemptions and years at school`,
  },
});

const isCounted = (facts: Facts, posting: BarePosting, p: ExchangeRate): boolean =>
  p.counts === 'all' || IN_BASE[p.base](facts.instance.sites.get(posting.from)!);

/** Whether a quota is asked where the posting counts: a place without a school of the base has none. */
const isAsked = (facts: Facts, { from }: BarePosting, { base, scope }: ExchangeRate): boolean => {
  const home = facts.instance.sites.get(from)!;
  const schools = {
    school: () => [home],
    group: () => facts.schools(home.group.id),
    county: () => facts.groups.flatMap(({ id }) => facts.schools(id)),
  };
  return schools[scope]().some(IN_BASE[base]);
};

export const exchangeRate: RuleSpec<ExchangeRate> = {
  id: 'exchange-rate',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params: exchangeRateParams,
  example: { base: 'eligible', share: { num: 1, den: 5 }, scope: 'group', counts: 'all' },
  title: texts['exchange-rate'](),
  labels: {
    base: { label: { 'zh-CN': '计算基数', en: 'base' }, values: BASE_WORDS },
    share: { label: { 'zh-CN': '比例', en: 'share' } },
    scope: { label: { 'zh-CN': '计算范围', en: 'scope' }, values: SCOPE_WORDS },
    counts: {
      label: { 'zh-CN': '计入人员', en: 'who counts' },
      values: {
        all: { 'zh-CN': '派出、派入均计', en: 'both directions' },
        base: { 'zh-CN': '只计基数学校的教师', en: 'only teachers of the schools of the base' },
      },
    },
  },
  meaning: (p): Message =>
    texts['exchange-rate-meaning']({
      base: BASE_WORDS[p.base],
      share: formatRational(p.share),
      scope: SCOPE_WORDS[p.scope],
      onlyBase: p.counts === 'base',
    }),

  readings: RATE_READINGS,
  check(facts, p): readonly Measure[] {
    return places(facts, p.scope).flatMap((place) => {
      // A school outside the base has no quota of its own.
      if (!place.schools.some(IN_BASE[p.base])) return [];
      const people = place.people.filter((person) => IN_BASE[p.base](person.home));
      return facts.years.map((year) => {
        const base = people.filter((person) =>
          p.base === 'memberStaff'
            ? person.inService(year) && facts.covers(person.home.id, year)
            : facts.eligible(person, year),
        );
        const starters = facts.starters(year).filter((posting) => place.holds(posting) && isCounted(facts, posting, p));
        const actual = starters.length;
        const required = ceilOf(p.share, base.length);
        const by = Math.max(0, required - actual);
        return {
          where: spot(year, place.at),
          op: '>=' as const,
          required,
          actual,
          by,
          base: base.length,
          share: p.share,
          people: listedPeople(teachersOf(starters), idsOf(base)),
        };
      });
    });
  },
  serves: {
    purpose: 'quota',
    words: { 'zh-CN': '完成交流比例', en: 'Fills the quota' },
    counts: (facts, posting, p) =>
      inScope(facts, posting, p.scope) && isAsked(facts, posting, p) && isCounted(facts, posting, p),
  },
  say: (measure: Measure, names: Names): Message => texts['exchange-rate-short'](shortfall(measure, names)),

  isStricter: (p, than) =>
    p.base === than.base && p.scope === than.scope && p.counts === than.counts && isAtLeast(p.share, than.share),
  rows(rows, p): void {
    for (const place of rowPlaces(rows, p.scope)) {
      if (!place.sites.some(IN_BASE[p.base])) continue;
      const inBase = (person: Person): boolean => place.has(person) && IN_BASE[p.base](person.home);
      for (const year of rows.years) {
        const starters = rows.starters(
          year,
          (move) => place.counts(move) && (p.counts === 'all' || inBase(move.person)),
        );
        const of = p.base === 'memberStaff' ? rows.inService(year, inBase) : rows.eligible(year, inBase);
        rows.atLeast(spot(year, place.where), starters, { share: p.share, of });
      }
    }
  },
};
