/** Words of `status` for what the store keeps as codes and instants. */
import type { NightResult } from '../../jobs/result.ts';
import type { Lang } from '../../messages/message.ts';
import type { RunState } from '../../store/schema.ts';

const OUTCOMES: Readonly<Record<NightResult['outcome'], Readonly<Record<Lang, string>>>> = {
  nothing: { 'zh-CN': '无事可做', en: 'nothing to do' },
  stands: { 'zh-CN': '有变动，已公布的方案不受影响', en: 'changes came, the plan in force stands' },
  draft: { 'zh-CN': '已备好草案', en: 'a draft was made' },
  'pins-clash': { 'zh-CN': '没有草案：人工指定互相冲突', en: 'no draft: decisions entered by hand clash' },
  'no-plan': { 'zh-CN': '没有草案：时间不够', en: 'no draft: out of time' },
};

const STATES: Readonly<Record<RunState, Readonly<Record<Lang, string>>>> = {
  running: { 'zh-CN': '正在运行', en: 'running' },
  planned: { 'zh-CN': '已算完，尚未收尾', en: 'planned, not finished' },
  finished: { 'zh-CN': '已完成', en: 'done' },
  failed: { 'zh-CN': '失败', en: 'failed' },
  abandoned: { 'zh-CN': '中途停止', en: 'stopped half-way' },
};

/** How the last night ended; its state where it left no result. */
export const nightWords = (outcome: NightResult['outcome'] | null, state: RunState, lang: Lang): string =>
  (outcome === null ? STATES[state] : OUTCOMES[outcome])[lang];

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** `2027-08-25 09:30` in China, of an instant such as `2027-08-25T01:30:00.000Z`. */
export const inChina = (instant: string): string => CLOCK.format(new Date(instant));
