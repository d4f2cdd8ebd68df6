/**
 * Decisions that came from a list kept by hand (名单锁定). Once the list is published they speak for it as the
 * published postings do: a change that makes one impossible lifts it, and it is told; decisions entered for another
 * reason stand.
 */
import type { Plan } from '../domain/plan.ts';
import type { Pin, Roster } from '../domain/roster.ts';
import type { Message } from '../messages/message.ts';
import type { Case } from '../planning/case.ts';
import type { Clash } from '../planning/clash.ts';
import { LIST_REASON } from '../planning/keep/keep-list.ts';
import { instanceOf } from '../planning/case.ts';
import { namesOf } from '../verify/names.ts';
import type { ReplanRequest } from './request.ts';
import { replanTexts } from './texts.ts';

/** A lock that the changes have lifted, and why. */
export interface LiftedLock {
  readonly pin: Pin;
  readonly reason: Message;
}

const keyOf = ({ teacher, kind, school, year }: Pin): string => JSON.stringify([teacher, kind, school, year]);

/** The roster without these decisions. */
export function withoutLocks(roster: Roster, pins: readonly Pin[]): Roster {
  if (pins.length === 0) return roster;
  const gone = new Set(pins.map(keyOf));
  return { ...roster, pins: roster.pins.filter((pin) => !gone.has(keyOf(pin))) };
}

/** Locks of `was` that `is` no longer has: a plan in force has lifted them. */
export function liftedBetween(was: Roster, is: Roster): readonly Pin[] {
  const left = new Set(is.pins.map(keyOf));
  return was.pins.filter((pin) => pin.reason === LIST_REASON && !left.has(keyOf(pin)));
}

/** Whether the lock asks for nothing but what is published. */
const isOfList = ({ teacher, kind, school, year, reason }: Pin, { postings }: Pick<Plan, 'postings'>): boolean =>
  reason === LIST_REASON &&
  kind === 'goTo' &&
  postings.some((posting) => posting.teacher === teacher && posting.to === school && posting.start === year);

const exemptIn = (roster: Roster): ReadonlySet<string> =>
  new Set(roster.teachers.filter(({ exempt }) => exempt).map(({ id }) => id));

/** Locks of people whom a change has exempted since the list was published. A new roster that says so is a change. */
export function exemptedLocks({ given, before }: ReplanRequest): readonly LiftedLock[] {
  const [was, is] = [exemptIn(before.roster), exemptIn(given.roster)];
  return given.roster.pins
    .filter((pin) => is.has(pin.teacher) && !was.has(pin.teacher) && isOfList(pin, before.plan))
    .map((pin) => ({ pin, reason: replanTexts['lock-exempted'](factsOf(pin, given)) }));
}

/** Locks of the published list that clash; none where only other decisions do. */
export const clashingLocks = (
  { pins, against }: Pick<Clash, 'pins' | 'against'>,
  { given, before }: ReplanRequest,
): readonly LiftedLock[] =>
  pins
    .filter((pin) => isOfList(pin, before.plan))
    .map((pin) => ({
      pin,
      reason: replanTexts['lock-clashes']({
        ...factsOf(pin, given),
        rules: against.map(({ rule }) => rule.spec.title),
      }),
    }));

function factsOf({ teacher, school, year }: Pin, given: Case): { teacher: string; host: string; year: number } {
  const names = namesOf(instanceOf(given));
  return { teacher: names.teacher(teacher), host: names.school(school), year: year ?? given.from };
}
