/** How much is read: far above any county's roster, far below what fills the memory. */
const MEBIBYTE = 1024 * 1024;

export const LIMITS = {
  /** Bytes of one file on disk. */
  fileMebibytes: 64,
  /** Bytes of a workbook after unpacking. */
  unpackedMebibytes: 128,
  /** Unpacked : packed of a workbook of more than `ratioFromMebibytes`. Real rosters stay below 30. */
  ratio: 150,
  ratioFromMebibytes: 16,
  /**
   * Cells of one file, the blank ones between them included: six times those of 10,000 teachers with 40 columns, in
   * less than a gigabyte.
   */
  cells: 2_500_000,
  /** Bytes of a bundle of plan, roster and ledger. */
  bundleMebibytes: 256,
  /** Parts inside a workbook. */
  parts: 2000,
} as const;

export const mebibytes = (count: number): number => count * MEBIBYTE;
export const inMebibytes = (bytes: number): number => Math.ceil(bytes / MEBIBYTE);
