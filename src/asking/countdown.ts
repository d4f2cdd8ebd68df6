/** Time for an answer that is looked for as long as there is time. */

/** Seconds that are left of so many from now on; none once the signal is raised. */
export function countdown(seconds: number, signal?: AbortSignal): () => number {
  const began = performance.now();
  return () => (signal?.aborted === true ? 0 : seconds - (performance.now() - began) / 1000);
}
