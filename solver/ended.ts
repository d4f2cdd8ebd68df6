/** Thrown by who is asked (`job.ts`) where the work was ended before an answer came. */
export class Ended extends Error {
  override readonly name = 'Ended';
}
