/**
 * Joint work of schools that is no posting, counted place by place and year by year from the table 协作活动: one
 * activity at least per pair and year (QD5, QD6), and what else a document asks of what the schools do together.
 * Catalogue rows: `policy/computed.ts`.
 */
import { kindOf } from '../../domain/group-kinds.ts';
import type { Instance, Person, Site } from '../../domain/instance.ts';
import { september } from '../../domain/month.ts';
import { byCodePoint, type Group, type Roster } from '../../domain/roster.ts';
import type { PlanFacts } from '../facts.ts';
import { shortageRows } from '../shortages.ts';
import { staysOf, type Stay } from './stays.ts';

/** What is counted, by the catalogue row that asks for it. */
export type JointRow = keyof typeof COUNTED;

/** Of `required` so many are there; null in a year in which nobody is concerned. */
export interface JointCount {
  readonly required: number;
  readonly actual: number;
}

export interface JointPlace {
  readonly row: JointRow;
  readonly group: string;
  /** The two schools of a pair, one school, or none: the whole group. */
  readonly schools: readonly string[];
  readonly byYear: readonly (JointCount | null)[];
}

type Activity = Roster['activities'][number];

interface World {
  readonly instance: Instance;
  readonly facts: PlanFacts;
  readonly stays: readonly Stay[];
  /** Schools and subjects that lack somebody before new postings. */
  readonly short: ReturnType<typeof shortageRows>;
}

/** One group in one year. */
interface At {
  readonly world: World;
  readonly group: Group;
  readonly year: number;
  readonly kind: ReturnType<typeof kindOf>;
  /** Its schools in order of their ids. */
  readonly sites: readonly Site[];
  readonly activities: readonly Activity[];
}

interface Found extends JointCount {
  readonly schools: readonly string[];
}

/** An entry without a number of times is one activity. */
const timesOf = (rows: readonly Activity[]): number => rows.reduce((sum, { times }) => sum + (times ?? 1), 0);
const sharesStage = (a: Site, b: Site): boolean => a.stages.some((stage) => b.stages.includes(stage));
const isCross = ({ world: { instance } }: At, from: string, to: string): boolean => {
  const [a, b] = [instance.sites.get(from), instance.sites.get(to)];
  return a !== undefined && b !== undefined && !sharesStage(a, b);
};

/** Every member with the core of its group. */
function pairs({ sites }: At): (readonly [core: Site, member: Site])[] {
  const core = sites.find(({ row }) => row.role === 'core');
  return core === undefined
    ? []
    : sites.flatMap((member) => (member.row.role === 'member' ? [[core, member] as const] : []));
}

/** One at least per core and member; `goes`: which entries of the two count. */
const perPair = (at: At, goes: (activity: Activity, core: string, member: string) => boolean): Found[] =>
  pairs(at).map(([core, member]) => ({
    schools: [core.id, member.id],
    required: 1,
    actual: timesOf(at.activities.filter((activity) => goes(activity, core.id, member.id))),
  }));

/** 优质学校的干部、骨干教师定期到合作方学校开展活动: whoever teaches from afar does not go there. */
const visits = (at: At): Found[] =>
  at.kind !== 'loose'
    ? []
    : perPair(at, ({ from, to, form }, core, member) => from === core && to === member && form !== 'liveClass');

/** 互派: in either direction. */
const placements = (at: At): Found[] =>
  at.kind !== 'kindergartenAlliance'
    ? []
    : perPair(at, ({ from, to }, core, member) => (from === core && to === member) || (from === member && to === core));

const liveClasses = ({ activities }: At): readonly Activity[] => activities.filter(({ form }) => form === 'liveClass');

/** Of the remote classes of a group so many are as asked; nothing is asked where there are none. */
const ofLiveClasses = (at: At, isAsAsked: (activity: Activity) => boolean): Found[] => {
  const rows = liveClasses(at);
  return rows.length === 0
    ? []
    : [{ schools: [], required: rows.length, actual: rows.filter((row) => isAsAsked(row)).length }];
};

/** 远程名师＋班级辅导教师: a tutor who belongs to the school that receives the class, or works there. */
const tutored = (at: At): Found[] =>
  ofLiveClasses(at, ({ tutor, to }) => {
    const row = tutor === null ? undefined : at.world.instance.persons.get(tutor)?.row;
    return row !== undefined && (row.home === to || row.working === to);
  });

/** 同步课堂“一张表”: subject and lessons a week of every class stand in it. */
const timetabled = (at: At): Found[] =>
  at.kind !== 'collaborative'
    ? []
    : ofLiveClasses(at, ({ subject, weeklyHundredths }) => subject !== null && (weeklyHundredths ?? 0) > 0);

/** First employed since the September before, at a member school. */
const isNew = ({ row, home, inService }: Person, year: number): boolean =>
  home.row.role === 'member' &&
  inService(year) &&
  row.employedSince > september(year - 1) &&
  row.employedSince <= september(year);

/** 新任教师正式任课前在总校跟岗: shadowing at the core that begins by September, or a training posting there. */
function inducted(at: At): Found[] {
  const { world, group, year, sites } = at;
  const core = sites.find(({ row }) => row.role === 'core');
  const people = [...world.instance.persons.values()].filter(
    (person) => person.home.group.id === group.id && isNew(person, year),
  );
  if (core === undefined || people.length === 0) return [];
  const shadows = world.instance.roster.activities.filter(
    ({ form, to, year: of, begins }) =>
      form === 'shadowing' &&
      to === core.id &&
      (of === year || of === year - 1) &&
      (begins === null || begins <= september(year)),
  );
  const trained = people.filter(
    ({ id }) =>
      shadows.some(({ teacher }) => teacher === id) ||
      world.facts.postings.some(
        ({ teacher, kind, start, to }) => teacher === id && kind === 'training' && start === year && to === core.id,
      ),
  );
  return [{ schools: [], required: people.length, actual: trained.length }];
}

/** Who belongs to the group and works at another school in the year. */
const sentIn = ({ world: { stays }, group, year }: At): readonly Stay[] =>
  stays.filter(({ person, first, returns }) => person.home.group.id === group.id && first <= year && year < returns);

/** 加强交流教师日常监督: how many of those who are posted have an entry of what they do. */
function supervised(at: At): Found[] {
  const sent = sentIn(at);
  const named = new Set(at.activities.map(({ teacher }) => teacher));
  return sent.length === 0
    ? []
    : [{ schools: [], required: sent.length, actual: sent.filter(({ person }) => named.has(person.id)).length }];
}

/** 乡村教师到共同体学校轮训: from every rural member, one at least in the year. */
const trainedInTurn = (at: At): Found[] =>
  at.sites
    .filter(({ row }) => row.role === 'member' && row.setting === 'rural')
    .map(({ id }) => ({
      schools: [id],
      required: 1,
      actual: timesOf(at.activities.filter(({ form, from }) => form === 'rotatingTraining' && from === id)),
    }));

/** 跨学段教育集团…学段间教师柔性交流: joint work or a posting between schools without a common stage. */
function acrossStages(at: At): Found[] {
  const { world, year, sites, group } = at;
  if (at.kind !== 'crossStage' || !sites.some((a) => sites.some((b) => !sharesStage(a, b)))) return [];
  const begun = world.facts.postings.filter(
    ({ start, from, to }) =>
      start === year && world.instance.sites.get(from)?.group.id === group.id && isCross(at, from, to),
  );
  const joint = at.activities.filter(({ from, to }) => isCross(at, from, to));
  return [{ schools: [], required: 1, actual: timesOf(joint) + begun.length }];
}

/** 对从相对薄弱校派出的…教师加强培养: shadowing or a mentor for those whom a weak school has sent. */
function fostered(at: At): Found[] {
  const sent = sentIn(at);
  return at.sites
    .filter(({ id, row }) => row.weak && sent.some(({ person }) => person.home.id === id))
    .map(({ id }) => {
      const joint = at.activities.filter(
        ({ form, from, to }) => (form === 'shadowing' || form === 'mentoring') && (from === id || to === id),
      );
      const trainees = sent.filter(({ person, kind }) => kind === 'training' && person.home.id === id);
      return { schools: [id], required: 1, actual: timesOf(joint) + trainees.length };
    });
}

/** 根据学科要求，指派一定数量教师到乡村学校支教: somebody of a subject that a rural school lacks. */
function sentToTeach(at: At): Found[] {
  if (at.kind !== 'collaborative') return [];
  const { world, year } = at;
  return at.sites
    .filter(({ row }) => row.setting === 'rural')
    .flatMap(({ id }) => {
      const lacking = new Set(
        world.short.filter((row) => row.school === id && row.year === year && row.before > 0).map((row) => row.subject),
      );
      const come = world.stays.filter(
        ({ person, kind, host, first, returns }) =>
          kind === 'exchange' && host?.id === id && first <= year && year < returns && lacking.has(person.row.subject),
      );
      return lacking.size === 0 ? [] : [{ schools: [id], required: 1, actual: come.length }];
    });
}

const COUNTED = {
  QD5: visits,
  QD6: placements,
  QD16: tutored,
  SZ3: acrossStages,
  SZ6: fostered,
  SZ7: inducted,
  RA3: sentToTeach,
  RA31: supervised,
  RA34: timetabled,
  RA36: trainedInTurn,
} as const satisfies Record<string, (at: At) => Found[]>;

export const JOINT_ROWS = Object.keys(COUNTED) as JointRow[];
export const isJointRow = (row: string): row is JointRow => Object.hasOwn(COUNTED, row);

/** The places of one catalogue row, by group and schools; none where nobody of whom it speaks is in the roster. */
export function jointWork(facts: PlanFacts, row: JointRow): readonly JointPlace[] {
  const { instance } = facts;
  const world = {
    instance,
    facts,
    stays: staysOf(instance, facts.postings),
    short: row === 'RA3' ? shortageRows(facts) : [],
  };
  const sites = [...instance.sites.values()].toSorted((a, b) => byCodePoint(a.id, b.id));
  return instance.groups.flatMap((group) => {
    const byYear = instance.years.map((year) =>
      COUNTED[row]({
        world,
        group,
        year,
        kind: kindOf(group, year),
        sites: sites.filter((site) => site.group.id === group.id),
        activities: instance.roster.activities.filter((one) => one.group === group.id && one.year === year),
      }),
    );
    const places = new Map(byYear.flat().map(({ schools }) => [schools.join('\n'), schools]));
    return [...places].map(([key, schools]): JointPlace => ({
      row,
      group: group.id,
      schools,
      byYear: byYear.map((found) => found.find((one) => one.schools.join('\n') === key) ?? null),
    }));
  });
}
