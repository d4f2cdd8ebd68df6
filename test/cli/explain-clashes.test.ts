/** `explain --conflicts`, `--ways-out`, `--rule` and `--group` over scenarios whose quotas cannot all hold. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGS } from '../../src/messages/message.ts';
import { EXIT } from '../../src/cli/exit.ts';
import { lungang, type Ran } from './support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-clashes-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const GRADUATING = {
  roster: 'scenarios/two-schools-graduating/roster',
  policy: 'suzhou-2024',
  plan: join(place, 'graduating', 'plan.json'),
};
const TIGHT = {
  roster: 'scenarios/qingdao-2022-tight-pair/roster',
  policy: 'qingdao-2022',
  plan: join(place, 'tight', 'plan.json'),
};
type Scenario = typeof TIGHT;

const planned: Ran[] = [];
beforeAll(async () => {
  for (const { roster, policy, plan } of [GRADUATING, TIGHT])
    planned.push(
      await lungang('plan', roster, '--policy', policy, '--from', '2027', '--out', join(plan, '..'), '--workers', '1'),
    );
}, 120_000);

const explain = (one: Scenario, ...question: string[]) =>
  lungang('explain', one.roster, '--policy', one.policy, '--plan', one.plan, '--workers', '1', ...question);
const asked = async <T>(shape: z.ZodType<T>, one: Scenario, ...question: string[]): Promise<T> =>
  shape.parse(JSON.parse((await explain(one, ...question, '--json')).out));

const Place = z.object({ group: z.string().nullable(), school: z.string().nullable(), year: z.int() });
const Conflicts = z.object({
  conflicts: z.array(
    z.object({
      members: z.array(
        z.object({
          rule: z.string(),
          clause: z.string().nullable(),
          where: Place,
          without: z.object({ by: z.int(), least: z.boolean() }),
          couldServe: z.object({ counted: z.array(z.string()), free: z.array(z.string()) }).nullable(),
        }),
      ),
      against: z.object({ each: z.boolean(), rules: z.array(z.object({ rule: z.string() })) }),
      explains: z.array(z.object({ rule: z.string(), year: z.int() })),
    }),
  ),
  open: z.array(z.unknown()),
});
const Ways = z.object({
  ways: z.array(
    z.object({
      grantor: z.string(),
      grant: z.object({
        kind: z.string(),
        lines: z
          .array(
            z.object({
              rule: z.string(),
              clause: z.string().nullable(),
              concessions: z.array(z.object({ where: Place, by: z.int() })),
            }),
          )
          .optional(),
      }),
      amount: z.int(),
      least: z.boolean(),
      outcome: z.string(),
      proof: z.object({ status: z.string() }),
      folder: z.string().nullable(),
    }),
  ),
});

it('a relaxed plan says how to ask', () => {
  expect(planned.map(({ exit }) => exit)).toEqual([EXIT.relaxed, EXIT.relaxed]);
  const { out } = planned[1]!;
  expect(out).toContain(`lungang explain ${TIGHT.roster} --policy qingdao-2022 --plan ${TIGHT.plan} --conflicts`);
  expect(out).toContain('--ways-out');
});

describe('conflicts', () => {
  it('of a tight pair: the mid-level leader and the backbones run into both limits', async () => {
    const { conflicts, open } = await asked(Conflicts, TIGHT, '--conflicts');
    expect(open).toEqual([]);
    expect(conflicts).toHaveLength(1);
    const [{ members, against, explains }] = conflicts as [(typeof conflicts)[number]];
    expect(
      members.map(({ clause, where: { school, year }, without }) => [clause, school, year, without.by, without.least]),
    ).toEqual([
      ['QD2', 'S02', 2027, 1, true],
      ['QD3', 'S02', 2027, 1, true],
    ]);
    expect(members.map(({ couldServe }) => couldServe!.free)).toEqual([['T04'], ['T05', 'T06', 'T07']]);
    expect(against).toEqual({ each: false, rules: [{ rule: 'outflow-limit' }, { rule: 'inflow-limit' }] });
    expect(explains.map(({ rule, year }) => [rule, year])).toEqual([['team', 2027]]);
  });

  it('of two schools: three years ask for three people, and only two can go without more ado', async () => {
    const { conflicts } = await asked(Conflicts, GRADUATING, '--conflicts', 'all');
    expect(conflicts.map(({ members }) => members.map(({ clause, where }) => [clause, where.year]))).toEqual([
      [
        ['SZ1', 2027],
        ['SZ1', 2028],
        ['SZ1', 2029],
      ],
    ]);
    const { out } = await explain(GRADUATING, '--conflicts');
    expect(out).toContain(
      '3个学年合计要求3人，每名教师规划期内至多派出一次；这些学年中可以派出的教师共3人，其中不须别人顶替即可派出2人',
    );
  });
});

describe('ways out', () => {
  it('each comes with a plan that verify accepts, and with what it was made from', async () => {
    const dir = join(place, 'ways');
    const { ways } = await asked(Ways, TIGHT, '--ways-out', dir);
    expect(
      ways.map(({ grantor, amount, least, outcome, proof, grant: { lines } }) => [
        grantor,
        amount,
        least,
        outcome,
        proof.status,
        lines?.map(({ rule, clause }) => clause ?? rule),
      ]),
    ).toEqual([
      ['bureau', 1, true, 'compliant', 'optimal', ['QD2']],
      ['bureau', 1, true, 'compliant', 'optimal', ['QD3']],
      ['bureau', 2, true, 'compliant', 'optimal', ['outflow-limit', 'inflow-limit']],
    ]);
    expect(
      ways[2]!.grant.lines!.map(({ concessions }) =>
        concessions.map(({ where: { school, year }, by }) => [school, year, by]),
      ),
    ).toEqual([[['S01', 2027, 1]], [['S02', 2027, 1]]]);
    expect(readdirSync(dir).toSorted()).toEqual(['way-1', 'way-2', 'way-3']);
    for (const { folder } of ways) {
      const { exit, err } = await lungang(
        'verify',
        TIGHT.roster,
        '--policy',
        join(folder!, 'qingdao-2022.yaml'),
        '--plan',
        join(folder!, 'plan.json'),
      );
      expect([exit, err]).toEqual([EXIT.ok, '']);
      // Under the policy without the exception it is another matter.
      expect(
        (await lungang('verify', TIGHT.roster, '--policy', 'qingdao-2022', '--plan', join(folder!, 'plan.json'))).exit,
      ).toBe(EXIT.refusedPlan);
    }
  }, 60_000);

  it('leave a folder that is not empty as it is', async () => {
    const { exit } = await explain(TIGHT, '--ways-out', join(place, 'tight'));
    expect(exit).toBe(EXIT.usage);
    expect(existsSync(join(place, 'tight', 'way-1'))).toBe(false);
  });
});

describe('a rule and a group', () => {
  it('tell numbers, people and what it takes at each place', async () => {
    const { out } = await explain(GRADUATING, '--rule', 'SZ1');
    expect(out).toContain('不少于1人（1×20%=0.2，最低数的零头进一→1），方案0人，差1人');
    expect(out).toContain('再有1人即可达标。');
    expect(out).toContain('计入的派出若减少1人，就不再达标。');
    const { out: group } = await explain(GRADUATING, '--group', 'G01');
    expect(group).toContain('检查');
    expect(group).toContain(out.split('\n').find((line) => line.includes('1×20%=0.2，最低数的零头进一→1'))!);
  });

  it.each([
    ['--rule', 'XX1'],
    ['--group', 'G99'],
  ])('%s %s is nothing that is known', async (...question) => {
    expect((await explain(GRADUATING, ...question)).exit).toBe(EXIT.badInput);
  });
});

describe.each(LANGS)('in %s', (lang) => {
  it.each([['--conflicts'], ['--ways-out'], ['--rule', 'SZ1'], ['--group', 'G01']])(
    '%s gives text and a page',
    async (...question) => {
      const file = join(place, `${lang}${question.join('')}.html`);
      const { exit, out } = await explain(GRADUATING, ...question, '--lang', lang, '--out', file);
      expect(exit).toBe(EXIT.ok);
      const page = readFileSync(file, 'utf8');
      expect(page).toMatch(new RegExp(`<html lang="${lang}">`, 'u'));
      expect(page).toContain(out.split('\n')[0]!);
      expect(out).not.toMatch(/undefined|NaN|\[object/u);
      // No jargon of solvers.
      expect(out).not.toMatch(/slack|infeasible|solver|模型|约束|无解/iu);
    },
  );
});
