/** What the desk and the process of an attempt say to each other. */
import type { Words } from '../../messages/message.ts';
import type { StorePlace } from '../../store/store.ts';
import type { JobProgress } from './progress.ts';

export type ToWorker =
  | {
      readonly say: 'begin';
      readonly place: StorePlace;
      readonly id: number;
      readonly attempt: number;
      readonly kind: string;
      /** JSON. */
      readonly input: string;
    }
  | { readonly say: 'stop' };

export type FromWorker =
  | { readonly say: 'progress'; readonly progress: JobProgress }
  /** The ending is written; the process goes. */
  | { readonly say: 'over' }
  /** The program failed: for the log. Names of people never stand in it. */
  | { readonly say: 'broken'; readonly detail: Words };
