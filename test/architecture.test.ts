/** The house: which way imports point, that the two opinions never meet, and that files stay small. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = globSync(['src/**/*.ts', 'solver/**/*.ts'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();

interface Import {
  readonly from: string;
  readonly to: string;
  /** Erased when the program runs. */
  readonly typeOnly: boolean;
  /** Loaded when the program comes to it, not with the file. */
  readonly later: boolean;
}

const PATTERN =
  /^(?:import|export)\s(?<clause>[^;]*?)\sfrom\s'(?<path>\.{1,2}\/[^']+)'|import\('(?<dynamic>\.{1,2}\/[^']+)'\)|^import\s'(?<effect>\.{1,2}\/[^']+)'/gmu;

const importsOf = (from: string): readonly Import[] =>
  [...readFileSync(join(root, from), 'utf8').matchAll(PATTERN)].map(({ groups }) => {
    const path = groups!.path ?? groups!.dynamic ?? groups!.effect!;
    return {
      from,
      to: normalize(join(dirname(from), path)).replaceAll('\\', '/'),
      typeOnly: groups!.clause?.startsWith('type ') ?? false,
      later: groups!.dynamic !== undefined,
    };
  });

const imports = files.flatMap(importsOf);
const said = (found: readonly Import[]): string[] => found.map(({ from, to }) => `${from} → ${to}`);

/** `src/rules/term.ts` lives on floor `rules`; files right under src/ are open to everybody. */
const floor = (file: string): string | undefined =>
  /^(?:src\/([^/]+)\/|(solver)\/)/u
    .exec(file)
    ?.slice(1)
    .find((name) => name !== undefined);

/**
 * What each floor may import besides itself. The invariant of the house is a missing entry: `model` (opinion one, the
 * rows) and `verify` (opinion two, the checks) never see each other, and only `planning` sees both. It is the door to
 * the search: what asks for plans sees neither `model` nor `solver`.
 */
const BELOW_RULES = ['domain', 'messages'];
const BELOW_POLICY = ['rules', ...BELOW_RULES];
const OPINION = ['policy', ...BELOW_POLICY];
const CLIENT = ['planning', 'verify', ...OPINION];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  domain: ['messages'],
  solver: [],
  rules: BELOW_RULES,
  policy: BELOW_POLICY,
  model: [...OPINION, 'solver'],
  verify: OPINION,
  planning: ['model', 'verify', 'solver', ...OPINION],
  explain: CLIENT,
  replan: ['explain', ...CLIENT],
  io: OPINION,
  report: ['io', 'explain', 'planning', 'verify', ...OPINION],
  sample: ['io', ...OPINION],
  'what-if': ['sample', 'report', 'io', ...CLIENT],
  asking: ['what-if', 'report', 'io', 'replan', 'explain', ...CLIENT],
  store: OPINION,
  jobs: ['asking', 'what-if', 'store', 'report', 'io', 'replan', 'explain', ...CLIENT],
  desk: ['asking', 'jobs', 'store', 'what-if', 'sample', 'report', 'io', 'replan', 'explain', ...CLIENT],
  cli: ['asking', 'desk', 'jobs', 'store', 'what-if', 'sample', 'report', 'io', 'replan', 'explain', ...CLIENT],
  docs: ['desk', 'what-if', ...OPINION],
};

/** Floors that import a floor; rules name a column of the model by its type, which does not count. */
const importersOf = (target: string): ReadonlySet<string | undefined> =>
  new Set(
    imports
      .filter(({ to, from, typeOnly }) => floor(to) === target && !(typeOnly && from.startsWith('src/rules/')))
      .map(({ from }) => floor(from)),
  );

/** Files that lead back to themselves, in sets that lead to each other. */
function circles(given: readonly Import[]): readonly (readonly string[])[] {
  const next = Map.groupBy(given, ({ from }) => from);
  const reached = new Map(
    files.map((start) => {
      const seen = new Set<string>();
      const open = [start];
      for (let file = open.pop(); file !== undefined; file = open.pop())
        for (const { to } of next.get(file) ?? [])
          if (!seen.has(to)) {
            seen.add(to);
            open.push(to);
          }
      return [start, seen] as const;
    }),
  );
  const inCircle = files.filter((file) => reached.get(file)!.has(file));
  const sets = inCircle.map((file) =>
    inCircle.filter((other) => reached.get(file)!.has(other) && reached.get(other)!.has(file)),
  );
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(said(imports)).toEqual(
      expect.arrayContaining([
        'src/verify/verify.ts → src/verify/appraise.ts',
        'src/rules/term.ts → src/rules/rule.ts',
      ]),
    );
  });

  it('every floor of the house is known', () => {
    expect([...new Set(files.map(floor))].filter((name) => name !== undefined && !(name in MAY_IMPORT))).toEqual([]);
  });

  it('point one way', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      const [source, target] = [floor(from), floor(to)];
      if (source === undefined || target === undefined || source === target) return false;
      // A rule is told the settings of the policy that applies it, and names a column of the model: by type only.
      if (source === 'rules' && typeOnly && (to === 'src/policy/settings.ts' || to === 'solver/model.ts')) return false;
      return !MAY_IMPORT[source]!.includes(target);
    });
    expect(said(wrong)).toEqual([]);
  });

  it('reach model and solver from planning alone', () => {
    expect(importersOf('model')).toEqual(new Set(['model', 'planning']));
    expect(importersOf('solver')).toEqual(new Set(['solver', 'model', 'planning']));
    const formulating = files.filter((file) =>
      /\bformulate(?:Pins|Loose)?\(/u.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(formulating.filter((file) => !file.startsWith('src/model/'))).toEqual([
      'src/planning/clash.ts',
      'src/planning/demand-search.ts',
      'src/planning/search.ts',
    ]);
  });

  it('lead nowhere in a circle, by type or by value', () => {
    expect(circles(imports)).toEqual([]);
    const planted = { from: 'solver/gcd.ts', to: 'solver/worker.ts', typeOnly: true, later: false };
    expect(circles([...imports, planted]).flat()).toContain('solver/gcd.ts');
  });

  it('the solver knows no teachers', () => {
    expect(said(imports.filter(({ from, to }) => from.startsWith('solver/') && to.startsWith('src/')))).toEqual([]);
  });
});

describe('what stands outside', () => {
  const outside = globSync(['bench/**/*.ts', 'soak/**/*.ts'], { cwd: root }).map((file) => file.replaceAll('\\', '/'));

  it('measures and breaks, and is needed by nothing', () => {
    expect(outside).toEqual(expect.arrayContaining(['bench/main.ts', 'soak/main.ts']));
    expect(said(imports.filter(({ to }) => /^(?:bench|soak|test)\//u.test(to)))).toEqual([]);
  });

  it('stays small too', () => {
    expect(outside.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400)).toEqual([]);
  });
});

const between = (source: string, target: string): string[] =>
  said(imports.filter(({ from, to }) => floor(from) === source && floor(to) === target));

describe('the two opinions', () => {
  it('never meet: neither floor imports the other, by value or by type', () => {
    expect(between('planning', 'model')).not.toEqual([]);
    expect(between('planning', 'verify')).not.toEqual([]);
    expect([...between('model', 'verify'), ...between('verify', 'model')]).toEqual([]);
  });

  it('the verifier knows no solver', () => {
    expect(between('verify', 'solver')).toEqual([]);
  });

  it('no helper of the rules serves both: what counts starters for the checks is not seen by the rows', () => {
    const specs = new Set(imports.filter(({ from }) => from === 'src/rules/index.ts').map(({ to }) => to));
    const contracts = ['src/rules/facts.ts', 'src/rules/rows.ts'];
    const helpers = files.filter(
      (file) =>
        file.startsWith('src/rules/') &&
        !specs.has(file) &&
        !contracts.includes(file) &&
        !/\/(?:index|rule)\.ts$/u.test(file),
    );
    const sees = (file: string): string[] =>
      imports
        .filter(({ from }) => from === file)
        .flatMap(({ to }) => (helpers.includes(to) ? sees(to) : contracts.includes(to) ? [to] : []));
    expect(sees('src/rules/starters.ts')).toContain('src/rules/facts.ts');
    expect(helpers.filter((file) => new Set(sees(file)).size > 1)).toEqual([]);
  });
});

/** What is loaded with a file. */
function loaded(start: string): string[] {
  const seen = new Set([start]);
  for (const file of seen)
    for (const { from, to, typeOnly, later } of imports)
      if (from === file && !typeOnly && !later && files.includes(to)) seen.add(to);
  return [...seen];
}

/** The packages that a file loads when it is loaded. */
const packagesOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export) (?!type )(?:[^;']* from )?'(?!node:)(?<name>(?:@[^'/]+\/)?[^.'/][^'/]*)[^']*'/gmu,
    ),
  ].map(({ groups }) => groups!.name!);

describe('a start', () => {
  it('for the list of commands loads no command, no schema and no engine', () => {
    expect(packagesOf('src/rules/term.ts')).toEqual(['zod']);
    const start = [...loaded('src/cli/main.ts'), ...loaded('src/cli/program.ts')];
    expect([...new Set(start.flatMap(packagesOf))].toSorted()).toEqual(['@commander-js/extra-typings', 'string-width']);
    expect(start.filter((file) => !/^src\/(?:cli|messages)\/|^src\/version\.ts$/u.test(file))).toEqual([]);
  });

  it('loads an engine only in the thread that solves with it', () => {
    expect(packagesOf('solver/backends/highs.ts')).toEqual(['highs']);
    const engines = ['highs', 'javascript-lp-solver'];
    for (const start of ['src/cli/commands/plan.ts', 'solver/worker.ts'])
      expect([
        start,
        loaded(start)
          .flatMap(packagesOf)
          .filter((name) => engines.includes(name)),
      ]).toEqual([start, []]);
  });

  it('for reports loads the libraries of drawings and workbooks as one file each', () => {
    const whole = files
      .filter((file) => /^src\/(?:report|what-if|cli|planning)\//u.test(file))
      .filter((file) =>
        /^import (?!type )[^;]*from 'exceljs'|import\('(?:exceljs|echarts(?:\/(?:core|charts|components|renderers))?)'\)/mu.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(whole).toEqual([]);
    expect(packagesOf('src/report/workbook.ts')).toContain('exceljs');
  });

  it('loads the command that is asked for, and no library of workbooks or databases with it', () => {
    const libraries = (start: string): string[] =>
      loaded(start)
        .flatMap(packagesOf)
        .filter((name) => ['exceljs', 'docx', 'echarts', 'kysely', 'pg'].includes(name));
    expect(libraries('src/report/workbook.ts')).toEqual(['exceljs']);
    for (const start of [
      'src/cli/program.ts',
      'src/cli/commands/explain.ts',
      'src/cli/commands/validate.ts',
      'src/cli/commands/plan.ts',
    ])
      expect([start, libraries(start)]).toEqual([start, []]);
    expect(loaded('src/cli/program.ts').filter((file) => file.startsWith('src/cli/commands/'))).toEqual([
      'src/cli/commands/index.ts',
    ]);
  });
});

describe('names', () => {
  const DECLARED =
    /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (?<name>\w+)/gmu;
  const exporters = new Map<string, Set<string>>();
  for (const file of files)
    for (const { groups } of readFileSync(join(root, file), 'utf8').matchAll(DECLARED))
      exporters.set(groups!.name!, (exporters.get(groups!.name!) ?? new Set()).add(file));

  /** The messages of a folder: every folder with words of its own has them under this name. */
  const EVERYWHERE = ['texts'];

  it('are exported from one file each, so that a word is found where it is looked for', () => {
    expect(exporters.size).toBeGreaterThan(500);
    const twice = [...exporters].filter(
      ([name, from]) =>
        from.size > 1 && !EVERYWHERE.includes(name) && [...from].some((file) => file.startsWith('src/')),
    );
    expect(twice.map(([name, from]) => [name, ...from])).toEqual([]);
  });

  it('are handed on as they are', () => {
    const renamed = files.filter((file) =>
      /^export (?:type )?\{[^}]*\w+ as (?!default\b)\w+/mu.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(renamed).toEqual([]);
  });
});

describe('files', () => {
  const sizes = files
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines);

  it('do one thing: half are under 100 lines, nine of ten under 200, none above 400', () => {
    expect(sizes.at(Math.floor(sizes.length * 0.5))!.lines).toBeLessThan(100);
    expect(sizes.at(Math.floor(sizes.length * 0.9))!.lines).toBeLessThan(200);
    expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
  });
});

describe('tests', () => {
  /** What no one folder of the program answers for, and what tests share. */
  const ACROSS = ['clauses', 'scenarios'];
  const SHARED = ['corpus', 'fixtures', 'support'];
  /** `test/what-if/sweep` for every folder down to the files. */
  const folders = [
    ...new Set(globSync('test/**/*', { cwd: root }).map((file) => dirname(file).replaceAll('\\', '/'))),
  ].filter((folder) => folder !== 'test');

  it('stand where the program stands: each folder has its like in src or is the solver', () => {
    expect(folders).toEqual(expect.arrayContaining(['test/what-if/sweep', 'test/jobs', 'test/solver']));
    const names = folders.map((folder) => folder.slice('test/'.length));
    const strays = names.filter(
      (name) =>
        !existsSync(join(root, 'src', name)) &&
        !existsSync(join(root, name)) &&
        !ACROSS.includes(name) &&
        !SHARED.some((shared) => name.split('/').includes(shared)),
    );
    expect(strays).toEqual([]);
  });
});
