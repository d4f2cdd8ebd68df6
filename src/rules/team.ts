/**
 * The core sends each member a team: vice-principals who take office there, mid-level leaders, backbone teachers
 * (QD1–QD3, HT2, RA10). What counts is who stands there in a year; that they are the same people for the whole term
 * follows from the length of postings.
 */
import type { Instance, Person, Site } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Position } from '../domain/words.ts';
import { messages, type Lang, type Message, type Words } from '../messages/message.ts';
import { guests, memberSchools } from './guests.ts';
import { idsOf, listedPeople } from './people.ts';
import { shortfall, type Shortfall } from './places.ts';
import { type Team, teamParams } from './asked-params.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { TEAM_READINGS } from './readings/questions.ts';
import { combine, constant } from './expr.ts';

type Post = keyof Team;

const POSTS = ['vicePrincipals', 'midLevel', 'backbones', 'midLevelOrAbove'] as const satisfies readonly Post[];

const ABOVE: readonly Position[] = ['principal', 'vicePrincipal', 'midLevel'];

/** Each person counts by position, once: a mid-level leader with a title is no backbone teacher here. */
const COUNTS: Readonly<Record<Post, (person: Person) => boolean>> = {
  vicePrincipals: ({ row }) => row.position === 'vicePrincipal',
  midLevel: ({ row }) => row.position === 'midLevel',
  backbones: ({ row, backbone }) => row.position === 'teacher' && backbone,
  midLevelOrAbove: ({ row }) => ABOVE.includes(row.position),
};

const WHAT: Readonly<Record<Post, Words>> = {
  vicePrincipals: { 'zh-CN': '副校长', en: 'vice-principals' },
  midLevel: { 'zh-CN': '中层干部', en: 'mid-level leaders' },
  backbones: { 'zh-CN': '骨干教师', en: 'backbone teachers' },
  midLevelOrAbove: { 'zh-CN': '中层及以上干部', en: 'leaders of mid-level or above' },
};

function range(post: Post, p: Team, lang: Lang): string | null {
  const asked = p[post];
  if (asked === null) return null;
  const { least, most } = asked;
  const what = WHAT[post][lang];
  if (lang === 'zh-CN')
    return `${what}${most === null ? ` ${least} 名及以上` : least === most ? ` ${least} 名` : ` ${least}—${most} 名`}`;
  return `${what} ${most === null ? `at least ${least}` : least === most ? least : `${least} to ${most}`}`;
}

const ranges = (p: Team, lang: Lang): string =>
  POSTS.flatMap((post) => range(post, p, lang) ?? []).join(lang === 'zh-CN' ? '、' : ', ');

type Missed = Shortfall & { what: Words };

const texts = messages({
  team: { 'zh-CN': () => '核心校派出管理教学团队', en: () => 'Teams from the core' },
  'team-meaning': {
    'zh-CN': (f: Team) =>
      `每学年在每所成员校任职任教的核心校人员：${ranges(f, 'zh-CN')}；按职务每人只计一次，副校长以干部任职方式派出，已在成员校交流的计入`,
    en: (f: Team) =>
      `Of the core's people there stand at each member school in every year: ${ranges(f, 'en')}; each counts once, by position, vice-principals take office there, running postings count`,
  },
  'team-idle': { 'zh-CN': () => '适用的集团没有成员校', en: () => 'The groups concerned have no member schools' },
  'team-short': {
    'zh-CN': (f: Missed) =>
      `${f.place['zh-CN']} ${f.year} 学年应有不少于 ${f.required} 名核心校派出的${f.what['zh-CN']}，实际 ${f.actual} 名，差 ${f.by} 名；在预算和其他硬性规定许可时可从核心校增派；请先核对核心校可派人选的在岗状态、任期和资格学段`,
    en: (f: Missed) =>
      `${f.place.en}, ${f.year}: at least ${f.required} ${f.what.en} of the core should stand there, ${f.actual} do, ${f.by} missing; where the budget and the other hard rules allow it, send more; first check leave, terms and certified stages of those who could go`,
  },
  'team-large': {
    'zh-CN': (f: Missed) =>
      `${f.place['zh-CN']} ${f.year} 学年核心校派出的${f.what['zh-CN']}应不超过 ${f.required} 名，实际 ${f.actual} 名，多 ${f.by} 名；请改派其他成员校或推迟派出`,
    en: (f: Missed) =>
      `${f.place.en}, ${f.year}: at most ${f.required} ${f.what.en} of the core should stand there, ${f.actual} do, ${f.by} too many; send some elsewhere or later`,
  },
});

/**
 * What one count of the team asks of a school in a year: a least number always, a greatest where the document names
 * one.
 */
function measures(where: Measure['where'], post: Post, p: Team, standing: readonly Person[]): Measure[] {
  const asked = p[post];
  if (asked === null) return [];
  const { least, most } = asked;
  const people = listedPeople(idsOf(standing.filter(COUNTS[post])));
  const actual = people.counted.length;
  const rows: Measure[] = [
    { where, op: '>=', required: least, actual, by: Math.max(0, least - actual), what: WHAT[post], people },
  ];
  if (most !== null)
    rows.push({ where, op: '<=', required: most, actual, by: Math.max(0, actual - most), what: WHAT[post], people });
  return rows;
}

/** True where the same is asked for, and within bounds that are no wider. */
function asksAsMuch(asked: Team[Post], than: Team[Post]): boolean {
  if (asked === null || than === null) return asked === than;
  return asked.least >= than.least && (asked.most ?? Infinity) <= (than.most ?? Infinity);
}

/** From a core to a member of its group. */
const isSent = ({ home }: Person, host: Site): boolean =>
  home.row.role === 'core' && host.row.role === 'member' && host.group.id === home.group.id;

/** Vice-principals of the core take office at a member where the team counts them. */
function takesOffice(instance: Instance, { kind, teacher, to }: BarePosting, p: Team): boolean {
  const person = instance.persons.get(teacher)!;
  const counted = p.vicePrincipals !== null || p.midLevelOrAbove !== null;
  return (
    counted &&
    kind === 'leadership' &&
    person.row.position === 'vicePrincipal' &&
    isSent(person, instance.sites.get(to)!)
  );
}

export const team: RuleSpec<Team> = {
  id: 'team',
  nature: 'quota',
  unit: 'person',
  grantedBy: 'bureau',
  params: teamParams,
  example: {
    vicePrincipals: { least: 1, most: 1 },
    midLevel: { least: 1, most: 1 },
    backbones: { least: 2, most: 5 },
    midLevelOrAbove: null,
  },
  title: texts.team(),
  labels: {
    vicePrincipals: { label: WHAT.vicePrincipals },
    midLevel: { label: WHAT.midLevel },
    backbones: { label: WHAT.backbones },
    midLevelOrAbove: { label: WHAT.midLevelOrAbove },
  },
  meaning: (p): Message => texts['team-meaning'](p),

  readings: TEAM_READINGS,
  check(facts, p): readonly Measure[] {
    return memberSchools(facts).flatMap((site) =>
      facts.years.flatMap((year) => {
        const standing = guests(facts, site, year);
        return POSTS.flatMap((post) =>
          measures(spot(year, { group: site.row.group, school: site.id }), post, p, standing),
        );
      }),
    );
  },
  // A soft team may come or not; the balance of a school waits for none that need not come.
  settles: (must) => (must ? ['balance'] : []),
  idle: (facts) => (memberSchools(facts).length === 0 ? texts['team-idle']() : undefined),
  // Who takes office does a duty, whatever rule asks for it: purposes know leadership by its kind.
  serves: {
    purpose: 'quota',
    words: { 'zh-CN': '组团派出管理教学团队', en: 'Team of the core' },
    task: (person, p) => {
      const post = POSTS.find((one) => p[one] !== null && COUNTS[one](person)) ?? 'midLevelOrAbove';
      return { 'zh-CN': `组团派出${WHAT[post]['zh-CN']}`, en: `Team of the core: ${WHAT[post].en}` };
    },
    counts: (facts, posting, p) => {
      const person = facts.instance.persons.get(posting.teacher)!;
      const counted = POSTS.some((post) => p[post] !== null && COUNTS[post](person));
      return (
        counted &&
        posting.kind !== 'training' &&
        facts.covers(posting.to, posting.start) &&
        isSent(person, facts.instance.sites.get(posting.to)!)
      );
    },
  },
  permits: takesOffice,
  // QD1: 派一名副校长到合作学校任校长。
  office: ({ vicePrincipals }) => (vicePrincipals === null ? null : 'principal'),
  say: (found: Measure, names: Names): Message =>
    texts[found.op === '>=' ? 'team-short' : 'team-large']({
      ...shortfall(found, names),
      what: found.what ?? WHAT.midLevelOrAbove,
    }),

  opens: ({ person, to, kind }, p) =>
    kind === 'leadership' &&
    (p.vicePrincipals !== null || p.midLevelOrAbove !== null) &&
    person.row.position === 'vicePrincipal' &&
    isSent(person, to),
  // Which posts are asked for decides who may take office: only their numbers may differ.
  isStricter: (p, than) => POSTS.every((post) => asksAsMuch(p[post], than[post])),
  rows(rows, p): void {
    for (const site of rows.groups
      .flatMap((group) => rows.schools(group.id))
      .filter(({ row }) => row.role === 'member')) {
      for (const year of rows.years) {
        const where = spot(year, { group: site.row.group, school: site.id });
        const running = rows.workers(site.id, year).filter((person) => isSent(person, site));
        for (const post of POSTS) {
          const asked = p[post];
          if (asked === null) continue;
          const posted = rows.visiting(site.id, year, ({ person }) => isSent(person, site) && COUNTS[post](person));
          const standing = combine([1, constant(running.filter(COUNTS[post]).length)], [1, posted]);
          rows.atLeast(where, standing, asked.least);
          if (asked.most !== null) rows.atMost(where, standing, asked.most);
        }
      }
    }
  },
};
