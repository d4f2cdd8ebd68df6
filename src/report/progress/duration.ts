/** Spans of time as a person says them. */
import type { Lang } from '../../messages/message.ts';

const UNITS: Record<Lang, readonly [hour: string, minute: string, second: string]> = {
  'zh-CN': [' 小时', ' 分', ' 秒'],
  en: [' h', ' min', ' s'],
};

/** `45 秒`, `3 分 20 秒`, `1 小时 5 分`; part seconds are left out. */
export function durationWords(seconds: number, lang: Lang): string {
  const [hour, minute, second] = UNITS[lang];
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (h > 0) return `${h}${hour}${m > 0 ? ` ${m}${minute}` : ''}`;
  if (m > 0) return `${m}${minute}${s > 0 ? ` ${s}${second}` : ''}`;
  return `${s}${second}`;
}

/** An estimate promises no more than it knows: up by tens of seconds below two minutes, by minutes from there on. */
export function roughly(seconds: number): number {
  const step = seconds < 120 ? 10 : 60;
  return Math.max(step, Math.ceil(seconds / step) * step);
}
