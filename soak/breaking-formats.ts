/** Ways to break the inside of each format: what must then come of it, `breaking.ts` says. */
import type { Random } from '../test/io/corpus/random.ts';
import { NASTY, pick } from './breaking-cells.ts';

interface Inside {
  readonly name: string;
  apply(text: string, random: Random): string;
}

const before =
  (mark: string, more: string) =>
  (text: string): string =>
    text.replace(mark, () => `${more}${mark}`);
const after =
  (mark: string, more: string) =>
  (text: string): string =>
    text.replace(mark, () => `${mark}${more}`);

/** One place of many, at random. */
function somewhere(text: string, found: RegExp, random: Random, change: (match: string) => string): string {
  const all = [...text.matchAll(found)];
  if (all.length === 0) return text;
  const { 0: match, index } = pick(all, random);
  return text.slice(0, index) + change(match) + text.slice(index + match.length);
}

const NUMBERS = ['0', '-1', '1048577', '16385', '2000000000', '4294967296', '99999999999999999999', '1e9', 'NaN', ''];
/** Where cells may be said to stand. */
export const RANGES = [
  'A1:XFD1048576',
  'A1:ZZZZZZ9999999999',
  'XFD1048576:A1',
  'A2000000000',
  'A:A',
  '1:1048576',
  'A0',
  '',
  'A1:A1048576',
];

/** In the XML of a sheet. */
export const IN_SHEET: readonly Inside[] = [
  {
    name: 'a dimension of all cells',
    apply: (text, random) =>
      before('<sheetData>', `<dimension ref="${pick(RANGES, random)}"/>`)(text.replace(/<dimension[^>]*>/, '')),
  },
  {
    name: 'columns without end',
    apply: (text, random) =>
      before('<sheetData>', `<cols><col min="1" max="${pick(NUMBERS, random)}" width="9"/></cols>`)(text),
  },
  {
    name: 'merged over everything',
    apply: (text, random) =>
      after(
        '</sheetData>',
        `<mergeCells>${`<mergeCell ref="${pick(RANGES, random)}"/>`.repeat(1 + random(3000))}</mergeCells>`,
      )(text),
  },
  {
    name: 'a link over everything',
    apply: (text, random) =>
      after('</sheetData>', `<hyperlinks><hyperlink ref="${pick(RANGES, random)}" location="x"/></hyperlinks>`)(text),
  },
  {
    name: 'a list over everything',
    apply: (text, random) =>
      after(
        '</sheetData>',
        `<dataValidations><dataValidation type="list" sqref="${pick(RANGES, random)}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
      )(text),
  },
  {
    name: 'a filter over everything',
    apply: (text, random) => after('</sheetData>', `<autoFilter ref="${pick(RANGES, random)}"/>`)(text),
  },
  {
    name: 'another number of a row',
    apply: (text, random) => somewhere(text, /<row r="\d+"/g, random, () => `<row r="${pick(NUMBERS, random)}"`),
  },
  {
    name: 'another place of a cell',
    apply: (text, random) => somewhere(text, /<c r="[A-Z]+\d+"/g, random, () => `<c r="${pick(RANGES, random)}"`),
  },
  {
    name: 'another type of a cell',
    apply: (text, random) =>
      somewhere(
        text,
        /<c r="[A-Z]+\d+"(?: t="\w+")?/g,
        random,
        (match) =>
          `${match.replace(/ t=.*/, '')} t="${pick(['s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'x', ''], random)}"`,
      ),
  },
  {
    name: 'a formula without a value',
    apply: (text, random) =>
      somewhere(
        text,
        /<v>/g,
        random,
        () => `<f>${pick(['1+1', "'[1]x'!A1", 'HYPERLINK("http://x")', 'SUM('.repeat(5000)], random)}</f><v>`,
      ),
  },
  {
    name: 'a value that is none',
    apply: (text, random) =>
      somewhere(text, /<v>[^<]*/g, random, () => `<v>${pick(NASTY, random).replaceAll('<', '')}`),
  },
  {
    name: 'an entity that grows',
    apply: (text) =>
      `<!DOCTYPE w [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>${text.replace('<sheetData>', '<sheetData>&c;')}`,
  },
  {
    name: 'open without end',
    apply: (text, random) => after('<sheetData>', '<row><c><is><t>'.repeat(1 + random(20_000)))(text),
  },
];

/** In a page of tables. */
export const IN_PAGE: readonly Inside[] = [
  {
    name: 'tables in tables',
    apply: (text, random) =>
      somewhere(text, /<td[^>]*>/g, random, (match) => match + '<table><tr><td>'.repeat(1 + random(100_000))),
  },
  {
    name: 'boxes in boxes',
    apply: (text, random) =>
      somewhere(text, /<td[^>]*>/g, random, (match) => match + '<div><b>'.repeat(1 + random(100_000))),
  },
  {
    name: 'cells over everything',
    apply: (text, random) =>
      somewhere(
        text,
        /<td/g,
        random,
        () => `<td colspan="${pick([...NUMBERS, '900'], random)}" rowspan='${pick(NUMBERS, random)}'`,
      ),
  },
  {
    name: 'a quote that is not closed',
    apply: (text, random) => somewhere(text, /<t[dr]/g, random, (match) => `${match} title="`),
  },
  {
    name: 'a tag that is not closed',
    apply: (text, random) =>
      somewhere(text, /<\/(?:td|tr|table)>/g, random, () =>
        pick(['<script>', '<!--', '<style', '<', '<td <td <td '.repeat(5000), '</table>'.repeat(500)], random),
      ),
  },
  {
    name: 'numbers of characters',
    apply: (text, random) =>
      somewhere(text, /&nbsp;|<br>/g, random, () =>
        pick(
          ['&#0;', '&#1114112;', '&#x110000;', '&#xD800;', '&#9999999;', '&'.repeat(10_000), '&lt;script&gt;'],
          random,
        ),
      ),
  },
];

/** In a table of text. */
export const IN_TEXT: readonly Inside[] = [
  {
    name: 'quotes anywhere',
    apply: (text, random) => somewhere(text, /[,\t]/g, random, () => pick([',"', '"', '",""', '"\r\n"'], random)),
  },
  {
    name: 'other ends of lines',
    apply: (text, random) => text.replaceAll('\r\n', () => pick(['\n', '\r', '\r\n', '\u2028', ''], random)),
  },
  {
    name: 'other marks between the cells',
    apply: (text, random) => text.replaceAll(/[,\t]/g, pick([';', '|', '\t', ',', ',,', '，'], random)),
  },
  {
    name: 'very wide',
    apply: (text, random) => somewhere(text, /\r\n/g, random, () => `${','.repeat(1 + random(20_000))}\r\n`),
  },
  {
    name: 'control characters',
    apply: (text, random) =>
      somewhere(
        text,
        /[,\t]/g,
        random,
        (match) => match + pick(['\u0000', '\u001b[31m', '\u0007', '\uFEFF', '\u00A0', '\u200B'], random),
      ),
  },
];

/** In XML that calls itself a workbook. */
export const IN_SPREADSHEET: readonly Inside[] = [
  {
    name: 'places far out',
    apply: (text, random) =>
      somewhere(
        text,
        /<(?:Row|Cell|Column)\b/g,
        random,
        (match) => `${match} ss:Index="${pick([...NUMBERS, '1048000', '16000'], random)}"`,
      ),
  },
  {
    name: 'merged over everything',
    apply: (text, random) =>
      somewhere(
        text,
        /<Cell\b/g,
        random,
        (match) =>
          `${match} ss:MergeAcross="${pick([...NUMBERS, '16000'], random)}" ss:MergeDown="${pick([...NUMBERS, '1048000'], random)}"`,
      ),
  },
  {
    name: 'another type',
    apply: (text, random) =>
      somewhere(
        text,
        /ss:Type="\w+"/g,
        random,
        () => `ss:Type="${pick(['Number', 'DateTime', 'Boolean', 'Error', 'x'], random)}"`,
      ),
  },
];

/** Breaks the text in one of the ways, and says which. */
export const inText =
  (ways: readonly Inside[]) =>
  (text: string, random: Random): readonly [string, string] => {
    const way = pick(ways, random);
    return [way.name, way.apply(text, random)];
  };
