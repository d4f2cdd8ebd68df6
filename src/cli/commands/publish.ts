/** `lungang publish DIR --draft ID --by NAME`: a person puts a draft in force. */
import { hasIdentityNumber } from '../../io/identity.ts';
import { maskAnywhere } from '../../io/privacy.ts';
import type { Lang } from '../../messages/message.ts';
import { UNSAFE } from '../../messages/safe-text.ts';
import { record } from '../../store/ledger.ts';
import { planId, publish } from '../../store/plans.ts';
import { beginRun, closeRun } from '../../store/runs.ts';
import { EXIT, Refusal } from '../exit.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { speak, type AddCommand, type Session } from '../session.ts';
import { answer, warn } from '../store/answer.ts';
import { present, todayOption } from '../store/clock.ts';
import { texts } from '../store/texts.ts';
import { workOn } from '../store/with-store.ts';

interface Options {
  readonly draft: string;
  readonly by: string;
  readonly today?: string;
  readonly lang: Lang;
  readonly json?: boolean;
}

/** What would change how a ledger reads. */
const UNSEEN = new RegExp(`[${UNSAFE}]`, 'gu');

export const publishCommand: AddCommand = (program, session) => {
  program
    .command('publish')
    .description('由专人发布一份草案，取代已发布的方案 · a person publishes a draft; it supersedes the plan in force')
    .argument('<dir>', '数据文件夹 · the data folder')
    .requiredOption('--draft <id>', '草案编号，见 lungang status · id of the draft, see lungang status')
    .requiredOption('--by <name>', '发布人姓名，记入台账 · who publishes it; recorded in the ledger')
    .addOption(todayOption())
    .addOption(jsonOption())
    .addOption(langOption())
    .addHelpText('after', examples('lungang publish /srv/lungang --draft P3 --by 王局长'))
    .action(async (dir: string, options: Options) => run(session, dir, options));
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
