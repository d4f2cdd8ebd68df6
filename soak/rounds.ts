/**
 * Rounds of sudden death over one store: something is begun, killed at a random moment, looked at, and now and then
 * finished.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { draftPlan, planId } from '../src/store/plans.ts';
import { openStore, type StorePlace, type Tx } from '../src/store/store.ts';
import { command, type Ended, type Stage } from './actions.ts';
import { Histogram } from './histogram.ts';
import { broken } from './oracle.ts';
import { lastRunSeq, phaseOf, PHASES } from './phase.ts';
import { Tempo, TENTHS } from './tempo.ts';

const ROSTER = 'scenarios/two-schools/roster';
const ACTIONS = ['nightly', 'publish', 'publish', 'import'] as const;
type Action = (typeof ACTIONS)[number];

export interface Soak {
  readonly kills: number;
  readonly seed: number;
  /** A folder of its own; made and taken away by the caller. */
  readonly work: string;
  readonly place: StorePlace;
  say(line: string): void;
}

export interface SoakResult {
  readonly kills: number;
  readonly ended: number;
  /** Kills by action: how far it had come by what lay in the store, and after which share of its usual time it died. */
  readonly phases: readonly string[];
  readonly moments: readonly string[];
  readonly broken: readonly string[];
}

export async function soak({ kills, seed, work, place, say }: Soak): Promise<SoakResult> {
  const random = xoroshiro128plus(seed);
  const whole = (least: number, most: number): number => uniformInt(random, least, most);
  const data = join(work, 'data');
  const folder = { inbox: join(data, 'inbox'), processed: join(data, 'processed') };
  const known = {
    dropped: new Map<string, readonly string[]>(),
    acknowledged: new Set<string>(),
    imported: [] as string[],
    published: [] as string[],
  };
  const wrong: string[] = [];
  const stage: Stage = { lock: join(data, '.lungang-lock'), cache: join(work, 'compiled') };
  const tempo = new Tempo(whole);
  const must = async (exits: readonly number[], ...args: string[]): Promise<Ended> => {
    const ended = await command(stage, args);
    if (ended.exit === null || !exits.includes(ended.exit))
      wrong.push(`${args[0]} ended with ${ended.exit}: ${ended.err.trim()}`);
    return ended;
  };
  await must([0], 'init', data, ...(place.kind === 'postgres' ? ['--database', place.url] : []));
  await must(
    [0],
    'import',
    ROSTER,
    '--into',
    data,
    '--policy',
    'suzhou-2024',
    '--from',
    '2027',
    '--today',
    '2027-03-01',
  );

  let [serial, killed, ended] = [0, 0, 0];
  const [phases, moments] = [new Histogram(), new Histogram()];

  const drop = (): void => {
    const ids = Array.from({ length: whole(1, 3) }, () => `C${String(++serial).padStart(6, '0')}`);
    const file = `${serial}.csv`;
    const rows = ids.map((id) =>
      (whole(0, 1) === 0
        ? [id, '2027-03-02', '学科需求', '', '', '', 'S02', '英语', '2028', String(whole(0, 3))]
        : [id, '2027-03-02', '更正', ...tenure(Number(id.slice(1))), '', '', '', '']
      ).join(','),
    );
    const text = `序号,日期,类型,教师编号,列,新值,学校编号,学科,学年,需求人数\r\n${rows.join('\r\n')}\r\n`;
    writeFileSync(join(work, file), text);
    renameSync(join(work, file), join(folder.inbox, file));
    known.dropped.set(file, ids);
    // An old file that somebody drops once more changes nothing.
    const old = readdirSync(folder.processed);
    if (old.length > 0 && whole(0, 2) === 0) {
      const again = old[whole(0, old.length - 1)]!;
      writeFileSync(join(folder.inbox, `again-${again}`), readFileSync(join(folder.processed, again)));
    }
  };
  /**
   * One of two published teachers has served long enough to go, or not: now and then a name moves, and there is a draft
   * to publish. Each time another month: what is so already is no correction.
   */
  const tenure = (n: number): readonly string[] => [
    ['T04', 'T06'][whole(0, 1)]!,
    '进现校年月',
    `${[2009, 2022][whole(0, 1)]! + (n % 5)}-${String(1 + (n % 12)).padStart(2, '0')}`,
  ];
  const waitingIds = (): string[] => [...known.dropped].flatMap(([, ids]) => ids);
  const asked = async <T>(look: (tx: Tx) => Promise<T>): Promise<T> => {
    const store = await openStore(place);
    try {
      return await store.read(look);
    } finally {
      await store.close();
    }
  };
  const draft = async (): Promise<string | null> => {
    const row = await asked(draftPlan);
    return row === undefined ? null : planId(row);
  };
  const argsOf = async (action: Action): Promise<string[]> => {
    if (action === 'nightly') {
      drop();
      return ['nightly', data, '--settle', '0', '--today', '2027-03-01', '--workers', '1', '--json'];
    }
    if (action === 'import')
      return [
        'import',
        rosterWith(join(work, 'roster'), whole(0, 9)),
        '--into',
        data,
        '--earlier-changes',
        'again',
        '--today',
        '2027-03-01',
        '--json',
      ];
    return ['publish', data, '--draft', (await draft())!, '--by', '值班员', '--today', '2027-03-01', '--json'];
  };
  const acknowledge = (action: Action, { exit, out }: Ended, ids: readonly string[]): void => {
    if (exit === null || ![0, 2, 3, 6].includes(exit)) return;
    const told = JSON.parse(out) as { roster?: string; plan?: string };
    if (action === 'nightly') for (const id of ids) known.acknowledged.add(id);
    else if (exit === 0 && action === 'import') known.imported.push(told.roster!);
    else if (exit === 0) known.published.push(told.plan!);
  };

  while (killed < kills && wrong.length === 0) {
    const drawn = ACTIONS[whole(0, ACTIONS.length - 1)]!;
    // Where no draft waits, a night comes first.
    const action = drawn === 'publish' && (await draft()) === null ? 'nightly' : drawn;
    const args = await argsOf(action);
    const ids = waitingIds();
    const before = await asked(lastRunSeq);
    const died = await command(stage, args, tempo.kill(action));
    if (died.exit === null) {
      killed++;
      phases.count(action, await asked((tx) => phaseOf(tx, before)));
      moments.count(action, tempo.tenth(action, died));
    } else {
      ended++;
      tempo.learn(action, died);
      if (![0, 2, 3, 6, 64].includes(died.exit)) wrong.push(`${action} ended with ${died.exit}: ${died.err.trim()}`);
    }
    acknowledge(action, died, ids);
    wrong.push(...(await broken(place, folder, known)));
    if ((killed + ended) % 5 === 4) await finish();
    if ((killed + ended) % 20 === 0) say(`${killed} kills, ${ended} ended by themselves`);
  }
  await finish();
  // A night after it has nothing to do.
  await must([6], 'nightly', data, '--settle', '0', '--today', '2027-03-01');
  return { kills: killed, ended, phases: phases.lines(PHASES), moments: moments.lines(TENTHS), broken: wrong };

  /** The next run that is left alone finishes the work: nothing waits any more. */
  async function finish(): Promise<void> {
    tempo.learn(
      'nightly',
      await must([0, 3, 6], 'nightly', data, '--settle', '0', '--today', '2027-03-01', '--workers', '1'),
    );
    for (const id of waitingIds()) known.acknowledged.add(id);
    const left = readdirSync(folder.inbox);
    if (left.length > 0) wrong.push(`the next run left ${left.join(', ')} in the drop folder`);
    wrong.push(...(await broken(place, folder, known)));
  }
}

/** The roster of the scenario with another number of rural months for one teacher. */
function rosterWith(target: string, months: number): string {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(ROSTER)) {
    const text = readFileSync(join(ROSTER, name), 'utf8');
    writeFileSync(
      join(target, name),
      name === '教师.csv' ? text.replace(/(\nT07,(?:[^,]*,){15})\d*/u, `$1${months}`) : text,
    );
  }
  return target;
}
