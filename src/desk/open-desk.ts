/** A desk over a store: the queue with its processes, and the server before it. */
import { availableParallelism } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { storeQueue } from '../jobs/queue/store-queue.ts';
import type { Store, StorePlace } from '../store/store.ts';
import { PROGRAM } from '../version.ts';
import type { Desk } from './desk.ts';
import type { PageSource } from './http/page.ts';
import type { Border } from './http/security.ts';
import { deskServer } from './http/server.ts';
import { Supervisor } from './jobs/supervisor.ts';

export interface DeskTerms {
  readonly store: Store;
  /** Where the processes of jobs find the same store. */
  readonly place: StorePlace;
  readonly border: Border;
  /** Other machines reach the desk without being asked who they are. */
  readonly open: boolean;
  readonly page: PageSource;
  readonly tls: { readonly key: string; readonly cert: string } | null;
  /** ISO 8601 in UTC. */
  now(): string;
  log(line: object): void;
  /** Work waits: nothing is begun. */
  readonly idle?: boolean;
}

export interface OpenedDesk {
  readonly desk: Desk;
  readonly app: FastifyInstance;
  /** Ends the server and every process; what they were at is taken up by the next desk. */
  close(): Promise<void>;
}

/** Begins no work and listens nowhere yet: `begin` does the one, `app.listen` the other. */
export async function openDesk(terms: DeskTerms): Promise<OpenedDesk & { begin(): Promise<void> }> {
  const { store, now, log } = terms;
  const queue = storeQueue(store);
  const cores = availableParallelism();
  const supervisor = new Supervisor({
    queue,
    place: terms.place,
    now,
    log,
    room: terms.idle === true ? { search: 0, quick: 0 } : { search: Math.max(2, Math.floor(cores / 2)), quick: 2 },
  });
  const desk: Desk = {
    store,
    queue,
    facts: { version: PROGRAM.version, open: terms.open, database: store.kind },
    // One core is left for who waits before the page.
    workers: Math.max(1, cores - 1),
    now,
    wake: () => supervisor.wake(),
    interrupt: (job, how) => supervisor.interrupt(job, how),
    progressOf: (job) => supervisor.progressOf(job),
    watch: (job, tell) => supervisor.watch(job, tell),
  };
  const app = await deskServer({ desk, border: terms.border, page: terms.page, tls: terms.tls, log });
  return {
    desk,
    app,
    begin: () => supervisor.begin(),
    close: async () => {
      await app.close();
      await supervisor.close();
    },
  };
}
