/** `lungang explain DATA …`: one question about a plan that the verifier accepts (`asking/`). */
import { Option, type Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Answer } from '../../asking/answer.ts';
import { QUESTIONS } from '../../asking/index.ts';
import { judgePlan } from '../../asking/judge-plan.ts';
import { AUDIENCES, type AskContext, type RegisteredQuestion } from '../../asking/question.ts';
import { texts as askTexts } from '../../asking/texts.ts';
import { readRoster } from '../../io/index.ts';
import { pinTerms } from '../../verify/permits.ts';
import { loadPolicy } from '../../policy/load.ts';
import { policyFiles } from '../../policy/packs.ts';
import { sheetHtml, sheetText } from '../../report/explain/sheet.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { refusing } from '../explain/refusing.ts';
import { enclosuresIn } from '../explain/enclosures.ts';
import { questionOption } from '../explain/question-option.ts';
import { mayWrite, writeNamed } from '../import/write-file.ts';
import { complain, listedProblems, type Problems } from '../inputs.ts';
import {
  examples,
  jsonOption,
  langOption,
  policyOption,
  publishedOption,
  schoolYearArgument,
  seconds,
  solverOption,
  workersOption,
} from '../options.ts';
import { sayOwnRoster } from '../own-roster.ts';
import { publishedFor, readPlan } from '../read-plan.ts';
import { speak, type AddCommand, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';
import { findingLines } from '../verify-answers.ts';

/** The options, and the questions among them: one of these is asked. */
function declare(program: Command) {
  const command = program
    .command('explain')
    .description(CATALOGUE.explain.does)
    .argument('<data>', '名册：CSV 文件夹或一个 .xlsx 工作簿 · the roster: a folder of CSV files or one .xlsx workbook')
    .addOption(policyOption())
    .addOption(
      new Option('--plan <file>', '要说明的 plan.json，先经核验 · the plan.json to explain; it is verified first'),
    )
    .addOption(publishedOption())
    .addOption(
      new Option('--from <year>', '没有方案时的第一学年 · first school year where there is no plan').argParser(
        schoolYearArgument,
      ),
    );
  const asked = QUESTIONS.flatMap((question) => {
    const option = questionOption(question);
    return option === null ? [] : [{ question, option }];
  });
  for (const { option } of asked) command.addOption(option);
  const declared = command
    .addOption(
      new Option(
        '--for <reader>',
        '给谁看；给教师的说明不含他人隐私 · for whom: to a teacher nothing private of others is told',
      )
        .choices(AUDIENCES)
        .default('officer'),
    )
    .addOption(new Option('--out <file>', '另存为网页（.html） · also write it as a page (.html)'))
    .addOption(new Option('--replace', '网页已存在时覆盖 · overwrite a page that exists'))
    .addOption(solverOption())
    .addOption(
      new Option(
        '--time-limit <seconds>',
        '每次重新求解最长时间；先后次序核查、数据存疑为全部用时 · longest time of each new search; of the whole audit and list of doubts',
      )
        .argParser(seconds)
        .default(60),
    )
    .addOption(workersOption())
    .addOption(langOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'lungang explain 名册.xlsx --policy suzhou-2024 --plan out/suzhou/plan.json --teacher T0042 --for teacher --out out/T0042.html',
        'lungang explain 名册.xlsx --policy suzhou-2024 --plan out/suzhou/plan.json --ways-out out/ways',
        'lungang explain 名册.xlsx --policy suzhou-2024 --plan out/suzhou/plan.json --doubts --time-limit 120',
      ),
    );
  return { command: declared, asked };
}

type Options = ReturnType<ReturnType<typeof declare>['command']['opts']>;

export const explainCommand: AddCommand = (program, session) => {
  const { command, asked } = declare(program);
  command.action(async (data, options) => explain(session, data, options, chosen(asked, command)));
};

interface Chosen {
  readonly question: RegisteredQuestion;
  /** What stands after its option; '' after one that takes nothing. */
  readonly word: string;
}

/** The one question that was asked. */
function chosen(
  asked: readonly { readonly question: RegisteredQuestion; readonly option: Option }[],
  command: CommandUnknownOpts,
): Chosen {
  const found = asked.flatMap(({ question, option }): Chosen[] => {
    const given: unknown = command.getOptionValue(option.attributeName());
    return given === undefined ? [] : [{ question, word: typeof given === 'string' ? given : '' }];
  });
  if (found.length !== 1)
    throw new Refusal(
      EXIT.usage,
      texts['explain-one-question']({
        asked: found.length,
        questions: asked.map(({ option }) => option.long ?? option.flags).join(' '),
      }),
    );
  return found[0]!;
}

async function explain(session: Session, data: string, options: Options, { question, word }: Chosen): Promise<void> {
  const { lang, json } = speak(session, options);
  if (options.plan === undefined && (question.needs.includes('plan') || options.from === undefined))
    throw new Refusal(EXIT.usage, texts['explain-needs-plan']());
  if (options.for === 'teacher' && !question.forTeachers)
    throw new Refusal(EXIT.usage, askTexts['explain-for-officers']());
  const inputs = [data, ...policyFiles(options.policy)];
  if (options.out !== undefined)
    mayWrite(options.out, options.replace === true, [
      ...inputs,
      ...[options.plan, options.published].filter((file) => file !== undefined),
    ]);
  const planJson = options.plan === undefined ? undefined : await readPlan(options.plan);
  const published = await publishedFor(
    options.plan === undefined ? undefined : { file: options.plan, json: planJson },
    options.published,
  );
  const { policy, problems } = await loadPolicy(options.policy);
  const read = await readRoster(data, {
    ...(planJson === undefined ? { from: options.from } : {}),
    terms: policy === null ? undefined : pinTerms(policy),
  });
  const told: Problems = { roster: read.problems, policy: problems };
  if (complain(session, told) || policy === null || read.roster === null) return;
  const terms = { backend: options.solver, seconds: options.timeLimit, workers: options.workers };
  const bare = { roster: read.roster, policy };
  let context: AskContext;
  if (planJson === undefined)
    context = { given: { ...bare, from: options.from! }, audience: options.for, search: { ...terms, seed: 1 } };
  else {
    const judged = judgePlan(bare, planJson, published);
    if (!judged.ok) return refuse(session, await sayOwnRoster(options.plan!, judged.findings), told);
    const { given, plan } = judged;
    context = { given, plan, audience: options.for, search: { ...terms, seed: plan.inputs.seed } };
  }
  const enclosures = question.encloses && word !== '' ? enclosuresIn(word, inputs) : null;
  let answer: Answer;
  try {
    answer = await refusing(EXIT.badInput, () => question.ask(context, question.word!.input(word)));
    await enclosures?.write(answer.enclosed, { name: options.policy, id: policy.id });
  } finally {
    enclosures?.discard();
  }
  const sheet = answer.sheets[lang];
  if (options.out !== undefined) writeNamed(options.out, sheetHtml(sheet, lang));
  if (json) sayJson(session.terminal, { ...listedProblems(session, told), ok: true, ...answer.facts });
  else session.terminal.out(sheetText(sheet));
}

/** A plan that does not verify has no reasons. */
function refuse(session: Session, findings: Parameters<typeof findingLines>[0], told: Problems): void {
  const { terminal, voice } = session;
  session.exit = EXIT.refusedPlan;
  if (voice.json)
    return sayJson(terminal, {
      ...listedProblems(session, told),
      ok: false,
      findings: findings.map((finding) => ({
        code: finding.code,
        message: finding.in(voice.lang),
        facts: finding.facts,
      })),
    });
  const lines = [
    ...findingLines(findings),
    { indent: '', message: texts['verify-refused']({ findings: findings.length }) },
  ];
  terminal.err(lines.map(({ indent, message }) => `${indent}${message.in(voice.lang)}\n`).join(''));
}
