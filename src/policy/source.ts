/** The text of a policy file as data, with the way back from a setting to its line and column. */
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';

export type Path = readonly (string | number)[];

interface Place {
  /** Both counted from 1, as an editor shows them. */
  readonly line: number;
  readonly column: number;
}

interface SyntaxFault extends Place {
  readonly code: string;
  readonly detail: string;
}

export interface Source {
  readonly data: unknown;
  readonly faults: readonly SyntaxFault[];
  /**
   * Where the value at `path` stands, or its nearest holder if it is missing. With `key`: where that key stands in it.
   */
  place(path: Path, key?: string): Place;
}

/** The library's own code for it, and ours. */
const TOO_DEEP = 'RESOURCE_EXHAUSTION';
const CIRCLE = 'CIRCLE';

/** Parses YAML 1.2. Never throws: broken syntax, doubled keys and alias bombs are faults. */
export function readSource(text: string): Source {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    // Broken brackets bring hundreds of echoes; the first ones say it all.
    const faults = [...document.errors, ...document.warnings]
      .slice(0, 20)
      .map((error) => ({ ...at(error.pos[0]), code: error.code, detail: error.message }));
    if (faults.length > 0) return { data: undefined, faults, place: () => at(0) };
    const odd = oddities(document);
    if (odd.length > 0)
      return {
        data: undefined,
        faults: odd.map((fault) => ({ ...at(fault.offset), code: fault.code, detail: '' })),
        place: () => at(0),
      };
    return {
      data: document.toJS({ maxAliasCount: 100 }),
      faults,
      place: (path, key) => at(offsetOf(document, path, key)),
    };
  } catch (error) {
    // too many aliases, an alias to nothing, or nesting without end
    const detail = error instanceof Error ? error.message : String(error);
    const code = error instanceof RangeError ? TOO_DEEP : 'UNREADABLE';
    return { data: undefined, faults: [{ ...at(0), code, detail }], place: () => at(0) };
  }
}

/** A policy is four or five levels deep, and each level of the document counts as two. */
const DEEPEST = 60;

/**
 * What is well-formed and yet nothing to go on with: nesting without end, what contains itself, and the one key that
 * plain data cannot hold.
 */
function oddities(document: Document): readonly { readonly code: string; readonly offset: number }[] {
  const found: { code: string; offset: number }[] = [];
  visit(document, (_, node, path) => {
    if (path.length > DEEPEST) {
      found.push({ code: TOO_DEEP, offset: isNode(node) ? (node.range?.[0] ?? 0) : 0 });
      return visit.BREAK;
    }
    const target = isAlias(node) ? resolved(document, node) : null;
    if (target !== null && path.includes(target))
      found.push({ code: CIRCLE, offset: isAlias(node) ? (node.range?.[0] ?? 0) : 0 });
    const key = isPair(node) ? resolved(document, node.key) : null;
    if (isScalar(key) && key.value === '__proto__') found.push({ code: 'FORBIDDEN_KEY', offset: key.range?.[0] ?? 0 });
    return undefined;
  });
  return found;
}

function offsetOf(document: Document, path: Path, key: string | undefined): number {
  let node = resolved(document, document.contents);
  for (const step of path) {
    const child: Node | null = isMap(node) || isSeq(node) ? resolved(document, node.get(step, true)) : null;
    if (child === null) return node?.range?.[0] ?? 0;
    node = child;
  }
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  return node?.range?.[0] ?? 0;
}

function resolved(document: Document, node: unknown): Node | null {
  if (isAlias(node)) return node.resolve(document) ?? null;
  return isMap(node) || isSeq(node) || isScalar(node) ? node : null;
}
