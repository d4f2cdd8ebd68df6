/** What was decided by name holds as entered, whatever the kind of posting: 必须交流, 不得交流, 指定到, 不得到. */
import { z } from 'zod';
import type { BarePosting } from '../domain/plan.ts';
import type { Pin } from '../domain/roster.ts';
import type { PinKind } from '../domain/words.ts';
import { messages, type Message } from '../messages/message.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

const params = z.strictObject({});
export type Pins = z.infer<typeof params>;

/** True where the pin speaks of this posting: its teacher, its start in the year of the pin, the school of the pin. */
export const concerns = (pin: Pin, posting: BarePosting): boolean =>
  pin.teacher === posting.teacher &&
  (pin.year === null || pin.year === posting.start) &&
  (!NAMES_SCHOOL[pin.kind] || pin.school === posting.to);

/** True where the pin asks for a posting; false where it forbids one. */
export const ASKS: Readonly<Record<PinKind, boolean>> = { mustGo: true, goTo: true, mustStay: false, notTo: false };
const NAMES_SCHOOL: Readonly<Record<PinKind, boolean>> = { mustGo: false, goTo: true, mustStay: false, notTo: true };

type Broken = { teacher: string; school: string | null; year: number };

const texts = messages({
  pins: { 'zh-CN': () => '指定', en: () => 'Pins' },
  'pins-meaning': {
    'zh-CN': () => '必须交流、不得交流、指定到、不得到的教师一律按录入执行',
    en: () => 'Teachers who must go, must stay, must go to a school or must not go there do so as entered',
  },
  'pins-idle': { 'zh-CN': () => '没有录入指定', en: () => 'No pins were entered' },
  'pin-missing': {
    'zh-CN': (f: Broken) =>
      `${f.teacher} 被指定${f.school === null ? '必须交流' : `到${f.school}交流`}，方案中没有安排；请安排或撤销该指定`,
    en: (f: Broken) =>
      `${f.teacher} is pinned to ${f.school === null ? 'start a posting' : `go to ${f.school}`}, but the plan has no such posting; plan it or remove the pin`,
  },
  'pin-broken': {
    'zh-CN': (f: Broken) =>
      `${f.teacher} 被指定不得${f.school === null ? '交流' : `到${f.school}交流`}，方案却作了安排（${f.year} 学年）；请取消该安排或撤销该指定`,
    en: (f: Broken) =>
      `${f.teacher} is pinned not to ${f.school === null ? 'be posted' : `go to ${f.school}`} (${f.year}), but the plan does it; drop the posting or remove the pin`,
  },
});

export const pins: RuleSpec<Pins> = {
  id: 'pins',
  nature: 'protection',
  unit: 'person',
  grantedBy: 'school',
  entered: true,
  params,
  example: {},
  title: texts.pins(),
  labels: {},
  meaning: (): Message => texts['pins-meaning'](),

  check(facts): readonly Measure[] {
    const byTeacher = Map.groupBy(facts.postings, (posting) => posting.teacher);
    // A pin for a year outside the horizon says nothing about this plan.
    return facts.pins
      .filter((pin) => pin.year === null || facts.years.includes(pin.year))
      .map((pin): Measure => {
        const actual = (byTeacher.get(pin.teacher) ?? []).filter((posting) => concerns(pin, posting)).length;
        const where = spot(pin.year ?? facts.years[0]!, {
          teacher: pin.teacher,
          school: NAMES_SCHOOL[pin.kind] ? pin.school : null,
        });
        return ASKS[pin.kind]
          ? { where, op: '>=', required: 1, actual, by: Math.max(0, 1 - actual) }
          : { where, op: '<=', required: 0, actual, by: actual };
      });
  },
  idle: () => texts['pins-idle'](),
  say({ where, op }: Measure, names: Names): Message {
    const facts = {
      teacher: names.teacher(where.teacher),
      school: where.school === null ? null : names.school(where.school),
      year: where.year,
    };
    return op === '>=' ? texts['pin-missing'](facts) : texts['pin-broken'](facts);
  },

  rows(rows): void {
    for (const pin of rows.pins) {
      const years = pin.year === null ? rows.years : rows.years.filter((year) => year === pin.year);
      if (years.length === 0) continue;
      const wanted = rows.sumFor(
        pin.teacher,
        (move) => years.includes(move.start) && (!NAMES_SCHOOL[pin.kind] || move.to.id === pin.school),
      );
      const where = spot(years[0]!, { teacher: pin.teacher, school: pin.school });
      if (ASKS[pin.kind]) rows.atLeast(where, wanted, 1);
      else rows.atMost(where, wanted, 0);
    }
  },
};
