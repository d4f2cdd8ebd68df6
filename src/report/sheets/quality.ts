/** 方案质量: the tiers of the objective with value, limit and gap, in the words of the trade. */
import type { TierValue } from '../../domain/plan.ts';
import type { TierName } from '../../domain/words.ts';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { exactly } from '../../messages/terms.ts';
import { table, type Table } from '../table.ts';
import { NO, TIER, YES, t } from '../words.ts';

const NAME = t('方案质量', 'Plan quality');
const PROVEN = t('是否已证明最优', 'Proven best');
const CLAIMED = t('方案自称最优（未重新验证）', 'Best by its own claim (not proven again)');

/** What a tier's whole number means for a reader: shortages are kept in tenths of a teacher. */
export const shownTier = (tier: TierName, value: number): number => (IN_TENTHS.has(tier) ? value / 10 : value);

/** Tiers that count tenths of a teacher. */
const IN_TENTHS: ReadonlySet<TierName> = new Set(['shortage', 'damage']);

/** `人·学年`, `分`. */
export const unitOf = (tier: TierName, lang: Lang): string => TIER[tier].unit[lang];

/** True where, by the bounds of the plan, none with the same values of the earlier tiers can be better in this one. */
export const isProven = ({ value, bound }: TierValue): boolean => value === bound;

export function qualitySheet({ plan, policy, isClaimed = false }: ReportContext, lang: Lang): Table {
  const proven = plan.proof.status === 'optimal';
  const best = isClaimed ? CLAIMED : PROVEN;
  const meaning = (tier: TierName): string => {
    const { person, money } = policy.weights;
    const text = TIER[tier].meaning[lang];
    if (tier !== 'legal') return text;
    return lang === 'en'
      ? `${text} (${person} per person, ${money} per 10,000 yuan or part over the budget)`
      : `${text}；每差1人计${person}分，每超支1万元（不足1万元按1万元）计${money}分`;
  };
  return table(
    lang,
    {
      name: NAME,
      title: titleOf(proven, isClaimed, lang),
      columns: [
        { heading: t('次序', 'Order'), width: 8, value: (row: TierValue) => plan.proof.tiers.indexOf(row) + 1 },
        { heading: t('目标层级', 'Aim'), width: 16, align: 'left', value: (row) => TIER[row.tier].name[lang] },
        ...(lang === 'en'
          ? []
          : [
              {
                heading: t('通俗说法', 'In plain words'),
                width: 18,
                align: 'left' as const,
                value: (row: TierValue) => TIER[row.tier].plain[lang],
              },
            ]),
        {
          heading: t('含义（越小越好）', 'Meaning (less is better)'),
          width: 62,
          align: 'left',
          value: (row) => meaning(row.tier),
        },
        { heading: t('数值', 'Value'), width: 12, value: (row) => shownTier(row.tier, row.value) },
        { heading: exactly('lowest'), width: 12, value: (row) => shownTier(row.tier, row.bound) },
        { heading: exactly('gap'), width: 10, value: (row) => shownTier(row.tier, row.value - row.bound) },
        { heading: t('单位', 'Unit'), width: 14, value: (row) => unitOf(row.tier, lang) },
        { heading: best, width: 14, value: (row) => (isProven(row) ? YES : NO)[lang] },
      ],
      marks: [
        { heading: best, word: YES, tone: 'good' },
        { heading: best, word: NO, tone: 'warn' },
      ],
    },
    plan.proof.tiers,
  );
}

function titleOf(proven: boolean, isClaimed: boolean, lang: Lang): string {
  if (proven && isClaimed)
    return lang === 'en'
      ? 'Plan quality: best in every aim by its own claim, not proven again'
      : '方案质量：方案自称各级目标均已最优，未重新验证';
  if (lang === 'en')
    return proven
      ? 'Plan quality: proven best in every aim, in this order'
      : 'Plan quality: the best plan found in the time given';
  return proven
    ? '方案质量：按先后次序，各级目标均已证明最优'
    : '方案质量：限定时间内找到的最好方案，也许还能更好的目标见下表';
}
