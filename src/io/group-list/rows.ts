/**
 * The rows of a list of schools by group: 序号 学区 成员校（校区） 学区 核心校 拟建类型, as a document carries it. 学区 stands twice,
 * the second time for the core; lines such as 一、小学 tell the stage of what follows; a core spans its members, as a
 * merged cell or with blanks below.
 */
import { fold, foldHeading } from '../fold.ts';
import { fillMerged } from '../intake/merged-cells.ts';
import type { RawCell, RawTable } from '../raw.ts';

const NAMES = {
  zone: ['学区', '教育学区', '片区', '所属学区', '所在学区'],
  member: ['成员校(校区)', '成员校', '成员学校', '成员校、校区', '成员校或校区', '分校(校区)'],
  core: ['核心校', '核心学校', '牵头校', '总校', '领办校'],
  kind: ['拟建类型', '类型', '模式', '集团类型', '教共体类型', '建设模式', '组建类型'],
  setting: ['城乡类型', '城乡分类', '城乡'],
} as const;
const KEYS = new Map(
  Object.entries(NAMES).flatMap(([key, names]) => names.map((name) => [foldHeading(name), key] as const)),
);
const keyOf = (cell: RawCell | null | undefined): string | undefined =>
  cell === null || cell === undefined ? undefined : KEYS.get(foldHeading(cell.text));

export interface ListColumns {
  readonly member: number;
  readonly core: number;
  readonly kind: number;
  /** 学区 and 城乡类型, of the member and of the core, where there are any. */
  readonly zones: readonly [member: number | undefined, core: number | undefined];
  readonly settings: readonly [member: number | undefined, core: number | undefined];
}

/** What a row of the list says; cells that are blank in it and not carried on are null. */
export interface ListRow {
  readonly row: number;
  readonly member: string | null;
  readonly core: string | null;
  readonly kind: string | null;
  readonly zones: readonly [member: string | null, core: string | null];
  readonly settings: readonly [member: string | null, core: string | null];
  /** The word for the stage of the section, where it leaves no doubt. */
  readonly stage: string | null;
}

export interface ListHeading {
  readonly number: number;
  readonly columns: ListColumns;
  /** Headings that say once more what another column says already. */
  readonly repeated: readonly { readonly heading: string; readonly other: string }[];
}

/** The row of headings and its columns; undefined where the sheet is no such list. */
export function listHeading(raw: RawTable): ListHeading | undefined {
  for (const { number, cells } of raw.rows.slice(0, 30)) {
    const at = (key: string): number[] => cells.flatMap((cell, i) => (keyOf(cell) === key ? [i] : []));
    const [[member], [core], [kind]] = [at('member'), at('core'), at('kind')];
    if (member === undefined || core === undefined || kind === undefined) continue;
    // The one beside the member comes first; where the core stands first, so does its own.
    const pair = (key: string): readonly [number | undefined, number | undefined] => {
      const [first, second] = at(key);
      return second !== undefined && core < member ? [second, first] : [first, second];
    };
    const repeated = Object.keys(NAMES).flatMap((key) => {
      const [first, ...more] = at(key);
      return more
        .slice(key === 'zone' || key === 'setting' ? 1 : 0)
        .map((i) => ({ heading: cells[i]!.text, other: cells[first!]!.text }));
    });
    return { number, columns: { member, core, kind, zones: pair('zone'), settings: pair('setting') }, repeated };
  }
  return undefined;
}

const FOOTER = /^(?:备?注|说明|制表|审核|填报)|^(?:合计|总计|小计)/u;

/** Its data, in the order of the file. */
export function listRows(
  raw: RawTable,
  { number: heading, columns }: { readonly number: number; readonly columns: ListColumns },
): readonly ListRow[] {
  let section: string | null = null;
  let above: ListRow | undefined;
  const { rows } = fillMerged(
    raw.rows.filter(({ number }) => number > heading),
    raw.merges ?? [],
  );
  const before = raw.rows.filter(({ number }) => number < heading);
  for (const { cells } of before) section = sectionOf(cells) ?? section;
  const found: ListRow[] = [];
  for (const { number, cells } of rows) {
    const text = (at: number | undefined): string | null => (at === undefined ? null : (cells[at]?.text ?? null));
    if (keyOf(cells[columns.core]) === 'core' && keyOf(cells[columns.member]) === 'member') continue;
    const own = sectionOf(cells);
    if (own !== null) {
      section = own;
      above = undefined;
      continue;
    }
    const first = cells.find((cell) => cell !== null)?.text ?? '';
    const [member, core] = [text(columns.member), text(columns.core)];
    if ((member === null && core === null) || FOOTER.test(first)) continue;
    const kind = text(columns.kind)?.replace(/教?(?:育)?共(?:同)?体$|集团$/u, '') ?? null;
    // Blanks below a core go on with it; a new core has to say everything anew.
    const goesOn =
      core === null || (above?.core !== undefined && above.core !== null && fold(above.core) === fold(core));
    const carried = goesOn ? above : undefined;
    const [zone, coreZone] = columns.zones.map(text);
    const [setting, coreSetting] = columns.settings.map(text);
    above = {
      row: number,
      member,
      core: core ?? carried?.core ?? null,
      kind: kind === null || kind === '' ? (carried?.kind ?? null) : kind,
      zones: [zone ?? null, coreZone ?? carried?.zones[1] ?? null],
      settings: [setting ?? null, coreSetting ?? carried?.settings[1] ?? null],
      stage: section,
    };
    found.push(above);
  }
  return found;
}

/** 一、小学： — one cell alone that numbers a section; null where the row is none. */
function sectionOf(cells: readonly (RawCell | null)[]): string | null {
  const filled = [...new Set(cells.flatMap((cell) => (cell === null ? [] : [cell.text.trim()])))];
  if (filled.length !== 1) return null;
  const text = /^[(（]?[一二三四五六七八九十]+[)）]?[、.．]?\s*(.+?)[:：]?$/u.exec(filled[0]!)?.[1];
  return text !== undefined && /小学|初中|九年|幼儿园|高中/u.test(text) ? text : null;
}

/** The stage of a school by its section: 初中（含九年一贯制） leaves it open, unless the name says 中学. */
export function stageOf(section: string | null, school: string): string | null {
  if (section === null) return null;
  const stages = ['幼儿园', '小学', '初中', '九年一贯制', '高中'].filter((stage) =>
    section.includes(stage === '九年一贯制' ? '九年' : stage),
  );
  if (stages.length === 1) return stages[0]!;
  return stages.includes('初中') && /(?:中学|初中|[一二三四五六七八九十]中)$/u.test(school) ? '初中' : null;
}
