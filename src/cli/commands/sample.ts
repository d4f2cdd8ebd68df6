/** `lungang sample`: a roster of people who do not exist, for trials. */
import { Option, type Command } from '@commander-js/extra-typings';
import { writeRosterFolder } from '../../io/write.ts';
import { loadPolicy } from '../../policy/load.ts';
import { policyFiles } from '../../policy/packs.ts';
import { isPresetName, PRESETS, SAMPLE_YEAR, sampleRoster } from '../../sample/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import { complain } from '../inputs.ts';
import {
  examples,
  jsonOption,
  langOption,
  outOption,
  policyOption,
  quietOption,
  replaceOption,
  seedOption,
  wholeNumber,
} from '../options.ts';
import { openOutput } from '../output-folder.ts';
import { speak, type AddCommand, type OptionsOf, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';
import { texts } from '../texts.ts';

const declare = (program: Command) =>
  program
    .command('sample')
    .description(CATALOGUE.sample.does)
    .addOption(
      new Option('--preset <preset>', '规模 · size')
        .choices(Object.keys(PRESETS).filter(isPresetName))
        .default('group'),
    )
    .addOption(
      new Option('--groups <n>', '集团数，默认由规模决定 · number of groups, by default the preset’s').argParser(
        wholeNumber(1, 500),
      ),
    )
    .addOption(
      new Option(
        '--budget <yuan>',
        '每学年津贴预算（元），默认随机 · budget for allowances a year in yuan, drawn by default',
      ).argParser(wholeNumber(0, 1e10)),
    )
    .addOption(
      new Option(
        '--part-timers <percent>',
        '任课比例不足 1 的教师占教师、中层的百分比 · percent of teachers with a part of a timetable',
      )
        .argParser(wholeNumber(0, 100))
        .default(0),
    )
    .addOption(
      new Option(
        '--teaching-leaders <percent>',
        '任课的校级干部占校级干部的百分比 · percent of principals and vice-principals who teach',
      )
        .argParser(wholeNumber(0, 100))
        .default(0),
    )
    .addOption(seedOption())
    .addOption(policyOption())
    .addOption(outOption())
    .addOption(replaceOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      examples(
        'lungang sample --preset group --seed 7 --policy suzhou-2024 --out out/roster',
        'lungang sample --preset county --groups 10 --policy ruian-2021 --part-timers 40 --teaching-leaders 50 --out out/county',
      ),
    );

type Options = OptionsOf<typeof declare>;

export const sampleCommand: AddCommand = (program, session) => {
  declare(program).action(async (options) => sample(session, options));
};

async function sample(session: Session, options: Options): Promise<void> {
  const { lang, json, quiet } = speak(session, options);
  const { policy, problems } = await loadPolicy(options.policy);
  if (complain(session, { roster: [], policy: problems }) || policy === null) return;
  const { preset, seed, groups, budget, partTimers, teachingLeaders } = options;
  const roster = sampleRoster({
    preset,
    seed,
    policy,
    timetables: { partTimers, teachingLeaders },
    ...(groups === undefined ? {} : { groups }),
    ...(budget === undefined ? {} : { budget }),
  });
  const folder = openOutput(options.out, { replace: options.replace ?? false, inputs: policyFiles(options.policy) });
  try {
    await folder.fill((dir) => writeRosterFolder(roster, dir));
    folder.publish();
  } finally {
    folder.discard();
  }
  const facts = {
    out: options.out,
    groups: roster.groups.length,
    schools: roster.schools.length,
    teachers: roster.teachers.length,
    policy: options.policy,
    year: SAMPLE_YEAR,
  };
  if (json) sayJson(session.terminal, { ok: true, ...facts });
  else if (!quiet) session.terminal.out(`${texts.sampled(facts).in(lang)}\n`);
}
