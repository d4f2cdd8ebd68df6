/**
 * What the verifier found to differ in plan.json, in the words of the reports: the place, what follows from roster,
 * policy and postings, and what the file says. The raw values stay in the facts of the finding.
 */
import { z } from 'zod';
import type { Instance } from '../domain/instance.ts';
import {
  AllowanceRow,
  ComplianceRow,
  Posting,
  Relaxation,
  SharedTeaching,
  ShortageRow,
  TierValue,
} from '../domain/plan.ts';
import { PURPOSES, REPLAN_TIERS } from '../domain/words.ts';
import { exactly } from '../messages/terms.ts';
import type { Lang, Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import { plainNames, ruleTitle, scopeWords } from './context.ts';
import { amountWords } from './relaxations.ts';
import { shownValue, unitOf } from './sheets/quality.ts';
import { HOLDS, list, PURPOSE, schoolYear, t, TIER, type Text } from './words.ts';

/** By what the plan is judged, and what stands in the file; its parts need not be well formed. */
export interface Judgement {
  readonly policy: Policy;
  readonly instance: Instance;
  readonly planJson: unknown;
}

/** The parts of plan.json, as its readers call them. */
const PARTS: Readonly<Record<string, Text>> = {
  postings: t('名单', 'Postings'),
  sharedTeaching: t('走教安排', 'Shared teaching'),
  proof: t('方案质量', 'Plan quality'),
  outcome: t('结论', 'Outcome'),
  compliance: t('合规情况', 'Compliance'),
  relaxations: t('放宽', 'Relaxations'),
  shortages: t('学科缺员', 'Shortages'),
  allowances: t('津贴', 'Allowances'),
};

/** `合规情况（compliance）`: the part of plan.json in which a place lies; the key alone where it is none of ours. */
export function partWords(at: string, lang: Lang): string {
  const key = at.replace(/[[.].*$/u, '');
  const words = PARTS[key]?.[lang];
  return words === undefined ? key : lang === 'en' ? `${words} (${key})` : `${words}（${key}）`;
}

const Facts = z.object({
  at: z.string(),
  expected: z.unknown().optional(),
  found: z.unknown().optional(),
  row: z.unknown().optional(),
  tier: z.enum(REPLAN_TIERS).optional(),
  value: z.number().optional(),
  bound: z.number().optional(),
});
type Facts = z.infer<typeof Facts>;
const STATUS: Readonly<Record<string, Text>> = {
  optimal: t('已证明最优', 'proven best'),
  feasible: t('未全部证明最优', 'not proven best in every aim'),
};
const OUTCOMES: Readonly<Record<string, Text>> = {
  compliant: t('硬性规定全部达标', 'all hard rules hold'),
  relaxed: t('有放宽', 'hard rules relaxed'),
};

/**
 * The finding with sentences instead of values as they stand in the file; as it was where there are no words for it.
 */
export function inWords(judgement: Judgement, finding: Message): Message {
  const facts = Facts.safeParse(finding.facts);
  if (!facts.success) return finding;
  return { ...finding, in: (lang) => sentence(judgement, finding.code, facts.data, lang) ?? finding.in(lang) };
}

function sentence(judgement: Judgement, code: string, facts: Facts, lang: Lang): string | null {
  const { at, expected, found, row } = facts;
  const en = lang === 'en';
  const where = en ? ` (${at})` : `（${at}）`;
  if (code === 'bound-impossible') return boundWords(facts, where, lang);
  if (code === 'row-missing' || code === 'row-unfounded') {
    const told = rowWords(judgement, at, row, lang);
    if (told === null) return null;
    const [kind, missing] = [partWords(at, lang), code === 'row-missing'];
    if (en)
      return `${kind}, ${told.place}: ${missing ? `recomputed it is ${told.value}, the file has no such row` : `nothing follows from roster, policy and postings, the file says ${told.value}`}${where}`;
    return `${kind}，${told.place}：${missing ? `重算应为${told.value}，文件缺少这一行` : `重算没有这一行，文件写的是${told.value}`}${where}`;
  }
  const [wanted, given] =
    code === 'row-differs'
      ? [rowWords(judgement, at, expected, lang), rowWords(judgement, at, found, lang)]
      : [valueWords(judgement, at, expected, lang), valueWords(judgement, at, found, lang)];
  if (wanted === null || given === null) return null;
  const place = code === 'row-differs' ? `${partWords(at, lang)}${en ? ', ' : '，'}${given.place}` : given.place;
  return en
    ? `${place}: recomputed it is ${wanted.value}, the file says ${given.value}${where}`
    : `${place}：按名册、政策和名单重算应为${wanted.value}，文件写的是${given.value}${where}`;
}

function boundWords({ tier, value, bound }: Facts, where: string, lang: Lang): string | null {
  if (tier === undefined || value === undefined || bound === undefined) return null;
  const [most, least] = [shownValue(tier, value), shownValue(tier, bound)];
  return lang === 'en'
    ? `Plan quality, ${TIER[tier].name.en}: the lowest possible value ${least} should lie between 0 and the value ${most}${where}`
    : `方案质量“${TIER[tier].name['zh-CN']}”：${exactly('lowest')['zh-CN']}${least}应在0与数值${most}之间${where}`;
}

interface Said {
  readonly place: string;
  readonly value: string;
}

/** One row of a part: where it speaks, and what it says. */
function rowWords({ policy, instance }: Judgement, at: string, row: unknown, lang: Lang): Said | null {
  const names = plainNames(instance);
  const en = lang === 'en';
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(en ? ', ' : '，');
  const read: readonly (() => Said | undefined)[] = [
    () =>
      said(ComplianceRow, row, ({ rule, clause, scope, year, op, required, actual, holds }) => ({
        place: joined(ruleTitle(policy, rule, clause, lang), scopeWords(scope, names, lang), schoolYear(year, lang)),
        value: list(
          [
            en
              ? `${op === '>=' ? 'at least' : 'at most'} ${required} required`
              : `要求${op === '>=' ? '不少于' : '不多于'}${required}`,
            en ? `${actual} actual` : `实际${actual}`,
            (holds ? HOLDS.yes : HOLDS.no)[lang],
          ],
          lang,
        ),
      })),
    () =>
      said(Relaxation, row, (item) => ({
        place: joined(
          ruleTitle(policy, item.rule, item.clause, lang),
          scopeWords(item.scope, names, lang),
          schoolYear(item.year, lang),
        ),
        value: amountWords(item, false, lang),
      })),
    () =>
      said(ShortageRow, row, ({ school, subject, year, need, before, short }) => ({
        place: joined(names.school(school), subject, schoolYear(year, lang)),
        value: en
          ? `need ${need}, ${before} there before, ${short} missing`
          : `需求${need}人、交流前${before}人、仍缺${short}人`,
      })),
    () =>
      said(AllowanceRow, row, ({ year, zone, months, amount }) => ({
        place: joined(instance.roster.zones.find(({ id }) => id === zone)?.name ?? zone, schoolYear(year, lang)),
        value: en ? `${months} months, ${amount} yuan` : `${months}人月、${amount}元`,
      })),
    () =>
      said(SharedTeaching, row, ({ teacher, to, year, share }) => ({
        place: joined(names.teacher(teacher), names.school(to), schoolYear(year, lang)),
        value: String(share),
      })),
  ];
  const order = ['compliance', 'relaxations', 'shortages', 'allowances', 'sharedTeaching'];
  return read[order.indexOf(at.replace(/[[.].*$/u, ''))]?.() ?? null;
}

function said<T>(schema: z.ZodType<T>, row: unknown, words: (row: T) => Said): Said | undefined {
  const parsed = schema.safeParse(row);
  return parsed.success ? words(parsed.data) : undefined;
}

const ROW = /\[(\d+)\]/u;

/** A single value: of a posting, of a tier, or the outcome. */
function valueWords(judgement: Judgement, at: string, value: unknown, lang: Lang): Said | null {
  const en = lang === 'en';
  if (at === 'outcome') return { place: partWords(at, lang), value: OUTCOMES[String(value)]?.[lang] ?? String(value) };
  if (at === 'proof.status')
    return { place: partWords(at, lang), value: STATUS[String(value)]?.[lang] ?? String(value) };
  const index = Number(ROW.exec(at)?.[1] ?? Number.NaN);
  const tier = TierValue.safeParse(partOf(judgement.planJson, 'proof', 'tiers', index));
  if (at.startsWith('proof.tiers[') && tier.success && typeof value === 'number') {
    const { name } = TIER[tier.data.tier];
    return {
      place: en ? `${PARTS['proof']!.en}, ${name.en}` : `${PARTS['proof']!['zh-CN']}“${name['zh-CN']}”`,
      value: `${shownValue(tier.data.tier, value)}${en ? ' ' : ''}${unitOf(tier.data.tier, lang)}`,
    };
  }
  const posting = Posting.safeParse(partOf(judgement.planJson, 'postings', index));
  const words = z.array(z.string()).safeParse(value);
  if (at.startsWith('postings[') && posting.success && words.success)
    return ofPosting(judgement, at.endsWith('.purpose'), posting.data, words.data, lang);
  const tiers = z.string().safeParse(value);
  if (at === 'proof.tiers' && tiers.success)
    return {
      place: PARTS['proof']![lang],
      value: list(
        tiers.data
          .split(', ')
          .map((key) => REPLAN_TIERS.find((one) => one === key))
          .map((key, i) => (key === undefined ? tiers.data.split(', ')[i]! : TIER[key].name[lang])),
        lang,
      ),
    };
  return null;
}

function ofPosting(
  { instance }: Judgement,
  isPurpose: boolean,
  { teacher, from, to, start }: Posting,
  words: readonly string[],
  lang: Lang,
): Said {
  const names = plainNames(instance);
  const en = lang === 'en';
  const what = isPurpose ? t('用途', 'purpose') : t('依据条款', 'clauses');
  const known = (word: string): string =>
    isPurpose ? (PURPOSES.flatMap((one) => (one === word ? [PURPOSE[one][lang]] : []))[0] ?? word) : word;
  const person = `${names.teacher(teacher)}${en ? ` (${teacher})` : `（${teacher}）`}`;
  const move = `${names.school(from)}→${names.school(to)}`;
  return {
    place: en
      ? `${what.en} of the posting of ${person}, ${move}, ${schoolYear(start, lang)}`
      : `${person}${schoolYear(start, lang)}${move}的${what['zh-CN']}`,
    value: words.length === 0 ? (en ? 'none' : '无') : list(words.map(known), lang),
  };
}

/** What stands at these steps of a parsed file; undefined where there is nothing. */
const partOf = (json: unknown, ...steps: readonly (string | number)[]): unknown =>
  steps.reduce<unknown>(
    (part, step) =>
      typeof part === 'object' && part !== null
        ? Object.entries(part).find(([key]) => key === String(step))?.[1]
        : undefined,
    json,
  );
