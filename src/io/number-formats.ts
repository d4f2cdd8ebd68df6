/**
 * Number formats as spreadsheet programs write them, in the spelling that the library reads: it gives up at words without
 * quotes and at attributes in single quotes, and a cell then shows its bare number.
 */
import { readXml, xmlEscaped } from './xml.ts';

const BLOCK = /<((?:\w+:)?)numFmts[\s>][\s\S]*?<\/(?:\w+:)?numFmts\s*>/u;
/** What is in quotes, in brackets or escaped; what stands for General; an escape by !; bare words. */
const PART = /"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|G\/通用格式|!.|\p{Script=Han}+/gu;
/** A language alone, such as [$-804]; with a currency before it, it is shown. */
const LANGUAGE = /^\[\$-/u;

function plainFormat(code: string): string {
  return code.replaceAll(PART, (part) => {
    if (LANGUAGE.test(part)) return '';
    if (part === 'G/通用格式') return 'General';
    if (part.startsWith('!')) return `\\${part.slice(1)}`;
    return /^\p{Script=Han}/u.test(part) ? `"${part}"` : part;
  });
}

/** The part of a workbook with its styles, its number formats written anew. */
export function withPlainFormats(styles: Buffer): Buffer {
  const xml = styles.toString('utf8');
  const [block, prefix = ''] = BLOCK.exec(xml) ?? [];
  if (block === undefined) return styles;
  const formats: string[] = [];
  readXml(block, {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt')
        formats.push(
          `<${prefix}numFmt numFmtId="${xmlEscaped(numFmtId)}" formatCode="${xmlEscaped(plainFormat(formatCode))}"/>`,
        );
    },
  });
  const made = `<${prefix}numFmts count="${formats.length}">${formats.join('')}</${prefix}numFmts>`;
  return Buffer.from(xml.replace(block, () => made));
}
