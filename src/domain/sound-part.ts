/**
 * The part of a roster under check from which an Instance can be derived: rows whose cells that matter for postings
 * can be read and that hang together. Other unreadable cells are filled in; nothing that is asked here looks at them.
 */
import type { DraftRow, DraftRoster } from './draft.ts';
import { deriveInstance, type Instance } from './instance.ts';
import { always } from './group-kinds.ts';
import type { Group, School, Teacher } from './roster.ts';

const FILLER_GROUP: Omit<Group, 'id'> = { name: '', kinds: always('sameStage') };

const FILLER_SCHOOL: Omit<School, 'id' | 'group' | 'role' | 'stage'> = {
  name: '',
  zone: '',
  setting: 'town',
  opened: null,
  weak: false,
  establishment: null,
  floatPermille: 0,
  seniorPosts: null,
  intermediatePosts: null,
  principalPosts: null,
  vicePrincipalPosts: null,
  leaderPostsBeforeMerger: null,
  pupils: null,
  longitude: null,
  latitude: null,
};

type FilledTeacher =
  | 'name'
  | 'employedSince'
  | 'teachingTenths'
  | 'otherSubjects'
  | 'backbone'
  | 'postLevel'
  | 'positionSince'
  | 'classTeacher'
  | 'established'
  | 'exempt'
  | 'exemptUntil'
  | 'volunteer'
  | 'wishes'
  | 'spouse'
  | 'postedFrom'
  | 'lastHost'
  | 'timesPosted'
  | 'serviceEnds'
  | 'ruralMonths';

const FILLER_TEACHER: Pick<Teacher, FilledTeacher> = {
  name: '',
  employedSince: 0,
  teachingTenths: null,
  otherSubjects: [],
  backbone: 'none',
  postLevel: null,
  positionSince: null,
  classTeacher: false,
  established: true,
  exempt: false,
  exemptUntil: null,
  volunteer: false,
  wishes: [],
  spouse: null,
  postedFrom: null,
  lastHost: null,
  timesPosted: 0,
  serviceEnds: null,
  ruralMonths: 0,
};

/** The row with fillers for what cannot be read; undefined where a cell without filler cannot be read. */
function filled<T extends object>(row: DraftRow<T>, filler: Partial<T>): T | undefined {
  // Nearly every row; a county has ten thousand of them.
  if (isComplete(row)) return row;
  const entries = Object.entries({
    ...filler,
    ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
  });
  return entries.length === Object.keys(row).length ? (Object.fromEntries(entries) as T) : undefined;
}

const sound = <T extends object>(rows: readonly DraftRow<T>[], filler: Partial<T>): T[] =>
  rows.map((row) => filled(row, filler)).filter((row) => row !== undefined);

export const soundTeacher = (row: DraftRow<Teacher>): Teacher | undefined => filled(row, FILLER_TEACHER);

export const isComplete = <T extends object>(row: DraftRow<T>): row is T & DraftRow<T> =>
  Object.values(row).every((value) => value !== undefined);

/** The instance of the sound part, for a horizon that begins in `from`. */
export function soundInstance(roster: DraftRoster, from: number): Instance {
  const groups = sound<Group>(roster.groups, FILLER_GROUP);
  const known = new Set(groups.map((row) => row.id));
  const schools = sound<School>(roster.schools, FILLER_SCHOOL).filter(
    (row) => row.group === null || known.has(row.group),
  );
  const homes = new Set(schools.map((row) => row.id));
  const teachers = sound<Teacher>(roster.teachers, FILLER_TEACHER).filter((row) => homes.has(row.home));
  return deriveInstance(
    {
      groups,
      zones: [],
      schools,
      teachers,
      demand: roster.demand.filter(isComplete),
      budgets: [],
      assessments: [],
      pins: [],
      activities: [],
      attestations: [],
    },
    from,
  );
}
