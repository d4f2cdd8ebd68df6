/** A posting lasts one of the allowed numbers of years (RA4, QD4); the numbers are a setting of the policy. */
import { z } from 'zod';
import { settingsIn } from '../domain/settings.ts';
import { messages, type Message } from '../messages/message.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({});
export type TermRule = z.infer<typeof params>;

type Found = { teacher: string; year: number; years: number };

const texts = messages({
  term: { 'zh-CN': () => '交流期限', en: () => 'Length of postings' },
  'term-meaning': {
    'zh-CN': () => '每次交流轮岗的年数须是政策规定的年数之一，期内不再另行交流，期满返回原校',
    en: () =>
      'A posting lasts one of the numbers of school years that the policy allows; afterwards the teacher returns home',
  },
  'term-idle': { 'zh-CN': () => '没有安排交流', en: () => 'Nobody is posted' },
  'term-broken': {
    'zh-CN': (f: Found) =>
      `${f.teacher} 自 ${f.year} 学年起的交流期为 ${f.years} 年，不是政策规定的年数；请改为规定的年数`,
    en: (f: Found) =>
      `${f.teacher}: the posting that starts in ${f.year} lasts ${f.years} years, which the policy does not allow; choose an allowed number`,
  },
});

export const term: RuleSpec<TermRule> = {
  id: 'term',
  nature: 'protection',
  isStated: true,
  unit: 'person',
  grantedBy: null,
  params,
  example: {},
  title: texts.term(),
  labels: {},
  meaning: (): Message => texts['term-meaning'](),

  check(facts): readonly Measure[] {
    return facts.postings.map((posting) => {
      const { group } = facts.instance.persons.get(posting.teacher)!.home;
      const allowed = settingsIn(facts.settings, group, posting.start).postingYears[posting.kind];
      const held = allowed.includes(posting.years);
      // The nearest allowed number is the limit that the sentence and the certificate can name.
      const nearest = allowed.toSorted((a, b) => Math.abs(a - posting.years) - Math.abs(b - posting.years))[0] ?? 0;
      const op = posting.years < nearest ? '>=' : '<=';
      const where = spot(posting.start, { teacher: posting.teacher });
      return { where, op, required: held ? posting.years : nearest, actual: posting.years, by: held ? 0 : 1 };
    });
  },
  idle: () => texts['term-idle'](),
  say: ({ where, actual }: Measure, names: Names): Message =>
    texts['term-broken']({ teacher: names.teacher(where.teacher), year: where.year, years: actual }),

  rows(rows): void {
    for (const move of rows.moves) {
      const { postingYears } = settingsIn(rows.settings, move.person.home.group, move.start);
      if (postingYears[move.kind].includes(move.years)) continue;
      rows.atMost(
        spot(move.start, { teacher: move.person.id }),
        rows.sumFor(move.person.id, (other) => other === move),
        0,
      );
    }
  },
};
