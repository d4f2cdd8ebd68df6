/** One contract for every question of the registry, over a small case in which not every hard rule can hold. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { AnswerForm, type Answer } from '../../src/asking/answer.ts';
import { CannotAsk } from '../../src/asking/cannot-ask.ts';
import { questionOf, QUESTIONS } from '../../src/asking/index.ts';
import { judgePlan } from '../../src/asking/judge-plan.ts';
import type { AskContext } from '../../src/asking/question.ts';
import { readRoster, rosterDigest } from '../../src/io/index.ts';
import { LANGS } from '../../src/messages/message.ts';
import { instanceOf } from '../../src/planning/case.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { concede } from '../../src/policy/concede.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { lungang } from '../cli/support/run.ts';

const HAN = /\p{Script=Han}/u;
const SEARCH = { backend: 'highs', seed: 1, seconds: 30, workers: 1 };

let context: Required<AskContext>;
/** Names of people and places and the words of the document, which are not translated. */
let names: readonly string[];

beforeAll(async () => {
  const policy = (await loadPolicy('qingdao-2022')).policy!;
  const roster = (await readRoster('scenarios/qingdao-2022-tight-pair/roster', { from: 2027 })).roster!;
  const given = { roster, policy, from: 2027 };
  const options = { ...SEARCH, timeLimit: 30, gap: 0 };
  const outcome = await makePlan(instanceOf(given), policy, rosterDigest(roster), options);
  if (outcome.kind !== 'plan') throw new Error(outcome.kind);
  const { plan } = outcome;
  const side = { given, plan, story: null, changes: [] };
  context = {
    given,
    audience: 'officer',
    plan,
    published: { id: 'P1', digest: 'sha256:p', plan },
    sides: [
      { ...side, name: 'a', title: { 'zh-CN': '甲', en: 'A' } },
      { ...side, name: 'b', title: { 'zh-CN': '乙', en: 'B' } },
    ],
    today: '2027-03-01',
    search: SEARCH,
  };
  const { groups, schools, teachers, zones } = roster;
  names = [...groups, ...schools, ...teachers, ...zones]
    .flatMap(({ name }) => name)
    .concat(teachers.map(({ subject }) => subject))
    .concat([...policy.clauses.values()].flatMap(({ source, quote }) => [source, quote]))
    .toSorted((a, b) => b.length - a.length);
});

const withoutNames = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, ''), text);

/** Places of what JSON would lose: functions, maps, dates, numbers that are none, instances of classes. */
function lost(value: unknown, at = ''): string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || value === undefined) return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [at];
  if (typeof value !== 'object') return [at];
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.entries(value).flatMap(([key, inner]) => lost(inner, `${at}.${key}`)) : [at];
}

/** Every message in the facts. */
function saidIn(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'words' in value && 'code' in value ? [value.words as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(saidIn)];
}

const refusal = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (error: unknown) => error,
  );

describe.each(QUESTIONS.map((question) => ({ question, id: question.id })))('$id', ({ question }) => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await question.ask(context, question.example(context));
  });

  it('answers its example in plain data, the same after a way through JSON', () => {
    expect(answer.question).toBe(question.id);
    expect(lost(answer)).toEqual([]);
    const arrived: unknown = JSON.parse(JSON.stringify(answer));
    expect(arrived).toEqual(answer);
    expect(AnswerForm.parse(arrived)).toEqual(answer);
    expect(Object.keys(answer.facts)).not.toEqual([]);
  });

  it('answers alike in every language, part by part', () => {
    const [zh, en] = LANGS.map((lang) => answer.sheets[lang]);
    const shape = (sheet = zh!) =>
      sheet.parts.map(({ id, tables = [] }) => [id, tables.map(({ columns, rows }) => [columns.length, rows.length])]);
    expect(shape(zh)).toEqual(shape(en));
    expect(new Set(zh!.parts.map(({ id }) => id)).size).toBe(zh!.parts.length);
    for (const { title, parts } of [zh!, en!])
      for (const text of [title, ...parts.flatMap((part) => [part.title, ...part.lines])]) expect(text).not.toBe('');
    expect(zh!.title).toMatch(HAN);
    // Quotes are cut short there.
    const own = en!.parts.filter(({ id }) => id !== 'basis');
    expect(
      own
        .flatMap(({ title, lines, tables = [] }) => [
          title,
          ...lines,
          ...tables.flatMap((table) => table.columns.map(({ heading }) => heading)),
        ])
        .map(withoutNames)
        .filter((text) => HAN.test(text)),
    ).toEqual([]);
    for (const words of saidIn(answer.facts))
      expect(LANGS.map((lang) => typeof words[lang])).toEqual(LANGS.map(() => 'string'));
  });

  it('is called in both languages, with every thing that it is told', () => {
    for (const words of [question.title, ...Object.values(question.fields)]) {
      expect(words['zh-CN']).toMatch(HAN);
      expect(words.en).not.toMatch(HAN);
    }
    const shape = (question.input as unknown as { readonly shape: object }).shape;
    expect(Object.keys(question.fields).toSorted()).toEqual(Object.keys(shape).toSorted());
    expect(questionOf(question.id)).toBe(question);
  });

  it('says what it lacks, and refuses what it was not made for', async () => {
    const example = question.example(context);
    for (const name of question.needs) {
      const { [name]: _left, ...rest } = context;
      const found = await refusal(question.ask(rest as AskContext, example));
      expect(found).toMatchObject({ kind: 'material', text: { facts: { missing: [name] } } });
    }
    const malformed = await refusal(question.ask(context, { ...example, foreign: 1 }));
    expect(malformed).toMatchObject({ kind: 'input', text: { facts: { at: ['foreign'] } } });
    expect((malformed as CannotAsk).text.in('zh-CN')).toMatch(HAN);
    expect(withoutNames((malformed as CannotAsk).text.in('en'))).not.toMatch(HAN);
    for (const nothing of [null, 'word', [], 7])
      expect(await refusal(question.ask(context, nothing))).toMatchObject({ kind: 'input' });
    const told = await refusal(question.ask({ ...context, audience: 'teacher' }, example));
    const refused = told instanceof CannotAsk ? told.kind : told;
    expect(refused).toBe(question.forTeachers ? 'answered' : 'audience');
  });

  it('is given up as soon as its signal is raised', async () => {
    const enough = new Error('enough');
    expect(await refusal(question.ask(context, question.example(context), AbortSignal.abort(enough)))).toBe(enough);
    const later = new AbortController();
    const asked = refusal(question.ask(context, question.example(context), later.signal));
    later.abort(enough);
    expect(await asked).toBe(enough);
  });

  it('is an option of the command line where one word can ask it', async () => {
    const { out } = await lungang('explain', '--help');
    expect([question.id, out.includes(`--${question.id}`)]).toEqual([question.id, question.word !== null]);
    const word = question.word?.written.startsWith('<') === true ? 'x' : '';
    const input = question.word === null ? question.example(context) : question.word.input(word);
    expect(question.input.safeParse(input).success).toBe(true);
  });
});

describe('the registry', () => {
  it('holds every file of the folder', () => {
    const files = readdirSync(fileURLToPath(new URL('../../src/asking/questions/', import.meta.url)));
    expect(QUESTIONS.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
    expect(questionOf('nobody-asked')).toBeUndefined();
  });

  it('encloses plans that the verifier accepts, and only where it says so', async () => {
    for (const question of QUESTIONS) {
      const { enclosed } = await question.ask(context, question.example(context));
      expect([question.id, enclosed.length > 0]).toEqual([question.id, question.encloses]);
      for (const { plan, roster, concessions } of enclosed) {
        const { policy } = context.given;
        const granted = new Map((concessions ?? []).map(({ line, concessions: own }) => [line, own]));
        const asked = { roster: roster ?? context.given.roster, policy: concede(policy, granted) };
        expect(judgePlan(asked, JSON.parse(plan))).toMatchObject({ ok: true });
      }
    }
  });

  it('compares plans of the same school years alone, and at least one', async () => {
    const comparison = questionOf('comparison')!;
    const [first, second] = context.sides;
    const later = { ...second!, given: { ...second!.given, from: 2028 } };
    expect(await refusal(comparison.ask({ ...context, sides: [first!, later] }, {}))).toMatchObject({
      text: { code: 'compare-years', facts: { name: 'b' } },
    });
    expect(await refusal(comparison.ask({ ...context, sides: [] }, {}))).toMatchObject({
      text: { code: 'compare-none' },
    });
  });

  it.each([
    ['teacher', { teacher: 'nobody' }, 'explain-unknown-teacher'],
    ['group', { group: 'G99' }, 'explain-unknown-group'],
    ['rule', { rule: 'X1' }, 'explain-unknown-rule'],
    ['alternatives', { need: 'S99/语文' }, 'explain-unknown-need'],
    ['vacancy', { school: 'S99', subject: '语文' }, 'unknown-place'],
    ['stability', { groups: ['G99'] }, 'unknown-place'],
  ])('%s about %o is of something unknown', async (id, input, code) => {
    const found = await refusal(questionOf(id)!.ask(context, input));
    expect(found).toBeInstanceOf(CannotAsk);
    expect(found).toMatchObject({ kind: 'unknown', text: { code } });
  });
});
