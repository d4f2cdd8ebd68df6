/** What readers of office words share: width and blanks, and notes of years that say nothing of the word itself. */

/** Half width, no blanks at all. */
export const narrowed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** （2019）, （2019.12 评）, （在聘）: when something was won, or that it holds. */
const NOTE = /\((?:\d{4}(?:[-./年]\d{1,2}月?)?年?(?:度|届|起|评|聘|取得|评定|授予|认定)?|在聘|已聘|现聘|现任|聘任)\)/gu;
const YEAR_BEFORE = /^\d{4}年?(?:度)?(?=\p{Script=Han})/u;
const YEAR_AFTER = /(?<=\p{Script=Han})\d{4}(?:[-./年]\d{1,2}月?)?年?$/u;

/** The word without such notes. */
export const bare = (text: string): string =>
  narrowed(text).replaceAll(NOTE, '').replace(YEAR_BEFORE, '').replace(YEAR_AFTER, '');

/** The parts of a cell that holds several words. */
export const parts = (text: string, separators: RegExp): string[] =>
  text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
