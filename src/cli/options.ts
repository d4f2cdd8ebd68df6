/** Options that several commands share, and parsers that refuse absurd values (a refusal exits with 64). */
import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command, type OptionValues } from '@commander-js/extra-typings';
import { ENGINES } from '../planning/engines.ts';
import { LANGS } from '../messages/message.ts';
import { say } from '../messages/terms.ts';

/** A whole number between two bounds, written in digits only. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`应为 ${least} 至 ${most} 的整数 · a whole number from ${least} to ${most}`);
    return value;
  };

/** Seconds, fractions allowed; up to a week. */
export function seconds(text: string): number {
  const value = /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= 604_800))
    throw new InvalidArgumentError('应为大于 0、不超过 604800 的秒数 · seconds, more than 0 and at most 604800');
  return value;
}

/** A relative gap: at least 0, less than 1. */
function fraction(text: string): number {
  const value = /^\d(?:\.\d{1,12})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 0 && value < 1))
    throw new InvalidArgumentError('应为 0 至 1 之间的小数，如 0.01 · a fraction from 0 up to but not 1, such as 0.01');
  return value;
}

/** 2027, or the spellings of the roster: 2027-2028, 2027学年, 2027—2028学年. */
export function schoolYearArgument(text: string): number {
  const match = /^(\d{4})(?:\s*[-—–~～]\s*(\d{4}))?(?:学年)?$/.exec(text.trim());
  const year = Number(match?.[1]);
  const end = match?.[2];
  if (match === null || year < 2000 || year > 2100 || (end !== undefined && Number(end) !== year + 1)) {
    throw new InvalidArgumentError('应为学年，如 2027 或 2027-2028 · a school year such as 2027 or 2027-2028');
  }
  return year;
}

export const compareOption = () =>
  new Option(
    '--compare-readings',
    '按条款的其他读法再核对方案，说明结论是否改变 · check the finished plan under other readings of the clauses',
  );

export const langOption = () =>
  new Option('--lang <lang>', '输出语言 · language of the output').choices(LANGS).default('zh-CN');
export const jsonOption = () =>
  new Option('--json', '在标准输出给出一个 JSON 对象 · one JSON object on standard output');
export const quietOption = () => new Option('--quiet', '只报告错误 · say nothing but errors');
export const policyOption = () =>
  new Option('--policy <policy>', '政策方案的编号或文件 · id of a policy pack, or a file').makeOptionMandatory();
/** For commands that do without a policy, too. */
export const knownPolicyOption = () =>
  new Option(
    '--policy <policy>',
    '同时按这一政策核对指定和人工核对 · hold pins and clauses checked by hand against this policy, too',
  );
export const outOption = () =>
  new Option(
    '--out <dir>',
    '结果文件夹，须不存在或为空 · folder for the result; absent or empty',
  ).makeOptionMandatory();
export const replaceOption = () =>
  new Option('--replace', '允许整个替换已有的结果文件夹 · replace a folder that is not empty, as a whole');
export const seedOption = () =>
  new Option('--seed <n>', `${say('seed', 'zh-CN')} · seed`).argParser(wholeNumber(0, 2_147_483_647)).default(1);
export const workersOption = () =>
  new Option('--workers <n>', '并行计算的线程数，默认为处理器核数 · worker threads, by default one per core')
    .argParser(wholeNumber(1, 256))
    .default(availableParallelism(), 'cores');

/** Examples under the help of a command. */
export const examples = (...lines: readonly string[]): string =>
  `\n示例 · Examples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;

export const solverOption = () => new Option('--solver <name>', '求解引擎 · engine').choices(ENGINES).default('highs');

const gapOption = () =>
  new Option(
    '--gap <fraction>',
    `离${say('lowest', 'zh-CN')}最多差几成，0 为求最好 · relative gap to accept; 0 asks for the optimum`,
  )
    .argParser(fraction)
    .default(0);

const searching = (command: Command, longest: string) =>
  command
    .addOption(solverOption())
    .addOption(new Option('--time-limit <seconds>', longest).argParser(seconds).default(600))
    .addOption(gapOption())
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(langOption())
    .addOption(jsonOption())
    .addOption(quietOption());

/** What every command is told that plans whole cases. */
export type SearchArguments = ReturnType<ReturnType<typeof searching>['opts']>;

/** Adds them, in the order of the help; `longest`: what `--time-limit` limits, in both languages. */
export function withSearchOptions<Args extends unknown[], Own extends OptionValues>(
  command: Command<Args, Own>,
  longest: string,
): Command<Args, Own & SearchArguments>;
export function withSearchOptions(command: Command, longest: string): Command {
  return searching(command, longest);
}

export const mappingOption = () =>
  new Option(
    '--mapping <file>',
    '对照文件：哪张工作表、哪一列是什么 · mapping file: which sheet and which column is what',
  );
export const annotateOption = () =>
  new Option(
    '--annotate <file>',
    '有问题时另存一份带批注的工作簿（.xlsx），原文件不动 · with problems, write a copy of the workbook with a note in each bad cell',
  );
export const replaceFileOption = () =>
  new Option('--replace', '允许覆盖已有的同名文件 · overwrite a file of that name');

export const publishedOption = () =>
  new Option(
    '--published <file>',
    '方案由已公布的方案调整而来时，当时公布的 plan.json；默认取方案旁的 published.json · the published plan.json that the plan re-plans; by default the published.json beside it',
  );
