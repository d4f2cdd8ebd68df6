/** The shape of a what-if file: a case or another what-if, and what is changed of it. */
import { z } from 'zod';
import { CHANGES } from './changes/index.ts';

const WHAT_IF_FORMAT = 'lungang-what-if/1';

const text = z.string().trim().min(1);
/** One text for both languages, or one for each. */
export const WrittenWords = z.union([text, z.strictObject({ 'zh-CN': text, en: text })]);
export type WrittenWords = z.infer<typeof WrittenWords>;

/** Paths count from the folder of the file; a policy is the id of a pack or a file. */
export const WhatIfBase = z.strictObject({
  data: z.string().min(1),
  policy: z.string().min(1),
  from: z.int().min(2000).max(2100),
});
export type WhatIfBase = z.infer<typeof WhatIfBase>;

/** One name of the registry with its settings. That there is exactly one is said in words of our own (`load.ts`). */
export const ChangeEntry = z.strictObject(
  Object.fromEntries([...CHANGES].map(([name, { settings }]) => [name, settings.optional()])),
);
export type ChangeEntry = z.infer<typeof ChangeEntry>;

const head = {
  title: WrittenWords,
  story: WrittenWords.optional(),
  base: WhatIfBase.optional(),
  basedOn: z.string().min(1).optional(),
};

export const WhatIfFile = z.strictObject({
  format: z.literal(WHAT_IF_FORMAT),
  ...head,
  changes: z.array(ChangeEntry).max(1000).default([]),
});
export type WhatIfFile = z.infer<typeof WhatIfFile>;

export interface Bilingual {
  readonly 'zh-CN': string;
  readonly en: string;
}

export const bilingual = (words: WrittenWords): Bilingual =>
  typeof words === 'string' ? { 'zh-CN': words, en: words } : words;
