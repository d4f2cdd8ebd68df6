/** Names of files that every system takes, Windows included, whatever a school is called. */
import { UNSAFE } from '../../messages/safe-text.ts';

/** Names of devices: on Windows no file may bear one, with whatever ending. */
const RESERVED = /^(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;
/** What Windows or a shell reads as something else, and what is unsafe in any text. */
const FORBIDDEN = new RegExp(`[<>:"/\\\\|?*${UNSAFE}]`, 'gu');
/** Characters of a name without its ending; some systems allow 255 bytes, and a Chinese character takes three. */
const MOST = 60;

/** One name that is safe; `_` where nothing is left of it. */
export function safeName(name: string): string {
  const plain = name.toWellFormed().normalize('NFC').replaceAll(FORBIDDEN, '_').trim();
  const short = [...plain]
    .slice(0, MOST)
    .join('')
    .replace(/[. ]+$/u, '')
    .replace(/^[. ]+/u, '');
  if (short === '') return '_';
  return RESERVED.test(short) ? `_${short}` : short;
}

const key = (name: string): string => safeName(name).toLowerCase();

/** Safe names for ids, no two of them alike even where case does not count; the id tells apart those of one name. */
export function distinctNames(
  named: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const often = Map.groupBy(named, ({ name }) => key(name));
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const { id, name } of named) {
    const own =
      often.get(key(name))!.length === 1
        ? safeName(name)
        : safeName(`${[...safeName(name)].slice(0, MOST - 20).join('')}（${id}）`);
    let candidate = own;
    for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${own}-${number}`;
    taken.add(candidate.toLowerCase());
    result.set(id, candidate);
  }
  return result;
}
