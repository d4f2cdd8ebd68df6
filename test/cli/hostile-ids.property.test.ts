/** Ids may hold any sign: a roster with hostile ids goes through every command as the same roster with plain ones. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Plan } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { writeRosterFolder } from '../../src/io/write.ts';
import { exampleRoster } from '../support/example.ts';
import { arbitraryRenaming, COLLIDING, renamed } from '../support/hostile-ids.ts';
import { lungang, type Ran } from './support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-hostile-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let count = 0;

interface Planned {
  readonly dir: string;
  readonly folder: string;
  readonly file: string;
  readonly plan: Plan;
}

async function planned(roster: Roster, policy: string): Promise<Planned> {
  const dir = join(place, String((count += 1)));
  const folder = join(dir, 'roster');
  await writeRosterFolder(roster, folder);
  const out = join(dir, 'out');
  const { exit, err } = await lungang('plan', folder, '--policy', policy, '--from', '2027', '--out', out, '--quiet');
  expect([exit, err]).toEqual([0, '']);
  const file = join(out, 'plan.json');
  return { dir, folder, file, plan: JSON.parse(readFileSync(file, 'utf8')) as Plan };
}

/** What of a plan does not depend on how things are called. */
const worth = ({ plan }: Planned): object => ({ outcome: plan.outcome, proof: plan.proof });

/** The exits of commands, and what those said that ended badly. */
async function exits(runs: Readonly<Record<string, () => Promise<Ran>>>): Promise<object> {
  const found: Record<string, unknown> = {};
  for (const [name, run] of Object.entries(runs)) {
    const { exit, err } = await run();
    found[name] = exit < 64 ? exit : [exit, err];
  }
  return found;
}

const asks = ({ dir, folder, file, plan }: Planned, policy: string) => {
  const given = [folder, '--policy', policy, '--plan', file];
  const explain =
    (...question: readonly string[]) =>
    () =>
      lungang('explain', ...given, ...question);
  return {
    explain,
    cheap: {
      validate: () => lungang('validate', folder),
      verify: () => lungang('verify', ...given),
      rule: explain('--rule', 'exchange-rate'),
      group: explain('--group', plan.compliance.find(({ scope }) => scope.group !== null)!.scope.group!),
      burden: explain('--burden'),
      conflicts: explain('--conflicts'),
      documents: () => lungang('documents', ...given, '--out', join(dir, 'documents')),
    },
  };
};
const CHEAP = { validate: 0, verify: 0, rule: 0, group: 0, burden: 0, conflicts: 0, documents: 0 };

const plain = exampleRoster();
const POLICY = 'suzhou-2024';
let base: Planned;
beforeAll(async () => {
  base = await planned(plain, POLICY);
});

it('plain ids are answered', async () => {
  expect(await exits(asks(base, POLICY).cheap)).toEqual(CHEAP);
});

it('S|A + B is another place than S + A|B, where teaching is shared too', async () => {
  const policy = 'ruian-2021';
  const fused = {
    ...plain,
    groups: plain.groups.map((row) =>
      row.id === 'G1' ? { ...row, kinds: row.kinds.map((kind) => ({ ...kind, kind: 'fused' as const })) } : row,
    ),
  };
  const hostile = await planned(renamed(fused, COLLIDING), policy);
  expect(worth(hostile)).toEqual(worth(await planned(fused, policy)));
  expect(hostile.plan.sharedTeaching).not.toEqual([]);
  expect(await exits(asks(hostile, policy).cheap)).toEqual(CHEAP);
});

it('searches answer', async () => {
  const hostile = await planned(renamed(plain, COLLIDING), POLICY);
  const { dir, folder, plan } = hostile;
  const { explain } = asks(hostile, POLICY);
  const short = plan.shortages.find((row) => row.short > 0)!;
  const whatIf = join(dir, 'what-if.yaml');
  const changes = [{ set: { path: 'demand.S|A.B', to: 1 } }, { demand: { school: 'S', subject: 'A|B', to: 9 } }];
  writeFileSync(
    whatIf,
    JSON.stringify({
      format: 'lungang-what-if/1',
      title: '试',
      base: { data: folder, policy: POLICY, from: 2027 },
      changes,
    }),
  );
  expect(
    await exits({
      teacher: explain('--teacher', plan.postings[0]!.teacher),
      who: explain('--alternatives', plan.postings[0]!.teacher),
      shortage: explain('--alternatives', `${short.school}/${short.subject}/${short.year}`),
      whatIf: () => lungang('scenario', 'run', whatIf, '--out', join(dir, 'scenario'), '--quiet'),
    }),
  ).toEqual({ teacher: 0, who: 0, shortage: 0, whatIf: 0 });
});

it('the night goes through', async () => {
  const dir = mkdtempSync(join(place, 'night-'));
  const folder = join(dir, 'roster');
  const store = join(dir, 'store');
  await writeRosterFolder(renamed(plain, COLLIDING), folder);
  expect(
    await exits({
      init: () => lungang('init', store),
      into: () => lungang('import', folder, '--into', store, '--policy', POLICY, '--from', '2027'),
      nightly: () => lungang('nightly', store, '--settle', '0', '--today', '2027-03-01'),
      publish: () => lungang('publish', store, '--draft', 'P1', '--by', '王', '--today', '2027-03-01'),
      vacancy: () => lungang('vacancy', store, '--school', 'S', '--subject', 'A|B', '--today', '2027-03-02'),
      status: () => lungang('status', store),
    }),
  ).toEqual({ init: 0, into: 0, nightly: 0, publish: 0, vacancy: 0, status: 0 });
});

it('whatever the ids are', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryRenaming, async (renaming) => {
      const hostile = await planned(renamed(plain, renaming), POLICY);
      expect(worth(hostile)).toEqual(worth(base));
      expect(await exits(asks(hostile, POLICY).cheap)).toEqual(CHEAP);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

it('a shortage that can be read in two ways is told, and said so that it cannot', async () => {
  const twice = renamed(plain, { schools: ['S', 'S/A', 'S/A/B', 'X'], subjects: ['A', 'B'], teachers: ['T'] });
  const demand = twice.demand.map((row) => ({ ...row, tenths: row.tenths + 90 }));
  // One school is called by the id of the other.
  const schools = twice.schools.map((row) => (row.id === 'S/A' ? { ...row, name: 'S' } : row));
  const hostile = await planned({ ...twice, schools, demand }, POLICY);
  const { explain } = asks(hostile, POLICY);
  const vague = await explain('--alternatives', 'S/B/2027', '--lang', 'en')();
  expect(vague.exit).toBe(2);
  expect(vague.err).toContain('2 ways; write one of ["S","B",2027], ["S/A","B",2027]');
  expect((await explain('--alternatives', '["S/A","B",2027]')()).exit).toBe(0);
});
