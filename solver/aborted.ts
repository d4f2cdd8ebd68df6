/**
 * Thrown by who runs a question (`job.ts`) where the work was ended before an answer came: by the clock or by a person.
 * The platform calls it so too.
 */
export class Aborted extends Error {
  override readonly name = 'AbortError';

  constructor() {
    super('aborted before an answer came');
  }
}
