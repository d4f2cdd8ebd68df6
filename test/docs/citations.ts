/** What comments and pages cite, as it stands in them. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const slashes = (path: string): string => path.replaceAll('\\', '/');
const filesOf = (pattern: string): string[] => globSync(pattern, { cwd: ROOT }).map(slashes).toSorted();

/** Every file and folder of the project, without what is installed or made. */
export const ALL: readonly string[] = filesOf('{src,solver,test,bench,soak,bin,docs,scenarios,.ci}/**').concat(
  filesOf('*').filter((path) => path !== 'node_modules'),
  ['.ci', '.ci/run', '.ci/with-postgres'],
);

export const SOURCES: readonly string[] = filesOf('{src,solver,test,bench,soak,bin}/**/*.{ts,mjs}');
export const PAGES: readonly string[] = [
  ...filesOf('*.md'),
  ...filesOf('{docs,bench,scenarios}/**/*.md'),
  ...filesOf('test/*/**/README.md'),
];

export const textOf = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

/** The comments of a source: lines that begin one or go on with one, and what follows `//` on a line of code. */
export const commentsOf = (source: string): string =>
  [...source.matchAll(/^\s*(?:\/\*|\*|\/\/).*$|\s\/\/ .*$/gmu)].map(([line]) => line).join('\n');

/** A comment as one line of words, so that what is broken over two lines is found. */
export const unbroken = (comment: string): string => comment.replaceAll(/\n\s*(?:\*|\/\/)\s*/gu, ' ');

/** Texts in code type, with the fenced blocks or without. */
export const codeOf = (page: string): string[] =>
  [...page.replaceAll(/^```[\s\S]*?^```$/gmu, '').matchAll(/`([^`\n]+)`/gu)].map(([, text]) => text!);

/** Lines of fenced blocks; one that ends open goes on in the next, indented. */
export const fencedLines = (page: string): string[] =>
  [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gmu)].flatMap(([, block]) =>
    block!
      .replaceAll(/\n {6,}/gu, ' ')
      .trimEnd()
      .split('\n'),
  );

/**
 * Paths from the root, such as `src/rules/rule.ts`, files of code or text by their name, such as `rule.ts`, and folders
 * by a name with a bar at its end; what lies elsewhere on a machine is left out.
 */
export const pathsIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?<![\w./<>$}@-])(?:(?:src|solver|docs|test|bench|soak|bin|scenarios)\/(?:<[^>]*>|[\w./*{},-])*(?:[\w*/}]|<[^>]*>)|(?:<[^>]*>|[\w./*-])+\.(?:ts|mjs|md))(?![\w/])/gu,
    ),
  ]
    .map(([path]) => path.replace(/^\.\//u, ''))
    .filter((path) => !path.startsWith('/') && !path.startsWith('node_modules/'));

/** The anchors of a page, as GitHub makes them of headings. */
export const anchorsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...page.matchAll(/^#+ (.+)$/gmu)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Targets of the links and pictures of a page that stay in the project. */
export const linksOf = (page: string): string[] =>
  [...page.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target]) => target!).filter((target) => !/^\w+:/u.test(target));
