/** A desk for tests: a store of its own, and a server that listens nowhere or at a free port. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Desk } from '../../../src/desk/desk.ts';
import { LOOPBACK } from '../../../src/desk/http/security.ts';
import { openDesk } from '../../../src/desk/open-desk.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { sqlite, type Database } from '../../store/support/databases.ts';

export interface TestDesk {
  readonly desk: Desk;
  readonly app: FastifyInstance;
  readonly store: Store;
  /** What went into the log. */
  readonly log: object[];
  close(): Promise<void>;
}

/** Time goes on from one day, so that the next school year is always the same. */
export const testClock = (): string => new Date(Date.UTC(2026, 11, 1, 4) + performance.now()).toISOString();

/** `working`: jobs are taken up, each in its process. */
export async function testDesk({
  working = false,
  database = sqlite,
}: { readonly working?: boolean; readonly database?: Database } = {}): Promise<TestDesk> {
  const fresh = await database.fresh();
  const store = await openStore(fresh.place);
  const log: object[] = [];
  const opened = await openDesk({
    store,
    place: fresh.place,
    border: { hosts: LOOPBACK, secure: false },
    open: false,
    page: { folder: () => null, trouble: () => null },
    tls: null,
    now: testClock,
    log: (line) => log.push(line),
    idle: !working,
  });
  if (working) await opened.begin();
  return {
    desk: opened.desk,
    app: opened.app,
    store,
    log,
    close: async () => {
      await opened.close();
      await store.close();
      await fresh.drop();
    },
  };
}

let keys = 0;

/** A request as the page sends it. */
export const ask = (
  app: FastifyInstance,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
) =>
  app.inject({
    method,
    url,
    headers: {
      host: 'localhost:8027',
      ...(method === 'GET' ? {} : { 'x-lungang': '1' }),
      ...(method === 'POST' ? { 'idempotency-key': `test-key-${(keys += 1)}` } : {}),
      ...(body === undefined || Buffer.isBuffer(body) ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  } satisfies InjectOptions);

const BORDER = 'lungang-test-border';

/** A form with files, as a browser sends it. */
export function form(files: Readonly<Record<string, string | Buffer>>): {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
} {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(
      `--${BORDER}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.isBuffer(content) ? content : Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${BORDER}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BORDER}` },
  };
}

/** Waits until a job is over; gives how it stands then. */
export async function over(
  app: FastifyInstance,
  job: string,
): Promise<{ readonly state: string; readonly problem: unknown }> {
  for (;;) {
    const view = (await ask(app, 'GET', `/api/jobs/${job}`)).json();
    if (view.over === true) return view;
    await new Promise((done) => setTimeout(done, 50));
  }
}
