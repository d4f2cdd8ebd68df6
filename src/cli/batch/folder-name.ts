/** The name of a county names its result folder, on every system. */
import { UNSAFE } from '../../messages/safe-text.ts';

const FORBIDDEN = new RegExp(String.raw`[\\/:*?"<>|${UNSAFE}]`, 'u');
/** Windows keeps these for devices, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
/** The files that a batch writes beside the folders. */
export const SUMMARY_JSON = 'summary.json';
export const SUMMARY_CSV = 'summary.csv';

/** Two names that some file systems take for one. */
export const sameFolder = (name: string): string => name.normalize('NFC').toLowerCase();

const MOST_CHARACTERS = 60;

export function isFolderName(name: string): boolean {
  if (name.trim() !== name || name === '' || [...name].length > MOST_CHARACTERS) return false;
  if (FORBIDDEN.test(name) || RESERVED.test(name) || name.startsWith('.') || name.endsWith('.')) return false;
  return sameFolder(name) !== SUMMARY_JSON && sameFolder(name) !== SUMMARY_CSV;
}
