/** A message in every language, as files for programs carry it. */
import { LANGS, type Message } from '../messages/message.ts';

export const both = (message: Message): Readonly<Record<string, string>> =>
  Object.fromEntries(LANGS.map((lang) => [lang, message.in(lang)]));
