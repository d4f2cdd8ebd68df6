/** What stands around every sheet: for which policy and years, and what it was made from. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { schoolYear } from '../words.ts';

export function planSubtitle({ policy, instance }: Pick<ReportContext, 'policy' | 'instance'>, lang: Lang): string {
  const [first, , third] = instance.years;
  return `${policy.title[lang]} · ${lang === 'en' ? `${schoolYear(first, lang)} to ${schoolYear(third, lang)}` : `${first}—${third}学年`}`;
}

export const planFooter = ({ plan, policy }: Pick<ReportContext, 'plan' | 'policy'>, lang: Lang): readonly string[] =>
  lang === 'en'
    ? [`Made by ${plan.program.name} ${plan.program.version} from a verified plan; policy ${policy.id}; seed ${plan.inputs.seed}.`, `Digest of the roster: ${plan.inputs.roster}`]
    : [`由 ${plan.program.name} ${plan.program.version} 依据经核验的方案生成；政策 ${policy.id}；随机种子 ${plan.inputs.seed}。`, `名册校验码：${plan.inputs.roster}`];
