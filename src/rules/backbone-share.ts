/**
 * Of those who start an exchange, so many are backbone teachers (SZ2, national 2014; Zhejiang: of the eligible
 * backbones).
 */
import { ceilOf, formatRational, isAtLeast } from '../domain/rational.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import { idsOf, listedPeople, teachersOf } from './people.ts';
import { SCOPE_WORDS, shortfall, type Shortfall } from './places.ts';
import { type BackboneShare, backboneShareParams, type Whole } from './asked-params.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { BACKBONE_READINGS } from './readings/questions.ts';
import { inScope, places, teacher } from './starters.ts';
import { rowPlaces } from './row-places.ts';

const WHOLE_WORDS: Readonly<Record<Whole, Words>> = {
  starters: { 'zh-CN': '当年交流轮岗教师总数', en: 'all who start in the year' },
  eligibleBackbones: { 'zh-CN': '符合交流条件的骨干教师总数', en: 'the eligible backbone teachers' },
};

type Meaning = { share: string; of: Words; scope: Words };

const texts = messages({
  'backbone-share': { 'zh-CN': () => '骨干教师占比', en: () => 'Share of backbone teachers' },
  'backbone-share-meaning': {
    'zh-CN': (f: Meaning) =>
      `每学年新开始交流轮岗的骨干教师（县级及以上）不低于${f.of['zh-CN']}的${f.share}，不足一人按一人计；${f.scope['zh-CN']}`,
    en: (f: Meaning) =>
      `In every school year the backbone teachers (county level and above) who start an exchange are at least ${f.share} of ${f.of.en}, rounded up; ${f.scope.en}`,
  },
  'backbone-share-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年应有不少于 ${f.required} 名骨干教师开始交流轮岗，实际 ${f.actual} 名，差 ${f.by} 名；可动员骨干教师自愿交流，或减少非骨干教师的交流`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at least ${f.required} backbone teachers must start an exchange, ${f.actual} do, ${f.by} missing; look for volunteers among them, or send fewer others`,
  },
});

export const backboneShare: RuleSpec<BackboneShare> = {
  id: 'backbone-share',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params: backboneShareParams,
  example: { share: { num: 1, den: 5 }, of: 'starters', scope: 'group' },
  title: texts['backbone-share'](),
  labels: {
    share: { label: { 'zh-CN': '比例', en: 'share' } },
    of: { label: { 'zh-CN': '占比的分母', en: 'share of' }, values: WHOLE_WORDS },
    scope: { label: { 'zh-CN': '计算范围', en: 'scope' }, values: SCOPE_WORDS },
  },
  meaning: (p): Message =>
    texts['backbone-share-meaning']({
      share: formatRational(p.share),
      of: WHOLE_WORDS[p.of],
      scope: SCOPE_WORDS[p.scope],
    }),

  readings: BACKBONE_READINGS,
  check(facts, p): readonly Measure[] {
    return places(facts, p.scope).flatMap((place) =>
      facts.years.map((year) => {
        const starters = facts.starters(year).filter((posting) => place.holds(posting));
        const whole =
          p.of === 'starters'
            ? teachersOf(starters)
            : idsOf(place.people.filter((person) => person.backbone && facts.eligible(person, year)));
        const backbones = starters.filter((posting) => teacher(facts, posting).backbone);
        const actual = backbones.length;
        const required = ceilOf(p.share, whole.length);
        const by = Math.max(0, required - actual);
        return {
          where: spot(year, place.at),
          op: '>=' as const,
          required,
          actual,
          by,
          base: whole.length,
          share: p.share,
          people: listedPeople(teachersOf(backbones), whole),
        };
      }),
    );
  },
  serves: {
    purpose: 'backbone',
    words: { 'zh-CN': '落实骨干比例', en: 'Serves the backbone share' },
    counts: (facts, posting, p) => inScope(facts, posting, p.scope) && teacher(facts, posting).backbone,
  },
  say: (measure: Measure, names: Names): Message => texts['backbone-share-short'](shortfall(measure, names)),

  isStricter: (p, than) => p.of === than.of && p.scope === than.scope && isAtLeast(p.share, than.share),
  rows(rows, p): void {
    for (const place of rowPlaces(rows, p.scope)) {
      for (const year of rows.years) {
        const backbones = rows.starters(year, (move) => place.counts(move) && move.person.backbone);
        const of =
          p.of === 'starters'
            ? rows.starters(year, (move) => place.counts(move))
            : rows.eligible(year, (person) => place.has(person) && person.backbone);
        rows.atLeast(spot(year, place.where), backbones, { share: p.share, of });
      }
    }
  },
};
