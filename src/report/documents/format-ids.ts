/** The formats in which documents come out, by name: known without the libraries that write them. */
export const FORMAT_IDS = ['xlsx', 'docx', 'html'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];
