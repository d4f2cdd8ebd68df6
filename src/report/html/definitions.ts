/** Pairs of a word and what it stands for. */
import type { Lang } from '../../messages/message.ts';
import type { Text } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** A list of definitions; a pair without a value is left out. */
export const definitions = (
  pairs: readonly (readonly [Text, Markup | string | null])[],
  lang: Lang,
  className = '',
): Markup =>
  html`<dl class="${className}">${pairs.map(([word, value]) => (value === null ? null : html`<div><dt>${word[lang]}</dt><dd>${value}</dd></div>`))}</dl>`;
