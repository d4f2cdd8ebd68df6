/** A data folder for tests, driven as an officer drives it. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lungang, type Ran } from '../../cli/support/run.ts';

export const ROSTER = 'scenarios/two-schools/roster';
export const HEADINGS = '序号,日期,类型,教师编号,列,新值,学校编号,学科,学年,需求人数';

export interface Office {
  readonly place: string;
  readonly dir: string;
  /** Runs a command over the data folder: `office.run('publish', '--draft', 'P1')`. */
  run(name: string, ...more: string[]): Promise<Ran>;
  night(...more: string[]): Promise<Ran & { readonly told: Told }>;
  drop(name: string, ...rows: string[]): void;
  end(): void;
}

interface Told {
  readonly outcome: string;
  readonly received: number;
  readonly known: number;
  readonly applied: string[];
  readonly impossible: { id: string }[];
  readonly setAside: { file: string; row: number | null; reason: Record<string, string> }[];
  readonly files: { name: string; left: Record<string, string> | null }[];
  readonly draft: {
    plan: string;
    outcome: string;
    moved: { kind: string; teacher: string; event: { id: string } | null }[];
  } | null;
}

export const TODAY = '2027-03-01';

/** Set up, with nothing imported yet. `base`: where its folder is made. */
export async function office(base: string = tmpdir()): Promise<Office> {
  const place = mkdtempSync(join(base, 'lungang-office-'));
  await lungang('init', join(place, 'data'));
  return at(place);
}

function at(place: string): Office {
  const dir = join(place, 'data');
  const run = (name: string, ...more: string[]): Promise<Ran> => lungang(name, dir, ...more);
  return {
    place,
    dir,
    run,
    night: async (...more) => {
      const ran = await run(
        'nightly',
        '--settle',
        '0',
        '--workers',
        '1',
        '--json',
        ...(more.includes('--today') ? [] : ['--today', TODAY]),
        ...more,
      );
      return { ...ran, told: ran.out === '' ? ({} as Told) : (JSON.parse(ran.out) as Told) };
    },
    drop: (name, ...rows) => writeFileSync(join(dir, 'inbox', name), `${[HEADINGS, ...rows].join('\r\n')}\r\n`),
    end: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** The same with a roster and a published plan: T06 goes in 2027, T04 in 2028. */
export async function openOffice(): Promise<Office> {
  // Made once in each process, and copied: a first plan takes longer than most nights.
  model ??= modelOffice();
  const place = mkdtempSync(join(tmpdir(), 'lungang-office-'));
  cpSync((await model).dir, join(place, 'data'), { recursive: true });
  return at(place);
}

let model: Promise<Office> | undefined;

async function modelOffice(): Promise<Office> {
  const made = await office();
  process.once('exit', made.end);
  await lungang('import', ROSTER, '--into', made.dir, '--policy', 'suzhou-2024', '--from', '2027', '--today', TODAY);
  await made.night();
  await made.run('publish', '--draft', 'P1', '--by', '王局长', '--today', TODAY);
  return made;
}

export const resigns = (id: string, teacher: string, date = '2027-03-01'): string =>
  `${id},${date},离职,${teacher},,,,,,`;
