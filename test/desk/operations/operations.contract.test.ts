/**
 * One contract for every operation of the desk, taken from the registry: a new operation is held to it by its line there.
 * Nothing is worked at here: jobs wait.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemAnswer } from '../../../src/desk/http/problems.ts';
import type { AnyOperation } from '../../../src/desk/operation.ts';
import { OPERATIONS } from '../../../src/desk/operations/index.ts';
import { DATABASES } from '../../store/support/databases.ts';
import { ask, form, testDesk, type TestDesk } from '../support/desk.ts';

/** An id of the right form that nothing has. */
const NOBODY: Readonly<Record<string, string>> = {
  roster: 'R999',
  policy: 'Y999',
  plan: 'W999',
  job: 'J999',
  view: 'overview',
  question: 'audit',
  file: '0',
  name: 'way-1',
};
const SCHOOLS = '学校编号,学校名称,角色,学段,片区编号,城乡类型\nS01,一小,核心校,小学,Z1,城区\n';

/** A body that each operation with one takes. */
const BODIES: Readonly<Record<string, unknown>> = {
  reviseRoster: { revisions: [{ kind: 'name', name: '名册' }] },
  makeSample: { preset: 'group', seed: 1, groups: 1 },
  checkPolicy: { changes: [] },
  savePolicy: { name: '本县办法', document: '本县文件' },
  revisePolicy: { name: '本县办法', document: '本县文件' },
  startPlan: { roster: 'R999', policy: 'suzhou-2024' },
  askQuestion: {},
  makeDocuments: {},
};

const urlOf = ({ path }: AnyOperation, ids: Readonly<Record<string, string>> = NOBODY): string =>
  path.replaceAll(/:(\w+)/gu, (_, name: string) => ids[name] ?? `no-${name}`);

const hasIds = ({ path }: AnyOperation): boolean => path.includes(':');
const takesJson = ({ body }: AnyOperation): boolean => body !== 'none' && body !== 'files';
const filled = (operation: AnyOperation) =>
  operation.body === 'files'
    ? form({ '学校.csv': SCHOOLS })
    : operation.body === 'none'
      ? {}
      : { body: BODIES[operation.name] };
const guarded = ({ guard }: AnyOperation): Readonly<Record<string, string>> =>
  guard === 'if-match' ? { 'if-match': '"1"' } : {};

/** Sends a request that is right in all but what the ids name. */
const send = (
  { app }: TestDesk,
  operation: AnyOperation,
  more: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
) => {
  const whole = filled(operation);
  return ask(app, operation.method as 'GET', urlOf(operation), {
    ...whole,
    ...more,
    headers: { ...('headers' in whole ? whole.headers : {}), ...guarded(operation), ...more.headers },
  });
};

/** A refusal as status and code; throws for what is no problem by RFC 9457. */
function told(answer: Awaited<ReturnType<typeof ask>>): readonly [number, string] {
  const problem = ProblemAnswer.parse(answer.json());
  if (
    !String(answer.headers['content-type']).startsWith('application/problem+json') ||
    problem.status !== answer.statusCode
  )
    throw new Error(`no problem: ${answer.statusCode} ${answer.body}`);
  return [problem.status, problem.code];
}

const named = (operations: readonly AnyOperation[]) => operations.map((one) => [one.name, one] as const);

const guardsOf = (keep: (one: AnyOperation) => boolean): string[] => [
  ...new Set(OPERATIONS.filter(keep).map(({ guard }) => guard)),
];

describe('the registry', () => {
  it('has one operation per name, and per method and path', () => {
    expect(OPERATIONS.length).toBeGreaterThan(20);
    const names = OPERATIONS.map(({ name }) => name);
    const routes = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    expect([new Set(names).size, new Set(routes).size]).toEqual([names.length, routes.length]);
  });

  it('guards what it makes and changes, and reads without changing', () => {
    expect(guardsOf(({ method }) => method === 'PATCH' || method === 'PUT')).toEqual(['if-match']);
    expect(guardsOf(({ method, effect }) => method === 'POST' && effect !== 'read')).toEqual(['idempotency-key']);
    expect(OPERATIONS.filter(({ method, effect }) => method === 'GET' && effect !== 'read')).toEqual([]);
  });

  it('names in paths what params hold', () => {
    for (const { name, path, params } of OPERATIONS) {
      const inPath = [...path.matchAll(/:(\w+)/gu)].map(([, one]) => one!).toSorted();
      const { properties } = z.toJSONSchema(params, { unrepresentable: 'any' });
      expect([name, Object.keys(properties ?? {}).toSorted()]).toEqual([name, inPath]);
    }
  });

  it('is held to this contract with a body for each that takes one', () => {
    expect(Object.keys(BODIES).toSorted()).toEqual(
      OPERATIONS.filter(takesJson)
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it('has a title in both languages for each', () => {
    for (const { name, title } of OPERATIONS) {
      expect([name, /\p{Script=Han}/u.test(title['zh-CN'])]).toEqual([name, true]);
      expect([name, /\p{Script=Han}/u.test(title.en)]).toEqual([name, false]);
    }
  });
});

for (const database of DATABASES)
  describe.skipIf(database.missing !== null)(`every operation on ${database.name}`, () => {
    let desk: TestDesk;
    beforeAll(async () => {
      desk = await testDesk({ database });
    });
    afterAll(async () => {
      await desk.close();
    });

    it.each(named(OPERATIONS.filter(hasIds)))('%s does not know what is not there', async (_, operation) => {
      expect(told(await send(desk, operation))[0]).toBe(404);
      const odd = Object.fromEntries(Object.keys(NOBODY).map((key) => [key, '..%2F..%2Fetc']));
      const whole = filled(operation);
      const answer = await ask(desk.app, operation.method as 'GET', urlOf(operation, odd), {
        ...whole,
        headers: { ...('headers' in whole ? whole.headers : {}), ...guarded(operation) },
      });
      expect(told(answer)[0]).toBe(404);
    });

    it.each(named(OPERATIONS.filter(takesJson)))('%s refuses bodies of every wrong kind', async (_, operation) => {
      const raw = (text: string, type = 'application/json') =>
        send(desk, operation, { body: Buffer.from(text), headers: { 'content-type': type } });
      expect(told(await raw('{'))).toEqual([400, 'not-json']);
      expect(told(await raw('{"__proto__":{"a":1}}'))).toEqual([400, 'not-json']);
      expect(told(await raw('[]'))).toEqual([400, 'bad-request']);
      expect(told(await raw('"text"'))).toEqual([400, 'bad-request']);
      expect(told(await raw('null'))).toEqual([400, 'bad-request']);
      expect(told(await raw('{}', 'text/plain'))).toEqual([415, 'wrong-media-type']);
      expect(told(await raw('a=1', 'application/x-www-form-urlencoded'))).toEqual([415, 'wrong-media-type']);
      expect(told(await raw(`{"a":"${'x'.repeat(3 * 1024 * 1024)}"}`))).toEqual([413, 'too-large']);
    });

    /** What a question is told is known by the question. */
    const strict = OPERATIONS.filter((one) => takesJson(one) && one.name !== 'askQuestion');
    it.each(named(strict))('%s refuses what it does not know', async (name, operation) => {
      const body = { ...(BODIES[name] as object), unheardOf: 1 };
      expect(told(await send(desk, operation, { body }))).toEqual([400, 'bad-request']);
    });

    it.each(named(OPERATIONS.filter(({ body }) => body === 'files')))(
      '%s refuses what is no form with tables',
      async (_, operation) => {
        const json = { body: {}, headers: { 'content-type': 'application/json' } };
        expect(told(await send(desk, operation, json))).toEqual([415, 'wrong-media-type']);
        expect(told(await send(desk, operation, form({})))).toEqual([400, 'no-files']);
        const whole = form({ '学校.csv': SCHOOLS });
        const cut = { body: whole.body.subarray(0, -30), headers: whole.headers };
        expect(told(await send(desk, operation, cut))).toEqual([400, 'bad-form']);
        const unbound = { ...whole, headers: { 'content-type': 'multipart/form-data' } };
        expect(told(await send(desk, operation, unbound))).toEqual([400, 'bad-form']);
        expect(told(await send(desk, operation, form({ 'a.exe': 'MZ' })))).toEqual([400, 'no-files']);
        expect(told(await send(desk, operation, form({ 'a.zip': 'no zip' })))).toEqual([400, 'bad-zip']);
      },
    );

    it.each(named(OPERATIONS.filter(({ method }) => method !== 'GET')))(
      '%s is not done for pages of other sites, other hosts, or without its header',
      async (_, operation) => {
        expect(told(await send(desk, operation, { headers: { origin: 'https://evil.example' } }))).toEqual([
          403,
          'other-origin',
        ]);
        expect(told(await send(desk, operation, { headers: { 'sec-fetch-site': 'cross-site' } }))).toEqual([
          403,
          'other-origin',
        ]);
        expect(told(await send(desk, operation, { headers: { host: 'evil.example:8027' } }))).toEqual([
          421,
          'other-host',
        ]);
        const bare = await desk.app.inject({
          method: operation.method as 'POST',
          url: urlOf(operation),
          headers: { host: 'localhost' },
        });
        expect(told(bare)).toEqual([403, 'own-header-missing']);
      },
    );

    it.each(named(OPERATIONS.filter(({ guard }) => guard === 'if-match')))(
      '%s is not done without a version',
      async (_, operation) => {
        const { app } = desk;
        expect(told(await ask(app, 'PATCH', urlOf(operation), filled(operation)))).toEqual([428, 'if-match-missing']);
        expect(told(await send(desk, operation, { headers: { 'if-match': '*' } }))).toEqual([412, 'stale']);
      },
    );

    it.each(named(OPERATIONS.filter(({ guard }) => guard === 'idempotency-key')))(
      '%s is not done without a key',
      async (_, operation) => {
        const whole = filled(operation);
        const answer = await desk.app.inject({
          method: 'POST',
          url: urlOf(operation),
          headers: {
            host: 'localhost',
            'x-lungang': '1',
            'content-type': 'application/json',
            ...('headers' in whole ? whole.headers : {}),
          },
          ...('body' in whole
            ? { payload: Buffer.isBuffer(whole.body) ? whole.body : JSON.stringify(whole.body) }
            : {}),
        });
        // What is not there is not there, with or without a key.
        expect([404, 415, 428]).toContain(answer.statusCode);
        expect(['key-missing', 'not-found', 'wrong-media-type']).toContain(answer.json().code);
      },
    );

    it('answers in the language that is asked for', async () => {
      const [chinese, english] = [
        (await ask(desk.app, 'GET', '/api/rosters/R999')).json(),
        (await ask(desk.app, 'GET', '/api/rosters/R999?lang=en')).json(),
      ];
      expect([chinese.detail, english.detail]).toEqual(['没有 R999。', 'There is no R999.']);
      const asked = await ask(desk.app, 'GET', '/api/rosters/R999', { headers: { 'accept-language': 'fr,en;q=0.8' } });
      expect(asked.json().detail).toBe(english.detail);
    });

    it('answers what its schema says, for everything that can be read of a fresh desk', async () => {
      for (const operation of OPERATIONS.filter((one) => one.method === 'GET' && !hasIds(one))) {
        const answer = await send(desk, operation);
        expect([operation.name, answer.statusCode]).toEqual([operation.name, 200]);
        expect(
          z
            .strictObject({})
            .or(operation.answer as z.ZodType)
            .safeParse(answer.json()).error,
        ).toBeUndefined();
      }
    });

    it('makes one thing of a request that is sent twice, and refuses its key for another', async () => {
      const headers = { 'idempotency-key': 'twice-the-same' };
      const before = (await ask(desk.app, 'GET', '/api/rosters')).json().items.length;
      const send2 = (text: string) => {
        const sent = form({ '学校.csv': text });
        return ask(desk.app, 'POST', '/api/rosters', { body: sent.body, headers: { ...sent.headers, ...headers } });
      };
      const [one, two] = await Promise.all([send2(SCHOOLS), send2(SCHOOLS)]);
      expect([one!.statusCode, two!.statusCode]).toEqual([202, 202]);
      expect(two!.json()).toEqual(one!.json());
      expect((await ask(desk.app, 'GET', '/api/rosters')).json().items.length).toBe(before + 1);
      expect(
        (await ask(desk.app, 'GET', '/api/jobs'))
          .json()
          .items.filter(({ about }: { about: string }) => about === `rosters/${one!.json().id}/1`),
      ).toHaveLength(1);
      expect(told(await send2(`${SCHOOLS}S02,二小,成员校,小学,Z1,城区\n`))).toEqual([422, 'key-used']);
    });

    it('refuses a change of what was changed meanwhile, and keeps every version', async () => {
      const sent = form({ '学校.csv': SCHOOLS });
      const made = await ask(desk.app, 'POST', '/api/rosters', sent);
      const { id } = made.json();
      expect([made.headers.etag, made.headers.location]).toEqual(['"1"', `/api/rosters/${id}`]);
      const rename = (name: string, seen: string) =>
        ask(desk.app, 'PATCH', `/api/rosters/${id}`, {
          body: { revisions: [{ kind: 'name', name }] },
          headers: { 'if-match': seen },
        });
      const first = await rename('甲', '"1"');
      expect([first.statusCode, first.headers.etag, first.json().name]).toEqual([202, '"2"', '甲']);
      expect(told(await rename('乙', '"1"'))).toEqual([412, 'stale']);
      expect((await ask(desk.app, 'GET', `/api/rosters/${id}`)).json()).toMatchObject({ version: 2, name: '甲' });
    });
  });
