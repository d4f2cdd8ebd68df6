/** `lungang publish DIR --draft ID --by NAME`: a person puts a draft in force. */
import type { Command } from '@commander-js/extra-typings';
import { hasIdentityNumber } from '../../io/identity.ts';
import { maskAnywhere } from '../../io/privacy.ts';
import { record } from '../../store/ledger.ts';
import { planId, publish } from '../../store/plans.ts';
import { beginRun, closeRun } from '../../store/runs.ts';
import { CATALOGUE } from '../catalogue.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { answer, warn } from '../store/answer.ts';
import { present, todayOption } from '../store/clock.ts';
import { texts } from '../store/texts.ts';
import { workOn } from '../store/with-store.ts';

/** Control characters and marks of direction, which would change how a ledger reads. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

const declare = (program: Command) =>
  program
    .command('publish')
    .description(CATALOGUE.publish.does)
    .argument('<dir>', '数据文件夹 · the data folder')
    .requiredOption('--draft <id>', '草案编号，见 lungang status · id of the draft, see lungang status')
    .requiredOption('--by <name>', '发布人姓名，记入操作记录 · who publishes it; recorded in the ledger')
    .addOption(todayOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang publish /srv/lungang --draft P3 --by 王局长'));

type Options = OptionsOf<typeof declare>;

export const publishCommand: AddCommand = (program, session) => {
  declare(program).action(async (dir, options) => run(session, dir, options));
};

async function run(session: Session, dir: string, options: Options): Promise<void> {
  speak(session, options);
  const by = options.by.replaceAll(UNSEEN, '').trim();
  // It stays in the ledger for good, where nothing can be starred out.
  if (hasIdentityNumber(by) || maskAnywhere(by) !== by) throw new Refusal(EXIT.usage, texts['by-identity']());
  if (by === '') throw new Refusal(EXIT.usage, texts['by-empty']());
  await workOn(dir, async ({ store }) => {
    const now = await present(store, options.today);
    warn(session, now.warning);
    const { plan, superseded } = await store.write(async (tx) => {
      const own = await beginRun(tx, 'publish', now.at, now.today);
      const done = await publish(tx, options.draft, by, now.at);
      await record(tx, now.at, 'publish', {
        plan: planId(done.plan),
        digest: done.plan.digest,
        by,
        supersedes: done.superseded === undefined ? null : planId(done.superseded),
        run: own.seq,
      });
      await closeRun(tx, own, 'finished', now.at);
      return done;
    });
    const facts = { plan: planId(plan), by, superseded: superseded === undefined ? null : planId(superseded) };
    answer(session, texts['published'](facts), { ...facts, digest: plan.digest });
  });
}
