/** Sentences of `scenario`. */
import { messages, type Lang } from '../../messages/message.ts';

type Words = Readonly<Record<Lang, string>>;
type Counts = { total: number; kept: number; searched: number; settled: number };

export const texts = messages({
  'scenario-name-twice': {
    'zh-CN': (f: { name: string }) => `有两个假设文件都叫 ${f.name}。每个假设的结果存放在以文件名命名的文件夹里，文件名不得重复（不分大小写）。`,
    en: (f: { name: string }) => `Two what-if files are called ${f.name}. Results go to a folder of that name, so that names must differ by more than capitals.`,
  },
  'scenario-planned': {
    'zh-CN': (f: { name: string; title: Words; outcome: Words; proven: boolean; postings: number }) => `${f.name}（${f.title['zh-CN']}）：${f.outcome['zh-CN']}，派出 ${f.postings} 人次${f.proven ? '，已证明最优' : '，未全部证明最优'}`,
    en: (f: { name: string; title: Words; outcome: Words; proven: boolean; postings: number }) => `${f.name} (${f.title.en}): ${f.outcome.en}, ${f.postings} postings, ${f.proven ? 'proven best' : 'not proven best in every aim'}`,
  },
  'scenario-no-plan': {
    'zh-CN': (f: { name: string; title: Words; reason: 'pins-clash' | 'time' | 'stopped' }) => `${f.name}（${f.title['zh-CN']}）：没有方案，${{ 'pins-clash': '人工决定之间有冲突', time: '时限内没有找到', stopped: '中途停止' }[f.reason]}`,
    en: (f: { name: string; title: Words; reason: 'pins-clash' | 'time' | 'stopped' }) => `${f.name} (${f.title.en}): no plan, ${{ 'pins-clash': 'decisions entered by hand clash', time: 'none was found in time', stopped: 'stopped' }[f.reason]}`,
  },
  'sweep-foreign': {
    'zh-CN': (f: { out: string }) => `${f.out} 里已有内容，却不是参数网格的结果文件夹。请指定一个不存在或为空的文件夹，或上次的结果文件夹。`,
    en: (f: { out: string }) => `${f.out} is not empty and no folder of a sweep. Name a folder that is absent or empty, or that of the sweep to go on with.`,
  },
  'sweep-stopping': {
    'zh-CN': () => '正在停止，已算完的情形都已保存，用同样的命令再运行一次即可继续……（再按一次 Ctrl-C 立即退出）',
    en: () => 'Stopping; what is done is kept, and the same command goes on … (Ctrl-C again leaves at once)',
  },
  'sweep-progress': {
    'zh-CN': (f: Counts) => `共 ${f.total} 种情形，已有结果 ${f.kept + f.searched + f.settled} 种（求解 ${f.searched}，由相邻情形推得 ${f.settled}）`,
    en: (f: Counts) => `${f.kept + f.searched + f.settled} of ${f.total} cases (${f.searched} searched, ${f.settled} shown by neighbours)`,
  },
  'sweep-sum': {
    'zh-CN': (f: Counts & { open: number; out: string }) => `共 ${f.total} 种情形：求解 ${f.searched} 种，由相邻情形推得 ${f.settled} 种${f.kept > 0 ? `，沿用已有结果 ${f.kept} 种` : ''}${f.open > 0 ? `，未完成 ${f.open} 种（用同样的命令再运行一次即可继续）` : ''}。结果：${f.out}`,
    en: (f: Counts & { open: number; out: string }) => `${f.total} cases: ${f.searched} searched, ${f.settled} shown by neighbours${f.kept > 0 ? `, ${f.kept} kept from before` : ''}${f.open > 0 ? `, ${f.open} not finished (the same command goes on)` : ''}. Results: ${f.out}`,
  },
});
