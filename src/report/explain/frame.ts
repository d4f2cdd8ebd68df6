/** What stands around every sheet: for which policy and years, the clauses that it names, and what it was made from. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { schoolYearWords, t } from '../words.ts';
import { basisPart } from './basis.ts';
import type { ExplainSheet } from './sheet.ts';

function planSubtitle({ policy, instance }: Pick<ReportContext, 'policy' | 'instance'>, lang: Lang): string {
  const [first, , third] = instance.years;
  return `${policy.title[lang]} · ${lang === 'en' ? `${schoolYearWords(first, lang)} to ${schoolYearWords(third, lang)}` : `${first}—${third}学年`}`;
}

/** For whoever has to find the very files again; of no use to a teacher. */
const recordLine = ({ plan: { program, inputs }, policy }: ReportContext, lang: Lang): string =>
  lang === 'en'
    ? `For the record: ${program.name} ${program.version}; policy ${policy.id}; seed ${inputs.seed}; roster ${inputs.roster}`
    : `备查：${program.name} ${program.version}；政策 ${policy.id}；种子 ${inputs.seed}；名册 ${inputs.roster}`;

const PRIVATE = t(
  '本说明依据逐条核对过的方案生成，不含其他教师的个人信息。',
  'Made from a plan that was checked rule by rule. Nothing personal of other teachers stands in this sheet.',
);

/** `forTeacher`: the sheet goes to a teacher. */
export function framed(
  context: ReportContext,
  { title, parts }: Pick<ExplainSheet, 'title' | 'parts'>,
  lang: Lang,
  forTeacher = false,
): ExplainSheet {
  return {
    title,
    subtitle: planSubtitle(context, lang),
    parts: [...parts, ...basisPart(context, parts, lang)],
    footer: [forTeacher ? PRIVATE[lang] : recordLine(context, lang)],
  };
}
