/**
 * `lungang import DATA --into DIR`: a roster, with its policy and first year, becomes the newest version of a store.
 */
import { readFile } from 'node:fs/promises';
import { say } from '../../messages/terms.ts';
import { Option, type Command, type OptionValues } from '@commander-js/extra-typings';
import { importRoster } from '../../jobs/import-roster.ts';
import { keptPolicy } from '../../jobs/basis.ts';
import { pinTerms } from '../../verify/permits.ts';
import { loadPolicy, type LoadedPolicy } from '../../policy/load.ts';
import { policyFile } from '../../policy/packs.ts';
import type { VersionRow } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import { currentVersion, policyOf } from '../../store/versions.ts';
import { EXIT, Refusal } from '../exit.ts';
import { readMapped } from '../import/read-mapped.ts';
import { complain } from '../inputs.ts';
import { schoolYear, wholeNumber } from '../options.ts';
import { speak, type Session, type Spoken } from '../session.ts';
import { answer, warn } from './answer.ts';
import { present, todayOption } from './clock.ts';
import { texts } from './texts.ts';
import { workOn } from './with-store.ts';

const into = (command: Command) =>
  command
    .option(
      '--into <dir>',
      '导入到这个数据文件夹（由 lungang init 建立） · import into this data folder (set up by lungang init)',
    )
    .option(
      '--policy <policy>',
      '政策方案的编号或文件；以后导入时可省略 · id of a policy pack, or a file; later imports may leave it out',
    )
    .addOption(
      new Option(
        '--from <year>',
        '第一学年，如 2027；以后导入时可省略 · first school year; later imports may leave it out',
      ).argParser(schoolYear),
    )
    .addOption(new Option('--seed <n>', `${say('seed', 'zh-CN')} · seed`).argParser(wholeNumber(0, 2_147_483_647)))
    .addOption(
      new Option(
        '--earlier-changes <how>',
        '上次导入以来的人员变动：新名册已包含，或须在其上重新执行 · staff changes since the last import: contained in the new roster, or to be applied again upon it',
      ).choices(['contained', 'again']),
    )
    .addOption(todayOption());

/** The options of `import` that belong to `--into`. */
export type IntoOptions = ReturnType<ReturnType<typeof into>['opts']>;

/** Adds them. */
export function withIntoOptions<Args extends unknown[], Own extends OptionValues>(
  command: Command<Args, Own>,
): Command<Args, Own & IntoOptions>;
export function withIntoOptions(command: Command): Command {
  return into(command);
}

/**
 * What `import` does with files of its own, and therefore not together with `--into`: option by the name that it has in
 * commander.
 */
const ALONE = {
  dryRun: '--dry-run',
  out: '--out',
  saveMapping: '--save-mapping',
  annotate: '--annotate',
  replace: '--replace',
} as const;

export async function importInto(
  session: Session,
  data: string,
  dir: string,
  options: IntoOptions &
    Spoken & { readonly mapping?: string | undefined } & Partial<Readonly<Record<keyof typeof ALONE, unknown>>>,
): Promise<void> {
  speak(session, options);
  // A person who asks for a trial run must not find the roster imported.
  const alone = Object.entries(ALONE).flatMap(([key, name]) =>
    Object.entries(options).some(([given, value]) => given === key && value !== undefined) ? [name] : [],
  );
  if (alone.length > 0) throw new Refusal(EXIT.usage, texts['import-into-alone']({ options: alone.join(' ') }));
  await workOn(dir, async ({ store }) => {
    const before = await store.read(currentVersion);
    const missing =
      before !== undefined
        ? []
        : [options.policy === undefined ? '--policy' : '', options.from === undefined ? '--from' : ''].filter(
            (name) => name !== '',
          );
    if (missing.length > 0) throw new Refusal(EXIT.usage, texts['import-needs']({ missing: missing.join(' ') }));
    const [from, seed] = [options.from ?? before!.from_year, options.seed ?? before?.seed ?? 1];
    const { policy, problems, text } = await policyFor(store, options.policy, before);
    const { read } = await readMapped(data, options.mapping, {
      from,
      terms: policy === null ? undefined : pinTerms(policy),
    });
    if (complain(session, { roster: read.problems, policy: problems }) || policy === null || read.roster === null)
      return;
    const now = await present(store, options.today, from);
    warn(session, now.warning);
    const outcome = await importRoster(store, now.at, now.today, {
      roster: read.roster,
      policy,
      policyText: text,
      from,
      seed,
      earlier: options.earlierChanges ?? null,
    });
    if (outcome.kind === 'which-changes')
      throw new Refusal(EXIT.usage, texts['import-which-changes']({ changes: outcome.changes }));
    const { seq: version, roster: digest } = outcome.version;
    const { teachers, schools } = read.roster;
    if (outcome.remembered.length > 0) warn(session, texts['import-remembered']({ ids: outcome.remembered, from }));
    const message =
      outcome.kind === 'same'
        ? texts['import-same']({ version })
        : texts['imported']({ version, teachers: teachers.length, schools: schools.length });
    answer(session, message, {
      outcome: outcome.kind,
      version,
      roster: digest,
      policy: { id: policy.id, digest: policy.digest },
      from,
      seed,
      remembered: outcome.remembered,
    });
  });
}

/** The policy that was named, or else the one of the last import. */
async function policyFor(
  store: Store,
  named: string | undefined,
  before: VersionRow | undefined,
): Promise<LoadedPolicy & { readonly text: string }> {
  if (named === undefined)
    return store.read(async (tx) => ({
      policy: await keptPolicy(tx, before!),
      problems: [],
      text: (await policyOf(tx, before!)).text,
    }));
  const loaded = await loadPolicy(named);
  return { ...loaded, text: loaded.policy === null ? '' : await readFile(policyFile(named), 'utf8') };
}
