/** Reads a page strictly: what is not a tag, an attribute in quotes or escaped text is refused. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text inside, entities resolved. */
  text: string;
  readonly inside: readonly string[];
}

const VOID = new Set(['meta', 'input', 'br']);
const TOKEN =
  /<!DOCTYPE html>|<(?<name>[a-z][a-zA-Z0-9]*)(?<attributes>(?: +[a-zA-Z-]+(?:="[^"<>]*")?)*)>|<\/(?<end>[a-z][a-zA-Z0-9]*)>|(?<text>[^<>]+)/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Text as a browser shows it; throws for an ampersand that is not one of our entities. */
const resolved = (text: string): string => {
  const rest = text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '');
  if (rest.includes('&')) throw new Error(`a bare ampersand: ${text.slice(0, 80)}`);
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!);
};

/** All elements in their order; throws where the page is not well formed. Script and style are taken out before. */
export function tagsOf(page: string): Tag[] {
  const bare = page.replaceAll(/<(script|style)>[\s\S]*?<\/\1>/g, '<$1></$1>');
  const tags: Tag[] = [];
  const open: Tag[] = [];
  let at = 0;
  for (const match of bare.matchAll(TOKEN)) {
    if (match.index !== at) throw new Error(`not markup: ${bare.slice(at, at + 80)}`);
    at += match[0].length;
    const { name, attributes = '', end, text } = match.groups ?? {};
    if (text !== undefined) for (const tag of open) tag.text += resolved(text);
    if (end !== undefined && open.pop()?.name !== end) throw new Error(`</${end}> closes nothing`);
    if (name === undefined) continue;
    const pairs = [...attributes.matchAll(/ +(?<key>[a-zA-Z-]+)(?:="(?<value>[^"]*)")?/g)].map(
      ({ groups }) => [groups!.key!, resolved(groups!.value ?? '')] as const,
    );
    const tag: Tag = { name, attributes: Object.fromEntries(pairs), text: '', inside: open.map((outer) => outer.name) };
    tags.push(tag);
    if (!VOID.has(name)) open.push(tag);
  }
  if (at !== bare.length || open.length > 0)
    throw new Error(`the page ends too early: ${open.map(({ name }) => name).join(' ')}`);
  return tags;
}

/** The rows of a table as texts, its heading row first. */
export function rowsOf(page: string, id: string): string[][] {
  const start = page.indexOf(`<table id="${id}"`);
  if (start < 0) throw new Error(`no table ${id}`);
  const tags = tagsOf(page.slice(start, page.indexOf('</table>', start) + '</table>'.length));
  const rows: string[][] = [];
  for (const { name, text } of tags) {
    if (name === 'tr') rows.push([]);
    if (name === 'th' || name === 'td') rows.at(-1)!.push(text);
  }
  return rows;
}
