/**
 * So many teachers start an exchange in every school year (SZ1, RA1, national 2014), or within a cycle of two or three
 * (Beijing, Dalian).
 */
import { isDeepStrictEqual } from 'node:util';
import type { Person, Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { ceilOf, formatRational, isAtLeast, rational, type Rational } from '../domain/rational.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { idsOf, listedPeople, teachersOf } from './people.ts';
import { shortfall, SCOPE_WORDS, STAGE_NAMES, type Shortfall } from './places.ts';
import { type ExchangeRate, exchangeRateParams, type Base } from './asked-params.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { RATE_READINGS } from './readings/questions.ts';
import { inScope, places, teacher } from './starters.ts';
import { rowPlaces } from './row-places.ts';
import { combine } from './expr.ts';
import { HOST_WORDS, hostWords, isAmong } from './hosts.ts';
import type { Expr, Move, Rows } from './rows.ts';

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

interface Meaning {
  readonly cycle: number | null;
  readonly who: Words;
  readonly to: Words | null;
  readonly amount: Words;
  /** A share of people is rounded, a number is not. */
  readonly rounded: boolean;
  readonly scope: Words;
  readonly counted: Words;
}

const ALL_COUNT: Words = {
  'zh-CN': '派出、派入均计，自愿等不在基数内而开始交流的人员也计入',
  en: 'both directions count, and so do volunteers and others who start without being part of that number',
};
const ONLY_BASE: Words = { 'zh-CN': '只计上述学校的教师', en: 'only teachers of these schools count' };
const OF_FIRST_YEAR: Words = {
  'zh-CN': '只计首学年在基数内的人员',
  en: 'only those of the base of its first year count',
};

/** Nothing is asked as a share where a number is. */
const shareOf = ({ share }: ExchangeRate): Rational => share ?? rational(0, 1);

function meaningOf(p: ExchangeRate): Meaning {
  const share = formatRational(shareOf(p));
  const stages = (p.stages ?? []).map((stage) => STAGE_NAMES[stage]);
  return {
    cycle: p.cycle ?? null,
    who: {
      'zh-CN': stages.length === 0 ? '人数' : `${stages.map((one) => one['zh-CN']).join('、')}教师人数`,
      en: stages.length === 0 ? '' : `${stages.map((one) => one.en).join(' and ')} teachers only: `,
    },
    to: p.to === undefined ? null : hostWords(p.to),
    amount:
      p.atLeast === undefined
        ? {
            'zh-CN': `不低于${BASE_WORDS[p.base]['zh-CN']}的${share}，不足一人按一人计`,
            en: `at least ${share} of ${BASE_WORDS[p.base].en} start an exchange`,
          }
        : { 'zh-CN': `不少于${p.atLeast}人`, en: `at least ${p.atLeast} teachers start an exchange` },
    rounded: p.atLeast === undefined,
    scope: SCOPE_WORDS[p.scope],
    counted: p.cycle !== undefined ? OF_FIRST_YEAR : p.counts === 'base' ? ONLY_BASE : ALL_COUNT,
  };
}

const texts = messages({
  'exchange-rate': { 'zh-CN': () => '交流轮岗比例', en: () => 'Exchange rate' },
  'exchange-rate-meaning': {
    'zh-CN': (f: Meaning) =>
      `${f.cycle === null ? '每学年' : `规划期首${f.cycle}个学年合计`}新开始交流轮岗${f.to === null ? '' : `到${f.to['zh-CN']}`}的${f.who['zh-CN']}${f.amount['zh-CN']}；${f.scope['zh-CN']}，${f.counted['zh-CN']}`,
    en: (f: Meaning) =>
      `${f.who.en}${f.cycle === null ? 'In every school year' : `Within the first ${f.cycle} school years of the horizon`} ${f.amount.en}${f.to === null ? '' : ` to ${f.to.en}`}${f.rounded ? ', rounded up' : ''}; ${f.scope.en}, ${f.counted.en}`,
  },
  'exchange-rate-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年应有不少于 ${f.required} 人开始交流轮岗，实际 ${f.actual} 人，差 ${f.by} 人；可动员自愿交流教师，或核对免除交流和任教年限`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at least ${f.required} teachers must start an exchange, ${f.actual} do, ${f.by} missing; look for volunteers, or check exemptions and years at school`,
  },
  'exchange-rate-cycle-short': {
    'zh-CN': (f: Shortfall & { what: Words }) =>
      `${f.place['zh-CN']}${f.what['zh-CN']}应有不少于 ${f.required} 名首学年符合条件的人员开始交流轮岗，实际 ${f.actual} 人，差 ${f.by} 人；可增加各学年的交流，或核对免除交流和任教年限`,
    en: (f: Shortfall & { what: Words }) =>
      `${f.place.en}, ${f.what.en}: at least ${f.required} of those counted in the first year must start an exchange, ${f.actual} do, ${f.by} missing; post more of them in any of these years, or check exemptions and years at school`,
  },
});

/** What is counted where one place stands for several years. */
const cycleWords = (first: number, last: number): Words => ({
  'zh-CN': `${first}—${last}学年合计`,
  en: `${first} to ${last} together`,
});

const isOfStages = (person: Person, { stages }: ExchangeRate): boolean =>
  stages === undefined || stages.includes(person.stage);

const hasStages = (people: readonly Person[], p: ExchangeRate): boolean =>
  p.stages === undefined || people.some((person) => isOfStages(person, p));

const isMeant = (host: Site, { to }: ExchangeRate): boolean => to === undefined || isAmong(host, to);

/** Whether the exchange counts, wherever it is asked for; the people of a cycle are looked at apart. */
const isCounted = (facts: Facts, posting: BarePosting, p: ExchangeRate): boolean =>
  isMeant(facts.instance.sites.get(posting.to)!, p) &&
  isOfStages(teacher(facts, posting), p) &&
  (p.cycle !== undefined || p.counts === 'all' || IN_BASE[p.base](facts.instance.sites.get(posting.from)!));

/** Whether the person is one of whom a part must start, in a year. */
const isInBase = (facts: Facts, person: Person, year: number, p: ExchangeRate): boolean =>
  IN_BASE[p.base](person.home) &&
  isOfStages(person, p) &&
  (p.base === 'memberStaff'
    ? person.inService(year) && facts.covers(person.home.id, year)
    : facts.eligible(person, year));

/** The years of the horizon that one place counts together, the last of them its date. */
const yearsOf = (years: readonly number[], { cycle }: ExchangeRate): readonly (readonly number[])[] =>
  cycle === undefined ? years.map((year) => [year]) : [years.slice(0, cycle)];

/** Whether the posting counts in a cycle: of a teacher of its first year's base, begun before it ends. */
const isInCycle = (facts: Facts, posting: BarePosting, p: ExchangeRate): boolean =>
  p.cycle === undefined ||
  (posting.start < facts.years[0]! + p.cycle && isInBase(facts, teacher(facts, posting), facts.years[0]!, p));

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
    atLeast: { label: { 'zh-CN': '最少人数（代替比例）', en: 'least number (instead of a share)' } },
    to: { label: { 'zh-CN': '只计到这些学校的', en: 'hosts that count' }, values: HOST_WORDS },
    stages: { label: { 'zh-CN': '只计这些学段的教师', en: 'stages that count' }, values: STAGE_NAMES },
    cycle: { label: { 'zh-CN': '几个学年合计', en: 'years counted together' } },
  },
  meaning: (p): Message => texts['exchange-rate-meaning'](meaningOf(p)),

  readings: RATE_READINGS,
  check(facts, p): readonly Measure[] {
    return places(facts, p.scope).flatMap((place) => {
      // A school outside the base has no quota of its own, nor has a place without teachers of the stages.
      if (!place.schools.some(IN_BASE[p.base]) || !hasStages(place.people, p)) return [];
      return yearsOf(facts.years, p).map((span): Measure => {
        const [first, last] = [span[0]!, span.at(-1)!];
        const base = idsOf(place.people.filter((person) => isInBase(facts, person, first, p)));
        const started = span
          .flatMap((year) => facts.starters(year))
          .filter((posting) => place.holds(posting) && isCounted(facts, posting, p));
        const ids = new Set(teachersOf(started));
        // Whoever is read as serving in several years of a cycle is still one person.
        const starters = p.cycle === undefined ? teachersOf(started) : base.filter((id) => ids.has(id));
        const actual = starters.length;
        const required = p.atLeast ?? ceilOf(shareOf(p), base.length);
        return {
          where: spot(last, place.at),
          op: '>=',
          required,
          actual,
          by: Math.max(0, required - actual),
          base: base.length,
          ...(p.share === undefined ? {} : { share: p.share }),
          ...(p.cycle === undefined ? {} : { what: cycleWords(first, last) }),
          people: listedPeople(starters, base),
        };
      });
    });
  },
  serves: {
    purpose: 'quota',
    words: { 'zh-CN': '完成交流比例', en: 'Fills the quota' },
    counts: (facts, posting, p) =>
      inScope(facts, posting, p.scope) &&
      isAsked(facts, posting, p) &&
      isCounted(facts, posting, p) &&
      isInCycle(facts, posting, p),
  },
  say: (measure: Measure, names: Names): Message =>
    measure.what === undefined
      ? texts['exchange-rate-short'](shortfall(measure, names))
      : texts['exchange-rate-cycle-short']({ ...shortfall(measure, names), what: measure.what }),

  isStricter: (p, than) =>
    isDeepStrictEqual(withoutNumber(p), withoutNumber(than)) &&
    (p.atLeast === undefined || than.atLeast === undefined
      ? p.atLeast === than.atLeast && isAtLeast(shareOf(p), shareOf(than))
      : p.atLeast >= than.atLeast),
  rows(rows, p): void {
    const people = rows.groups.flatMap((group) => rows.people(group.id));
    for (const place of rowPlaces(rows, p.scope)) {
      if (!place.sites.some(IN_BASE[p.base])) continue;
      if (p.stages !== undefined && !people.some((person) => place.has(person) && isOfStages(person, p))) continue;
      const inBase = (person: Person): boolean =>
        place.has(person) && IN_BASE[p.base](person.home) && isOfStages(person, p);
      for (const span of yearsOf(rows.years, p)) {
        const [first, last] = [span[0]!, span.at(-1)!];
        const bound = (person: Person): boolean => inBase(person) && isBoundIn(rows, person, first, p);
        const counts = ({ person }: Move): boolean =>
          p.cycle !== undefined ? bound(person) : isOfStages(person, p) && (p.counts === 'all' || inBase(person));
        const starters = combine(
          ...span.map((year): readonly [number, Expr] => [
            1,
            rows.starters(year, (move) => place.counts(move) && isMeant(move.to, p) && counts(move)),
          ]),
        );
        const of = p.base === 'memberStaff' ? rows.inService(first, inBase) : rows.eligible(first, inBase);
        rows.atLeast(spot(last, place.where), starters, p.atLeast ?? { share: shareOf(p), of });
      }
    }
  },
};

/** Nobody begins a posting before the first year of the horizon, so that its base is known. */
const isBoundIn = (rows: Rows, person: Person, first: number, p: ExchangeRate): boolean =>
  p.base === 'memberStaff' ? person.inService(first) && rows.covers(person.home, first) : rows.isInPool(person, first);

/** All but how many are asked for. */
const withoutNumber = ({ share: _share, atLeast: _atLeast, ...rest }: ExchangeRate): object => rest;
