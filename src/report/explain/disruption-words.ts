/** What disruption is made of, in words: how much of each cause. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import { DISRUPTION_PARTS, type DisruptionPart, type DisruptionParts } from '../../verify/objective.ts';
import type { Weights } from '../../policy/policy.ts';
import { t, type Text } from '../words.ts';

interface Part {
  readonly name: Text;
  readonly unit: Text;
  /** Points for one unit. */
  readonly weight: (w: Weights) => number;
}

const PARTS: Record<DisruptionPart, Part> = {
  postings: { name: t('交流人次', 'exchanges'), unit: t('人次', ''), weight: (w) => w.posting },
  distance: { name: t('单程路程', 'distance one way'), unit: t('公里', ' km'), weight: (w) => w.km },
  classTeachers: { name: t('班主任交流', 'class teachers sent'), unit: t('人', ''), weight: (w) => w.classTeacher },
  unwilling: {
    name: t('非自愿交流', 'sent without having volunteered'),
    unit: t('人', ''),
    weight: (w) => w.notVolunteer,
  },
  couples: {
    name: t('夫妻同校而派出一方', 'couples of one school parted'),
    unit: t('人', ''),
    weight: (w) => w.spouse,
  },
  surplus: { name: t('新增超员', 'new surplus'), unit: t('人年', ' teacher-years'), weight: (w) => w.surplus },
  turnover: {
    name: t('一校一学年进出过于集中的人次', 'leavers and arrivals above the share of a school’s staff'),
    unit: t('人次', ''),
    weight: (w) => w.turnover,
  },
  sharing: {
    name: t('走教（每0.2周为一份）', 'shared teaching, fifths of a week'),
    unit: t('份', ''),
    weight: (w) => w.sharing,
  },
  missingBackbones: {
    name: t('骨干教师少于应有数', 'backbones missing from a school’s fair number'),
    unit: t('人年', ' teacher-years'),
    weight: (w) => w.missingBackbone,
  },
};

/**
 * One line per cause that differs, worse or better, without points; and for an appendix with them, where together the
 * points are the difference of the aim.
 */
export function disruptionLines(
  weights: Weights,
  before: DisruptionParts,
  after: DisruptionParts,
  lang: Lang,
): readonly { readonly worse: boolean; readonly line: string; readonly counted: string }[] {
  const en = lang === 'en';
  return DISRUPTION_PARTS.filter((part) => before[part] !== after[part]).map((key) => {
    const { name, unit, weight } = PARTS[key];
    const each = weight(weights);
    const points = after[key] - before[key];
    // A weight of 0 has no points to be told apart by.
    const shown = (value: number): number => Math.round((value / (each || 1)) * 10) / 10;
    const line = `- ${name[lang]}${en ? ': ' : '：'}${shown(before[key])} → ${shown(after[key])}${unit[lang]}`;
    return {
      worse: points > 0,
      line,
      counted: en
        ? `${line}, ${each} points each: ${signed(points)} points`
        : `${line}，每${unitWord(unit['zh-CN'])}${each}分，${signed(points)}分`,
    };
  });
}

const unitWord = (unit: string): string => (unit === '人次' || unit === '人年' ? unit : unit === '' ? '项' : unit);

export const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value)}`;

/** Causes that follow from one teacher's own facts, whoever else goes. */
const OWN: readonly DisruptionPart[] = ['postings', 'distance', 'classTeachers', 'unwilling', 'couples'];

/**
 * `交流人次 100 + 单程路程 12公里 × 2 + 非自愿交流 60 = 184分`: what one teacher's own facts count for. `parts`: of this posting by
 * itself.
 */
export function ownSum(weights: Weights, parts: DisruptionParts, lang: Lang): string {
  const counted = OWN.filter((part) => parts[part] > 0);
  const terms = counted.map((part) => {
    const { name, unit, weight } = PARTS[part];
    return part === 'distance'
      ? `${name[lang]} ${parts[part] / weight(weights)}${unit[lang]} × ${weight(weights)}`
      : `${name[lang]} ${parts[part]}`;
  });
  const total = sum(OWN.map((part) => parts[part]));
  return `${terms.join(' + ')} = ${total}${lang === 'en' ? ' points' : '分'}`;
}
