/**
 * The Word file around the text: fonts by name, page sizes, page numbers. Made once by the library; the text itself is
 * put in by `index.ts`, because the library keeps an object for every cell, a gigabyte of them for a county.
 */
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type IParagraphStyleOptions,
  type ISectionOptions,
} from 'docx';
import type { Lang } from '../../../messages/message.ts';
import { unzip } from '../../../io/zip.ts';

/** Fonts by name, as GB/T 9704 and the offices want them; the program of the reader substitutes what it lacks. */
const FONTS: Record<
  Lang,
  { readonly title: string; readonly heading: string; readonly body: string; readonly latin: string }
> = {
  'zh-CN': { title: '方正小标宋简体', heading: '黑体', body: '仿宋_GB2312', latin: 'Times New Roman' },
  en: { title: 'Times New Roman', heading: 'Arial', body: 'Times New Roman', latin: 'Times New Roman' },
};

/**
 * Millimetres; a letter has no page numbers. The text of an upright page has the margins of an official letter; tables
 * across the page and dense pages need the room.
 */
const PAGES = {
  upright: { top: 37, bottom: 35, left: 28, right: 26 },
  wide: { top: 20, bottom: 18, left: 18, right: 18 },
  dense: { top: 18, bottom: 15, left: 22, right: 22 },
  letter: { top: 37, bottom: 35, left: 28, right: 26 },
} as const;
export type PageKind = keyof typeof PAGES;
const A4 = { short: 210, long: 297 };

/** The width between the margins, in twentieths of a point. */
export function textWidth(page: PageKind): number {
  const { left, right } = PAGES[page];
  return convertMillimetersToTwip((page === 'wide' ? A4.long : A4.short) - left - right);
}

export interface Shell {
  /** Every part but the text, which is null here. */
  readonly parts: ReadonlyMap<string, Uint8Array | null>;
  /** The opening of the text up to its body, with the names of the format. */
  readonly opening: string;
  /** The properties of a section of each kind, as XML. */
  readonly sections: Readonly<Record<PageKind, string>>;
}

export const DOCUMENT_PART = 'word/document.xml';
/** Made with the clock by the library; written anew for each document. */
const PROPERTIES_PART = 'docProps/core.xml';

const made = new Map<Lang, Promise<Shell>>();

/** The shell of a language. */
export function shellOf(lang: Lang): Promise<Shell> {
  const found = made.get(lang) ?? makeShell(lang);
  made.set(lang, found);
  return found;
}

async function makeShell(lang: Lang): Promise<Shell> {
  const kinds = Object.keys(PAGES) as PageKind[];
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: fontOf(lang, 'body'), size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
      paragraphStyles: stylesOf(lang),
    },
    sections: kinds.map((kind) => sectionOf(kind, lang)),
  });
  const parts = unzip(await Packer.toBuffer(document));
  const xml = Buffer.from(parts.get(DOCUMENT_PART)!).toString('utf8');
  const sections = [...xml.matchAll(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/gu)].map(([text]) => text);
  const body = xml.indexOf('<w:body>');
  if (sections.length !== kinds.length || body < 0) throw new Error('the library wrote a document of another shape');
  const kept = [...parts]
    .filter(([name]) => name !== PROPERTIES_PART)
    .map(([name, bytes]) => [name, name === DOCUMENT_PART ? null : bytes] as const);
  return {
    parts: new Map(kept),
    opening: xml.slice(0, body),
    sections: Object.fromEntries(kinds.map((kind, i) => [kind, sections[i]!])) as Record<PageKind, string>,
  };
}

const fontOf = (
  lang: Lang,
  use: 'title' | 'heading' | 'body',
): { readonly ascii: string; readonly hAnsi: string; readonly eastAsia: string; readonly cs: string } => {
  const { latin, [use]: own } = FONTS[lang];
  const plain = lang === 'en' ? own : latin;
  return { ascii: plain, hAnsi: plain, eastAsia: own, cs: plain };
};

function sectionOf(kind: PageKind, lang: Lang): ISectionOptions {
  const margin = Object.fromEntries(
    Object.entries(PAGES[kind]).map(([side, millimetres]) => [side, convertMillimetersToTwip(millimetres)]),
  );
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: lang === 'en' ? [PageNumber.CURRENT] : ['— ', PageNumber.CURRENT, ' —'],
        size: kind === 'upright' ? 28 : 21,
        font: lang === 'en' ? fontOf(lang, 'body') : { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' },
      }),
    ],
  });
  return {
    properties: {
      page: {
        // The library turns the sides itself where the page lies across.
        size: {
          width: convertMillimetersToTwip(A4.short),
          height: convertMillimetersToTwip(A4.long),
          orientation: kind === 'wide' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...margin, footer: convertMillimetersToTwip(kind === 'upright' ? 25 : 8) },
      },
    },
    footers: { default: new Footer({ children: kind === 'letter' ? [new Paragraph({})] : [number] }) },
    children: [new Paragraph({})],
  };
}

const style = (
  id: string,
  run: IParagraphStyleOptions['run'],
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions => ({ id, name: id, basedOn: 'Normal', run: run ?? {}, paragraph: paragraph ?? {} });

/** Sizes in half points: 44 is 二号, 32 三号, 24 小四, 21 五号. */
function stylesOf(lang: Lang): IParagraphStyleOptions[] {
  const body = fontOf(lang, 'body');
  const heading = fontOf(lang, 'heading');
  const bold = lang === 'en';
  const indent = (size: number): object => (lang === 'en' ? {} : { indent: { firstLine: size * 20 } });
  const sized = (suffix: '' | 'Dense', size: number, line: number): IParagraphStyleOptions[] => [
    style(
      `Heading${suffix}Doc`,
      { font: heading, size, bold },
      { spacing: { before: 120, after: 60, line }, keepNext: true, ...indent(size) },
    ),
    style(`Text${suffix}`, { font: body, size }, { spacing: { line }, alignment: AlignmentType.BOTH, ...indent(size) }),
    style(`Flush${suffix}`, { font: body, size }, { spacing: { line } }),
    style(`Note${suffix}`, { font: body, size: 24 }, { spacing: { before: 120 } }),
    style(
      `Sign${suffix}`,
      { font: body, size },
      { spacing: { before: 240, line }, alignment: AlignmentType.RIGHT, indent: { right: size * 20 } },
    ),
  ];
  return [
    style(
      'DocTitle',
      { font: fontOf(lang, 'title'), size: 44, bold },
      { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 200, line: 600 }, keepNext: true },
    ),
    style(
      'DocSubtitle',
      { font: body, size: 28 },
      { alignment: AlignmentType.CENTER, spacing: { after: 200 }, keepNext: true },
    ),
    ...sized('', 32, 560),
    ...sized('Dense', 24, 380),
    style('CellHead', { font: heading, size: 21, bold }, { alignment: AlignmentType.CENTER }),
    style('Cellcenter', { font: body, size: 21 }, { alignment: AlignmentType.CENTER }),
    style('Cellleft', { font: body, size: 21 }, { alignment: AlignmentType.LEFT }),
    style('Cellright', { font: body, size: 21 }, { alignment: AlignmentType.RIGHT }),
    style('CellHeadSmall', { font: heading, size: 18, bold }, { alignment: AlignmentType.CENTER }),
    style('CellcenterSmall', { font: body, size: 18 }, { alignment: AlignmentType.CENTER }),
    style('CellleftSmall', { font: body, size: 18 }, { alignment: AlignmentType.LEFT }),
    style('CellrightSmall', { font: body, size: 18 }, { alignment: AlignmentType.RIGHT }),
    style('Air', { font: body, size: 8 }, { spacing: { line: 80, lineRule: 'exact' } }),
  ];
}
