/**
 * `npm run bench -- [group] [--seeds 10] [--sizes 250] [--policies suzhou-2024,… (all packs)] [--seconds 120]
 * [--engines highs] [--part-timers 0] [--naive] [--write]`: each run in a process of its own, medians with spread per tier, ratios
 * against the naive model where asked. `--write` records the table in bench/README.md and says what got worse since the
 * last.
 *
 * `npm run bench -- io [--seeds 3] [--policies ruian-2021] [--groups 53] [--seconds 120]`: reading, laying out,
 * verifying and writing a county; see `io.ts`. `npm run bench -- county …`: planning counties; see `county.ts`. `npm
 * run bench -- nightly …`: nights of a county from the store to the draft; see `nightly.ts`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packIds } from '../src/policy/packs.ts';
import { countyTables } from './county.ts';
import { ioTables } from './io.ts';
import { nightlyTables } from './nightly.ts';
import { record } from './record.ts';
import type { Job, Run } from './one-run.ts';
import { type Series, table } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '10' },
    sizes: { type: 'string', default: '250' },
    policies: { type: 'string', default: packIds().join(',') },
    preset: { type: 'string', default: 'group' },
    seconds: { type: 'string', default: '120' },
    engines: { type: 'string', default: 'highs' },
    'part-timers': { type: 'string', default: '0' },
    workers: { type: 'string', default: '1' },
    naive: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    groups: { type: 'string' },
    share: { type: 'string' },
    changes: { type: 'string', default: '50' },
    folder: { type: 'string' },
  },
});

const numbers = (text: string): number[] => text.split(',').map(Number);

const oneRun = fileURLToPath(new URL('./one-run.ts', import.meta.url));

function run(job: Job): Run {
  const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', oneRun, JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(`run failed: ${JSON.stringify(job)}\n${child.stderr.slice(-2000)}`);
  return JSON.parse(child.stdout) as Run;
}

const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);
const ways = values.naive ? (['ours', 'naive'] as const) : (['ours'] as const);
if (positionals[0] === 'io') {
  process.stdout.write(
    `${ioTables({ policies: values.policies.split(','), seeds, seconds: Number(values.seconds), ...(values.groups === undefined ? {} : { groups: Number(values.groups) }) })}\n`,
  );
  process.exit(0);
}
if (positionals[0] === 'county') {
  const [policy] = values.policies.split(',');
  const share = values.share === undefined ? null : Number(values.share);
  process.stdout.write(
    `${countyTables({ policy: policy!, seeds, groups: numbers(values.groups ?? '53'), workers: numbers(values.workers), seconds: Number(values.seconds), share, naive: values.naive })}\n`,
  );
  process.exit(0);
}
if (positionals[0] === 'nightly') {
  const [policy] = values.policies.split(',');
  process.stdout.write(
    `${await nightlyTables({ policy: policy!, seeds, groups: Number(values.groups ?? '53'), workers: Number(values.workers), changes: Number(values.changes), folder: values.folder ?? null })}\n`,
  );
  process.exit(0);
}
const all: Series[] = [];
for (const policy of values.policies.split(',')) {
  for (const size of values.sizes.split(',').map(Number)) {
    for (const backend of values.engines.split(',')) {
      for (const way of ways) {
        const runs = seeds.map((seed) => {
          const made = run({
            policy,
            preset: values.preset,
            ...(values.preset === 'county' ? {} : { teachers: size }),
            seed,
            backend,
            workers: Number(values.workers),
            seconds: Number(values.seconds),
            partTimers: Number(values['part-timers']),
            way,
          });
          const open = made.tiers
            .filter(({ value, bound }) => bound < value)
            .map(({ name, value, bound }) => `${name} ${bound}…${value}`);
          process.stderr.write(
            `${policy} ${size} ${backend} ${way} seed ${seed}: ${made.seconds.toFixed(1)} s, ${made.ended}${open.length > 0 ? `, open: ${open.join(', ')}` : ''}\n`,
          );
          return { seed, ...made };
        });
        all.push({ policy, size, backend, way, runs });
      }
    }
  }
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const heading = `commit ${commit}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, limit ${values.seconds} s per run, ${seeds.length} seeds`;
const text = table(all);
process.stdout.write(`${heading}\n\n${text}\n`);
if (values.write) process.stdout.write(`\n${record(new URL('./README.md', import.meta.url), heading, text, all)}\n`);
