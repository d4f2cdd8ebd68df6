/**
 * Messages carry facts; sentences are made at the edge, in the reader's language. A table of messages does not
 * compile when one of the two languages is missing.
 */
export type Lang = 'zh-CN' | 'en';
export const LANGS: readonly Lang[] = ['zh-CN', 'en'];

/** The same words in every language. */
export type Words = Readonly<Record<Lang, string>>;

export interface Message {
  readonly code: string;
  readonly facts: object;
  /** The sentence in one language. */
  in(lang: Lang): string;
}

type Sentences<F> = Record<Lang, (facts: F) => string>;

/** What a message must be told: nothing where its sentences ask for nothing. */
type Told<S extends Sentences<never>> = Parameters<S['zh-CN']> extends [] ? [facts?: object] : Parameters<S['zh-CN']>;

/**
 * Turns a table `{ code: { 'zh-CN': f => …, en: f => … } }` into functions that make messages:
 * `texts['bad-month']({ value: '19xx' }).in('en')`.
 */
export function messages<T extends Record<string, Sentences<never>>>(
  table: T,
): { [K in keyof T]: (...facts: Told<T[K]>) => Message } {
  const made = Object.entries(table).map(([code, sentences]) => [
    code,
    (facts = {} as never): Message => ({ code, facts: facts as object, in: (lang) => sentences[lang](facts) }),
  ]);
  return Object.fromEntries(made) as { [K in keyof T]: (...facts: Told<T[K]>) => Message };
}
