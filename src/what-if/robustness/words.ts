/** Sentences of robustness. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import type { RobustnessSettings } from './settings.ts';
import type { Digested } from './digested.ts';
import type { SampleShare } from './share.ts';

const percent = (value: number): string => String(Math.round(value * 1000) / 10);
const rate = (value: number): string => String(value / 100);

const shareWords = ({ count, of, value, low, high }: SampleShare, lang: Lang): string =>
  lang === 'en'
    ? `${count} of ${of} (${percent(value)} %; 95 % interval ${percent(low)} to ${percent(high)} %)`
    : `${of}个样本中有${count}个（${percent(value)}%，95%置信区间${percent(low)}%至${percent(high)}%）`;

export function robustnessWords(seen: Digested, { rates, samples, within }: RobustnessSettings, lang: Lang): string[] {
  const { looked, untouched, survives, small, happenedMean, lapsedMean, spots } = seen;
  const critical = sum(spots.map((spot) => spot.critical));
  if (lang === 'en') {
    return [
      `Rates: resignation ${rate(rates.resign)} % a year; leave for the whole first year ${rate(rates.leave)} %; early retirement ${rate(rates.retire)} % a year of those within three years of it. On average ${happenedMean} teachers leave or are away per sample, ${lapsedMean} postings lapse with their own teachers.`,
      `The plan holds: ${shareWords(survives, lang)}, apart from postings that lapse with their own teachers; with not even one of these: ${shareWords(untouched, lang)}.`,
      `Lawful again with at most ${within} names moved: ${shareWords(small, lang)}.`,
      `${critical} teachers in ${spots.length} school–subjects are single points of failure.`,
      ...(looked < samples ? [`Only ${looked} of ${samples} samples were looked at before the time ended.`] : []),
    ];
  }
  return [
    `设定：每年离职${rate(rates.resign)}%，首学年整年请假${rate(rates.leave)}%，距退休三年以内者每年提前退休${rate(rates.retire)}%。平均每个样本有${happenedMean}人离开或请假，${lapsedMean}人次安排因本人离开而终止。`,
    `方案仍成立（本人离开而终止的除外）：${shareWords(survives, lang)}；连终止的也没有：${shareWords(untouched, lang)}。`,
    `改动不超过${within}人次即可恢复合规：${shareWords(small, lang)}。`,
    `单点风险：${spots.length}个学校学科中共有${critical}名教师，任何一人离开方案即不再合规。`,
    ...(looked < samples ? [`时限内只算完${samples}个样本中的${looked}个。`] : []),
  ];
}
