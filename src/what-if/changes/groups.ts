/** Schools that change their group, and schools that close. */
import { z } from 'zod';
import { formatMonth, monthOf, september, type Month } from '../../domain/month.ts';
import { GROUP_KINDS, ROLES } from '../../domain/words.ts';
import type { Group, Roster, School } from '../../domain/roster.ts';
import { withRoster, type Case } from '../../planning/case.ts';
import { changed, ids, refused, unknownName, type ChangeSpec, type ChangeFault } from './change.ts';
import { texts } from './texts.ts';

const Join = z.strictObject({
  school: z.string().min(1),
  group: z.string().min(1),
  role: z.enum(ROLES).default('member'),
});
type Join = z.infer<typeof Join>;

/** As core it takes the place of the school that leads the group now, which becomes a member. */
export const joinGroupChange: ChangeSpec<Join> = {
  name: 'joinGroup',
  settings: Join,
  example: { school: 'S05', group: 'G01', role: 'member' },
  apply: (given, { school, group, role }) => {
    const { schools, groups } = given.roster;
    const no =
      refused(unknownName('school', school, ids(schools)), unknownName('group', group, ids(groups))) ??
      refused(leaderless(given, school, group, role));
    if (no !== null) return no;
    const left = schools.find(({ id }) => id === school)!.group;
    const moved = schools.map((row): School =>
      row.id === school
        ? { ...row, group, role }
        : role === 'core' && row.group === group
          ? { ...row, role: 'member' }
          : row,
    );
    return changed(
      withRoster(given, {
        schools: moved,
        groups: groups.filter(({ id }) => id !== left || moved.some((row) => row.group === id)),
      }),
    );
  },
  say: (_, { school, group }) => texts['say-join']({ school, group }),
};

/** A group that keeps members keeps a core. */
function leaderless({ roster }: Case, school: string, group: string | null, role: School['role']): ChangeFault | null {
  const row = roster.schools.find(({ id }) => id === school)!;
  const others = roster.schools.filter((one) => one.group === row.group && one.id !== school);
  // Schools outside all groups lead nobody.
  if (row.group === null || row.role !== 'core' || others.length === 0 || (row.group === group && role === 'core'))
    return null;
  return { at: 'school', value: school, message: texts['change-core-closes']({ school, heir: others[0]?.id ?? null }) };
}

/** `2028` is September 2028; a kind may change in any month, and the kind in September is that of the school year. */
const KindChange = z.strictObject({
  group: z.string().min(1),
  kind: z.enum(GROUP_KINDS),
  from: z.union([z.int().min(1900).max(2100), z.string().regex(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/u)]).optional(),
});
type KindChange = z.infer<typeof KindChange>;

const monthOfChange = ({ from }: Case, { from: meant }: KindChange): Month =>
  typeof meant === 'string' ? monthOf(Number(meant.slice(0, 4)), Number(meant.slice(5))) : september(meant ?? from);

/** The group is of this kind from a month on, whatever its roster says of later times; without one, from the horizon on. */
export const changeKindChange: ChangeSpec<KindChange> = {
  name: 'changeKind',
  settings: KindChange,
  example: { group: 'G01', kind: 'fused', from: '2028-09' },
  apply: (given, settings) => {
    const { groups } = given.roster;
    const no = refused(unknownName('group', settings.group, ids(groups)));
    if (no !== null) return no;
    const month = monthOfChange(given, settings);
    const after = (kinds: Group['kinds']): Group['kinds'] => {
      const before = kinds.filter(({ from }) => from === null || from < month);
      return [
        ...before.map((period, i) => (i === before.length - 1 ? { ...period, until: month - 1 } : period)),
        { kind: settings.kind, from: before.length === 0 ? null : month, until: null },
      ];
    };
    return changed(
      withRoster(given, {
        groups: groups.map((row) => (row.id === settings.group ? { ...row, kinds: after(row.kinds) } : row)),
      }),
    );
  },
  say: (given, settings) =>
    texts['say-kind']({
      group: settings.group,
      kind: settings.kind,
      from: formatMonth(monthOfChange(given, settings)),
    }),
};

const Close = z.strictObject({ school: z.string().min(1), into: z.string().min(1) });
type Close = z.infer<typeof Close>;

/** Its people, posts, pupils and demand go to another school; what only named the place goes with it. */
export const closeSchoolChange: ChangeSpec<Close> = {
  name: 'closeSchool',
  settings: Close,
  example: { school: 'S03', into: 'S01' },
  apply: (given, { school, into }) => {
    const known = ids(given.roster.schools);
    const same: ChangeFault | null =
      school === into ? { at: 'into', value: into, message: texts['change-same-school']({ school }) } : null;
    const no =
      refused(unknownName('school', school, known), unknownName('into', into, known), same) ??
      refused(leaderless(given, school, null, 'member'));
    return no ?? changed(withRoster(given, merged(given.roster, school, into)));
  },
  say: (_, { school, into }) => texts['say-close']({ school, into }),
};

function merged(roster: Roster, closed: string, into: string): Partial<Roster> {
  const gone = roster.schools.find(({ id }) => id === closed)!;
  const schools = roster.schools
    .filter(({ id }) => id !== closed)
    .map((row) => (row.id === into ? { ...row, ...postsOf(row, gone) } : row));
  const here = (id: string): string => (id === closed ? into : id);
  return {
    schools,
    groups: roster.groups.filter(({ id }) => id !== gone.group || schools.some((row) => row.group === id)),
    teachers: roster.teachers.map((row) => ({
      ...row,
      home: here(row.home),
      working: here(row.working),
      wishes: [...new Set(row.wishes.map(here))].filter((id) => id !== here(row.home)),
      lastHost: row.lastHost === null || here(row.lastHost) === here(row.home) ? null : here(row.lastHost),
    })),
    demand: demands(roster, closed, into),
    assessments: roster.assessments.filter(({ school }) => school !== closed),
    pins: roster.pins.filter(({ school }) => school !== closed),
    activities: roster.activities.filter(({ from, to }) => from !== closed && to !== closed),
  };
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

const postsOf = (a: School, b: School): Partial<School> => ({
  establishment: sum(a.establishment, b.establishment),
  seniorPosts: sum(a.seniorPosts, b.seniorPosts),
  intermediatePosts: sum(a.intermediatePosts, b.intermediatePosts),
  principalPosts: sum(a.principalPosts, b.principalPosts),
  vicePrincipalPosts: sum(a.vicePrincipalPosts, b.vicePrincipalPosts),
  leaderPostsBeforeMerger: sum(a.leaderPostsBeforeMerger, b.leaderPostsBeforeMerger),
  pupils: sum(a.pupils, b.pupils),
});

/** Added up cell by cell; a row for one year counts what the other school needs in every year as well. */
function demands({ demand }: Roster, closed: string, into: string): Roster['demand'] {
  const at = (school: string, subject: string, year: number | null): number =>
    (
      demand.find((row) => row.school === school && row.subject === subject && row.year === year) ??
      demand.find((row) => row.school === school && row.subject === subject && row.year === null)
    )?.tenths ?? 0;
  const both = demand.filter(({ school }) => school === closed || school === into);
  const cells = new Map(both.map(({ subject, year }) => [JSON.stringify([subject, year]), { subject, year }]));
  const sums = [...cells.values()].map(({ subject, year }) => ({
    school: into,
    subject,
    year,
    tenths: at(into, subject, year) + at(closed, subject, year),
  }));
  return [...demand.filter((row) => !both.includes(row)), ...sums];
}
