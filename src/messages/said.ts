/** Messages as plain data: for answers that leave the process, as JSON or to another thread. */
import { LANGS, type Message, type Words } from './message.ts';

/** A message with its sentence in every language; survives JSON. */
export interface Said {
  readonly code: string;
  readonly facts: object;
  readonly words: Words;
}

/** Messages among the facts keep their code and facts; their words stand in the sentence already. */
export const saidOf = (message: Message): Said => ({
  code: message.code,
  facts: JSON.parse(JSON.stringify(message.facts)) as object,
  words: wordsOf(message),
});

/** The sentence of a message in every language. */
const wordsOf = (message: Message): Words =>
  Object.fromEntries(LANGS.map((lang) => [lang, message.in(lang)])) as Readonly<Record<(typeof LANGS)[number], string>>;
