/** The people of one group: places at schools, careers, and what the circumstance adds to a row. */
import sum from 'lodash/sum.js';
import { september, type Month } from '../domain/month.ts';
import type { Teacher } from '../domain/roster.ts';
import { OUTSIDE, type Position, type Stage, type Title } from '../domain/words.ts';
import { unknownTeacher } from '../domain/unknown-teacher.ts';
import { careerOf, titleFor, type Frame } from './careers.ts';
import { deal, type Circumstance, type Slot } from './circumstances.ts';
import type { DraftGroup, DraftSchool } from './layout.ts';
import type { NameMaker } from './names.ts';
import { apportion, type Random } from './random.ts';
import { COMMON, SECOND, stageInNineYear, subjectMix } from './subjects.ts';

/** A teacher in the making, with what later steps ask. */
export interface StaffDraft {
  row: Teacher;
  readonly circumstance: Circumstance | 'leader';
  readonly core: boolean;
  /** The stage taught at: quotas of a mixed group count by it. */
  readonly stage: Stage;
}

/** What every person of a group is drawn from. */
interface Drawing {
  readonly random: Random;
  readonly group: DraftGroup;
  readonly frame: Frame;
  readonly nameOf: NameMaker;
}

export function staffGroup(random: Random, group: DraftGroup, frame: Frame, nameOf: NameMaker): StaffDraft[] {
  const drawing: Drawing = { random, group, frame, nameOf };
  const leaders = group.schools.map((school, at) => leadersOf(school, at, group));
  const slots = group.schools.flatMap((school, at) => placesOf(school.staff - leaders[at]!, school.row.stage, at));
  const dealt = deal(random, slots, sum(leaders));
  let aways = random.int(0, AWAY.length - 1);
  let absences = random.int(0, ABSENCES.length - 1);
  const drafts = slots.map((slot, i): StaffDraft => {
    const circumstance = dealt[i]!;
    const draft = ordinary(drawing, slot, circumstance);
    if (circumstance === 'away') sendAway(random, draft, group, frame, AWAY[aways++ % AWAY.length]!);
    if (circumstance === 'absent') leave(random, draft, frame, absences++);
    return draft;
  });
  const heads = [...group.schools.keys()].flatMap((at) =>
    Array.from({ length: leaders[at]! }, (_, i) => leader(drawing, at, i === 0 ? 'principal' : 'vicePrincipal')),
  );
  makeMidLevels(random, drafts, group, frame);
  return [...heads, ...drafts];
}

/** A principal and one to three vice-principals; a core that sends some has one for each member and one who stays. */
function leadersOf({ staff }: DraftSchool, at: number, group: DraftGroup): number {
  const usual = 2 + (staff >= 40 ? 1 : 0) + (staff >= 75 ? 1 : 0);
  return at === 0 && group.shape.sendsLeaders ? Math.max(usual, group.schools.length + 1) : usual;
}

function placesOf(staff: number, stage: DraftGroup['schools'][number]['row']['stage'], at: number): Slot[] {
  const mix = Object.entries(subjectMix(stage));
  const counts = apportion(
    staff,
    mix.map(([, weight]) => weight),
  );
  return mix.flatMap(([subject], i) =>
    Array.from({ length: counts[i]! }, (_, turn) => ({ school: at, core: at === 0, subject, turn })),
  );
}

function stageAt(group: DraftGroup, at: number, subject: string, turn: number): Stage {
  const stage = group.schools[at]!.row.stage;
  return stage === 'nineYear' ? stageInNineYear(subject, turn) : stage;
}

/**
 * The certificate: often as narrow as the school, wider for subjects that every stage teaches; the stage taught at
 * comes first.
 */
function certified(random: Random, group: DraftGroup, at: number, subject: string, stage: Stage): Stage[] | null {
  if (random.chance(COMMON.has(subject) ? 30 : 7))
    return [stage, stage === 'primary' ? 'juniorSecondary' : random.pick(['primary', 'seniorSecondary'] as const)];
  return group.schools[at]!.row.stage === 'nineYear' || random.chance(20) ? [stage] : null;
}

const POST_LEVELS: Record<Exclude<Title, 'none'>, readonly [number, number]> = {
  seniorProfessor: [3, 4],
  senior: [5, 7],
  first: [8, 10],
  second: [11, 12],
  third: [13, 13],
};

const blank = (group: DraftGroup, at: number, subject: string): Teacher =>
  unknownTeacher(group.schools[at]!.row.id, subject);

function ordinary({ random, group, frame, nameOf }: Drawing, slot: Slot, circumstance: Circumstance): StaffDraft {
  const career = careerOf(random, frame, circumstance, slot.core, slot.subject);
  const stage = stageAt(group, slot.school, slot.subject, slot.turn);
  const now = september(frame.year);
  const rural = group.schools[slot.school]!.row.setting === 'rural';
  const months = Math.max(0, now - career.since);
  const level = career.title === 'none' ? null : POST_LEVELS[career.title];
  const second = SECOND[slot.subject];
  const row: Teacher = {
    ...blank(group, slot.school, slot.subject),
    ...career,
    name: nameOf(random, career.sex),
    otherSubjects: second !== undefined && random.chance(12) ? [second] : [],
    certifiedStages: certified(random, group, slot.school, slot.subject, stage),
    postLevel: level === null || random.chance(10) ? null : random.int(...level),
    established: circumstance !== 'contract',
    exempt: circumstance === 'exempt',
    exemptUntil: circumstance === 'exempt' && random.chance(50) ? september(frame.year + random.int(1, 2)) - 1 : null,
    serviceEnds: circumstance === 'recruit' ? september(frame.year + random.int(1, 2)) - random.int(0, 2) : null,
    ruralMonths: rural
      ? Math.round(months * (random.chance(70) ? 1 : 0.5))
      : random.chance(12)
        ? Math.min(random.int(6, 36), Math.max(0, now - career.employedSince))
        : 0,
  };
  if (circumstance === 'restarted')
    finishPosting(random, row, september(frame.year - random.int(0, Math.max(0, frame.tenureYears - 2))) - 1);
  else if (circumstance === 'settled') remember(random, row, frame);
  return { row, circumstance, core: slot.core, stage };
}

/** An exchange of three years that ended in `until`; tenure counts from there. */
function finishPosting(random: Random, row: Teacher, until: Month): void {
  row.postedUntil = until;
  row.postedFrom = Math.max(row.since, until - 35);
  row.timesPosted = random.int(1, 2);
}

/** Some of the settled were away long ago: their tenure is still long enough. */
function remember(random: Random, row: Teacher, frame: Frame): void {
  const latest = september(frame.year - frame.tenureYears) - 1;
  if (random.chance(15) && row.since + 36 <= latest)
    finishPosting(random, row, latest - 12 * random.int(0, Math.floor((latest - row.since - 36) / 12)));
  else row.timesPosted = random.chance(15) ? 1 : 0;
}

const AWAY = ['inside', 'outside', 'inside', 'insideNoEnd', 'inside', 'outsideNoEnd', 'inside', 'back'] as const;

function sendAway(
  random: Random,
  draft: StaffDraft,
  group: DraftGroup,
  frame: Frame,
  how: (typeof AWAY)[number],
): void {
  const { row } = draft;
  const began = random.int(1, 2);
  const hosts = group.schools
    .map(({ row: school }) => school)
    .filter((school) => school.id !== row.home && (school.stage === 'nineYear' || school.stage === draft.stage));
  const outside = how === 'outside' || how === 'outsideNoEnd' || hosts.length === 0;
  row.working = outside ? OUTSIDE : random.pick(hosts).id;
  row.postedFrom = Math.max(row.since, september(frame.year - (how === 'back' ? 3 : began)));
  row.timesPosted = 1;
  if (how === 'back') row.postedUntil = september(frame.year) - 1;
  else if (how === 'inside' || how === 'outside')
    row.postedUntil = september(frame.year - began + 3) - random.int(0, 1);
}

const ABSENCES = ['maternity', 'sick', 'seconded', 'aid', 'maternity', 'otherLeave'] as const;

function leave(random: Random, draft: StaffDraft, frame: Frame, turn: number): void {
  const { row } = draft;
  const reason = ABSENCES[turn % ABSENCES.length]!;
  row.status = reason === 'maternity' && row.sex === 'male' ? 'seconded' : reason;
  const now = september(frame.year);
  row.absentUntil =
    row.status === 'maternity'
      ? now + random.int(2, 6)
      : row.status === 'sick' && turn % 2 === 1
        ? null
        : september(frame.year + random.int(1, 2)) - 1;
}

function leader({ random, group, frame, nameOf }: Drawing, at: number, position: Position): StaffDraft {
  const { stage } = group.schools[at]!.row;
  const sex = random.chance(position === 'principal' ? 62 : 50) ? 'male' : 'female';
  const subject = random.weighted([
    ['语文', 5],
    ['数学', 5],
    ['英语', 2],
    [stage === 'primary' ? '科学' : '物理', 2],
  ] as const);
  const age = position === 'principal' ? random.int(42, 56) : random.int(36, 52);
  const work = age - random.int(21, 23);
  const title = random.chance(at === 0 ? 92 : 70) ? titleFor(random, Math.max(work, 24), at === 0) : 'first';
  // A woman without a senior title who nears 55 would already have left the post.
  const years = sex === 'female' && (title === 'first' || title === 'second') ? Math.min(work, 28) : work;
  const tenure = random.int(1, years - 8);
  const taught = stageAt(group, at, subject, at);
  const row: Teacher = {
    ...blank(group, at, subject),
    sex,
    title,
    name: nameOf(random, sex),
    position,
    positionSince: september(frame.year - Math.min(tenure, random.int(1, 9))),
    since: september(frame.year - tenure) - random.int(0, 1),
    employedSince: september(frame.year - years),
    born: september(frame.year) - (age - work + years) * 12 - random.int(0, 11),
    certifiedStages: group.schools[at]!.row.stage === 'nineYear' ? [taught] : null,
    postLevel: title === 'none' ? null : POST_LEVELS[title][0],
    ruralMonths: random.chance(40) ? random.int(12, 60) : 0,
  };
  return { row, circumstance: 'leader', core: at === 0, stage: taught };
}

/**
 * About one subject teacher in fourteen heads an office of the school; a core that sends some of them has enough who
 * can go.
 */
function makeMidLevels(random: Random, drafts: readonly StaffDraft[], group: DraftGroup, frame: Frame): void {
  group.schools.forEach(({ row: school, staff }, at) => {
    const sends = at === 0 && group.shape.sendsLeaders;
    const able = drafts.filter(
      ({ row, circumstance }) =>
        row.home === school.id &&
        row.employedSince <= september(frame.year - 8) &&
        circumstance !== 'contract' &&
        row.since < september(frame.year),
    );
    const order = random.shuffled(able);
    const chosen = sends
      ? order.toSorted((a, b) => Number(b.circumstance === 'settled') - Number(a.circumstance === 'settled'))
      : order;
    for (const { row } of chosen.slice(0, Math.max(sends ? group.schools.length + 1 : 1, Math.round(staff / 14)))) {
      row.position = 'midLevel';
      row.positionSince = Math.max(row.since, september(frame.year - random.int(1, 7)));
    }
  });
}
