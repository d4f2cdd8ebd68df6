/** The option of `lungang explain` that asks a question. */
import { Option } from '@commander-js/extra-typings';
import type { RegisteredQuestion } from '../../asking/question.ts';

/** Made anew for each program; null where no single word can ask it: such a question has a command of its own. */
export function questionOption({ id, title, word }: RegisteredQuestion): Option | null {
  if (word === null) return null;
  const option = new Option(`--${id} ${word.written}`.trimEnd(), `${title['zh-CN']} · ${title.en}`);
  return word.choices === undefined ? option : option.choices(word.choices);
}
