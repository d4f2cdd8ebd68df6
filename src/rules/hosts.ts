/** The hosts that a quota means: schools of a setting, of a mountain zone, weak ones. Facts of one school. */
import type { Site } from '../domain/instance.ts';
import { SETTINGS } from '../domain/words.ts';
import type { Words } from '../messages/message.ts';

export const HOST_CLASSES = [...SETTINGS, 'mountain', 'weak'] as const;
export type HostClass = (typeof HOST_CLASSES)[number];

export const HOST_WORDS: Readonly<Record<HostClass, Words>> = {
  urban: { 'zh-CN': '城区学校', en: 'urban schools' },
  town: { 'zh-CN': '镇区学校', en: 'town schools' },
  rural: { 'zh-CN': '乡村学校', en: 'rural schools' },
  mountain: { 'zh-CN': '山区学校', en: 'schools in mountain zones' },
  weak: { 'zh-CN': '薄弱学校', en: 'weak schools' },
};

/** The classes as one enumeration: `乡村学校、山区学校`, `rural schools or schools in mountain zones`. */
export const hostWords = (to: readonly HostClass[]): Words => ({
  'zh-CN': to.map((one) => HOST_WORDS[one]['zh-CN']).join('、'),
  en: to.map((one) => HOST_WORDS[one].en).join(' or '),
});

/** True where the school is of one of the classes. */
export const isAmong = ({ row, zone }: Site, to: readonly HostClass[]): boolean =>
  to.some((one) => (one === 'mountain' ? zone?.mountain === true : one === 'weak' ? row.weak : row.setting === one));
