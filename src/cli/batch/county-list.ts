/** The list of counties: a YAML file, or a CSV table with a row per county. Every mistake at once, with its place. */
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { decodeText } from '../../io/decode.ts';
import { problem, type Problem } from '../../io/problem.ts';
import { failureWords } from '../../messages/failures.ts';
import type { Message } from '../../messages/message.ts';
import { findingsOf, valueAt, type Finding } from '../../policy/findings.ts';
import type { PolicyProblem } from '../../policy/load.ts';
import { packIds } from '../../policy/packs.ts';
import { readSource } from '../../policy/source.ts';
import { texts as policyTexts } from '../../policy/texts.ts';
import { csvList } from './csv-list.ts';
import { isFolderName, sameFolder } from './folder-name.ts';
import { texts } from './texts.ts';

const LIST_FORMAT = 'lungang-batch/1';

const CountyLine = z.strictObject({
  name: z.string(),
  data: z.string().min(1),
  policy: z.string().min(1),
  from: z.int().min(2000).max(2100),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  timeLimit: z.number().min(0.001).max(604_800).optional(),
});
const CountyList = z.strictObject({ format: z.literal(LIST_FORMAT), counties: z.array(CountyLine).min(1).max(5000) });

/** One county, with `data` and the file of a policy of its own as absolute paths. */
export type County = z.infer<typeof CountyLine>;

export interface LoadedList {
  /** Null as soon as there is one error. */
  readonly counties: readonly County[] | null;
  /** What is wrong: places in YAML are line and column, in CSV row and heading. */
  readonly problems: { readonly policy: readonly PolicyProblem[]; readonly roster: readonly Problem[] };
}

const MOST_BYTES = 1_000_000;

/** Never throws for what stands in the file. Paths in it count from its own folder. */
export async function loadCounties(path: string): Promise<LoadedList> {
  const file = basename(resolve(path));
  const whole = (message: Message): LoadedList => ({
    counties: null,
    problems: { policy: [], roster: [problem('error', { file }, message)] },
  });
  const text = await readText(path);
  if (typeof text !== 'string') return whole(text);
  if (/\.csv$/iu.test(path)) {
    const { data, problems, place } = csvList(text, file, LIST_FORMAT);
    const found =
      data === null
        ? []
        : findingsIn(data).map(({ path: at, key, value, message }) =>
            problem('error', { ...place(at, key), value }, message),
          );
    return settled(path, data, { policy: [], roster: [...problems, ...found] });
  }
  const source = readSource(text);
  const told = (place: { line: number; column: number }, value: string | null, message: Message): PolicyProblem => ({
    severity: 'error',
    file,
    sheet: null,
    row: place.line,
    column: String(place.column),
    value,
    code: message.code,
    message,
  });
  if (source.faults.length > 0)
    return {
      counties: null,
      problems: {
        policy: source.faults.map((fault) => told(fault, null, policyTexts['policy-syntax'](fault))),
        roster: [],
      },
    };
  if (typeof source.data !== 'object' || source.data === null || Array.isArray(source.data))
    return whole(texts['batch-no-list']());
  const found = findingsIn(source.data).map(({ path: at, key, value, message }) =>
    told(source.place(at, key), value, message),
  );
  return settled(path, source.data, {
    policy: found.toSorted((a, b) => a.row! - b.row! || Number(a.column) - Number(b.column)),
    roster: [],
  });
}

function settled(path: string, data: unknown, problems: LoadedList['problems']): LoadedList {
  if (problems.policy.length + problems.roster.length > 0) return { counties: null, problems };
  const folder = dirname(resolve(path));
  const packs = packIds();
  const { counties } = CountyList.parse(data);
  return {
    counties: counties.map((county) => ({
      ...county,
      data: resolve(folder, county.data),
      policy: packs.includes(county.policy) ? county.policy : resolve(folder, county.policy),
    })),
    problems,
  };
}

/** What the schema has against the list, and names that cannot or must not name a folder. */
function findingsIn(data: unknown): readonly Finding[] {
  const found = findingsOf(CountyList, data);
  const counties = valueAt(data, ['counties']);
  const seen = new Set<string>();
  for (const [at, county] of (Array.isArray(counties) ? counties : []).entries()) {
    const name = valueAt(county, ['name']);
    if (typeof name !== 'string') continue;
    const fault = !isFolderName(name)
      ? texts['batch-name-no-folder']({ name })
      : seen.has(sameFolder(name))
        ? texts['batch-name-twice']({ name })
        : undefined;
    if (fault !== undefined) found.push({ path: ['counties', at, 'name'], value: name, message: fault });
    seen.add(sameFolder(name));
  }
  return found;
}

const cannot = (chinese: string, english: string): Message =>
  texts['batch-list-unreadable']({ reason: { 'zh-CN': chinese, en: english } });

async function readText(path: string): Promise<string | Message> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return cannot('不是普通文件', 'not a regular file');
    if (info.size > MOST_BYTES) return cannot(`文件有 ${info.size} 字节`, `${info.size} bytes`);
    return decodeText(await readFile(path)) ?? cannot('文字编码无法识别', 'unknown encoding');
  } catch (error) {
    return texts['batch-list-unreadable']({ reason: failureWords(error) });
  }
}
