/** What a comment, a docstring or a page names is there: files, sections, links, rules, commands, options. */
import { posix } from 'node:path';
import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { RULES } from '../../src/rules/index.ts';
import {
  ALL,
  anchorsOf,
  codeOf,
  commentsOf,
  fencedLines,
  linksOf,
  PAGES,
  pathsIn,
  ROOT,
  SOURCES,
  textOf,
  unbroken,
} from './citations.ts';
import { unknownIn, callsIn } from './calls.ts';

const comments = new Map(SOURCES.map((path) => [path, unbroken(commentsOf(textOf(path)))] as const));
const pages = new Map(PAGES.map((path) => [path, textOf(path)] as const));

/** True where a path from the root, from beside the file, or the end of one is a file or folder; `<name>` and `*` stand for any. */
function exists(path: string, from: string): boolean {
  const bare = path.replace(/\/$/u, '').replaceAll(/<[^>]*>/gu, '*');
  if (/[*{]/u.test(bare))
    return [bare, `**/${bare}`].some(
      (pattern) => globSync(pattern, { cwd: ROOT, exclude: ['node_modules'] }).length > 0,
    );
  const beside = posix.normalize(posix.join(posix.dirname(from), bare));
  return ALL.includes(beside) || ALL.some((known) => known === bare || known.endsWith(`/${bare}`));
}

/** `file: what is named` for everything that is named and is not there. */
const missing = (
  texts: ReadonlyMap<string, string>,
  named: (text: string, path: string) => readonly string[],
): string[] => [...texts].flatMap(([path, text]) => named(text, path).map((name) => `${path}: ${name}`));

/** Files that a text names and that are not there. */
const lackingFiles = (text: string, from: string): string[] => pathsIn(text).filter((path) => !exists(path, from));

/** Links of a page to a file or heading that is not there. */
const brokenLinks = (text: string, from: string): string[] =>
  linksOf(text).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file));
    return !ALL.includes(target) || (anchor !== undefined && !anchorsOf(textOf(target)).has(decodeURI(anchor)));
  });

const domain = textOf('docs/domain.md');
const dictionary = textOf('docs/data-dictionary.md');

/** Citations of a section of the domain, or of a rule in it, that is not there. */
const lackingSections = (text: string): string[] =>
  [
    ...text.matchAll(
      /\bdomain(?:\.md)?(?:\]\([^)]*\))?,? sections? (\d(?:(?:, | and )\d)*)(?:, `?([a-z]+(?:-[a-z]+)+|pins|team|term)\b`?)?/gu,
    ),
  ].flatMap(([all, numbers, rule]) =>
    numbers!.split(/, | and /u).some((number) => !domain.includes(`\n## ${number}. `)) ||
    (rule !== undefined && !domain.includes(`\n| \`${rule}\` |`))
      ? [all]
      : [],
  );

/** Citations of a heading of the data dictionary that is not there. */
const lackingHeadings = (text: string): string[] =>
  [...text.matchAll(/data dictionary, (?:"([^"]+)"|(\p{Script=Han}+))/gu)]
    .filter(([, quoted, table]) => !dictionary.split('\n').some((line) => line.startsWith(`## ${quoted ?? table}`)))
    .map(([all]) => all);

/** The levels of the headings of a page with their numbers, the rows of its tables and its fenced blocks, in order. */
const shape = (file: string): string[] =>
  textOf(file)
    .replaceAll(/^```[\s\S]*?^```$/gmu, '```')
    .split('\n')
    .flatMap((line) => /^(?:#+ (?:\d+\.)?|\||```)/u.exec(line)?.[0] ?? []);

describe('files', () => {
  it('that comments name are there', () => {
    expect(missing(comments, lackingFiles)).toEqual([]);
  });

  it('that pages name are there', () => {
    expect(missing(pages, (text, from) => codeOf(text).flatMap((code) => lackingFiles(code, from)))).toEqual([]);
  });

  it('and folders in code type, such as `report/sheets/`, are there', () => {
    const roots = new Set(
      ALL.flatMap((path) =>
        path
          .replace(/^src\//u, '')
          .split('/')
          .slice(0, 1),
      ),
    );
    const folders = (text: string, from: string): string[] =>
      codeOf(text)
        .filter((code) => /^[a-z][a-z-]*(?:\/[a-z-]+)+\/?$/u.test(code) && !code.startsWith('out/'))
        .filter((code) => (code.endsWith('/') || roots.has(code.split('/')[0]!)) && !exists(code, from));
    expect(missing(new Map([...comments, ...pages]), folders)).toEqual([]);
  });

  it('that pages link to are there, and have the heading', () => {
    expect(missing(pages, brokenLinks)).toEqual([]);
  });
});

describe('sections', () => {
  const cited = new Map([...comments, ...pages]);

  it('of the domain that comments cite are there, with the rule that is named after it', () => {
    expect([...cited.values()].join('\n').match(/\bdomain(?:\.md)?,? section/gu)!.length).toBeGreaterThan(25);
    expect(missing(cited, lackingSections)).toEqual([]);
  });

  it('of the data dictionary that comments cite are there', () => {
    expect(missing(cited, lackingHeadings)).toEqual([]);
  });
});

describe('rules', () => {
  const inDomain = [...textOf('docs/domain.md').matchAll(/^\| `([a-z-]+)` \|/gmu)].map(([, id]) => id!);
  const notBuilt = textOf('docs/domain.md').split('\n## Not built yet')[1] ?? '';

  it('of the registry are defined in the domain, and its rules are in the registry or named as not built', () => {
    expect([...RULES.keys()].filter((id) => !inDomain.includes(id))).toEqual([]);
    expect(inDomain.filter((id) => !RULES.has(id) && !notBuilt.includes(`\`${id}\``))).toEqual([]);
  });
});

/** Words joined by hyphens that stand in the sources, in package.json or in a policy, quoted or as a key. */
const NAMES = new Set(
  [
    ...SOURCES.filter((path) => !path.startsWith('test/')),
    'package.json',
    ...globSync('scenarios/policies/*.yaml', { cwd: ROOT }),
  ]
    .flatMap((path) =>
      [...textOf(path).matchAll(/['"`:/ ]([a-z][a-z\d]*(?:-[a-z\d]+)+)(?=['"`: ,}\]/\n.])/gu)].map(([, name]) => name!),
    )
    .concat(ALL.map((path) => posix.parse(path).name)),
);

describe('names', () => {
  it('in code type with hyphens, such as rules, documents, questions and packs, stand in the program', () => {
    const own = new Map(
      [...pages].filter(
        ([path]) => !path.startsWith('scenarios/') && !path.startsWith('bench/') && !path.startsWith('test/'),
      ),
    );
    const notBuilt = textOf('docs/domain.md').split('\n## Not built yet')[1] ?? '';
    expect(
      missing(own, (text) =>
        codeOf(text).filter(
          (code) =>
            /^[a-z][a-z\d]*(?:-[a-z\d]+)+$/u.test(code) && !NAMES.has(code) && !notBuilt.includes(`\`${code}\``),
        ),
      ),
    ).toEqual([]);
  });

  it('of code in the recipes and decisions stand in the sources', () => {
    const words = new Set(SOURCES.flatMap((path) => textOf(path).match(/[A-Za-z]\w*/gu) ?? []));
    const developers = new Map(
      [...pages].filter(([path]) => path.startsWith('CONTRIBUTING') || path.startsWith('docs/decisions/')),
    );
    const identifier = /^(?:[A-Z][A-Z_]{2,}|[A-Z]?[a-z]+[A-Z]\w*|[A-Z][a-z]+)$/u;
    expect(
      missing(developers, (text) => codeOf(text).filter((code) => identifier.test(code) && !words.has(code))),
    ).toEqual([]);
  });
});

describe('commands', () => {
  const own = [...pages].filter(([path]) => !path.startsWith('scenarios/') && !path.startsWith('test/'));

  it('and their options are known by the program', async () => {
    const called = [
      ...own.flatMap(([path, text]) =>
        [...fencedLines(text), ...codeOf(text)].flatMap((line) => callsIn(line)).map((words) => ({ path, words })),
      ),
      ...SOURCES.filter((path) => path.startsWith('src/')).flatMap((path) =>
        [...textOf(path).matchAll(/(?:\$ lungang|npm start --|[`'"]lungang) [^\n`'"]+/gu)]
          .flatMap(([line]) => callsIn(line.replace(/^[$`'"]\s*/u, '')))
          .map((words) => ({ path, words })),
      ),
    ];
    expect(called.length).toBeGreaterThan(100);
    expect(
      (
        await Promise.all(
          called.map(async ({ path, words }) =>
            (await unknownIn(words)).map((word) => `${path}: ${words.join(' ')}: ${word}`),
          ),
        )
      ).flat(),
    ).toEqual([]);
  });

  it('of npm are scripts of the project', () => {
    const scripts = new Set(Object.keys(packageJson.scripts));
    const lacking = (text: string): string[] =>
      [...text.matchAll(/npm run (?:-s )?([\w:]+)/gu)].map(([, name]) => name!).filter((name) => !scripts.has(name));
    expect(missing(new Map([...comments, ...pages]), lacking)).toEqual([]);
  });
});

describe('twins', () => {
  const english = PAGES.filter(
    (path) => /^(?:docs\/[^/]+|README|CONTRIBUTING)\.md$/u.test(path) && !path.endsWith('.zh-CN.md'),
  ).filter((path) => path !== 'docs/glossary.md');

  it.each(english)('%s has a Chinese page with the same headings and tables, and they link to each other', (path) => {
    const twin = path.replace(/\.md$/u, '.zh-CN.md');
    expect(PAGES).toContain(twin);
    expect(linksOf(textOf(path))).toContain(posix.basename(twin));
    expect(linksOf(textOf(twin))).toContain(posix.basename(path));
    expect(shape(twin)).toEqual(shape(path));
  });
});
