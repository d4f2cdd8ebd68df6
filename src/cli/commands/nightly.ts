/** `lungang nightly DIR`: takes the changes in, re-plans what they touch, leaves a draft for a person to publish. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Option, type Command } from '@commander-js/extra-typings';
import type { Drop } from '../../jobs/inbox.ts';
import { nightSheet } from '../../jobs/night-sheet.ts';
import { nightly } from '../../jobs/night.ts';
import { sheetText } from '../../report/explain/sheet.ts';
import { audit } from '../../store/audit.ts';
import type { RunRow } from '../../store/schema.ts';
import { CATALOGUE } from '../catalogue.ts';
import { insist } from '../insist.ts';
import { examples, jsonOption, langOption, quietOption, seconds, wholeNumber, workersOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { warn } from '../store/answer.ts';
import { present, todayOption } from '../store/clock.ts';
import type { DataFolder } from '../store/folder.ts';
import { openLog } from '../store/log.ts';
import { readChanges, replan } from '../store/planner.ts';
import { exitOfNight, tellAll } from '../store/tell.ts';
import { workOn } from '../store/with-store.ts';
import { sayJson } from '../terminal.ts';

const EXITS = `
退出码 · Exit codes:
    0  草案已备好，硬性规定全部达标 · a draft is ready, all hard rules hold
    3  草案已备好，但须放宽硬性规定 · a draft is ready, but hard rules had to give way
    6  无事可做：没有变动，或变动不改动名单上的安排（涉及的人和新增缺员见小结） · nothing to do: no changes, or none that moves a name (who is touched, and new shortages, stand in the summary)
    2  没有草案，且有输入不能使用（见小结） · no draft, and input that could not be used (see the summary)
    4、5、64、70、130  失败：时间不够；人工指定互相冲突；环境或用法（含另一次运行正在进行）；程序出错；被中止
       · failed: out of time; decisions entered by hand clash; environment or usage (another run at work included); bug; stopped

投放文件 · Dropping files: 把含“人员变动”表的 .csv 或 .xlsx 放进 DIR/inbox。请先以别的名称（如 .part）写完再改名。
  Put .csv or .xlsx files with the table 人员变动 into DIR/inbox; best write them under another name (such as .part) and rename them.
钩子 · The hook learns from its environment: LUNGANG_OUTCOME, LUNGANG_EXIT, LUNGANG_PLAN, LUNGANG_SUMMARY_TEXT, _HTML, _JSON (paths).
`;

const declare = (program: Command) =>
  program
    .command('nightly')
    .description(CATALOGUE.nightly.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .option(
      '--changes <file...>',
      '除投放文件夹外还要读取的人员变动文件；读后不移动 · files of staff changes besides the drop folder; left where they are',
    )
    .addOption(
      new Option('--settle <milliseconds>', '文件须保持不变的毫秒数 · milliseconds for which a file must not change')
        .argParser(wholeNumber(0, 600_000))
        .default(2000),
    )
    .addOption(new Option('--time-limit <seconds>', '最长计算时间 · longest search').argParser(seconds).default(3600))
    .addOption(workersOption().default(availableParallelism(), 'cores'))
    .option(
      '--hook <command>',
      '有事相告时运行的命令，如发送通知 · command to run when there is something to tell, such as one that notifies',
    )
    .addOption(todayOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      `${EXITS}${examples('lungang nightly /srv/lungang', 'lungang nightly /srv/lungang --hook /usr/local/bin/tell-office', 'lungang nightly /srv/lungang --changes 人员变动.xlsx --json')}`,
    );

type Options = OptionsOf<typeof declare>;

export const nightlyCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => night(session, dir, options));
};

async function night(session: Session, dir: string, options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const { terminal } = session;
  await workOn(dir, async ({ store, folder }) => {
    await store.read(audit);
    const now = await present(store, options.today);
    warn(session, now.warning);
    const log = openLog(folder, now.at);
    for (const warning of await tellAll(store, folder, now.at, lang, options.hook)) warn(session, warning);
    const { result } = await nightly(store, {
      at: now.at,
      today: now.today,
      inbox: folder.inbox,
      more: options.changes ?? [],
      settle: options.settle,
      readChanges,
      replan,
      putAway: (drop, run) => putAway(folder, drop, run),
      plan: { backend: 'highs', timeLimit: options.timeLimit, gap: 0, workers: options.workers },
      log,
    });
    for (const warning of await tellAll(store, folder, now.at, lang, options.hook)) warn(session, warning);
    session.exit = exitOfNight(result);
    if (json) sayJson(terminal, { ok: true, ...result, exit: session.exit });
    else if (!quiet) terminal.out(sheetText(nightSheet(result, dir, lang)));
  });
}

/** What is committed leaves the drop folder; a run that is killed before that reads it again, and knows it. */
function putAway({ processed }: DataFolder, drop: Drop, run: RunRow): void {
  mkdirSync(processed, { recursive: true, mode: 0o700 });
  const free = (n: number): string => {
    const target = join(processed, `R${run.seq}${n === 0 ? '' : `-${n}`}-${drop.name}`);
    return existsSync(target) ? free(n + 1) : target;
  };
  insist(() => renameSync(drop.path, free(0)));
}
