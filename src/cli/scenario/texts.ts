/** Sentences of `scenario`. */
import { messages, type Message, type Words } from '../../messages/message.ts';

type Counts = { total: number; kept: number; searched: number; settled: number };

export const texts = messages({
  'scenario-name-twice': {
    'zh-CN': (f: { name: string }) =>
      `有两个假设文件都叫 ${f.name}。每个假设的结果存放在以文件名命名的文件夹里，文件名不得重复（不分大小写）。`,
    en: (f: { name: string }) =>
      `Two what-if files are called ${f.name}. Results go to a folder of that name, so that names must differ by more than capitals.`,
  },
  'scenario-planned': {
    'zh-CN': (f: { name: string; title: Words; outcome: Words; proven: boolean; postings: number }) =>
      `${f.name}（${f.title['zh-CN']}）：${f.outcome['zh-CN']}，派出 ${f.postings} 人次${f.proven ? '，已证明最优' : '，未全部证明最优'}`,
    en: (f: { name: string; title: Words; outcome: Words; proven: boolean; postings: number }) =>
      `${f.name} (${f.title.en}): ${f.outcome.en}, ${f.postings} postings, ${f.proven ? 'proven best' : 'not proven best in every aim'}`,
  },
  'scenario-no-plan': {
    'zh-CN': (f: { name: string; title: Words; reason: Words }) =>
      `${f.name}（${f.title['zh-CN']}）：没有方案，${f.reason['zh-CN']}`,
    en: (f: { name: string; title: Words; reason: Words }) => `${f.name} (${f.title.en}): no plan, ${f.reason.en}`,
  },
  'scenario-other-base': {
    'zh-CN': (f: { name: string; first: string }) =>
      `${f.name} 与 ${f.first} 的名册、政策或学年不同，不能放在一起比较；请分别运行。`,
    en: (f: { name: string; first: string }) =>
      `${f.name} has another roster, policy or year than ${f.first}, so that they cannot be compared; run them apart.`,
  },
  'scenario-written': {
    'zh-CN': (f: { out: string }) => `各方案和比较（results.html、results.xlsx、results.csv、results.json）：${f.out}`,
    en: (f: { out: string }) =>
      `Plans and comparison (results.html, results.xlsx, results.csv, results.json): ${f.out}`,
  },
  'compare-folder': {
    'zh-CN': (f: { path: string }) =>
      `${f.path} 不是 scenario run 写出的方案文件夹（应有 plan.json、policy.yaml 和 roster），也不是假设文件。`,
    en: (f: { path: string }) =>
      `${f.path} is neither a what-if file nor a folder with a plan that scenario run wrote (plan.json, policy.yaml and roster).`,
  },
  'compare-refused': {
    'zh-CN': (f: { path: string; finding: Message; findings: number }) =>
      `${f.path} 里的方案没有通过核验（${f.findings} 处）：${f.finding.in('zh-CN')}`,
    en: (f: { path: string; finding: Message; findings: number }) =>
      `The plan in ${f.path} does not verify (${f.findings}): ${f.finding.in('en')}`,
  },
  'compare-no-plan': {
    'zh-CN': (f: { name: string; reason: Words }) => `${f.name} 没有方案可以比较：${f.reason['zh-CN']}`,
    en: (f: { name: string; reason: Words }) => `${f.name} has no plan to compare: ${f.reason.en}`,
  },
  'sweep-foreign': {
    'zh-CN': (f: { out: string }) =>
      `${f.out} 里已有内容，却不是参数网格的结果文件夹。请指定一个不存在或为空的文件夹，或上次的结果文件夹。`,
    en: (f: { out: string }) =>
      `${f.out} is not empty and no folder of a sweep. Name a folder that is absent or empty, or that of the sweep to go on with.`,
  },
  'sweep-stopping': {
    'zh-CN': () => '正在停止，已算完的情形都已保存，用同样的命令再运行一次即可继续……（再按一次 Ctrl-C 立即退出）',
    en: () => 'Stopping; what is done is kept, and the same command goes on … (Ctrl-C again leaves at once)',
  },
  'sweep-progress': {
    'zh-CN': (f: Counts) =>
      `共 ${f.total} 种情形，已有结果 ${f.kept + f.searched + f.settled} 种（求解 ${f.searched}，由相邻情形推得 ${f.settled}）`,
    en: (f: Counts) =>
      `${f.kept + f.searched + f.settled} of ${f.total} cases (${f.searched} searched, ${f.settled} shown by neighbours)`,
  },
  'sweep-sum': {
    'zh-CN': (f: Counts & { open: number; out: string }) =>
      `共 ${f.total} 种情形：求解 ${f.searched} 种，由相邻情形推得 ${f.settled} 种${f.kept > 0 ? `，沿用已有结果 ${f.kept} 种` : ''}${f.open > 0 ? `，未完成 ${f.open} 种（用同样的命令再运行一次即可继续）` : ''}。结果：${f.out}`,
    en: (f: Counts & { open: number; out: string }) =>
      `${f.total} cases: ${f.searched} searched, ${f.settled} shown by neighbours${f.kept > 0 ? `, ${f.kept} kept from before` : ''}${f.open > 0 ? `, ${f.open} not finished (the same command goes on)` : ''}. Results: ${f.out}`,
  },
});

export const NO_PLAN: Readonly<Record<'pins-clash' | 'time' | 'stopped', Words>> = {
  'pins-clash': { 'zh-CN': '人工决定之间有冲突', en: 'decisions entered by hand clash' },
  time: { 'zh-CN': '时限内没有找到', en: 'none was found in time' },
  stopped: { 'zh-CN': '中途停止', en: 'stopped' },
};
