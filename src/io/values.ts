/** Text, ids, lists, yes/no and the closed vocabularies. */
import { lostSigns, seenText } from '../messages/safe-text.ts';
import type { Backbone, Setting, Stage } from '../domain/words.ts';
import { OUTSIDE } from '../domain/words.ts';
import { cellTexts as say } from './cell-texts.ts';
import { fold } from './fold.ts';
import { hasIdentityNumber } from './identity.ts';
import { schoolYearOf } from './months.ts';
import { integer } from './numbers.ts';
import { isSubjectQuestion, subjectsSaid } from './office/subjects-said.ts';
import type { RawCell } from './raw.ts';
import { read, refuse, type Complaint, type Reader, type Reading } from './reader.ts';
import { subjectName } from './subjects.ts';
import { BACKBONE_WORDS, lookup, offered, SETTING_WORDS, STAGE_WORDS, type Spellings } from './words.ts';

const YES = new Set(['是', '1', 'true', '有', '√', '✓', '✔', '☑', 'yes', 'y']);
const NO = new Set(['否', '0', 'false', '无', '×', '✗', '✘', 'x', 'no', 'n']);

/** undefined where the text is neither. */
function yesNoOf(text: string): boolean | undefined {
  const said = fold(text);
  return YES.has(said) ? true : NO.has(said) ? false : undefined;
}

/** Yes or no; a column may have words of its own (在编 in 是否在编). */
export function yesNo(yes: readonly string[] = [], no: readonly string[] = []): Reader<boolean> {
  return (cell) => {
    const said = fold(cell.text);
    const value = yes.includes(said) ? true : no.includes(said) ? false : yesNoOf(said);
    return value === undefined ? refuse(say['bad-yes-no']({ value: cell.text })) : read(value);
  };
}

/** `answers`: further words that a question offers, which are read before. */
export function word<K extends string>(words: Spellings<K>, answers: readonly string[] = []): Reader<K> {
  const find = lookup(words);
  return (cell) => {
    const key = find(cell.text);
    return key === undefined
      ? refuse(say['bad-word']({ value: cell.text, expected: [...offered(words), ...answers] }))
      : read(key);
  };
}

const COUNTY_TOWNS: ReadonlySet<string> = new Set(['县城', '县城区', '城关', '城关镇', '县城所在地']);

/** 城乡类型; a county town is town or urban by the statistics of the place: it is read as 城区, and that is said. */
export const setting: Reader<Setting> = (cell, column) =>
  COUNTY_TOWNS.has(fold(cell.text))
    ? { value: 'urban', complaints: [{ severity: 'warning', message: say['county-town']({ value: cell.text }) }] }
    : word(SETTING_WORDS)(cell, column);

const backboneOf = lookup(BACKBONE_WORDS);

/** A level, or yes/no as in 是否县级及以上骨干教师. */
export const backbone: Reader<Backbone> = (cell) => {
  const key = backboneOf(cell.text);
  if (key !== undefined) return read(key);
  const yes = yesNoOf(cell.text);
  return yes === undefined
    ? refuse(say['bad-word']({ value: cell.text, expected: [...offered(BACKBONE_WORDS), '是', '否'] }))
    : read(yes ? 'county' : 'none');
};

/** A school year, 是 for the first year of the horizon, 否 for none. A bare 1 might be a yes or a count of classes. */
export const graduating: Reader<number | 'first' | null> = (cell) => {
  if (fold(cell.text) === '1') return refuse(say['ambiguous-graduating-year']({}));
  const yes = yesNoOf(cell.text);
  if (yes !== undefined) return read(yes ? 'first' : null);
  const year = schoolYearOf(cell.text);
  return year === undefined ? refuse(say['bad-graduating-year']({ value: cell.text })) : read(year);
};

const LEVEL_WORDS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];

/** 1–13, also as `七级` or `专业技术七级岗位`. */
export const postLevel: Reader<number> = (cell) => {
  const text = fold(cell.text)
    .replace(/^(?:专业技术|专技)(?:岗位)?/, '')
    .replace(/岗位?$/, '')
    .replace(/级$/, '');
  const spoken = LEVEL_WORDS.indexOf(text) + 1;
  const reading = integer(1, 13)({ kind: cell.kind, text: spoken > 0 ? String(spoken) : text }, '');
  return reading.value === undefined ? refuse(say['bad-integer']({ value: cell.text, least: 1, most: 13 })) : reading;
};

/** Longer names and ids are slips: a whole page pasted into one cell. */
const MOST_IN_NAME = 100;
const MOST_IN_ID = 64;
/** A problem quotes no more of a text that is too long. */
const QUOTED = 40;

/** Undefined where the text is short enough. */
function tooLong(value: string, most: number, column: string): Reading<string> | undefined {
  const characters = [...value];
  if (characters.length <= most) return undefined;
  return {
    value,
    complaints: [
      {
        severity: 'error',
        message: say['too-long']({ column, most, length: characters.length }),
        value: `${characters.slice(0, QUOTED).join('')}…`,
      },
    ],
  };
}

/** A warning where something in the text was lost on its way; in a name a question mark is such a sign as well. */
function lost(value: string, isName: boolean): readonly Complaint[] {
  const signs = [...lostSigns(value), ...(isName && /[?？]/u.test(value) ? ['?'] : [])];
  return signs.length === 0
    ? []
    : [{ severity: 'warning', message: say['lost-signs']({ value: value.replaceAll(/\p{Co}/gu, '□'), signs }) }];
}

const textOf =
  (most: number, isName: boolean): Reader<string> =>
  (cell, column) =>
    hasIdentityNumber(cell.text)
      ? { value: cell.text, complaints: [{ severity: 'error', message: say['identity-number']({ column }) }] }
      : (tooLong(cell.text, most, column) ?? { value: cell.text, complaints: lost(cell.text, isName) });

/** Text as entered, without identity numbers; by default as long as a reason may be. */
export const text = (most = 1000): Reader<string> => textOf(most, false);

/** A name of a group, a zone or a school. */
export const shortName = textOf(MOST_IN_NAME, true);

const HAN_ONLY = /^[\p{Script=Han}\s]+$/u;
const SEVERAL = /[\n,，、;；]/u;

/**
 * A name of those who sign; blanks inside a Chinese name only align a column (an ideographic space in a name of two
 * characters).
 */
export const signerName: Reader<string> = (cell, column) =>
  shortName(
    { kind: cell.kind, text: HAN_ONLY.test(cell.text) ? cell.text.replaceAll(/\s+/gu, '') : cell.text },
    column,
  );

/** The name of one person. */
export const personName: Reader<string> = (cell, column) => {
  const { value, complaints } = signerName(cell, column);
  if (!SEVERAL.test(cell.text) || complaints.some(({ severity }) => severity === 'error')) return { value, complaints };
  const message = say['several-in-name']({ value: cell.text.replaceAll('\n', '⏎') });
  return { value, complaints: [...complaints, { severity: 'warning', message }] };
};

/**
 * An id: half width, so that T００1 is T001. An identity number is refused, but handed on, so that the references to
 * it are not reported on top. Dates and powers of ten are what spreadsheets make of ids like 1-2 and 20190900123456, and
 * of more than 15 digits they keep the first ones only.
 */
export const id: Reader<string> = (cell, column) => {
  const value = seenText(cell.text).normalize('NFKC').trim();
  if (hasIdentityNumber(value))
    return { value, complaints: [{ severity: 'error', message: say['identity-number']({ column }) }] };
  if (cell.kind === 'date' || isInexact(cell) || /^\d(?:\.\d+)?e\+\d+$/i.test(value))
    return { value, complaints: [{ severity: 'error', message: say['mangled-number']({ value: cell.text }) }] };
  return tooLong(value, MOST_IN_ID, column) ?? { value, complaints: lost(value, false) };
};

/** A number of more digits than a spreadsheet keeps. */
export const isInexact = ({ kind, text: shown, stored = shown }: RawCell): boolean =>
  kind === 'number' && stored.replaceAll(/\D/g, '').length > 15;

/** A school's id, or 县外. */
export const readWorkplace: Reader<string> = (cell, column) =>
  ['县外', OUTSIDE].includes(fold(cell.text)) ? read(OUTSIDE) : id(cell, column);

const NOTHING = new Set(['无', '/', '-', '—']);

const SEPARATORS = /[、;；,，\n]/u;
/** Wishes are often written S02/S03; subjects and stages may hold a stroke of their own. */
export const WISH_SEPARATORS = /[、;；,，\n/／]/u;

/** A list separated by 、 ; or , in any width. */
export function readList<T>(item: Reader<T>, separators: RegExp = SEPARATORS): Reader<T[]> {
  return (cell, column) => {
    if (NOTHING.has(cell.text)) return read([]);
    const parts = cell.text
      .split(separators)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const readings: [string, Reading<T>][] = parts.map((part) => [part, item({ kind: 'text', text: part }, column)]);
    const complaints: Complaint[] = readings.flatMap(([part, reading]) =>
      reading.complaints.map((complaint) => ({ value: part, ...complaint })),
    );
    const values = readings.map(([, reading]) => reading.value).filter((value) => value !== undefined);
    return { value: values.length === readings.length ? [...new Set(values)] : undefined, complaints };
  };
}

/** A subject; one that the national list does not know is a local one, with a warning: a slip would split a subject. */
export const subject: Reader<string> = (cell: RawCell, column) => {
  if (hasIdentityNumber(cell.text) || cell.text.length > MOST_IN_NAME) return shortName(cell, column);
  const said = subjectsSaid(cell.text);
  if (said !== undefined && said.others.length === 0 && !said.classTeacher) return read(said.main);
  if (isSubjectQuestion(cell.text)) return refuse(say['which-subject']({ value: cell.text, column }));
  const { name, known } = subjectName(cell.text);
  return {
    value: name,
    complaints: known ? [] : [{ severity: 'warning', message: say['unknown-subject']({ value: cell.text }) }],
  };
};

export const stages: Reader<Stage[]> = readList(word(STAGE_WORDS));
