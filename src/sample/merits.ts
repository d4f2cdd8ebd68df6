/** Backbone titles, class teachers and graduating classes, wishes and marriages: drawn over a whole group. */
import { september } from '../domain/month.ts';
import type { Teacher } from '../domain/roster.ts';
import { type Backbone, isSenior } from '../domain/words.ts';
import type { Frame } from './careers.ts';
import type { DraftGroup } from './layout.ts';
import type { Random } from './random.ts';
import type { StaffDraft } from './staff.ts';

const LEVELS = [
  ['county', 58],
  ['municipal', 28],
  ['provincial', 9],
  ['special', 3],
  ['national', 2],
] as const satisfies readonly (readonly [Backbone, number])[];

/**
 * Backbones: a share of the settled that is dealt out exactly (issue: 8–20 % of the eligible), twice and more as often
 * at the core. `held`: the scarce case, in which backbone quotas cannot be met.
 */
export function nameBackbones(random: Random, drafts: readonly StaffDraft[], held: boolean): void {
  const settled = drafts.filter(({ circumstance }) => circumstance === 'settled');
  const percent = held ? random.int(9, 10) : random.int(15, 18);
  const wanted = Math.max(2, Math.round((settled.length * percent) / 100));
  // A core's teacher stands in the hat five times, a member's twice.
  const hat = random.shuffled(
    settled
      .filter(({ row }) => isExperienced(row))
      .flatMap((draft) => Array.from({ length: draft.core ? 5 : 2 }, () => draft)),
  );
  const chosen = [...new Set(hat)].slice(0, wanted);
  for (const { row } of chosen) row.backbone = random.weighted(LEVELS);
  for (const { row, circumstance, core } of drafts) {
    if (row.backbone !== 'none') continue;
    if (circumstance !== 'settled' && isExperienced(row) && random.chance(core ? 14 : 5))
      row.backbone = random.weighted(LEVELS);
    else if (row.title !== 'none' && random.chance(10)) row.backbone = 'school';
  }
}

const isExperienced = (row: Teacher): boolean => row.title === 'first' || isSenior(row.title);

const HEADS_CLASSES: ReadonlySet<string> = new Set(['语文', '数学', '英语']);

/** Class teachers; of those who teach 语文, 数学 and 英语 some take a class to its graduation in one of the next years. */
export function giveClasses(random: Random, drafts: readonly StaffDraft[], frame: Frame): void {
  for (const { row, circumstance } of drafts) {
    const works =
      circumstance !== 'leader' && circumstance !== 'absent' && circumstance !== 'arriving' && circumstance !== 'away';
    if (!works || !HEADS_CLASSES.has(row.subject)) continue;
    row.classTeacher = row.position === 'teacher' && random.chance(40);
    if (random.chance(row.classTeacher ? 20 : 10)) {
      row.graduatingYear = random.weighted<number | 'first'>([
        ['first', 2],
        [frame.year, 2],
        [frame.year + 1, 2],
        [frame.year + 2, 2],
        [frame.year + 3, 1],
      ]);
    }
  }
}

/** Volunteers, some of them not eligible, and wishes in order; a few state wishes without volunteering. */
export function askWishes(random: Random, drafts: readonly StaffDraft[], group: DraftGroup, held: boolean): void {
  for (const { row, circumstance, stage } of drafts) {
    if (row.position !== 'teacher' && row.position !== 'midLevel') continue;
    if (
      circumstance === 'absent' ||
      circumstance === 'away' ||
      circumstance === 'contract' ||
      circumstance === 'arriving'
    )
      continue;
    const backbone = row.backbone !== 'none' && row.backbone !== 'school';
    row.volunteer = !(held && backbone) && random.chance(circumstance === 'settled' ? 17 : 4);
    if (!random.chance(row.volunteer ? 75 : 12)) continue;
    const near = group.schools
      .map(({ row: school }) => school)
      .filter((school) => school.id !== row.home && (school.stage === 'nineYear' || school.stage === stage));
    row.wishes = random
      .shuffled(near)
      .slice(0, random.int(1, 3))
      .map(({ id }) => id);
  }
}

/** Couples inside a group, some of them at two of its schools: one in about twelve people is married to a colleague. */
export function marry(random: Random, drafts: readonly StaffDraft[], frame: Frame): void {
  const free = (sex: Teacher['sex']): StaffDraft[] =>
    random.shuffled(drafts.filter(({ row }) => row.sex === sex && row.employedSince <= september(frame.year - 3)));
  const women = free('female');
  for (const man of free('male').slice(0, Math.max(1, Math.round(drafts.length / 24)))) {
    const woman = women.find(({ row }) => row.spouse === null && Math.abs(row.born - man.row.born) <= 60);
    if (woman === undefined) continue;
    man.row.spouse = woman.row.id;
    woman.row.spouse = man.row.id;
  }
}
