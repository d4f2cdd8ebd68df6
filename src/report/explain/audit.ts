/** 先后次序核查: who was sent although somebody with a weaker claim to be spared stays, and why. */
import type { Lang } from '../../messages/message.ts';
import { type Audit, isAlarm } from '../../explain/audit.ts';
import type { Swap } from '../../explain/swaps.ts';
import { plainNames, ruleTitle, type ReportContext } from '../context.ts';
import { shownValue, unitOf } from '../sheets/quality.ts';
import { table, type Table } from '../table.ts';
import { list, schoolYear, t, TIER, type Text } from '../words.ts';
import { framed } from './frame.ts';
import type { Part, Sheet } from './sheet.ts';

/** A page stays readable; the JSON answer has every pair. */
const MOST_ROWS = 300;

export const auditJson = ({ looked, reversals, unchecked, alarms, reasons }: Audit): object => ({
  looked,
  checked: reversals.length,
  unchecked,
  alarms: alarms.length,
  reasons: {
    rules: Object.fromEntries(reasons.rules),
    tiers: Object.fromEntries(reasons.tiers),
    sharing: reasons.sharing,
  },
  pairs: reversals.map((swap) => ({
    sent: swap.posting.teacher,
    spared: swap.by.teacher,
    to: swap.posting.to,
    start: swap.posting.start,
    claims: swap.claims,
    alarm: isAlarm(swap),
    reason:
      swap.outcome.kind === 'unlawful'
        ? { kind: 'protection', rules: swap.outcome.rules.map(({ spec, clause }) => ({ rule: spec.id, clause })) }
        : swap.outcome,
  })),
});

export function auditSheet(context: ReportContext, audit: Audit, lang: Lang): Sheet {
  return framed(
    context,
    {
      title: t('先后次序核查', 'Audit of whose turn it is')[lang],
      parts: [summaryPart(context, audit, lang), alarmPart(context, audit, lang), pairsPart(context, audit, lang)],
    },
    lang,
  );
}

function summaryPart(
  { policy }: ReportContext,
  { looked, reversals, unchecked, alarms, reasons }: Audit,
  lang: Lang,
): Part {
  const { tenureCap, ruralCap } = policy.weights;
  const en = lang === 'en';
  const reversed = reversals.length + unchecked;
  const lines = [
    en
      ? `Claim to be spared = ${tenureCap} less the years at the present school (not below 0) + months of rural service (at most ${ruralCap}); the higher the stronger.`
      : `应照顾的程度 = ${tenureCap} 减现校任教年数（不低于0）+ 乡村任教月数（最多计${ruralCap}）；分值越高，越应照顾。`,
    en
      ? `${looked} pairs of somebody sent and somebody who stays and could take over the same posting were looked at. In ${reversed} of them the one sent has the stronger claim${unchecked === 0 ? '; each was recomputed with the two exchanged' : ''}.`
      : `共核对${looked}对“已派出—未派出而可以承担同一安排”的教师。其中${reversed}对是分值较高的被派出、分值较低的留任${unchecked === 0 ? '；每一对都按两人对调后的方案重新计算' : ''}。`,
    ...(unchecked === 0
      ? []
      : [
          en
            ? `Recomputed with the two exchanged: ${reversals.length} of ${reversed}, the widest first; the time was over for the other ${unchecked}. What follows speaks of those recomputed.`
            : `在限定时间内，按两人对调重新计算了${reversed}对中的${reversals.length}对（分值相差大的在前），其余${unchecked}对没有算到；以下只就已算的而言。`,
        ]),
    ...[...reasons.tiers].map(([tier, count]) =>
      en
        ? `- ${count}: exchanging them makes an earlier aim worse – ${TIER[tier].plain.en}`
        : `- ${count}对：对调会使更优先的目标变差——${TIER[tier].plain['zh-CN']}`,
    ),
    ...[...reasons.rules].map(([rule, count]) => {
      const title = ruleTitle(policy, rule, policy.rules.find(({ spec }) => spec.id === rule)?.clause ?? null, lang);
      return en
        ? `- ${count}: exchanging them breaks a protection – ${title}`
        : `- ${count}对：对调会违反不得突破的规定——${title}`;
    }),
    ...(reasons.rules.size > 1
      ? [
          en
            ? 'An exchange that breaks several protections counts under each of them.'
            : '一对对调违反几项不得突破的规定的，在各项下各计一次。',
        ]
      : []),
    ...(reasons.sharing > 0
      ? [
          en
            ? `- ${reasons.sharing}: the teaching shared under the plan would no longer be valid`
            : `- ${reasons.sharing}对：对调后方案中的走教安排不再成立`,
        ]
      : []),
    alarms.length === 0
      ? unchecked > 0
        ? en
          ? 'No alarm among those recomputed.'
          : '已算的各对中没有疑点。'
        : en
          ? 'No alarm: every reversal has its reason.'
          : '没有疑点：每一对都有理由。'
      : en
        ? `Alarms: ${alarms.length}. In these the exchange is lawful and better.`
        : `疑点${alarms.length}处：对调合规且更优。`,
  ];
  return { id: 'summary', title: t('结论', 'Result')[lang], lines };
}

function alarmPart(context: ReportContext, { alarms }: Audit, lang: Lang): Part {
  const none = t('没有。', 'None.');
  const why = t(
    '出现疑点说明方案没有求到最优（例如到时间限制结束），请延长时间重新求解。',
    'An alarm means that the plan is not the best there is (a search that a limit ended, say); plan again with more time.',
  );
  return {
    id: 'alarms',
    title: t('疑点', 'Alarms')[lang],
    lines: [(alarms.length === 0 ? none : why)[lang]],
    tables: [pairTable(context, alarms, t('疑点', 'Alarms'), lang)],
  };
}

function pairsPart(context: ReportContext, { reversals }: Audit, lang: Lang): Part {
  // The widest reversals first: these are what somebody will ask about.
  const widest = reversals
    .toSorted((a, b) => b.claims.sent - b.claims.spared - (a.claims.sent - a.claims.spared))
    .slice(0, MOST_ROWS);
  const rest = reversals.length - widest.length;
  const more =
    lang === 'en' ? `${rest} more pairs are listed in the data file (JSON).` : `其余${rest}对见数据文件（JSON）。`;
  return {
    id: 'pairs',
    title: t('逐对理由（分值相差大的在前）', 'Pair by pair, the widest first')[lang],
    lines: rest > 0 ? [more] : [],
    tables: [pairTable(context, widest, t('逐对理由', 'Pairs'), lang)],
  };
}

function pairTable(context: ReportContext, rows: readonly Swap[], title: Text, lang: Lang): Table {
  const names = plainNames(context.instance);
  const who = (id: string): string => `${names.teacher(id)} ${id}`;
  return table<Swap>(
    lang,
    {
      name: title,
      title: title[lang],
      columns: [
        { heading: t('派出', 'Sent'), width: 14, align: 'left', value: ({ posting }) => who(posting.teacher) },
        { heading: t('分值', 'Points'), width: 6, align: 'right', value: ({ claims }) => claims.sent },
        { heading: t('留任', 'Stays'), width: 14, align: 'left', value: ({ by }) => who(by.teacher) },
        { heading: t('分值', 'Points'), width: 6, align: 'right', value: ({ claims }) => claims.spared },
        { heading: t('学年', 'Year'), width: 11, value: ({ posting }) => schoolYear(posting.start, lang) },
        {
          heading: t('交流单位', 'Host school'),
          width: 15,
          align: 'left',
          value: ({ posting }) => names.school(posting.to),
        },
        {
          heading: t('对调的结果', 'If exchanged'),
          width: 30,
          align: 'left',
          value: (swap) => outcomeWords(context, swap, lang),
        },
      ],
    },
    rows,
  );
}

/** `影响最小 +60分`, or the protections that would break. */
function outcomeWords(
  { policy }: Pick<ReportContext, 'policy'>,
  { outcome }: Pick<Swap, 'outcome'>,
  lang: Lang,
): string {
  if (outcome.kind === 'unlawful') {
    if (outcome.rules.length === 0) return t('走教安排不再成立', 'shared teaching would not be valid')[lang];
    const titles = list(
      outcome.rules.map(({ spec, clause }) => ruleTitle(policy, spec.id, clause, lang)),
      lang,
    );
    return lang === 'en' ? `breaks ${titles}` : `违反${titles}`;
  }
  if (outcome.tier === null) return t('各级目标都相同', 'equal in every aim')[lang];
  const shown = shownValue(outcome.tier, outcome.change);
  return `${TIER[outcome.tier].plain[lang]} ${shown > 0 ? '+' : ''}${shown}${lang === 'en' ? ' ' : ''}${unitOf(outcome.tier, lang)}`;
}
