/**
 * Of the teachers whom the core sends, so many go to rural schools or into the mountains (HT10, RA3, national 2014).
 */
import { z } from 'zod';
import type { Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { ceilOf, formatRational, isAtLeast } from '../domain/rational.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import type { Facts } from './facts.ts';
import { share } from './params.ts';
import { listedPeople, teachersOf } from './people.ts';
import { SCOPE_WORDS, shortfall, type Shortfall } from './places.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { inScope, places } from './starters.ts';
import { rowPlaces } from './row-places.ts';
import type { Move } from './rows.ts';

const params = z.strictObject({ share });
export type RuralDirection = z.infer<typeof params>;

type Meaning = { share: string; scope: Words };

const texts = messages({
  'rural-direction': { 'zh-CN': () => '面向乡村和山区派出', en: () => 'Postings to rural schools' },
  'rural-direction-meaning': {
    'zh-CN': (f: Meaning) =>
      `每学年核心校新派出交流的教师中，到乡村学校或山区学校的不低于${f.share}，不足一人按一人计；${f.scope['zh-CN']}`,
    en: (f: Meaning) =>
      `Of the teachers of the core school who start an exchange in a school year at least ${f.share} go to rural schools or schools in mountain zones, rounded up; ${f.scope.en}`,
  },
  'rural-direction-short': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年核心校派出的教师应有不少于 ${f.required} 人到乡村或山区学校，实际 ${f.actual} 人，差 ${f.by} 人；可将部分教师改派到乡村或山区学校`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: at least ${f.required} of the teachers whom the core sends should go to rural or mountain schools, ${f.actual} do, ${f.by} missing; send some of them there instead`,
  },
});

const fromCore = (facts: Facts, posting: BarePosting): boolean =>
  facts.instance.sites.get(posting.from)!.row.role === 'core';

const isCountry = ({ row, zone }: Site): boolean => row.setting === 'rural' || zone?.mountain === true;

const toCountryside = (facts: Facts, posting: BarePosting): boolean => isCountry(facts.instance.sites.get(posting.to)!);

export const ruralDirection: RuleSpec<RuralDirection> = {
  id: 'rural-direction',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params,
  example: { share: { num: 1, den: 2 } },
  title: texts['rural-direction'](),
  labels: { share: { label: { 'zh-CN': '比例', en: 'share' } } },
  meaning: (p): Message =>
    texts['rural-direction-meaning']({ share: formatRational(p.share), scope: SCOPE_WORDS.group }),

  check(facts, p): readonly Measure[] {
    return places(facts, 'group').flatMap((place) =>
      facts.years.map((year) => {
        const sent = facts.starters(year).filter((posting) => place.holds(posting) && fromCore(facts, posting));
        const rural = sent.filter((posting) => toCountryside(facts, posting));
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
    words: { 'zh-CN': '流向乡村学校', en: 'Goes to the country' },
    counts: (facts, posting) =>
      inScope(facts, posting, 'group') && fromCore(facts, posting) && toCountryside(facts, posting),
  },
  say: (measure: Measure, names: Names): Message => texts['rural-direction-short'](shortfall(measure, names)),

  isStricter: (p, than) => isAtLeast(p.share, than.share),
  rows(rows, p): void {
    for (const place of rowPlaces(rows, 'group')) {
      const sent = (move: Move): boolean => place.counts(move) && move.person.home.row.role === 'core';
      for (const year of rows.years) {
        const country = rows.starters(year, (move) => sent(move) && isCountry(move.to));
        rows.atLeast(spot(year, place.where), country, { share: p.share, of: rows.starters(year, sent) });
      }
    }
  },
};
