/** How far an aim is reached, as a person says it: persons are counted, points are not told. */
import type { TierValue } from '../domain/plan.ts';
import type { TierName } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import { shownTier } from './sheets/quality.ts';
import { t, type Text } from './words.ts';

/** Of an aim that is not proven: with those before it as they are it may be better. */
export const OPEN: Text = t('没有算完，也许还能更好', 'not settled in the time given, may be better');

interface Reached {
  /** The aim costs nothing. */
  readonly whole: Text;
  readonly partly: (shown: number) => Text;
}

const seen =
  (zh: string, en: string): Reached['partly'] =>
  () =>
    t(zh, en);

const REACHED: Record<TierName, Reached> = {
  legal: { whole: t('全部达标', 'all hold'), partly: seen('有放宽，见上', 'some give way, see above') },
  timing: {
    whole: t('没有提前放宽', 'nothing gives way early'),
    partly: seen('前两个学年有放宽', 'something gives way in the first two years'),
  },
  kept: { whole: t('没有变动', 'none'), partly: (n) => t(`${n}人`, `${n}`) },
  damage: { whole: t('没有', 'none'), partly: (n) => t(`三个学年累计多缺${n}人`, `${n} over the three years`) },
  shortage: { whole: t('没有缺员', 'none'), partly: (n) => t(`三个学年累计缺${n}人`, `${n} over the three years`) },
  soft: {
    whole: t('全部达到', 'all reached'),
    partly: seen('有的没有达到，见合规情况', 'some not reached, see the certificate'),
  },
  added: { whole: t('没有', 'none'), partly: (n) => t(`${n}人`, `${n}`) },
  disruption: { whole: t('没有影响', 'none'), partly: seen('在满足前几项的前提下安排', 'after the aims above') },
  preference: {
    whole: t('没有不合志愿的', 'nobody goes against a wish'),
    partly: seen('有人未到第一志愿', 'not all go to their first wish'),
  },
  claims: {
    whole: t('没有可比的', 'nothing to compare'),
    partly: seen('前几项一样时，先派该去的', 'where all else is equal'),
  },
};

/**
 * What became of one aim, in a few words.
 *
 * @param uncounted - soft demands that an indicator counts and finds not met: no list changes them, and no tier counts them
 */
export function reachedWords({ tier, value }: Pick<TierValue, 'tier' | 'value'>, lang: Lang, uncounted = 0): string {
  const { whole, partly } = REACHED[tier];
  if (tier === 'soft' && value === 0 && uncounted > 0)
    return lang === 'en'
      ? `all that a list can change are reached; ${uncounted} that ${uncounted === 1 ? 'is' : 'are'} counted only ${uncounted === 1 ? 'is' : 'are'} not, see the certificate`
      : `名单能影响的全部达到；另有${uncounted}项核对项未达到，见合规情况`;
  return (value === 0 ? whole : partly(shownTier(tier, value)))[lang];
}
