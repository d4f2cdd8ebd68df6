/** What a batch knows of its counties: summary.json, from which the next run goes on, and summary.csv for people. */
import { z } from 'zod';
import { TIERS } from '../../domain/words.ts';
import { csvText } from '../../io/write.ts';
import type { Lang } from '../../messages/message.ts';
import { say } from '../../messages/terms.ts';
import { shownValue } from '../../report/sheets/quality.ts';
import { TIER } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { OUTCOME } from './texts.ts';

const SUMMARY_FORMAT = 'lungang-batch-summary/1';

const TierResult = z.object({ tier: z.enum(TIERS), value: z.number(), bound: z.number() });

export const CountyResult = z.object({
  name: z.string(),
  /**
   * pending: not begun; planned: a result that stands; failed: none; stopped: Ctrl-C, perhaps with the best plan so
   * far.
   */
  status: z.enum(['pending', 'planned', 'failed', 'stopped']),
  /** Exit code of `plan`; null where it was not run to its end. */
  exit: z.int().nullable(),
  outcome: z.enum(['compliant', 'relaxed']).nullable(),
  proof: z.enum(['optimal', 'feasible']).nullable(),
  ended: z.enum(['complete', 'time', 'stopped']).nullable(),
  tiers: z.array(TierResult),
  postings: z.int().nullable(),
  /** Wall-clock seconds of the whole county, reading and writing included. */
  seconds: z.number().nullable(),
  /** Peak memory of its process. */
  megabytes: z.number().nullable(),
  /** Why there is no plan. */
  reason: z.string().nullable(),
  /** Fingerprint of everything that decides the result. */
  inputs: z.string().nullable(),
  /** SHA-256 of the bytes of plan.json. */
  plan: z.string().nullable(),
});
export type CountyResult = z.infer<typeof CountyResult>;

export const Summary = z.object({ format: z.literal(SUMMARY_FORMAT), counties: z.array(CountyResult) });
export type Summary = z.infer<typeof Summary>;

export const pending = (name: string): CountyResult => ({
  name,
  status: 'pending',
  exit: null,
  outcome: null,
  proof: null,
  ended: null,
  tiers: [],
  postings: null,
  seconds: null,
  megabytes: null,
  reason: null,
  inputs: null,
  plan: null,
});

/** Which ending of a county the whole batch ends with: the first of these that any has. */
const WORST_FIRST: readonly ExitCode[] = [
  EXIT.stopped,
  EXIT.bug,
  EXIT.noNode,
  EXIT.usage,
  EXIT.badInput,
  EXIT.pinsClash,
  EXIT.noPlan,
  EXIT.relaxed,
  EXIT.ok,
];

export function worstExit(counties: readonly CountyResult[]): ExitCode {
  const found = new Set(counties.map(endingOf));
  return WORST_FIRST.find((exit) => found.has(exit)) ?? EXIT.bug;
}

function endingOf({ status, exit }: CountyResult): ExitCode {
  if (status === 'pending' || status === 'stopped') return EXIT.stopped;
  // A process that died has no code of its own.
  return WORST_FIRST.find((code) => code === exit) ?? EXIT.bug;
}

export const summaryJson = (counties: readonly CountyResult[]): object => ({
  format: SUMMARY_FORMAT,
  program: PROGRAM,
  exit: worstExit(counties),
  counties,
});

const WORDS = {
  name: { 'zh-CN': '县区', en: 'County' },
  status: { 'zh-CN': '状态', en: 'Status' },
  outcome: { 'zh-CN': '结论', en: 'Outcome' },
  proof: { 'zh-CN': '已证明最优', en: 'Proven best' },
  postings: { 'zh-CN': '交流人次', en: 'Postings' },
  bound: { 'zh-CN': say('lowest', 'zh-CN'), en: 'bound' },
  seconds: { 'zh-CN': '用时（秒）', en: 'Seconds' },
  megabytes: { 'zh-CN': '内存峰值（MB）', en: 'Peak memory (MB)' },
  exit: { 'zh-CN': '退出码', en: 'Exit code' },
  reason: { 'zh-CN': '说明', en: 'Remark' },
} as const satisfies Record<string, Record<Lang, string>>;

const STATUS: Readonly<Record<CountyResult['status'], Record<Lang, string>>> = {
  pending: { 'zh-CN': '未开始', en: 'not begun' },
  planned: { 'zh-CN': '已完成', en: 'planned' },
  failed: { 'zh-CN': '没有方案', en: 'no plan' },
  stopped: { 'zh-CN': '中途停止', en: 'stopped' },
};

const YES_NO = { optimal: { 'zh-CN': '是', en: 'yes' }, feasible: { 'zh-CN': '否', en: 'no' } } as const;

const rounded = (value: number | null, digits: number): number | null =>
  value === null ? null : Number(value.toFixed(digits));

/** One row per county; tiers in the units of the reports. */
export function summaryCsv(counties: readonly CountyResult[], lang: Lang): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][lang];
  const [open, close] = lang === 'en' ? [' (', ')'] : ['（', '）'];
  const tierHeadings = TIERS.flatMap((tier) => [
    `${TIER[tier].name[lang]}${open}${TIER[tier].unit[lang]}${close}`,
    `${TIER[tier].name[lang]} ${word('bound')}`,
  ]);
  return csvText({
    headings: [
      word('name'),
      word('status'),
      word('outcome'),
      word('proof'),
      word('postings'),
      ...tierHeadings,
      word('seconds'),
      word('megabytes'),
      word('exit'),
      word('reason'),
    ],
    rows: counties.map((county) => [
      county.name,
      STATUS[county.status][lang],
      county.outcome === null ? null : OUTCOME[county.outcome][lang],
      county.proof === null ? null : YES_NO[county.proof][lang],
      county.postings,
      ...TIERS.flatMap((tier) => {
        const found = county.tiers.find((one) => one.tier === tier);
        return found === undefined ? [null, null] : [shownValue(tier, found.value), shownValue(tier, found.bound)];
      }),
      rounded(county.seconds, 1),
      rounded(county.megabytes, 0),
      county.exit,
      county.reason,
    ]),
  });
}
