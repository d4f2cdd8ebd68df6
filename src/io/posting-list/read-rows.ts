/**
 * The rows of a list, each held against the roster: who, where to, what kind, from when, for how long, and how firmly.
 */
import type { BarePosting } from '../../domain/plan.ts';
import type { Roster } from '../../domain/roster.ts';
import type { PostingKind, Sex, Title } from '../../domain/words.ts';
import { cellTexts } from '../cell-texts.ts';
import { month } from '../months.ts';
import { problem, type CellPlace, type InputProblem } from '../problem.ts';
import { subjectName } from '../subjects.ts';
import { isInexact } from '../values.ts';
import { lookup, SEX_WORDS, TITLE_WORDS, type Spellings } from '../words.ts';
import type { ListTable } from './find-table.ts';
import type { ListColumn } from './headings.ts';
import { peopleOf, type Described, type People } from './match-people.ts';
import { postingSchoolFinder } from './match-schools.ts';
import { cellsOf, type Cells, type RowLock } from './row-cells.ts';
import { readTime } from './terms.ts';
import { listTexts as say } from './texts.ts';
import type { ListTerms } from './list-terms.ts';

export interface ListedPosting {
  readonly posting: BarePosting;
  readonly lock: RowLock;
  /** File, sheet and row. */
  readonly place: CellPlace;
}

const KIND_WORDS: Spellings<PostingKind> = {
  exchange: ['交流轮岗', '交流', '轮岗', '支教', '定期交流', '集团内交流', '轮岗交流'],
  training: ['跟岗锻炼', '跟岗', '跟岗学习', '跟岗培训'],
  leadership: ['干部任职', '任职', '干部交流', '挂职'],
};
const kindOf = lookup(KIND_WORDS);
const sexOf = lookup(SEX_WORDS);
const titleOf = lookup(TITLE_WORDS);

/** As lists mark women among many men: 张三（女）. */
const MARKED = /[（(](男|女)[)）]$/u;

export interface ListReader {
  /** The postings of one table; what is wrong is added to `problems`, and its row left out. */
  read(list: ListTable, problems: InputProblem[]): ListedPosting[];
}

/** Reads tables one after another: nobody may stand in two of them. */
export function listReader(
  roster: Roster,
  years: readonly number[] | null,
  terms: ListTerms,
  schoolNames: ReadonlyMap<string, string>,
): ListReader {
  const people = peopleOf(roster);
  const school = postingSchoolFinder(roster, schoolNames);
  const seen = new Map<string, number>();
  return {
    read: (list, problems) =>
      list.rows.flatMap((row): ListedPosting[] => {
        const cells = cellsOf(list, row, problems);
        if (cells === null) return [];
        const before = problems.length;
        const errors = (): boolean => problems.slice(before).some(({ severity }) => severity === 'error');
        const described = describe(cells, school, people);
        const to = target(cells, school);
        const kind = cells.word('kind', KIND_WORDS, kindOf, 'exchange');
        const lock = cells.lock(list.columns.has('lock'));
        const time = when(cells, kind ?? 'exchange', years, terms);
        const found = described === null ? null : people.find(described);
        if (found !== null && 'message' in found) cells.wrong(found.column, found.message);
        if (
          found === null ||
          !('person' in found) ||
          to === null ||
          kind === null ||
          lock === null ||
          time === null ||
          errors()
        )
          return [];
        const { person } = found;
        const earlier = seen.get(person.id);
        if (earlier !== undefined) {
          cells.wrong('name', say['list-twice']({ teacher: people.told(person), row: earlier }));
          return [];
        }
        seen.set(person.id, row.number);
        const details = described === null ? [] : people.differences(described, person);
        if (details.length > 0) {
          const message = say['list-details-differ']({
            teacher: people.told(person),
            details: details.map(({ column, expected }) => ({ column: cells.heading(column), expected })),
          });
          problems.push(problem('warning', cells.place('name'), message));
        }
        return [{ posting: { teacher: person.id, from: person.home, to, ...time, kind }, lock, place: cells.row }];
      }),
  };
}

function describe(cells: Cells, school: ReturnType<typeof postingSchoolFinder>, people: People): Described | null {
  const written = cells.cell('name')?.text ?? null;
  const numbered = cells.cell('id');
  if (numbered !== null && isInexact(numbered)) {
    cells.wrong('id', cellTexts['mangled-number']({ value: numbered.text }));
    return null;
  }
  const id = numbered?.text.normalize('NFKC').trim() ?? null;
  if (written === null && id === null) {
    cells.wrong('name', cellTexts['empty-cell']({ column: cells.heading('name') }));
    return null;
  }
  const column: ListColumn = cells.cell('from') === null ? 'home' : 'from';
  const said = cells.cell(column);
  const found = said === null ? null : school(said.text);
  if (found !== null && 'message' in found) {
    // Where an id or a name of its own decides, the school need not; but what is written must be a school.
    cells.wrong(column, found.message);
    return null;
  }
  const marked = written === null ? null : MARKED.exec(written);
  const sex: Sex | null = sexOf(marked?.[1] ?? cells.cell('sex')?.text ?? '') ?? null;
  const born = cells.cell('born');
  const subject = cells.cell('subject');
  const title: Title | null = titleOf(cells.cell('title')?.text ?? '') ?? null;
  return {
    id,
    // A name that somebody bears with its brackets is taken as it stands.
    name: written === null ? null : people.bears(written) ? written : written.replace(MARKED, ''),
    school: found?.school ?? null,
    sex,
    born: born === null ? null : (month(born, 'born').value ?? null),
    subject: subject === null ? null : subjectName(subject.text).name,
    title,
    remark: cells.cell('remark')?.text ?? '',
  };
}

function target(cells: Cells, school: ReturnType<typeof postingSchoolFinder>): string | null {
  const said = cells.cell('to');
  if (said === null) {
    cells.wrong('to', cellTexts['empty-cell']({ column: cells.heading('to') }));
    return null;
  }
  const found = school(said.text);
  if ('school' in found) return found.school.id;
  cells.wrong('to', found.message);
  return null;
}

/** Start and length; null where a problem was told. */
function when(
  cells: Cells,
  kind: PostingKind,
  expected: readonly number[] | null,
  terms: ListTerms,
): { readonly start: number; readonly years: number } | null {
  const { cell } = cells;
  const { start, years, complaints } = readTime(
    {
      term: cell('term'),
      start: cell('start'),
      end: cell('end'),
      years: cell('years'),
      schoolYear: cell('schoolYear'),
    },
    expected?.[0] ?? null,
  );
  for (const { column, message } of complaints) cells.wrong(column, message);
  if (complaints.length === 0 && start === null) cells.wrong('start', say['list-no-start']());
  if (complaints.length > 0 || start === null) return null;
  if (expected?.includes(start) === false) {
    const column = (['start', 'term', 'schoolYear'] as const).find((one) => cell(one) !== null) ?? 'start';
    cells.wrong(column, say['list-other-year']({ value: cell(column)?.text ?? '', expected }));
    return null;
  }
  const allowed = terms[kind];
  const length = years ?? (allowed.length === 1 ? allowed[0]! : null);
  if (length === null) cells.wrong('years', say['list-no-years']({ allowed }));
  return length === null ? null : { start, years: length };
}
