/** `lungang documents DATA …`: from a verified plan to the documents of the procedure. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from '@commander-js/extra-typings';
import sum from 'lodash/sum.js';
import { differingCells, lostParts } from '../../io/annotate/check-copy.ts';
import type { Cleaned } from '../../io/annotate/clean-copy.ts';
import { readRoster } from '../../io/index.ts';
import { readPostingList } from '../../io/posting-list/index.ts';
import type { Lang, Message } from '../../messages/message.ts';
import { instanceOf } from '../../planning/case.ts';
import { listChanges } from '../../planning/keep/list-changes.ts';
import { pinTerms } from '../../verify/permits.ts';
import { loadPolicy } from '../../policy/load.ts';
import { policyFiles } from '../../policy/packs.ts';
import { DOCUMENTS, FORMAT_IDS } from '../../report/documents/index.ts';
import { officerWorkbook } from '../../report/documents/officer-workbook.ts';
import { safeName } from '../../report/documents/file-names.ts';
import { writeDocuments, type WrittenDocument } from '../../report/documents/write.ts';
import type { ReportContext } from '../../report/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import { documentTexts as say } from '../document-texts.ts';
import { EXIT, Refusal } from '../exit.ts';
import { complain, listedProblems, type Problems } from '../inputs.ts';
import { judgePlan } from '../../asking/judge-plan.ts';
import {
  examples,
  jsonOption,
  langOption,
  outOption,
  policyOption,
  publishedOption,
  quietOption,
  replaceOption,
} from '../options.ts';
import { openOutput } from '../output-folder.ts';
import { sayOwnRoster } from '../own-roster.ts';
import { publishedFor, readPlan } from '../read-plan.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { findingLines } from '../verify-answers.ts';

/** Parses `a,b`; throws with the words that can be given. */
const chosen =
  <T>(all: readonly T[], id: (one: T) => string) =>
  (text: string): readonly T[] => {
    const wanted = text.split(',').map((word) => word.trim());
    const unknown = wanted.find((word) => !all.some((one) => id(one) === word));
    if (unknown !== undefined) throw new InvalidArgumentError(`可选 · choose from: ${all.map(id).join(', ')}`);
    return all.filter((one) => wanted.includes(id(one)));
  };

const declare = (program: Command) => {
  const list = DOCUMENTS.map(({ id, title }) => `  ${id.padEnd(16)}${title['zh-CN']} · ${title.en}`).join('\n');
  return program
    .command('documents')
    .description(CATALOGUE.documents.does)
    .argument('<data>', '名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster: a folder of CSV files or one .xlsx workbook')
    .addOption(policyOption())
    .requiredOption('--plan <file>', '方案 plan.json，先行核验 · the plan.json; it is verified first')
    .addOption(publishedOption())
    .addOption(outOption())
    .addOption(replaceOption())
    .addOption(
      new Option('--formats <list>', `文件格式，以逗号分隔 · formats, separated by commas: ${FORMAT_IDS.join(', ')}`)
        .argParser(chosen(FORMAT_IDS, (id) => id))
        .default(FORMAT_IDS, FORMAT_IDS.join(',')),
    )
    .addOption(
      new Option('--only <list>', '只生成其中几种，以逗号分隔 · only some of them, separated by commas').argParser(
        chosen(DOCUMENTS, ({ id }) => id),
      ),
    )
    .option(
      '--list <file>',
      '原来的名单（.xlsx、.csv），在工作簿的“变更”表中与方案对照 · an earlier list to compare with the plan in the sheet of changes',
    )
    .addOption(langOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText(
      'after',
      `\n文书 · Documents:\n${list}\n${examples('lungang documents 名册.xlsx --policy suzhou-2024 --plan out/2027/plan.json --out 文书', 'lungang documents 名册.xlsx --policy suzhou-2024 --plan out/2027/plan.json --out 公示 --only notice,register --formats docx')}`,
    );
};

type Options = OptionsOf<typeof declare>;

export const documentsCommand: AddCommand = (program, session) => {
  declare(program).action(async (data, options) => documents(session, data, options));
};

async function documents(session: Session, data: string, options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const planJson = await readPlan(options.plan);
  const published = await publishedFor({ file: options.plan, json: planJson }, options.published);
  const { policy, problems } = await loadPolicy(options.policy);
  const read = await readRoster(data, { terms: policy === null ? undefined : pinTerms(policy) });
  const told: Problems = { roster: read.problems, policy: problems };
  if (complain(session, told) || policy === null || read.roster === null) return;
  const judged = judgePlan({ roster: read.roster, policy }, planJson, published);
  if (!judged.ok) {
    for (const { indent, message } of findingLines(await sayOwnRoster(options.plan, judged.findings)))
      session.terminal.err(`${indent}${message.in(lang)}\n`);
    throw new Refusal(EXIT.refusedPlan, say['documents-refused-plan']());
  }
  const compared =
    options.list === undefined
      ? null
      : await readPostingList(
          options.list,
          read.roster,
          [judged.given.from],
          policy.settings.postingYears,
          read.schoolNames,
        );
  if (compared !== null && complain(session, { roster: compared.problems, policy: [] })) return;
  const folder = openOutput(options.out, {
    replace: options.replace ?? false,
    inputs: [
      data,
      options.plan,
      ...[options.list, options.published].filter((file) => file !== undefined),
      ...policyFiles(options.policy),
    ],
  });
  try {
    const changes =
      compared?.rows == null
        ? {}
        : {
            changes: listChanges(
              judged.given,
              compared.rows.map(({ posting, lock }) => ({ posting, firmness: lock })),
              judged.plan,
            ),
          };
    const context: ReportContext = {
      plan: judged.plan,
      instance: instanceOf(judged.given),
      policy,
      isClaimed: true,
      ...changes,
    };
    let written: WrittenDocument[] = [];
    const taken: Cleaned[] = [];
    const remarks: Message[] = [];
    await folder.fill(async (dir) => {
      written = await writeDocuments(context, options.only ?? DOCUMENTS, options.formats, dir, lang);
      if (/\.xlsx$/iu.test(data) && options.formats.includes('xlsx') && options.only === undefined)
        written.push(
          ...(await ownWorkbook(
            data,
            context,
            { dir, lang },
            {
              cleaned: (cleaned) => taken.push(cleaned),
              remark: (message) => remarks.push(message),
            },
          )),
        );
    });
    folder.publish();
    for (const { count, places } of taken)
      if (count > 0) session.terminal.err(`${say['documents-own-cleaned']({ count, places }).in(lang)}\n`);
    for (const remark of remarks) session.terminal.err(`${remark.in(lang)}\n`);
    if (json)
      return sayJson(session.terminal, {
        ...listedProblems(session, told),
        out: options.out,
        documents: written,
        ...(remarks.length === 0 ? {} : { remarks: remarks.map((remark) => remark.in(lang)) }),
      });
    if (!quiet)
      session.terminal.out(
        [
          say['documents-written']({
            out: options.out,
            documents: written.length,
            files: sum(written.map(({ files }) => files.length)),
          }),
          ...written.map(({ title, files }) =>
            say['documents-line']({ title, files: files.length, first: files[0] ?? '' }),
          ),
        ]
          .map((line) => `${line.in(lang)}\n`)
          .join(''),
      );
  } finally {
    folder.discard();
  }
}

interface Told {
  cleaned(cleaned: Cleaned): void;
  remark(message: Message): void;
}

/**
 * The workbook of the roster with the list and the certificate added; nothing where the copy cannot be made, or would say
 * something else than the workbook: the other documents do not wait for it.
 */
async function ownWorkbook(
  data: string,
  context: ReportContext,
  { dir, lang }: { readonly dir: string; readonly lang: Lang },
  tell: Told,
): Promise<WrittenDocument[]> {
  const name = safeName(basename(data).replace(/\.xlsx$/iu, ''));
  const file = `${name}${say['documents-own-suffix']().in(lang)}.xlsx`;
  const path = join(dir, file);
  const left = (reason: Message): WrittenDocument[] => {
    tell.remark(say['documents-own-left']({ reason: { 'zh-CN': reason.in('zh-CN'), en: reason.in('en') } }));
    return [];
  };
  const own = await readFile(data);
  const taken: Cleaned[] = [];
  let copy: Uint8Array;
  try {
    copy = await officerWorkbook(own, context, lang, (cleaned) => taken.push(cleaned));
  } catch {
    // The library throws all kinds of errors at parts that it does not know.
    return left(say['documents-own-unknown']());
  }
  await writeFile(path, copy);
  // The library takes long to load, and most rosters are folders.
  const { readWorkbook } = await import('../../io/workbook.ts');
  const differing = differingCells(await readWorkbook(data), await readWorkbook(path));
  if (differing === undefined || differing > sum(taken.map(({ count }) => count))) {
    await rm(path);
    return left(say['documents-own-differs']());
  }
  taken.forEach(tell.cleaned);
  const lost = lostParts(own, copy);
  if (lost.length > 0) tell.remark(say['documents-own-lacks']({ parts: lost }));
  return [{ id: 'own-workbook', title: say['documents-own']().in(lang), files: [file] }];
}
