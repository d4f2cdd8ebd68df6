/**
 * Every scenario folder with a conflict.json: the clash and the cheapest ways out are those worked by hand in its
 * README.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lungang } from '../cli/support/run.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Demands as `RA1 G01 2028: 1 person`: by how much each gives way at least, in the unit of its rule. */
const Demands = z.array(z.string()).min(1);

const Expected = z.strictObject({
  members: Demands,
  /** Protections that stand in the way only together. */
  against: z.array(z.string()),
  /** All of them, in the order of the menu; `among`: who can be the people of it. */
  waysOut: z
    .array(
      z.union([
        z.strictObject({ grantor: z.string(), kind: z.literal('concession'), amount: z.int(), at: Demands }),
        z.strictObject({
          grantor: z.string(),
          kind: z.enum(['graduation', 'volunteers']),
          amount: z.int(),
          among: z.array(z.string()).min(1),
        }),
      ]),
    )
    .min(1),
});

const Where = z.object({ group: z.string().nullable(), school: z.string().nullable(), year: z.int() });
const Line = z.object({ rule: z.string(), clause: z.string().nullable() });
const Relaxation = Line.extend({ scope: Where.omit({ year: true }), year: z.int(), unit: z.string() });

const Conflicts = z.object({
  conflicts: z.array(
    z.object({
      members: z.array(
        Line.extend({
          where: Where,
          without: z.object({ by: z.int(), least: z.boolean(), relaxations: z.array(Relaxation) }),
        }),
      ),
      against: z.object({ each: z.boolean(), rules: z.array(Line) }),
      explains: z.array(Relaxation),
    }),
  ),
  open: z.array(z.unknown()),
});

const Concession = z.object({ where: Where, by: z.int() });
const Grant = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('concession'),
    lines: z.array(Line.extend({ unit: z.string(), concessions: z.array(Concession) })),
  }),
  z.object({ kind: z.enum(['graduation', 'volunteers']), teachers: z.array(z.string()) }),
]);
const Ways = z.object({
  ways: z.array(
    z.object({
      grantor: z.string(),
      grant: Grant,
      amount: z.int(),
      least: z.boolean(),
      outcome: z.string(),
      relaxations: z.array(z.unknown()),
      folder: z.string(),
    }),
  ),
});

const placeOf = (
  { rule, clause }: z.infer<typeof Line>,
  { group, school }: Pick<z.infer<typeof Where>, 'group' | 'school'>,
  year: number,
): string => `${clause ?? rule} ${school ?? group ?? 'county'} ${year}`;

const cases = readdirSync(SCENARIOS)
  .filter((name) => existsSync(join(SCENARIOS, name, 'conflict.json')))
  .toSorted();

const jsonOf = (name: string, file: string): unknown => JSON.parse(readFileSync(join(SCENARIOS, name, file), 'utf8'));

test('three cases or more are told, of more than one policy', () => {
  expect(cases.length).toBeGreaterThanOrEqual(3);
  expect(new Set(cases.map((name) => name.split('-')[0])).size).toBeGreaterThan(1);
});

describe.each(cases)('%s', (name) => {
  const expected = Expected.parse(jsonOf(name, 'conflict.json'));
  const { policy, from, seed } = z
    .object({ policy: z.string(), from: z.int(), seed: z.int() })
    .parse(jsonOf(name, 'expected.json'));
  const roster = join(SCENARIOS, name, 'roster');
  let folder: string;
  const asked = async (...question: string[]): Promise<unknown> => {
    const { exit, out } = await lungang(
      'explain',
      roster,
      '--policy',
      policy,
      '--plan',
      join(folder, 'out', 'plan.json'),
      ...question,
      '--json',
    );
    expect(exit).toBe(0);
    return JSON.parse(out);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lungang-infeasible-'));
    const { exit, err } = await lungang(
      'plan',
      roster,
      '--policy',
      policy,
      '--from',
      String(from),
      '--seed',
      String(seed),
      '--out',
      join(folder, 'out'),
      '--quiet',
    );
    if (exit !== 3) throw new Error(`no plan in which something gives way: ${exit} ${err}`);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the README works the conflict and the ways out, with every clause and year of them', () => {
    const lines = readFileSync(join(SCENARIOS, name, 'README.md'), 'utf8').split('\n');
    const says = (start: string, demands: readonly string[]): void => {
      const line = lines.find((one) => one.startsWith(start)) ?? '';
      for (const demand of demands) {
        const [clause, , year] = demand.split(/[ :]/u) as [string, string, string];
        expect(line).toContain(clause);
        expect(line).toContain(year);
      }
    };
    says('Conflict: ', expected.members);
    says(
      'Ways out',
      expected.waysOut.flatMap((way) => (way.kind === 'concession' ? way.at : [])),
    );
    const people = expected.waysOut.flatMap((way) => (way.kind === 'concession' ? [] : way.among));
    for (const teacher of people) expect(lines.find((one) => one.startsWith('Ways out'))).toContain(teacher);
  });

  test('the conflict is the one worked by hand: each member is needed, and gives way by no less', async () => {
    const { conflicts, open } = Conflicts.parse(await asked('--conflicts', 'all'));
    expect(open).toEqual([]);
    expect(conflicts).toHaveLength(1);
    const [{ members, against, explains }] = conflicts as [(typeof conflicts)[number]];
    const places = members.map((member) => placeOf(member, member.where, member.where.year));
    expect(members.map(({ without }, i) => `${places[i]}: ${without.by}`)).toEqual(
      expected.members.map((demand) => demand.split(' ').slice(0, -1).join(' ')),
    );
    expect(members.every(({ without }) => without.least)).toBe(true);
    // What shows that one can be left out keeps all the others.
    for (const { without } of members)
      expect(
        places.filter((place) =>
          without.relaxations.some((relaxed) => placeOf(relaxed, relaxed.scope, relaxed.year) === place),
        ),
      ).toEqual([]);
    expect(against).toMatchObject({ each: false });
    expect(against.rules.map(({ rule }) => rule)).toEqual(expected.against);
    expect(
      explains.map((relaxed) => placeOf(relaxed, relaxed.scope, relaxed.year)).every((place) => places.includes(place)),
    ).toBe(true);
    expect(explains).not.toEqual([]);
  }, 60_000);

  test('the ways out are those worked by hand, each with a plan that holds and verifies', async () => {
    const { ways } = Ways.parse(await asked('--ways-out', join(folder, 'ways')));
    const found = ways.map(({ grantor, grant, amount }, i) => {
      if (grant.kind === 'concession') {
        const at = grant.lines.flatMap((line) =>
          line.concessions.map(({ where, by }) => `${placeOf(line, where, where.year)}: ${by} ${line.unit}`),
        );
        return { grantor, kind: grant.kind, amount, at };
      }
      const wanted = expected.waysOut[i];
      const among =
        wanted !== undefined &&
        wanted.kind !== 'concession' &&
        grant.teachers.every((teacher) => wanted.among.includes(teacher))
          ? wanted.among
          : grant.teachers;
      return { grantor, kind: grant.kind, amount: grant.teachers.length, among };
    });
    expect(found).toEqual(expected.waysOut);
    for (const { grant, least, outcome, relaxations, folder: way } of ways) {
      expect({ least, outcome, relaxations }).toEqual({ least: true, outcome: 'compliant', relaxations: [] });
      const then =
        grant.kind === 'concession'
          ? [roster, '--policy', join(way, `${policy}.yaml`)]
          : [join(way, 'roster'), '--policy', policy];
      expect(await lungang('verify', ...then, '--plan', join(way, 'plan.json'))).toMatchObject({ exit: 0 });
    }
  }, 120_000);
});
