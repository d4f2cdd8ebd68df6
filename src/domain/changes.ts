/**
 * Staff changes (data dictionary, 人员变动) and the roster that follows from them. The result is a function of the base
 * roster and the set of changes alone: they are applied by date, then id, from the base each time, so that it does not
 * matter over how many nights they came in.
 */
import { z } from 'zod';
import type { Message } from '../messages/message.ts';
import { KeptTeacher, teacherContent } from './roster-content.ts';
import { DemandRow, Teacher } from './roster.ts';

/** 离职, 退休, 调出, 调入, 新入职, 免除, 撤销免除, 学科需求, 更正. */
export const CHANGE_KINDS = [
  'resignation',
  'retirement',
  'transferOut',
  'transferIn',
  'newHire',
  'exemption',
  'exemptionEnded',
  'demand',
  'correction',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const at = {
  /** 序号: a change is applied once, however often it is read. */
  id: z.string().min(1),
  /** The day on which it takes effect, `2027-10-15`; the first of the month where only a month was given. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
};
const ofTeacher = { ...at, teacher: z.string().min(1) };

/** Cells of one row of 教师. The id is never corrected: whoever has another id is another person. */
const Cells = Teacher.omit({ id: true }).partial();

/** Plain data: what a store keeps and reads back. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['resignation', 'retirement', 'transferOut', 'exemption', 'exemptionEnded']),
    ...ofTeacher,
  }),
  z.strictObject({ kind: z.enum(['transferIn', 'newHire']), ...ofTeacher, row: KeptTeacher }),
  z.strictObject({ kind: z.literal('demand'), ...at, ...DemandRow.shape }),
  z.strictObject({ kind: z.literal('correction'), ...ofTeacher, cells: Cells }),
]);
export type Change = z.infer<typeof Change>;

/** A change as plain data: what is kept, and what its digest is made of. */
export const changeContent = (change: Change): object =>
  'row' in change ? { ...change, row: teacherContent(change.row) } : change;

/** Why a change is not applied: it stays known, and may apply once others have come in. */
export interface RefusedChange {
  readonly change: Change;
  readonly reasons: readonly Message[];
}

/** The teacher whom a change concerns; null: it concerns none. */
export const teacherOf = (change: Change): string | null => (change.kind === 'demand' ? null : change.teacher);
