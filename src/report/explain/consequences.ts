/**
 * What another plan changes, in sentences: which aim decides and by how much, what gets worse and what better, which
 * clause gives way.
 */
import type { Policy } from '../../policy/policy.ts';
import type { Lang } from '../../messages/message.ts';
import type { TierChange } from '../../planning/compare.ts';
import type { ChangedCount, Consequences } from '../../explain/counterfactual.ts';
import { plainNames, ruleTitle, scopeWords, type ReportContext } from '../context.ts';
import { shownTier, unitOf } from '../sheets/quality.ts';
import { table, type Table } from '../table.ts';
import { isInPoints, schoolYearWords, t, TIER, type Text } from '../words.ts';
import { aimLine, isPersonal } from './aims.ts';
import { disruptionLines, signed } from './disruption-words.ts';

type Place = Pick<ReportContext, 'instance' | 'policy'>;

const arrow = (before: number, after: number, unit: string): string => `${before} → ${after}${unit}`;

export function tierChangeWords({ tier, before, after }: TierChange, lang: Lang, name = TIER[tier].plain): string {
  const unit = lang === 'en' ? ` ${unitOf(tier, lang)}` : unitOf(tier, lang);
  const [old, fresh] = [shownTier(tier, before), shownTier(tier, after)];
  const more = Math.round((fresh - old) * 10) / 10;
  return lang === 'en'
    ? `${name.en}: ${arrow(old, fresh, unit)} (${signed(more)})`
    : `${name['zh-CN']}：${arrow(old, fresh, unit)}（${signed(more)}）`;
}

/**
 * What is told of an aim: numbers where persons are counted. Points stand in the appendix, and not even there to a teacher
 * where they come from facts of others.
 */
const toldOf = (change: TierChange, open: boolean, lang: Lang): string =>
  !isInPoints(change.tier) && (open || !isPersonal(change.tier))
    ? tierChangeWords(change, lang)
    : TIER[change.tier].plain[lang];

/**
 * The first aim that differs decides; what stands behind its number follows, then money. `open`: personal facts of
 * others may be told.
 */
export function consequenceLines(
  { instance, policy }: Place,
  found: Consequences,
  open: boolean,
  lang: Lang,
): string[] {
  const { comparison, proven, disruption } = found;
  const { decidedBy } = comparison;
  if (decidedBy === null) return [TIE[lang], ...moneyLines(found, lang)];
  const worse = decidedBy.after > decidedBy.before;
  const lead =
    lang === 'en'
      ? `The aims are compared in their order; the first that differs decides. It ${worse ? 'gets worse' : 'gets better'}: ${toldOf(decidedBy, open, lang)}.`
      : `各级目标按先后次序比较，第一个不同的起决定作用，它${worse ? '变差' : '变好'}：${toldOf(decidedBy, open, lang)}。`;
  const told = [
    ...placeLines({ instance, policy }, found, lang),
    ...(open ? disruptionLines(policy.weights, disruption.before, disruption.after, lang) : []),
  ];
  const of = (isWorse: boolean, head: Text): string[] => {
    const lines = told.filter((one) => one.worse === isWorse).map(({ line }) => line);
    return lines.length === 0 ? [] : [head[lang], ...lines];
  };
  return [
    lead,
    ...of(true, WORSE),
    ...of(false, BETTER),
    ...(open ? [] : [UNTOLD[lang]]),
    ...moneyLines(found, lang),
    (proven ? PROVEN : UNPROVEN)[lang],
  ];
}

const WORSE = t(
  '变差的（三个学年合计，注明学年的除外）：',
  'What gets worse (over the three years, unless a year is named):',
);
const BETTER = t('同时变好的：', 'What gets better at the same time:');
const UNTOLD = t(
  '其中涉及其他教师个人情况（是否班主任、是否自愿、志愿、配偶、年限等）的分数不在此列出。',
  'Points that come from facts of other teachers (class, consent, wishes, spouse, years of service) are not told here.',
);
const TIE = t(
  '还有一个各级目标都完全相同的方案。两者在政策上不分优劣，本方案按固定的、与个人无关的办法取了其中一个；如有正当理由，可以用“指定”改选另一个。',
  'There is another plan that is equal in every aim. Neither is better; which was taken follows a fixed procedure that has nothing to do with persons. With good reason the other can be chosen by a pin.',
);
/** The search begins from the bounds of the plan in hand, which was read from a file. */
const PROVEN = t(
  '以方案自称的可能的最好结果为准（未重新验证），在这一前提下没有更好的方案。',
  'With this change no better plan exists, as far as the lower bounds that the plan claims are right; they were not proven again.',
);
const UNPROVEN = t(
  '在限定时间内找到的最好方案；不排除还有更好的。',
  'The best plan found in the time given; a better one is not ruled out.',
);

interface Told {
  readonly worse: boolean;
  readonly line: string;
}

function placeLines(
  { instance, policy }: Place,
  { relaxations, soft, shortages }: Consequences,
  lang: Lang,
): readonly Told[] {
  const names = plainNames(instance);
  const rule = (row: { readonly rule: string; readonly clause: string | null }): string =>
    ruleTitle(policy, row.rule, row.clause, lang);
  const told = <Row>(
    { before, after }: ChangedCount<Row>,
    what: string,
    place: string,
    year: number,
    unit: string,
  ): Told => ({
    worse: after > before,
    line: `- ${what}${lang === 'en' ? ': ' : '：'}${[place, schoolYearWords(year, lang), arrow(before, after, unit)].join(lang === 'en' ? ', ' : '，')}`,
  });
  const money = (unit: string): string =>
    unit === 'person' ? (lang === 'en' ? ' persons' : '人') : lang === 'en' ? ' × 10,000 yuan' : '万元';
  return [
    ...relaxations.map((one) =>
      told(
        one,
        `${lang === 'en' ? 'gives way – ' : '放宽 '}${rule(one.row)}`,
        scopeWords(one.row.scope, names, lang),
        one.row.year,
        money(one.row.unit),
      ),
    ),
    ...shortages.map((one) =>
      told(
        one,
        lang === 'en' ? 'missing' : '缺员',
        `${names.school(one.row.school)}${lang === 'en' ? ', ' : ' '}${one.row.subject}`,
        one.row.year,
        lang === 'en' ? ' teachers' : '人',
      ),
    ),
    ...soft.map((one) =>
      told(
        one,
        `${lang === 'en' ? 'short of – ' : '尽量达到的要求所差 '}${rule(one.row)}`,
        scopeWords(one.row.scope, names, lang),
        one.row.year,
        money('person'),
      ),
    ),
  ];
}

const moneyLines = ({ yuan }: Consequences, lang: Lang): string[] =>
  yuan
    .filter(({ before, after }) => before !== after)
    .map(
      ({ year, before, after }) =>
        `- ${schoolYearWords(year, lang)}${lang === 'en' ? `, allowances of all who are posted: ${arrow(before, after, ' yuan')}` : `全部交流教师津贴合计：${arrow(before, after, '元')}`}`,
    );

const COMPARED = { same: t('相同', 'equal'), worse: t('变差', 'worse'), better: t('变好', 'better') };
const directionOf = ({ before, after }: TierChange): keyof typeof COMPARED =>
  before === after ? 'same' : after > before ? 'worse' : 'better';

/**
 * For the appendix: the aim that decides in its exact figures, how it is counted, and what disruption is made of. To a
 * teacher nothing that comes from facts of others.
 */
export function countedLines(policy: Policy, found: Consequences, open: boolean, lang: Lang): readonly string[] {
  const { tiers, decidedBy } = found.comparison;
  if (decidedBy === null) return [];
  const { before, after } = found.disruption;
  return [
    ...(open || !isPersonal(decidedBy.tier) ? [tierChangeWords(decidedBy, lang, TIER[decidedBy.tier].name)] : []),
    aimLine(policy, tiers, decidedBy.tier, lang),
    ...(open ? disruptionLines(policy.weights, before, after, lang).map(({ counted }) => counted) : []),
  ];
}

/** All aims side by side; numbers that come from facts of others are left out where not `open`. */
export function tierTable({ comparison }: Consequences, open: boolean, lang: Lang): Table {
  const name = t('各级目标对比', 'All aims side by side');
  const number = (tier: TierChange['tier'], value: number): number | string =>
    open || !isPersonal(tier) ? shownTier(tier, value) : '—';
  return table<TierChange>(
    lang,
    {
      name,
      title:
        lang === 'en'
          ? 'All aims side by side: sums over the three years, less is better; the first that differs decides'
          : '各级目标对比（三个学年合计，越小越好；第一个不同的目标起决定作用，其后的只供参考）',
      columns: [
        {
          heading: t('目标（按先后）', 'Aim, in order'),
          width: 14,
          align: 'left',
          value: ({ tier }) => TIER[tier].name[lang],
        },
        {
          heading: t('本方案', 'This plan'),
          width: 9,
          align: 'right',
          value: ({ tier, before }) => number(tier, before),
        },
        {
          heading: t('另一方案', 'The other'),
          width: 9,
          align: 'right',
          value: ({ tier, after }) => number(tier, after),
        },
        { heading: t('单位', 'Unit'), width: 10, value: ({ tier }) => unitOf(tier, lang) },
        { heading: t('比较', 'The other is'), width: 8, value: (change) => COMPARED[directionOf(change)][lang] },
      ],
    },
    comparison.tiers,
  );
}

/** The aims for programs, with the same left out. */
export const tiersJson = ({ comparison }: Consequences, open: boolean): readonly object[] =>
  comparison.tiers.map((change) =>
    open || !isPersonal(change.tier)
      ? { ...change, change: directionOf(change) }
      : { tier: change.tier, change: directionOf(change) },
  );
