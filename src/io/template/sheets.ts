/** The sheets of the template, in their order: the tables of a roster, and those of the changes that come after it. */
import {
  ARRIVALS_TITLE,
  CHANGE_KIND_WORDS,
  CHANGES_TITLE,
  COLUMNS,
  REQUIRED_CHANGE_COLUMNS,
  type ChangeColumn,
} from '../changes/headings.ts';
import { columnsOf } from '../find-heading.ts';
import { SHEET_ORDER, SHEETS, type SheetName } from '../headings.ts';
import { requiredKeys } from '../intake/required.ts';
import { offered } from '../words.ts';
import { CHOICES, noteOf, type Choice } from './choices.ts';
import { ARRIVAL_EXAMPLES, CHANGE_EXAMPLES, EXAMPLES } from './examples.ts';

interface TemplateColumn {
  readonly key: string;
  readonly heading: string;
  readonly required: boolean;
  readonly note: string;
  readonly choice: Choice | undefined;
}

export interface TemplateSheet {
  readonly title: string;
  readonly columns: readonly TemplateColumn[];
  readonly examples: readonly Readonly<Record<string, string>>[];
  /** Down to this row the cells have lists; pasted rows keep the lists of those above. */
  readonly listed: number;
}

const USUAL_ROWS = 600;
const TEACHER_ROWS = 3000;

/** `zones`: names of zones that the policy knows. */
export function templateSheets(zones: readonly string[]): readonly TemplateSheet[] {
  const columns = (table: SheetName): TemplateColumn[] => {
    const required = new Set(requiredKeys(table));
    return columnsOf(table).map(([key, { heading }]) => ({
      key,
      heading,
      required: required.has(key),
      note: noteOf(table, key),
      // A county may have more zones than its policy pays for.
      choice:
        table === 'zones' && key === 'name' && zones.length > 0 ? { words: zones, open: true } : CHOICES[table]?.[key],
    }));
  };
  return [
    ...SHEET_ORDER.map((table) => ({
      title: SHEETS[table].title,
      columns: columns(table),
      examples: EXAMPLES[table],
      listed: table === 'teachers' ? TEACHER_ROWS : USUAL_ROWS,
    })),
    { title: CHANGES_TITLE, columns: CHANGES, examples: CHANGE_EXAMPLES, listed: USUAL_ROWS },
    { title: ARRIVALS_TITLE, columns: columns('teachers'), examples: ARRIVAL_EXAMPLES, listed: USUAL_ROWS },
  ];
}

const CHANGE_NOTES: Readonly<Record<ChangeColumn, string>> = {
  id: '不重复；同一序号的变动只执行一次，文件重读也不会再执行',
  date: '生效日期，如 2027-10-15',
  kind: `可选：${offered(CHANGE_KIND_WORDS).join('、')}`,
  teacher: '所涉教师的编号；“学科需求”不填',
  column: '“更正”填“教师”表中的标题，如 现聘职称',
  value: '“更正”填新的内容，写法与“教师”表相同',
  school: '“学科需求”填学校编号',
  subject: '“学科需求”填学科',
  year: '“学科需求”填学年起始年，如 2027；留空表示各学年',
  tenths: '“学科需求”填新的需求人数',
};

const CHANGE_CHOICES: Partial<Record<ChangeColumn, Choice>> = {
  kind: { words: offered(CHANGE_KIND_WORDS) },
  school: { sheet: 'schools' },
};

const CHANGES: readonly TemplateColumn[] = (Object.keys(COLUMNS) as ChangeColumn[]).map((key) => ({
  key,
  heading: COLUMNS[key][0],
  required: REQUIRED_CHANGE_COLUMNS.includes(key),
  note: `${REQUIRED_CHANGE_COLUMNS.includes(key) ? '必填' : '按类型填写'}。${CHANGE_NOTES[key]}`,
  choice: CHANGE_CHOICES[key],
}));
