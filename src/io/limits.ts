/** How much is read: far above any county's roster, far below what fills the memory. */
const MEBIBYTE = 1024 * 1024;

export const LIMITS = {
  /** Bytes of one file on disk. */
  fileMebibytes: 64,
  /** Bytes of a workbook after unpacking. */
  unpackedMebibytes: 256,
  /** Unpacked : packed of a workbook of more than `ratioFromMebibytes`. Real rosters stay below 30. */
  ratio: 150,
  ratioFromMebibytes: 16,
  /** Parts inside a workbook. */
  parts: 2000,
} as const;

export const mebibytes = (count: number): number => count * MEBIBYTE;
export const inMebibytes = (bytes: number): number => Math.ceil(bytes / MEBIBYTE);
