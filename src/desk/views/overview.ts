/** 审阅: the counts first, then whether all is lawful, then how good the plan is and what stays open. */
import { z } from 'zod';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../../report/context.ts';
import { countLines } from '../../report/counts.ts';
import { aimWords, missingByYear, proofWords, verdict, yearHeading } from '../../report/overview.ts';
import { isProven } from '../../report/sheets/quality.ts';
import { schoolYearWords, TIER } from '../../report/words.ts';

export const OverviewView = z.object({
  years: z.array(z.object({ year: z.int(), heading: z.string() })),
  /** What the postings are chiefly for, each in exactly one line. */
  counts: z.array(z.object({ count: z.string(), label: z.string(), byYear: z.array(z.int()), total: z.int() })),
  verdict: z.object({
    sentence: z.string(),
    lawful: z.boolean(),
    /** What gave way. */
    relaxed: z.array(z.string()),
    certificate: z.string(),
    /** Demands that nothing here checks. */
    pending: z.string().nullable(),
    attested: z.array(z.string()),
  }),
  proof: z.string(),
  /** The aims in strict order. */
  tiers: z.array(
    z.object({
      tier: z.string(),
      label: z.string(),
      value: z.number(),
      bound: z.number(),
      reached: z.string(),
      proven: z.boolean(),
    }),
  ),
  /** Missing subject teachers. */
  missing: z.array(z.object({ year: z.string(), before: z.number(), after: z.number() })),
});

export function overviewView(context: ReportContext, lang: Lang): z.infer<typeof OverviewView> {
  const { instance, plan } = context;
  const { sentence, lawful, relaxed, certificate, pending, attested } = verdict(context, lang);
  return {
    years: instance.years.map((year) => ({ year, heading: yearHeading(year, instance.years[0], lang) })),
    counts: countLines(context).map(({ count, label, byYear, total }) => ({
      count,
      label: label[lang],
      byYear: [...byYear],
      total,
    })),
    verdict: { sentence, lawful, relaxed: [...relaxed], certificate, pending, attested: [...attested] },
    proof: proofWords(context, lang),
    tiers: plan.proof.tiers.map((tier) => ({
      tier: tier.tier,
      label: TIER[tier.tier].plain[lang],
      value: tier.value,
      bound: tier.bound,
      reached: aimWords(context, tier, lang),
      proven: isProven(tier),
    })),
    missing: missingByYear(context).map(({ year, before, after }) => ({
      year: schoolYearWords(year, lang),
      before,
      after,
    })),
  };
}
