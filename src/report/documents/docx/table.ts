/** A table of a Word file: its heading row stands on every page, no row is broken in two. */
import sum from 'lodash/sum.js';
import { cellText } from '../cells.ts';
import type { Table } from '../../table.ts';
import type { Form } from '../model.ts';
import { paragraph } from './xml.ts';

/**
 * The room of half a Chinese character at the size of table text (五号), in twentieths of a point, and of the smaller
 * size (小五).
 */
const HALF = 105;
/** Space within the borders of a cell. */
const PADDING = 55;

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** The table as XML, as wide as the text: columns share the width as the table asks. */
export function tableXml(table: Table, width: number): string {
  const asked = table.columns.map((column) => column.width * HALF + 2 * PADDING);
  const wanted = sum(asked);
  const small = wanted > width ? 'Small' : '';
  const widths = asked.map((one) => Math.floor((one * width) / wanted));
  const cell = (text: string, index: number, style: string, shade = ''): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/>${shade}<w:vAlign w:val="center"/></w:tcPr>${paragraph(style, text)}</w:tc>`;
  const head = table.columns
    .map(({ heading }, i) =>
      cell(heading, i, `CellHead${small}`, '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'),
    )
    .join('');
  const rows: string[] = [
    `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="480" w:hRule="atLeast"/><w:tblHeader/></w:trPr>${head}</w:tr>`,
  ];
  for (const row of table.rows) {
    const cells = row
      .map((value, i) => cell(cellText(value, table.columns[i]!.format), i, `Cell${table.columns[i]!.align}${small}`))
      .join('');
    rows.push(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="400" w:hRule="atLeast"/></w:trPr>${cells}</w:tr>`);
  }
  return framed(widths, rows);
}

/** Lines of a form: room to write with a pen, in twentieths of a point. */
const LINE = 480;

/** The form as XML, as wide as the text. */
export function formXml({ widths: asked, rows }: Form, width: number): string {
  const widths = asked.map((one) => Math.floor((one * width) / sum(asked)));
  const lines = rows.map((cells, index) => {
    let at = 0;
    const inner = cells.map(({ text, span, label }) => {
      const own = sum(widths.slice(at, at + span));
      at += span;
      const shade = label ? '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' : '';
      const style = label ? 'CellHead' : 'Cellleft';
      return `<w:tc><w:tcPr><w:tcW w:w="${own}" w:type="dxa"/><w:gridSpan w:val="${span}"/>${shade}<w:vAlign w:val="${text.includes('\n') ? 'bottom' : 'center'}"/></w:tcPr>${paragraph(style, text)}</w:tc>`;
    });
    const height = LINE * Math.max(...cells.map((cell) => cell.lines));
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>${index === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${inner.join('')}</w:tr>`;
  });
  return framed(widths, lines);
}

function framed(widths: readonly number[], rows: readonly string[]): string {
  const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('');
  const properties = `<w:tblPr><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${PADDING}" w:type="dxa"/><w:right w:w="${PADDING}" w:type="dxa"/></w:tblCellMar></w:tblPr>`;
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}
