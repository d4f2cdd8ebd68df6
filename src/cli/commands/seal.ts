/** `lungang seal DIR FILE`: a plan with all that it follows from, in one file that can be checked anywhere. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { sealPlan } from '../../jobs/seal.ts';
import { textDigest } from '../../store/blobs.ts';
import { planId } from '../../store/plans.ts';
import { PRIVATE, writeWhole } from '../batch/write-whole.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { tellAnswer } from '../store/answer.ts';
import { chosen, keptPlan } from '../store/kept-plan.ts';
import { texts } from '../store/texts.ts';
import { lookInto } from '../store/with-store.ts';

const declare = (program: Command) =>
  program
    .command('seal')
    .description(CATALOGUE.seal.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .argument(
      '<file>',
      '封存文件，须不存在；含姓名，请妥善保管 · the bundle, a file that does not exist; it holds names',
    )
    .option(
      '--plan <id>',
      '方案编号；默认为已发布的方案，没有时为草案 · id of the plan; by default the published one, else the draft',
    )
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples('lungang seal /srv/lungang 2027方案.lungang.json', 'lungang verify --bundle 2027方案.lungang.json'),
    );

type Options = OptionsOf<typeof declare>;

export const sealCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, file, options) => seal(session, dir, file, options));
};

async function seal(session: Session, dir: string, file: string, options: Options): Promise<void> {
  speak(session, options);
  const target = resolve(file);
  await lookInto(dir, async ({ store }) => {
    if (existsSync(target)) throw new Refusal(EXIT.usage, texts['file-exists']({ file }));
    const { plan, text } = await store.read(async (tx) => {
      const row = await chosen(tx, options.plan);
      if (row === undefined) throw new Refusal(EXIT.usage, texts['no-plan-yet']());
      return { plan: planId(row), text: await sealPlan(tx, row, await keptPlan(tx, row)) };
    });
    writeWhole(target, text, PRIVATE);
    tellAnswer(session, texts['sealed']({ plan, file, digest: textDigest(text) }), {
      plan,
      file,
      digest: textDigest(text),
    });
  });
}
