/** `lungang schedule DIR --at 02:00`: runs the nightly job every day, for machines without cron or systemd. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Cron } from 'croner';
import { InvalidArgumentError, Option, type Command } from '@commander-js/extra-typings';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT } from '../exit.ts';
import { examples, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { texts } from '../store/texts.ts';
import { lookInto } from '../store/with-store.ts';
import { harmless } from '../terminal.ts';

function timeOfDay(text: string): { readonly hour: number; readonly minute: number } {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/u.exec(text);
  if (match === null) throw new InvalidArgumentError('应为时刻，如 02:00 · a time of day such as 02:00');
  return { hour: Number(match[1]), minute: Number(match[2]) };
}

function timeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError('应为时区，如 Asia/Shanghai · a time zone such as Asia/Shanghai');
  }
}

const HELP = `
有 systemd 或 cron 的机器不需要它，示例见 docs/operator.zh-CN.md。错过的夜晚不必补：下一次运行会处理全部积压的变动。
Machines with systemd or cron do without it; docs/operator.md has examples. Missed nights need no care: the next run takes all that has come in.
`;

const declare = (program: Command) =>
  program
    .command('schedule')
    .description(CATALOGUE.schedule.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .addOption(new Option('--at <time>', '每天几点 · time of day').argParser(timeOfDay).makeOptionMandatory())
    .addOption(new Option('--timezone <zone>', '时区 · time zone').argParser(timeZone).default('Asia/Shanghai'))
    .option('--hook <command>', '传给 nightly · passed on to nightly')
    .option('--time-limit <seconds>', '传给 nightly · passed on to nightly')
    .addOption(langOption())
    .addHelpText(
      'after',
      `${HELP}${examples('lungang schedule /srv/lungang --at 02:00', 'lungang schedule /srv/lungang --at 02:00 --hook /usr/local/bin/tell-office')}`,
    );

type Options = OptionsOf<typeof declare>;

export const scheduleCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => schedule(session, dir, options));
};

async function schedule(session: Session, dir: string, options: Options): Promise<void> {
  speak(session, options);
  // A folder that cannot be opened is told now, not at two in the morning.
  await lookInto(dir, async () => {});
  const { hour, minute } = options.at;
  const say = (facts: Parameters<(typeof texts)['scheduled']>[0]): void =>
    session.terminal.err(`${harmless(texts['scheduled'](facts).in(session.voice.lang))}\n`);
  const passed = [
    ...(options.hook === undefined ? [] : ['--hook', options.hook]),
    ...(options.timeLimit === undefined ? [] : ['--time-limit', options.timeLimit]),
    '--lang',
    options.lang,
  ];
  // Only one at a time: a night that takes longer than a day lets the next one pass.
  const job = new Cron(`${minute} ${hour} * * *`, { timezone: options.timezone, protect: true }, async () => {
    const exit = await nightlyProcess([dir, ...passed]);
    say({ exit, next: clockIn(options.timezone, job.nextRun()) });
  });
  say({ exit: null, next: clockIn(options.timezone, job.nextRun()) });
  // Until SIGINT or SIGTERM, on which the process leaves in order (`interrupts.ts`).
  await new Promise<never>(() => {});
}

/** `2027-03-02 02:00 (Asia/Shanghai)`: the time that was asked for, not another zone's. */
function clockIn(zone: string, time: Date | null): string {
  // Sweden's way of writing times is that of ISO 8601.
  return time === null
    ? ''
    : `${new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(time)} (${zone})`;
}

/** A process of its own each night: whatever it takes is given back, and a night that dies takes nothing with it. */
function nightlyProcess(args: readonly string[]): Promise<number> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'nightly', ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((done) => {
    child.once('error', () => done(EXIT.bug));
    child.once('exit', (code) => done(code ?? EXIT.stopped));
  });
}
