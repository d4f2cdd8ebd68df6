/** Sentences of `batch`. */
import { messages, type Lang, type Words } from '../../messages/message.ts';
import { durationWords } from '../../report/progress/duration.ts';

type Done = { name: string; outcome: 'compliant' | 'relaxed'; proven: boolean; seconds: number };
type First = { file: string | null; row: number | null; message: string; errors: number };
type Sum = { compliant: number; relaxed: number; failed: number; open: number; summary: string };

export const texts = messages({
  'batch-no-list': {
    'zh-CN': () => '文件为空，或不是县区清单。YAML 的最外层应为 format 和 counties；CSV 的第一行应为表头。',
    en: () =>
      'The file is empty or no list of counties. YAML begins with format and counties, CSV with a row of headings.',
  },
  'batch-list-unreadable': {
    'zh-CN': (f: { reason: Words }) =>
      `无法读取县区清单：${f.reason['zh-CN']}。应为 UTF-8 或 GB18030 编码、不超过 1 MB 的 .yaml、.yml 或 .csv 文件。`,
    en: (f: { reason: Words }) =>
      `The list of counties cannot be read: ${f.reason.en}. It must be a .yaml, .yml or .csv file in UTF-8 or GB18030 of at most 1 MB.`,
  },
  'batch-unknown-heading': {
    'zh-CN': (f: { heading: string; known: readonly string[] }) =>
      `没有“${f.heading}”这一列。可用的表头：${f.known.join('、')}。`,
    en: (f: { heading: string; known: readonly string[] }) =>
      `There is no column "${f.heading}". Headings: ${f.known.join(', ')}.`,
  },
  'batch-name-twice': {
    'zh-CN': (f: { name: string }) =>
      `县区名称“${f.name}”出现了两次。每个县区的结果存放在以名称命名的文件夹里，名称不得重复（不分大小写）。`,
    en: (f: { name: string }) =>
      `The name "${f.name}" stands here twice. Results go to a folder of that name, so that names must differ by more than capitals.`,
  },
  'batch-name-no-folder': {
    'zh-CN': (f: { name: string }) =>
      `“${f.name}”不能作文件夹名称。请勿使用 \\ / : * ? " < > | 和控制字符，不以点开头，不以点或空格结尾，不用系统保留的名称，不超过 60 个字。`,
    en: (f: { name: string }) =>
      `"${f.name}" cannot name a folder. Leave out \\ / : * ? " < > | and control characters, a dot in front, a dot or blank at the end, names that systems reserve, and more than 60 characters.`,
  },
  'batch-foreign': {
    'zh-CN': (f: { out: string }) =>
      `${f.out} 里已有内容，却没有批量规划的 summary.json。请指定一个不存在或为空的文件夹，或上次批量规划的文件夹。`,
    en: (f: { out: string }) =>
      `${f.out} is not empty and has no summary.json of a batch. Name a folder that is absent or empty, or that of the batch to go on with.`,
  },
  'batch-table-unwritten': {
    'zh-CN': (f: { file: string; reason: Words }) =>
      `无法更新 ${f.file}：${f.reason['zh-CN']}。可能正在别的程序中打开；规划照常进行，关闭后再运行一次即可补上。`,
    en: (f: { file: string; reason: Words }) =>
      `Cannot bring ${f.file} up to date: ${f.reason.en}. It may be open in another program; planning goes on, and another run mends it once it is closed.`,
  },
  'batch-planned': {
    'zh-CN': (f: Done) =>
      `${f.name}：${OUTCOME[f.outcome]['zh-CN']}，${f.proven ? '已证明最优' : '未全部证明最优'}，用时 ${durationWords(f.seconds, 'zh-CN')}`,
    en: (f: Done) =>
      `${f.name}: ${OUTCOME[f.outcome].en}, ${f.proven ? 'proven best' : 'not proven best in every aim'}, ${durationWords(f.seconds, 'en')}`,
  },
  'batch-kept': {
    'zh-CN': (f: { name: string }) => `${f.name}：已有完整结果，名册、政策和选项都没有变化，不再重算`,
    en: (f: { name: string }) =>
      `${f.name}: planned before, and neither roster nor policy nor options have changed; left as it is`,
  },
  'batch-failed': {
    'zh-CN': (f: { name: string; reason: string; exit: number | null }) =>
      `${f.name}：没有方案（${f.exit === null ? '程序异常结束' : `退出码 ${f.exit}`}）。${f.reason}`,
    en: (f: { name: string; reason: string; exit: number | null }) =>
      `${f.name}: no plan (${f.exit === null ? 'the program died' : `exit code ${f.exit}`}). ${f.reason}`,
  },
  'batch-stopped': {
    'zh-CN': (f: { name: string }) => `${f.name}：中途停止，下次运行时重新规划`,
    en: (f: { name: string }) => `${f.name}: stopped; the next run begins it anew`,
  },
  'batch-stopping': {
    'zh-CN': () => '正在停止当前县区，其余县区留待下次运行……（再按一次 Ctrl-C 立即退出）',
    en: () => 'Stopping this county; the others are left for the next run … (Ctrl-C again leaves at once)',
  },
  'batch-sum': {
    'zh-CN': (f: Sum) =>
      `全部达标 ${f.compliant} 个，有放宽 ${f.relaxed} 个，没有方案 ${f.failed} 个${f.open > 0 ? `，未完成 ${f.open} 个（用同样的命令再运行一次即可继续）` : ''}。汇总：${f.summary}`,
    en: (f: Sum) =>
      `All hard rules hold: ${f.compliant}, relaxed: ${f.relaxed}, no plan: ${f.failed}${f.open > 0 ? `, not finished: ${f.open} (the same command goes on)` : ''}. Summary: ${f.summary}`,
  },
  'batch-at': {
    'zh-CN': (f: { at: number; of: number; name: string; line: string }) =>
      `第 ${f.at}/${f.of} 个（${f.name}）${f.line}`,
    en: (f: { at: number; of: number; name: string; line: string }) => `${f.at} of ${f.of} (${f.name}) ${f.line}`,
  },
  'batch-died': {
    'zh-CN': (f: { how: string }) => `规划进程异常结束（${f.how}），可能是内存不足。`,
    en: (f: { how: string }) => `The planning process died (${f.how}); memory may have run out.`,
  },
  'batch-errors': {
    'zh-CN': (f: First) =>
      `${f.errors === 1 ? '' : `共 ${f.errors} 处错误，第一处：`}${f.file === null ? '' : `${f.file}${f.row === null ? '' : ` 第 ${f.row} 行`}：`}${f.message}`,
    en: (f: First) =>
      `${f.errors === 1 ? '' : `${f.errors} errors, the first: `}${f.file === null ? '' : `${f.file}${f.row === null ? '' : `, row ${f.row}`}: `}${f.message}`,
  },
});

export const OUTCOME: Readonly<Record<'compliant' | 'relaxed', Record<Lang, string>>> = {
  compliant: { 'zh-CN': '硬性规定全部达标', en: 'all hard rules hold' },
  relaxed: { 'zh-CN': '部分硬性规定放宽', en: 'some hard rules gave way' },
};
