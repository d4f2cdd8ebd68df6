/** The word that answers in JSON have for a search without any plan: a contract with whoever reads them. */
export const INFEASIBLE_WORD = 'impossible';

/** What a search came to, as answers in JSON name it. */
export const inJson = <T extends { readonly kind: string } | null>(found: T): T | { readonly kind: string } =>
  found?.kind === 'infeasible' ? { kind: INFEASIBLE_WORD } : found;
