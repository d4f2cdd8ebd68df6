/** The clock, which is read here and nowhere below. The day counts by Chinese time wherever the machine stands. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import type { Message } from '../../messages/message.ts';
import { latestDay } from '../../store/runs.ts';
import type { Store } from '../../store/store.ts';
import { currentVersion } from '../../store/versions.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from './texts.ts';

export interface Now {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** `2027-03-01`, never before a day on which the store was worked on already. */
  readonly today: string;
  /** What a person should know: the clock was set back. */
  readonly warning: Message | null;
}

/** School years of a plan. */
const HORIZON = 3;
const ZONE = 'Asia/Shanghai';
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

function day(text: string): string {
  const valid =
    /^\d{4}-\d{2}-\d{2}$/u.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!valid) throw new InvalidArgumentError('应为日期，如 2027-03-01 · a date such as 2027-03-01');
  return text;
}

/** For trials and rehearsals: which day it is taken to be. */
export const todayOption = () =>
  new Option(
    '--today <date>',
    '当作哪一天运行，默认为今天（北京时间） · the day to take it for; by default today in China',
  ).argParser(day);

/**
 * The present. School years that have begun stay begun: where the clock shows a day before one that the store has seen,
 * the later day counts and a warning says so. A day after the last school year of the plan is refused: nothing could be
 * planned, and a clock that went wrong once would be believed for good. `from`: the first school year, where a roster
 * brings a new one.
 */
export async function present(store: Store, given: string | undefined, from?: number): Promise<Now> {
  const real = new Date();
  const shown = given ?? DAY.format(real);
  const at = given === undefined ? real.toISOString() : `${given}T04:00:00.000Z`;
  const first = from ?? (await store.read(currentVersion))?.from_year;
  // Kept, such a day would count as the latest for ever after.
  if (first !== undefined && shown >= `${first + HORIZON}-09-01`)
    throw new Refusal(EXIT.usage, texts['clock-beyond']({ shown, from: first, last: first + HORIZON - 1 }));
  const latest = await store.read(latestDay);
  if (latest === undefined || latest <= shown) return { at, today: shown, warning: null };
  return { at, today: latest, warning: texts['clock-back']({ shown, latest }) };
}
