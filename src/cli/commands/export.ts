/** `lungang export DIR --out OUT`: the current roster as tables, and a plan with all its reports. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import { writeRosterFolder } from '../../io/index.ts';
import { instanceOf } from '../../planning/case.ts';
import { writeReports } from '../../report/index.ts';
import { planId } from '../../store/plans.ts';
import { currentVersion, rosterOf } from '../../store/versions.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption, outOption, replaceOption } from '../options.ts';
import { openOutput } from '../output-folder.ts';
import { PUBLISHED_FILE } from '../read-plan.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { tellAnswer } from '../store/answer.ts';
import { chosen, keptPlan } from '../store/kept-plan.ts';
import { texts } from '../store/texts.ts';
import { lookInto } from '../store/with-store.ts';

const declare = (program: Command) =>
  program
    .command('export')
    .description(CATALOGUE.export.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .option(
      '--plan <id>',
      '方案编号；默认为已发布的方案，没有时为草案 · id of the plan; by default the published one, else the draft',
    )
    .addOption(outOption())
    .addOption(replaceOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples('lungang export /srv/lungang --out out/现行', 'lungang export /srv/lungang --plan P3 --out out/草案'),
    );

type Options = OptionsOf<typeof declare>;

export const exportCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => run(session, dir, options));
};

async function run(session: Session, dir: string, options: Options): Promise<void> {
  const { lang } = speak(session, options);
  await lookInto(dir, async ({ store, folder }) => {
    const { roster, kept } = await store.read(async (tx) => {
      const version = await currentVersion(tx);
      if (version === undefined) throw new Refusal(EXIT.usage, texts['nothing-imported']());
      const row = await chosen(tx, options.plan);
      return { roster: await rosterOf(tx, version), kept: row === undefined ? null : await keptPlan(tx, row) };
    });
    const output = openOutput(options.out, { replace: options.replace === true, inputs: [folder.dir] });
    try {
      await output.fill(async (out) => {
        await writeRosterFolder(roster, join(out, 'roster'));
        if (kept === null) return;
        await mkdir(join(out, 'plan'));
        await writeReports(
          { plan: kept.plan, instance: instanceOf(kept.given), policy: kept.given.policy },
          join(out, 'plan'),
          lang,
        );
        // The verifier asks for both: the roster for which the plan was made, and the published plan that it re-plans.
        await writeRosterFolder(kept.given.roster, join(out, 'plan', 'roster'));
        if (kept.published !== null) await writeFile(join(out, 'plan', PUBLISHED_FILE), kept.published);
      });
      output.publish();
    } finally {
      output.discard();
    }
    const plan = kept === null ? null : planId(kept.row);
    tellAnswer(session, texts['exported']({ out: options.out, plan }), { out: options.out, plan });
  });
}
