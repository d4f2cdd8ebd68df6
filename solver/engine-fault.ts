/**
 * Thrown where an engine did not do what it must: it is no answer, and nothing may be concluded from it. "No answer in
 * time" and "cannot say" are answers and never thrown.
 */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
}
