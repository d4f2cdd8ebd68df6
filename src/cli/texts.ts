/** Sentences of the command line. */
import { messages } from '../messages/message.ts';

export const texts = messages({
  'out-filled': {
    'zh-CN': (f: { out: string }) => `输出文件夹 ${f.out} 里已有内容。请换一个文件夹，或加 --replace 用新结果整个替换它。`,
    en: (f: { out: string }) => `The output folder ${f.out} is not empty. Name another one, or add --replace to have all of it replaced by the new result.`,
  },
  'out-not-folder': {
    'zh-CN': (f: { out: string }) => `${f.out} 不是文件夹，不能用来存放结果。`,
    en: (f: { out: string }) => `${f.out} is not a folder, so that no result can go there.`,
  },
  'out-precious': {
    'zh-CN': (f: { out: string; inside: string }) => `不能把结果写到 ${f.out}：替换它会连同其中的 ${f.inside} 一起删掉。请在别处指定一个专门存放结果的文件夹。`,
    en: (f: { out: string; inside: string }) => `Results cannot go to ${f.out}: replacing it would delete ${f.inside}. Name a folder of its own for results.`,
  },
  'out-mount': {
    'zh-CN': (f: { out: string }) => `${f.out} 是单独挂载的磁盘，无法整体替换。请指定它下面的一个子文件夹。`,
    en: (f: { out: string }) => `${f.out} is a disk mounted of its own and cannot be replaced as a whole. Name a folder inside it.`,
  },
  'out-busy': {
    'zh-CN': (f: { out: string; pid: number; host: string; lock: string }) =>
      `另一次运行（${f.host} 上的进程 ${f.pid}）正在写 ${f.out}。请等它结束，或换一个输出文件夹。如果确知它已不在运行，可删除 ${f.lock}。`,
    en: (f: { out: string; pid: number; host: string; lock: string }) =>
      `Another run (process ${f.pid} on ${f.host}) is writing to ${f.out}. Wait for it, or name another folder. If you are sure that it no longer runs, delete ${f.lock}.`,
  },
  'out-lost': {
    'zh-CN': (f: { out: string }) => `运行期间 ${f.out} 的锁文件被删除或被另一次运行接管，本次结果没有写入。请重新运行。`,
    en: (f: { out: string }) => `The lock file of ${f.out} was removed or taken by another run meanwhile; this result was not written. Run again.`,
  },
  'out-failed': {
    'zh-CN': (f: { out: string; reason: string }) => `无法写入 ${f.out}：${f.reason}。请检查磁盘空间、权限，以及结果文件是否正在别的程序中打开。`,
    en: (f: { out: string; reason: string }) => `Cannot write ${f.out}: ${f.reason}. Look at disk space and permissions, and whether a result file is open in another program.`,
  },
});
