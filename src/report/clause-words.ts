/** How a clause of the document is served, in words. */
import type { Lang } from '../messages/message.ts';
import type { Clause, ClauseKind, Service } from '../policy/policy.ts';
import { t, type Text } from './words.ts';

const CLAUSE_KIND: Readonly<Record<ClauseKind, Text>> = {
  H: t('硬性要求', 'hard rule'),
  S: t('软性目标', 'soft target'),
  E: t('待遇测算', 'entitlement'),
  R: t('统计核对', 'report'),
  P: t('参数', 'parameter'),
};

const SERVED: Readonly<Record<Exclude<Service['by'], 'none' | 'person'>, Text>> = {
  rule: t('按规定逐处核对，见合规情况', 'checked as a rule, see Compliance'),
  setting: t('体现为本方案的参数', 'held as a setting of the pack'),
  entitlement: t(
    '逐人、逐校测算，见待遇与期满返回、学校待遇',
    'computed per teacher or school, see Entitlements and returns, School entitlements',
  ),
  indicator: t('列入统计指标，见指标', 'reported, see Indicators'),
  data: t('由名册栏目及其核对体现', 'read from the roster and checked there'),
};

/** `硬性要求；按规定逐处核对，见合规情况`, or why the clause is not evaluated. */
export function servedWords({ kind, served }: Clause, lang: Lang): string {
  const how =
    served.by === 'none'
      ? lang === 'en'
        ? `not evaluated: ${served.why.en}`
        : `未评估：${served.why['zh-CN']}`
      : served.by === 'person'
        ? lang === 'en'
          ? `checked by a person, who signs in the table of checks by hand: ${served.todo.en}`
          : `由人核对，结论填“人工核对”表：${served.todo['zh-CN']}`
        : SERVED[served.by][lang];
  return `${CLAUSE_KIND[kind][lang]}${lang === 'en' ? '; ' : '；'}${how}`;
}
