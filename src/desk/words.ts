/** Sentences on their way through the store: kept in both languages, given out in the reader's. */
import { z } from 'zod';
import type { Lang, Message, Words } from '../messages/message.ts';

export const BothWords = z.object({ 'zh-CN': z.string(), en: z.string() });

export const bothWords = (message: Message): Words => ({ 'zh-CN': message.in('zh-CN'), en: message.in('en') });

const isWords = (value: object): value is Words => 'en' in value && 'zh-CN' in value && Object.keys(value).length === 2;

/** The same data with a sentence for every pair of words. */
export type InLang<T> = T extends Words
  ? string
  : T extends readonly (infer U)[]
    ? InLang<U>[]
    : T extends object
      ? { -readonly [K in keyof T]: InLang<T[K]> }
      : T;

/** The data with every pair of words in one language. */
export function inLang<T>(value: T, lang: Lang): InLang<T> {
  return spoken(value, lang) as InLang<T>;
}

function spoken(value: unknown, lang: Lang): unknown {
  if (Array.isArray(value)) return value.map((one) => spoken(one, lang));
  if (typeof value !== 'object' || value === null) return value;
  if (isWords(value)) return value[lang];
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoken(one, lang)]));
}
