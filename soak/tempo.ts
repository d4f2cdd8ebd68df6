/**
 * When kills come: at any moment of a command, in every second case counted from the moment at which it has the lock,
 * because before that there is nothing to lose. How long commands take is learnt from those that end by themselves:
 * other work on the machine makes them slower or faster, and a guess that is too short would spare their ends.
 */
import type { Ended, Kill } from './actions.ts';

interface Usual {
  readonly toLock: number;
  readonly whole: number;
}

/** Shares of the usual time, each up to the next; the last is all beyond. */
export const TENTHS = Array.from({ length: 11 }, (_, i) => `${i * 10}%`);

/** A tenth beyond the usual end, so that the last moments are met as well. */
const BEYOND = 1.1;

export class Tempo {
  readonly #usual = new Map<string, Usual>();
  readonly #whole: (least: number, most: number) => number;

  /** `whole`: a whole number between two, both included. */
  constructor(whole: (least: number, most: number) => number) {
    this.#whole = whole;
  }

  /** Takes in how a command went that was left to its end. */
  learn(action: string, { milliseconds, locked }: Ended): void {
    const before = this.#usual.get(action);
    const is = { toLock: locked ?? before?.toLock ?? 0, whole: milliseconds };
    this.#usual.set(
      action,
      before === undefined ? is : { toLock: (before.toLock + is.toLock) / 2, whole: (before.whole + is.whole) / 2 },
    );
  }

  /**
   * Null for a command that has not been seen yet, and for one in six: what ends by itself acknowledges something, and
   * tells how long it takes.
   */
  kill(action: string): Kill | null {
    const usual = this.#usual.get(action);
    if (usual === undefined || this.#whole(1, 6) === 1) return null;
    const since = this.#whole(0, 1) === 0 ? 'start' : 'lock';
    return {
      since,
      milliseconds: this.#whole(0, Math.round(BEYOND * (since === 'start' ? usual.whole : usual.whole - usual.toLock))),
    };
  }

  /** The share of the usual time after which a command died: `70%`: from there to `80%`. */
  tenth(action: string, { milliseconds }: Ended): string {
    return TENTHS[Math.min(10, Math.floor((10 * milliseconds) / (this.#usual.get(action)?.whole ?? 1)))]!;
  }
}
