/** `lungang policies list | show P`: what the packs demand, where it is written, and how it is read. */
import type { Command } from 'commander';
import type { Lang } from '../../messages/message.ts';
import { loadPolicy } from '../../policy/load.ts';
import { packIds } from '../../policy/packs.ts';
import type { Policy } from '../../policy/policy.ts';
import { policyText } from '../policy-text.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { complain } from '../inputs.ts';
import { speak, type AddCommand, type Session } from '../session.ts';
import { sayJson } from '../terminal.ts';

interface Options {
  readonly lang: Lang;
  readonly json?: boolean;
}

export const policiesCommand: AddCommand = (program, session) => {
  const policies = program.command('policies').description('内置政策方案 · the policy packs');
  common(policies.command('list').description('列出内置方案 · list the packs'))
    .addHelpText('after', examples('lungang policies list', 'lungang policies list --lang en'))
    .action(async (options: Options) => list(session, options));
  common(
    policies
      .command('show')
      .description(
        '显示一个方案的规则、条款原文、读法和假定 · show rules, clauses, readings and assumptions of a policy',
      ),
  )
    .argument('<policy>', '方案编号或文件 · id of a pack, or a file')
    .addHelpText(
      'after',
      examples('lungang policies show suzhou-2024', 'lungang policies show 我的方案.yaml --lang en'),
    )
    .action(async (name: string, options: Options) => show(session, name, options));
};

const common = (command: Command): Command => command.addOption(langOption()).addOption(jsonOption());

async function list(session: Session, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const loaded = await Promise.all(packIds().map(async (id) => ({ id, policy: (await loadPolicy(id)).policy })));
  if (json)
    sayJson(
      session.terminal,
      loaded.map(({ id, policy }) => ({ id, title: policy?.title ?? null, document: policy?.document ?? null })),
    );
  else
    session.terminal.out(
      loaded
        .map(({ id, policy }) => `${id}\n    ${policy?.title[lang] ?? ''}\n    ${policy?.document ?? ''}\n`)
        .join(''),
    );
}

async function show(session: Session, name: string, options: Options): Promise<void> {
  const { lang, json } = speak(session, options);
  const { policy, problems } = await loadPolicy(name);
  if (complain(session, { roster: [], policy: problems }) || policy === null) return;
  if (json) sayJson(session.terminal, plain(policy));
  else session.terminal.out(policyText(policy, lang));
}

/** A policy as data: rules by id, clauses as a list. */
const plain = ({ rules, clauses, ...rest }: Policy): object => ({
  ...rest,
  rules: rules.map(({ spec, ...line }) => ({ rule: spec.id, ...line })),
  clauses: [...clauses.values()],
});
