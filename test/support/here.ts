/** Answers questions about models on the spot, without threads. */
import { answer } from '../../solver/answer.ts';
import type { Backend } from '../../solver/backend.ts';
import type { Asker } from '../../solver/job.ts';

export const here = (backend: Backend): Asker => ({
  ask: (subject, question, onNote) =>
    Promise.resolve(
      answer(subject, question, backend, { seed: 1, gap: 0, remaining: () => 60 }, (note) => onNote?.(note)),
    ),
  over: false,
  reason: 'time',
});
