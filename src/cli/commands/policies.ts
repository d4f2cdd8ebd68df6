/** `lungang policies list | show P | new`: what the packs demand, where it is written, how it is read; a file of one's own. */
import type { Command } from '@commander-js/extra-typings';
import { loadPolicy } from '../../policy/load.ts';
import { packIds } from '../../policy/packs.ts';
import type { Policy } from '../../policy/policy.ts';
import { CATALOGUE } from '../catalogue.ts';
import { declareNew, newPolicy } from '../policy-draft/command.ts';
import { policyText } from '../policy-text.ts';
import { examples, jsonOption, langOption } from '../options.ts';
import { complain } from '../inputs.ts';
import { speak, type AddCommand, type Session, type Spoken } from '../session.ts';
import { sayJson } from '../terminal.ts';

const declareList = (policies: Command) =>
  policies
    .command('list')
    .description('列出内置方案 · list the packs')
    .addOption(langOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('lungang policies list', 'lungang policies list --lang en'));

const declareShow = (policies: Command) =>
  policies
    .command('show')
    .description('显示一个方案的规则、条款原文、读法和假定 · show rules, clauses, readings and assumptions of a policy')
    .addOption(langOption())
    .addOption(jsonOption())
    .argument('<policy>', '方案编号或文件 · id of a pack, or a file')
    .addHelpText(
      'after',
      examples('lungang policies show suzhou-2024', 'lungang policies show 我的方案.yaml --lang en'),
    );

export const policiesCommand: AddCommand = (program, session) => {
  const policies = program.command('policies').description(CATALOGUE.policies.does);
  declareList(policies).action(async (options) => list(session, options));
  declareShow(policies).action(async (name, options) => show(session, name, options));
  declareNew(policies).action(async (options) => newPolicy(session, options));
};

async function list(session: Session, options: Spoken): Promise<void> {
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

async function show(session: Session, name: string, options: Spoken): Promise<void> {
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
