/** Every finding at its cell, as a list; the cell can be corrected where it stands. */
import { AgGridReact } from 'ag-grid-react';
import type { ColDef } from 'ag-grid-community';
import { useMemo } from 'react';
import { GRID_THEME, gridWords, usePrinting } from '../base/grid.ts';
import { t, useLang, type Text } from '../base/lang.tsx';
import { NONCE } from '../base/nonce.ts';
import type { Check, Revising } from './roster.tsx';

type Finding = Check['findings'][number];
interface Row extends Finding {
  readonly who: string;
}

const words = {
  none: t('没有发现问题。', 'Nothing was found.'),
  how: t(
    '双击“改为”一格（或选中后按回车）即可改正；原文件不变，改动记在这里。',
    'Double-click “Change to” (or select it and press Enter) to correct a cell. The file stays as it is; corrections are kept here.',
  ),
  severity: t('程度', 'Kind'),
  place: t('位置', 'Place'),
  who: t('这一行', 'The row'),
  column: t('列', 'Column'),
  value: t('现在的内容', 'Now'),
  change: t('改为', 'Change to'),
  message: t('说明', 'What is wrong'),
  list: t('问题一览', 'Findings'),
};

const SEVERITY: Readonly<Record<Finding['severity'], Text>> = {
  error: t('须改正', 'must be mended'),
  warning: t('请核对', 'to check'),
  notice: t('说明', 'to know'),
};

/** Enough of a row to know whose it is. */
const FIRST_CELLS = 3;

export function Findings({ check, pending, change }: Revising) {
  const { lang, say } = useLang();
  const printing = usePrinting();
  const rows = useMemo(() => rowsOf(check), [check]);
  const columns = useMemo((): ColDef<Row>[] => {
    const cut = (row: Row | undefined) =>
      pending.find(
        (one) =>
          one.kind === 'cell' &&
          one.file === row?.file &&
          one.sheet === row.sheet &&
          one.row === row.row &&
          one.letter === row.letter,
      );
    return [
      {
        headerName: say(words.severity),
        width: 96,
        valueGetter: ({ data }) => (data ? say(SEVERITY[data.severity]) : ''),
        cellClassRules: {
          'tone-bad': ({ data }) => data?.severity === 'error',
          'tone-muted': ({ data }) => data?.severity === 'notice',
        },
      },
      {
        headerName: say(words.place),
        width: 190,
        valueGetter: ({ data }) => (data ? placeOf(data, lang) : ''),
        tooltipValueGetter: ({ value }) => String(value),
      },
      { headerName: say(words.who), width: 180, field: 'who', tooltipField: 'who' },
      { headerName: say(words.column), width: 120, valueGetter: ({ data }) => data?.column ?? '' },
      { headerName: say(words.value), width: 120, valueGetter: ({ data }) => data?.value ?? '' },
      {
        headerName: say(words.change),
        width: 130,
        editable: ({ data }) => data?.letter != null && data.row !== null,
        cellClassRules: { 'cell-edit': ({ data }) => data?.letter != null && data.row !== null },
        valueGetter: ({ data }) => {
          const edit = cut(data);
          return edit?.kind === 'cell' ? edit.value : '';
        },
        valueSetter: ({ data, newValue }) => {
          if (data.letter === null || data.row === null) return false;
          const { file, sheet, row, letter } = data;
          change({ kind: 'cell', file, sheet, row, letter, value: String(newValue ?? '') });
          return true;
        },
      },
      {
        headerName: say(words.message),
        flex: 1,
        minWidth: 300,
        field: 'message',
        wrapText: true,
        autoHeight: true,
        cellClass: 'cell-wrap',
      },
    ];
  }, [say, lang, pending, change]);
  if (rows.length === 0) return <p className="quiet">{say(words.none)}</p>;
  return (
    <section aria-label={say(words.list)}>
      <p className="quiet">{say(words.how)}</p>
      <div className={rows.length <= 8 || printing ? '' : 'grid-tall'}>
        <AgGridReact<Row>
          theme={GRID_THEME}
          styleNonce={NONCE}
          localeText={gridWords(lang)}
          domLayout={printing ? 'print' : rows.length <= 8 ? 'autoHeight' : 'normal'}
          rowData={rows}
          columnDefs={columns}
          defaultColDef={{ suppressHeaderMenuButton: true }}
        />
      </div>
    </section>
  );
}

const ORDER: readonly Finding['severity'][] = ['error', 'warning', 'notice'];

function rowsOf({ findings, rows }: Check): Row[] {
  const found = new Map(rows.map((row) => [JSON.stringify([row.file, row.sheet, row.row]), row.cells]));
  return findings
    .map((finding) => ({
      ...finding,
      who: Object.values(found.get(JSON.stringify([finding.file, finding.sheet, finding.row])) ?? {})
        .slice(0, FIRST_CELLS)
        .join(' '),
    }))
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function placeOf({ file, sheet, row, letter }: Finding, lang: string): string {
  const cell =
    row === null ? '' : letter === null ? (lang === 'en' ? `row ${row}` : `第 ${row} 行`) : `${letter}${row}`;
  return [sheet ?? file, cell].filter((part) => part !== '').join(' ');
}
