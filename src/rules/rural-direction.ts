/**
 * Of the teachers whom the core sends, or of the backbones and mid-level leaders among them, so many go to the schools
 * meant: rural ones and those in the mountains unless the policy names others (HT10, RA3, national 2014).
 */
import { z } from 'zod';
import type { Person } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { ceilOf, formatRational, isAtLeast } from '../domain/rational.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { HOST_CLASSES, HOST_WORDS, hostWords, isAmong } from './hosts.ts';
import { listOf, share } from './params.ts';
import { listedPeople, teachersOf } from './people.ts';
import { SCOPE_WORDS, shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { inScope, places, teacher } from './starters.ts';
import { rowPlaces } from './row-places.ts';
import type { Move } from './rows.ts';

const WHO = ['all', 'backbonesAndMidLevel'] as const;
type Who = (typeof WHO)[number];

const params = z.strictObject({
  share,
  who: z.enum(WHO).default('all'),
  to: listOf(HOST_CLASSES).default(['rural', 'mountain']),
});
export type RuralDirection = z.infer<typeof params>;

const WHO_WORDS: Readonly<Record<Who, Words>> = {
  all: { 'zh-CN': '教师', en: 'teachers' },
  backbonesAndMidLevel: { 'zh-CN': '骨干教师和中层干部', en: 'backbone teachers and mid-level leaders' },
};

type Meaning = { share: string; who: Words; to: Words; scope: Words };

const texts = messages({
  'rural-direction': { 'zh-CN': () => '面向乡村和薄弱地区派出', en: () => 'Postings to the schools in need' },
  'rural-direction-meaning': {
    'zh-CN': (f: Meaning) =>
      `每学年核心校新派出交流的${f.who['zh-CN']}中，到${f.to['zh-CN']}的不低于${f.share}，不足一人按一人计；${f.scope['zh-CN']}`,
    en: (f: Meaning) =>
      `Of the ${f.who.en} of the core school who start an exchange in a school year at least ${f.share} go to ${f.to.en}, rounded up; ${f.scope.en}`,
  },
  'rural-direction-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年核心校派出的人员应有不少于 ${f.required} 人到规定去向的学校，实际 ${f.actual} 人，差 ${f.by} 人；可将部分人员改派到这些学校`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at least ${f.required} of those whom the core sends should go to the schools that the rule names, ${f.actual} do, ${f.by} missing; send some of them there instead`,
  },
});

const isOfThese = ({ backbone, row }: Person, { who }: RuralDirection): boolean =>
  who === 'all' || backbone || row.position === 'midLevel';

/** Of the core, and among those of whom the rule speaks. */
const isSent = (facts: Facts, posting: BarePosting, p: RuralDirection): boolean =>
  facts.instance.sites.get(posting.from)!.row.role === 'core' && isOfThese(teacher(facts, posting), p);

const arrivesThere = (facts: Facts, posting: BarePosting, { to }: RuralDirection): boolean =>
  isAmong(facts.instance.sites.get(posting.to)!, to);

export const ruralDirection: RuleSpec<RuralDirection> = {
  id: 'rural-direction',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: { share: { num: 1, den: 2 }, who: 'all', to: ['rural', 'mountain'] },
  title: texts['rural-direction'](),
  labels: {
    share: { label: { 'zh-CN': '比例', en: 'share' } },
    who: { label: { 'zh-CN': '计哪些人员', en: 'who counts' }, values: WHO_WORDS },
    to: { label: { 'zh-CN': '规定去向', en: 'schools meant' }, values: HOST_WORDS },
  },
  meaning: (p): Message =>
    texts['rural-direction-meaning']({
      share: formatRational(p.share),
      who: WHO_WORDS[p.who],
      to: hostWords(p.to),
      scope: SCOPE_WORDS.group,
    }),

  check(facts, p): readonly Measure[] {
    return places(facts, 'group').flatMap((place) =>
      facts.years.map((year) => {
        const sent = facts.starters(year).filter((posting) => place.holds(posting) && isSent(facts, posting, p));
        const rural = sent.filter((posting) => arrivesThere(facts, posting, p));
        const [required, actual] = [ceilOf(p.share, sent.length), rural.length];
        const by = Math.max(0, required - actual);
        return {
          where: spot(year, place.at),
          op: '>=' as const,
          required,
          actual,
          by,
          base: sent.length,
          share: p.share,
          people: listedPeople(teachersOf(rural), teachersOf(sent)),
        };
      }),
    );
  },
  serves: {
    purpose: 'quota',
    words: { 'zh-CN': '流向规定去向的学校', en: 'Goes to a school in need' },
    counts: (facts, posting, p) =>
      inScope(facts, posting, 'group') && isSent(facts, posting, p) && arrivesThere(facts, posting, p),
  },
  say: (measure: Measure, names: Names): Message => texts['rural-direction-short'](shortfall(measure, names)),

  // A list that leaves some schools out counts no more of them.
  isStricter: (p, than) =>
    p.who === than.who && p.to.every((one) => than.to.includes(one)) && isAtLeast(p.share, than.share),
  rows(rows, p): void {
    for (const place of rowPlaces(rows, 'group')) {
      const sent = (move: Move): boolean =>
        place.counts(move) && move.person.home.row.role === 'core' && isOfThese(move.person, p);
      for (const year of rows.years) {
        const country = rows.starters(year, (move) => sent(move) && isAmong(move.to, p.to));
        rows.atLeast(spot(year, place.where), country, { share: p.share, of: rows.starters(year, sent) });
      }
    }
  },
};
