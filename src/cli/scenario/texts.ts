/** Sentences of `scenario`. */
import { messages, type Lang } from '../../messages/message.ts';

type Words = Readonly<Record<Lang, string>>;

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
});
