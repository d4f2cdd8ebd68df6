/** What must be said where hard quotas of the policy speak of no group of the roster, on paper and on screen. */
import { kindOf } from '../domain/group-kinds.ts';
import type { GroupKind } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import { unplacedRules } from '../policy/unplaced.ts';
import { ruleTitle, type ReportContext } from './context.ts';
import { GROUP_KIND, listWords } from './words.ts';

/** The sentence without its full stop; null where every hard quota has groups that it speaks of. */
export function unplacedWords(policy: Policy, present: ReadonlySet<GroupKind>, lang: Lang): string | null {
  const rules = unplacedRules(policy, present);
  if (rules.length === 0) return null;
  const names = listWords(
    rules.map(({ spec, clause }) => ruleTitle(policy, spec.id, clause, lang)),
    lang,
  );
  const kinds = listWords(
    [...present].map((kind) => GROUP_KIND[kind][lang]),
    lang,
  );
  if (lang === 'en')
    return `${rules.length} hard ${rules.length === 1 ? 'rule' : 'rules'} of the policy (${names}) ${rules.length === 1 ? 'does' : 'do'} not apply to the kinds of group in the roster (${kinds}) and ${rules.length === 1 ? 'was' : 'were'} not checked`;
  return `本政策的${names}${rules.length > 1 ? `等${rules.length}条` : '这条'}硬性规定不适用于名册中的集团类型（${kinds}），没有核对`;
}

/** The kinds that groups have in some year of the horizon, in the order of the roster. */
export const kindsPresent = ({ instance }: ReportContext): ReadonlySet<GroupKind> =>
  new Set(instance.groups.flatMap((group) => instance.years.map((year) => kindOf(group, year))));
