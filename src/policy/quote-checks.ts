/**
 * What the words of a clause state, against the number that serves it: a quote that says 20 % above a rule that asks for 10 % is
 * a slip in one of the two, and nobody sees it in the plan. Told as a warning, at the line of the number.
 */
import { formatRational, isAtLeast, rational, type Rational } from '../domain/rational.ts';
import type { Words } from '../messages/message.ts';
import { dotted, valueAtPath, type PolicyFinding } from './findings.ts';
import type { Policy } from './policy.ts';
import { quotedNumbers, type Quoted, type Unit } from './quoted-numbers.ts';
import { withDefaults } from './schema.ts';
import type { Path } from './source.ts';
import { texts } from './clause-texts.ts';

/** A number of the file; several where any of a list will do. */
interface Served {
  readonly path: Path;
  /** As `assumed` would name it. */
  readonly name: string;
  readonly unit: Unit;
  readonly values: readonly Rational[];
}

/** Rules whose number is a setting. */
const SETTINGS_OF: Readonly<Record<string, readonly Path[]>> = {
  term: [['settings', 'postingYears', 'exchange']],
  'allowance-budget': [['settings', 'zoneAllowances']],
};

/** By the last names of a path; what is none of these is a count of people or a word. */
function unitOf(path: Path): Unit | null {
  const name = path.filter((step) => typeof step === 'string').join('.');
  if (/(?:^|\.)ageCaps\./u.test(name)) return 'age';
  if (/Allowance/u.test(name)) return 'yuan';
  if (/(?:^|\.)terms$/u.test(name)) return 'terms';
  return /(?:^years|\.years|Years(?:\.\w+)?|\.cycle|YearsBefore)$/u.test(name) ? 'years' : null;
}

/** Warnings for a policy that loads; `data` is its file as read. */
export function quoteFindings(policy: Policy, data: unknown): PolicyFinding[] {
  return [...policy.clauses.values()].flatMap(({ id, quote, served }) => {
    const lines = policy.rules.flatMap((line, i) => (line.clause === id ? [{ line, i }] : []));
    const numbers =
      served.by === 'setting'
        ? settingNumbers(served.setting.split('.'), data)
        : lines.flatMap(({ line, i }) => [
            ...numbersIn(line.params, ['rules', i, 'params'], `rules.${line.spec.id}`),
            ...(SETTINGS_OF[line.spec.id] ?? []).flatMap((path) => settingNumbers(path, data)),
          ]);
    return numbers
      .filter(({ name }) => !policy.assumed.includes(name))
      .flatMap((number) => differing(number, quotedNumbers(quote, number.unit), id));
  });
}

const settingNumbers = (path: Path, data: unknown): Served[] => {
  const value = valueAtPath(withDefaults(data), path);
  return numbersIn(value, path, dotted(path.slice(0, -1)), path.at(-1));
};

/** Every number at or below a value; `name`: what `assumed` calls the holder. */
function numbersIn(value: unknown, path: Path, name: string, own?: string | number): Served[] {
  const here = own === undefined ? name : `${name}.${own}`;
  const unit = unitOf(path);
  const one = (of: Unit | null, values: readonly Rational[]): Served[] =>
    of === null || values.length === 0 ? [] : [{ path, name: here, unit: of, values }];
  if (isShare(value)) return one('percent', [value]);
  // Nought is "not asked".
  if (typeof value === 'number') return one(unit, value === 0 || !Number.isInteger(value) ? [] : [rational(value, 1)]);
  if (Array.isArray(value))
    return one(
      unit,
      value.filter(Number.isInteger).map((each: number) => rational(each, 1)),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key], here, key));
}

const isShare = (value: unknown): value is Rational =>
  typeof value === 'object' && value !== null && 'num' in value && 'den' in value;

const within = (value: Rational, { least, most }: Quoted): boolean => isAtLeast(value, least) && isAtLeast(most, value);

function differing({ path, name, unit, values }: Served, quoted: readonly Quoted[], clause: string): PolicyFinding[] {
  if (quoted.length === 0 || values.some((value) => quoted.some((one) => within(value, one)))) return [];
  const value = values.map((each) => shown(each, unit));
  return [
    {
      path,
      value: value.map((words) => words.en).join(', '),
      message: texts['policy-quote-differs']({
        clause,
        setting: name,
        quoted: [...new Set(quoted.map(({ words }) => words.trim()))],
        value,
      }),
    },
  ];
}

const UNIT_WORDS: Readonly<Record<Exclude<Unit, 'percent'>, Words>> = {
  years: { 'zh-CN': ' 年', en: ' years' },
  terms: { 'zh-CN': ' 届', en: ' terms' },
  yuan: { 'zh-CN': ' 元', en: ' yuan' },
  age: { 'zh-CN': ' 岁', en: ' years of age' },
};

function shown(value: Rational, unit: Unit): Words {
  if (unit === 'percent') return { 'zh-CN': formatRational(value), en: formatRational(value) };
  const number = String(value.num / value.den);
  return { 'zh-CN': number + UNIT_WORDS[unit]['zh-CN'], en: number + UNIT_WORDS[unit].en };
}
