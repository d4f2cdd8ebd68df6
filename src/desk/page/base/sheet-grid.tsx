/** A sheet of the workbook as a list: sorted, searched, walked with the keyboard, copied into Excel. */
import { Flex, Input } from 'antd';
import { AgGridReact } from 'ag-grid-react';
import type { CellClassParams, ColDef } from 'ag-grid-community';
import { useMemo, useState, type ClipboardEvent } from 'react';
import type { z } from 'zod';
import type { SheetView } from '../../views/schemas.ts';
import { GRID_THEME, gridWords, usePrinting } from './grid.ts';
import { t, useLang } from './lang.tsx';
import { NONCE } from './nonce.ts';

const words = {
  search: t('查找', 'Find'),
  rows: t('行', 'rows'),
};

type Sheet = Pick<z.infer<typeof SheetView>, 'title' | 'columns' | 'rows' | 'marks' | 'frozenColumns'>;
type Row = Sheet['rows'][number];

const PX_PER_CHARACTER = 8.5;

interface Props {
  readonly sheet: Sheet;
  /** The row by its position in the sheet. */
  readonly onRow?: (at: number) => void;
  /** As high as its rows. */
  readonly short?: boolean;
}

export function SheetGrid({ sheet, onRow, short = sheet.rows.length <= 12 }: Props) {
  const { lang, say } = useLang();
  const [sought, setSought] = useState('');
  const printing = usePrinting();
  const columns = useMemo(() => columnsOf(sheet, lang), [sheet, lang]);
  const rows = useMemo(() => sheet.rows.map((cells, at) => ({ cells, at })), [sheet]);
  const [chosen, setChosen] = useState<readonly Row[]>([]);
  const copy = (event: ClipboardEvent): void => {
    if (chosen.length === 0 || window.getSelection()?.toString() !== '') return;
    event.clipboardData.setData(
      'text/plain',
      chosen.map((cells) => cells.map((cell) => cell ?? '').join('\t')).join('\n'),
    );
    event.preventDefault();
  };
  const whole = short || printing;
  return (
    <section aria-label={sheet.title} onCopy={copy}>
      {short ? null : (
        <Flex gap="small" align="center" className="grid-tools no-print">
          <Input.Search
            allowClear
            aria-label={say(words.search)}
            placeholder={say(words.search)}
            className="grid-search"
            onChange={({ target }) => setSought(target.value)}
          />
          <span className="quiet">
            {sheet.rows.length} {say(words.rows)}
          </span>
        </Flex>
      )}
      <div className={whole ? '' : 'grid-tall'}>
        <AgGridReact<{ cells: Row; at: number }>
          theme={GRID_THEME}
          styleNonce={NONCE}
          localeText={gridWords(lang)}
          domLayout={printing ? 'print' : whole ? 'autoHeight' : 'normal'}
          rowData={rows}
          columnDefs={columns}
          quickFilterText={sought}
          rowSelection={{ mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true }}
          onSelectionChanged={({ api }) => setChosen(api.getSelectedRows().map(({ cells }) => cells))}
          onRowClicked={({ data }) => data && onRow?.(data.at)}
          onCellKeyDown={({ event, data }) => {
            if (event instanceof KeyboardEvent && event.key === 'Enter' && data) onRow?.(data.at);
          }}
        />
      </div>
    </section>
  );
}

function columnsOf({ columns, marks, frozenColumns }: Sheet, lang: string): ColDef<{ cells: Row; at: number }>[] {
  const collator = new Intl.Collator(lang, { numeric: true });
  return columns.map(({ heading, width, align, format }, i) => ({
    colId: String(i),
    headerName: heading,
    headerTooltip: heading,
    wrapHeaderText: true,
    autoHeaderHeight: true,
    tooltipValueGetter: ({ data }) => shown(data?.cells[i], format),
    valueGetter: ({ data }) => data?.cells[i] ?? null,
    valueFormatter: ({ value }) => shown(value, format),
    width: Math.min(360, Math.max(72, width * PX_PER_CHARACTER + 24)),
    pinned: i < frozenColumns && frozenColumns <= 3 ? ('left' as const) : null,
    cellClass: `cell-${align}`,
    cellClassRules: Object.fromEntries(
      (['good', 'bad', 'warn', 'muted', 'total'] as const).map((tone) => [
        `tone-${tone}`,
        ({ data }: CellClassParams<{ cells: Row; at: number }>) =>
          marks.some(
            (mark) => mark.tone === tone && (mark.wide || mark.column === i) && data?.cells[mark.column] === mark.word,
          ),
      ]),
    ),
    comparator: (a: unknown, b: unknown) =>
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a ?? ''), String(b ?? '')),
  }));
}

/** Numbers as the workbook shows them. */
function shown(value: unknown, format: string | null): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number' || format === null) return String(value);
  const digits = /\.(0+)/u.exec(format)?.[1]?.length ?? 0;
  if (format.includes('%')) return `${(value * 100).toFixed(digits)}%`;
  return format.includes(',')
    ? value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : digits > 0
      ? value.toFixed(digits)
      : String(value);
}
