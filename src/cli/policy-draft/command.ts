/** `lungang policies new --out FILE`: asks for the numbers that matter, or takes them as options, and writes a policy file. */
import { basename, extname } from 'node:path';
import { Option, type Command } from '@commander-js/extra-typings';
import type { Lang } from '../../messages/message.ts';
import { safeText } from '../../messages/safe-text.ts';
import { assumedPaths, draftText, type Draft, type DraftNumbers } from '../../policy/draft.ts';
import { parsePolicy } from '../../policy/load.ts';
import { packIds } from '../../policy/packs.ts';
import { EXIT, Refusal } from '../exit.ts';
import { mayWrite, writeNamed } from '../import/write-file.ts';
import { examples, jsonOption, langOption, replaceFileOption } from '../options.ts';
import { speak, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { answerTo, NUMBER_QUESTIONS, type NumberQuestion } from './questions.ts';
import { draftTexts as texts } from './texts.ts';

/** What an option is for: the question that it answers, and what holds without it. */
const does = <T>({ ask, shown, usual }: NumberQuestion<T>): string =>
  `${ask['zh-CN']}；默认按通常值 ${shown(usual)} · ${ask.en}; the usual ${shown(usual)} by default`;

export const declareNew = (policies: Command) =>
  policies
    .command('new')
    .description(
      '逐项询问文件规定的数值，写出一个带说明的政策方案文件 · ask for the numbers of a document and write a commented policy file',
    )
    .addOption(new Option('--out <file>', '要写的 .yaml 文件 · the .yaml file to write').makeOptionMandatory())
    .option('--id <id>', '方案编号，默认取文件名 · id of the policy, by default the name of the file')
    .option('--document <text>', '文件名称和文号 · name and number of the document')
    .option('--title <text>', '方案名称，默认与文件名称相同 · title, by default that of the document')
    .option('--rate <share>', does(NUMBER_QUESTIONS.rate), answerTo(NUMBER_QUESTIONS.rate))
    .option('--base <base>', does(NUMBER_QUESTIONS.base), answerTo(NUMBER_QUESTIONS.base))
    .option('--backbone <share>', does(NUMBER_QUESTIONS.backbone), answerTo(NUMBER_QUESTIONS.backbone))
    .option('--tenure-years <n>', does(NUMBER_QUESTIONS.tenureYears), answerTo(NUMBER_QUESTIONS.tenureYears))
    .option('--retire-years <n>', does(NUMBER_QUESTIONS.retireYears), answerTo(NUMBER_QUESTIONS.retireYears))
    .option('--posting-years <list>', does(NUMBER_QUESTIONS.postingYears), answerTo(NUMBER_QUESTIONS.postingYears))
    .option(
      '--living-allowance <yuan>',
      does(NUMBER_QUESTIONS.livingAllowance),
      answerTo(NUMBER_QUESTIONS.livingAllowance),
    )
    .addOption(replaceFileOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang policies new --out 我县.yaml --id xingfu-2026',
        'lungang policies new --out own.yaml --document "某县教发〔2026〕1号" --rate 15% --base eligible --backbone 20% --lang en',
      ),
    );

type Options = OptionsOf<typeof declareNew>;

/** Signs without a look of their own are nothing to read either. */
const isBlank = (text: string): boolean => safeText(text).trim() === '';

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/u;

export async function newPolicy(session: Session, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const { out } = options;
  const id = options.id ?? basename(out, extname(out));
  if (!ID.test(id)) throw new Refusal(EXIT.usage, texts['draft-id']({ id }));
  if (packIds().includes(id)) throw new Refusal(EXIT.usage, texts['draft-known']({ id }));
  for (const [option, text] of Object.entries({ '--document': options.document, '--title': options.title }))
    if (text !== undefined && isBlank(text)) throw new Refusal(EXIT.usage, texts['draft-blank']({ option }));
  mayWrite(out, options.replace ?? false, []);
  const ask = json ? undefined : session.terminal.ask?.bind(session.terminal);
  if (ask !== undefined) session.terminal.err(`${texts['draft-intro']().in(lang)}\n`);
  const document = options.document ?? (await askedDocument(ask, lang));
  const draft = {
    id,
    document,
    title: options.title ?? document,
    ...(await answers(options, { ask, err: (text) => session.terminal.err(text), lang })),
  };
  const text = draftText(draft, lang);
  const { policy, problems } = parsePolicy(text, out);
  if (policy === null || problems.length > 0)
    throw new Error(`a draft does not load: ${problems.map(({ message }) => message.in('en')).join(' ')}`);
  writeNamed(out, text);
  const assumed = assumedPaths(draft);
  if (json) sayJson(session.terminal, { ok: true, out, id, assumed });
  else session.terminal.out(`${texts['draft-written']({ out, assumed }).in(lang)}\n`);
}

type Ask = ((question: string) => Promise<string | null>) | undefined;

interface Asking {
  readonly ask: Ask;
  readonly err: (text: string) => void;
  readonly lang: Lang;
}

const colon = (lang: Lang): string => (lang === 'en' ? ': ' : '：');

async function askedDocument(ask: Ask, lang: Lang): Promise<string> {
  for (;;) {
    const answer = ask === undefined ? '' : await ask(`${texts['draft-document']().in(lang)}${colon(lang)}`);
    if (answer === null) throw new Refusal(EXIT.stopped, texts['draft-stopped']());
    if (!isBlank(answer)) return answer.trim();
    if (ask === undefined) throw new Refusal(EXIT.usage, texts['draft-needs']());
  }
}

/** Options first, then the person at the terminal, then what is usual. */
async function answers(options: Partial<DraftNumbers>, asking: Asking): Promise<Pick<Draft, 'numbers' | 'assumed'>> {
  const assumed = new Set<keyof DraftNumbers>();
  const one = async <K extends keyof DraftNumbers>(key: K): Promise<DraftNumbers[K]> => {
    const told: DraftNumbers[K] | undefined = options[key] ?? (await asked(NUMBER_QUESTIONS[key], asking));
    if (told === undefined) assumed.add(key);
    return told ?? NUMBER_QUESTIONS[key].usual;
  };
  const rate = await one('rate');
  const numbers: DraftNumbers = {
    rate,
    // Without a share there is nothing to be a base of.
    base: rate === '0%' ? NUMBER_QUESTIONS.base.usual : await one('base'),
    backbone: await one('backbone'),
    tenureYears: await one('tenureYears'),
    retireYears: await one('retireYears'),
    postingYears: await one('postingYears'),
    livingAllowance: await one('livingAllowance'),
  };
  return { numbers, assumed };
}

/** Until the answer is one; undefined where the person leaves it to what is usual, or nobody is there. */
async function asked<T>(question: NumberQuestion<T>, { ask, err, lang }: Asking): Promise<T | undefined> {
  if (ask === undefined) return undefined;
  const [open, close] = lang === 'en' ? [' [', ']'] : ['［', '］'];
  for (;;) {
    const answer = await ask(`${question.ask[lang]}${open}${question.shown(question.usual)}${close}${colon(lang)}`);
    if (answer === null) throw new Refusal(EXIT.stopped, texts['draft-stopped']());
    if (answer.trim() === '') return undefined;
    const value = question.read(answer);
    if (value !== undefined) return value;
    err(`${question.expected[lang]}\n`);
  }
}
