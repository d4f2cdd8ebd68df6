/**
 * What a change means for a list that stands: a plan may move no name and still be about people to whom something
 * happened, or leave a subject shorter than it was published. A person has to read both.
 */
import { teacherOf, type Change } from '../domain/changes.ts';
import { formatMonth } from '../domain/month.ts';
import type { Plan, ShortageRow } from '../domain/plan.ts';
import type { Roster } from '../domain/roster.ts';
import { schoolYearOfDay } from '../domain/published.ts';
import { TABLES } from '../io/headings.ts';
import type { Lang, Words } from '../messages/message.ts';
import { listWords, schoolYearWords } from '../report/words.ts';
import { EVENT } from './event-words.ts';

interface Held {
  readonly plan: Pick<Plan, 'postings' | 'sharedTeaching' | 'shortages' | 'outcome'>;
  readonly roster: Roster;
}

const both = (say: (lang: Lang) => string): Words => ({ 'zh-CN': say('zh-CN'), en: say('en') });

/**
 * One sentence per change that is about somebody on the published list, then one per shortage that is greater than
 * published (in tenths of a teacher, as plan.json tells it), then one where hard rules no longer all hold. `inForce`:
 * the published plan with its roster; `now`: the same postings, held against the roster as it is today.
 */
export function touchedList(inForce: Held, now: Held['plan'], changes: readonly Change[], today: string): Words[] {
  const places = placesOf(inForce, schoolYearOfDay(today));
  const names = new Map(inForce.roster.teachers.map(({ id, name }) => [id, name]));
  const touched = changes.flatMap((change): Words[] => {
    const id = teacherOf(change);
    const place = id === null ? undefined : places.get(id);
    if (id === null || place === undefined) return [];
    return [
      both((lang) =>
        lang === 'en'
          ? `On the published list and touched: ${names.get(id) ?? id} ${id} (${place.en}), change ${change.id}, ${changeWords(change, lang)}; the posting stands as published, look at it again.`
          : `名单中受影响的人：${names.get(id) ?? id} ${id}（${place['zh-CN']}），变动 ${change.id} ${changeWords(change, lang)}；安排仍照发布的执行，请复核。`,
      ),
    ];
  });
  return [...touched, ...newShortages(inForce.plan.shortages, now.shortages, inForce.roster), ...fallen(inForce, now)];
}

/** Where everybody on the list goes or is: postings, shared teaching and postings that run already, by teacher. */
function placesOf({ plan, roster }: Held, current: number): ReadonlyMap<string, Words> {
  const school = new Map(roster.schools.map(({ id, name }) => [id, name]));
  const named = (id: string): string => school.get(id) ?? id;
  const found = new Map<string, Words>();
  for (const { id, home, working, postedUntil } of roster.teachers)
    if (working !== home && school.has(working))
      found.set(
        id,
        both((lang) => {
          const until = postedUntil === null ? null : formatMonth(postedUntil);
          return lang === 'en'
            ? `posted at ${named(working)}${until === null ? '' : ` until ${until}`}`
            : `正在${named(working)}交流${until === null ? '' : `，至${until}`}`;
        }),
      );
  for (const { teacher, to, year } of plan.sharedTeaching)
    if (year >= current)
      found.set(
        teacher,
        both((lang) =>
          lang === 'en'
            ? `shared teaching at ${named(to)} ${schoolYearWords(year, lang)}`
            : `${schoolYearWords(year, lang)}到${named(to)}走教`,
        ),
      );
  for (const { teacher, from, to, start, years } of plan.postings)
    if (start + years > current)
      found.set(
        teacher,
        both(
          (lang) => `${named(from)}→${named(to)} ${schoolYearWords(start, lang)} ${years}${lang === 'en' ? 'y' : '年'}`,
        ),
      );
  return found;
}

/** Kind of the change; of a correction the columns too. */
function changeWords(change: Change, lang: Lang): string {
  const kind = EVENT[change.kind][lang];
  if (change.kind !== 'correction') return kind;
  const columns: Readonly<Record<string, { readonly heading: string } | undefined>> = TABLES.teachers.columns;
  const cells = Object.keys(change.cells).map((key) => columns[key]?.heading ?? key);
  return lang === 'en' ? `${kind} of ${listWords(cells, lang)}` : `${kind}「${listWords(cells, lang)}」`;
}

const keyOf = ({ school, subject, year }: ShortageRow): string => JSON.stringify([school, subject, year]);

/** Shortages that are greater than in the published plan, in its order. */
function newShortages(before: readonly ShortageRow[], now: readonly ShortageRow[], { schools }: Roster): Words[] {
  const known = new Map(before.map((row) => [keyOf(row), row.short]));
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  return now
    .filter((row) => row.short > (known.get(keyOf(row)) ?? 0))
    .map((row) => {
      const [name, was] = [names.get(row.school) ?? row.school, known.get(keyOf(row)) ?? 0];
      return both((lang) =>
        lang === 'en'
          ? `New shortage against the published plan: ${name}, ${row.subject}, ${schoolYearWords(row.year, lang)}: ${row.short} short (published: ${was}).`
          : `比发布时新增的缺员：${name} ${row.subject} ${schoolYearWords(row.year, lang)}缺${row.short}人（发布时${was}人）。`,
      );
    });
}

function fallen({ plan }: Held, now: Held['plan']): Words[] {
  if (plan.outcome !== 'compliant' || now.outcome === 'compliant') return [];
  return [
    {
      'zh-CN': '发布时硬性规定全部达标；按变动后的名册，已不能全部达标，名单照旧也须放宽。',
      en: 'When it was published all hard rules held; with the roster as it is now not all of them can, and the list stands with relaxations.',
    },
  ];
}
