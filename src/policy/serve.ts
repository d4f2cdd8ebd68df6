/** What a policy file says about a clause, made whole: who serves it where the file leaves that out. */
import type { Clause, Service } from './policy.ts';
import type { ClauseEntry, PolicyFile } from './schema.ts';

/** Said of a clause that no line of the policy mentions. */
const UNMENTIONED = {
  'zh-CN': '本方案没有规则、参数或测算项对应此条款。',
  en: 'No rule, setting or computation of this policy answers to the clause.',
} as const;

/**
 * The clauses of a checked file; a clause that a rule line cites is served by it, any other by nothing unless it says
 * so.
 */
export function clausesOf({ clauses, rules }: PolicyFile): Clause[] {
  const cited = new Set(rules.map(({ clause }) => clause));
  return Object.entries(clauses).map(([id, entry]) => {
    const { source, quote, reading, kind } = entry;
    return { id, kind, served: service(id, entry, cited.has(id)), source, quote, reading };
  });
}

function service(id: string, { by, setting, as, why, todo, kinds }: ClauseEntry, isCited: boolean): Service {
  switch (by ?? (isCited ? 'rule' : 'none')) {
    case 'rule':
      return { by: 'rule' };
    case 'setting':
      return { by: 'setting', setting: setting ?? '' };
    case 'person':
      return { by: 'person', todo: todo ?? UNMENTIONED, kinds: kinds ?? null };
    case 'none':
      return { by: 'none', why: why ?? UNMENTIONED };
    case 'entitlement':
      return { by: 'entitlement', as: as ?? id };
    case 'indicator':
      return { by: 'indicator', as: as ?? id };
    case 'data':
      return { by: 'data', as: as ?? id };
  }
}
