/** 审阅: the counts first, then whether all is lawful, then how good the plan is and what stays open. */
import type { z } from 'zod';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../../report/context.ts';
import { countLines } from '../../report/counts.ts';
import { aimWords, missingByYear, proofWords, verdict, yearHeading } from '../../report/overview.ts';
import { isProven } from '../../report/sheets/quality.ts';
import { schoolYearWords, TIER } from '../../report/words.ts';
import type { OverviewView } from './schemas.ts';

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
