import { Option } from '@commander-js/extra-typings';
import { rulesJson, rulesSheet, type About } from '../../report/explain/rules.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from '../texts.ts';
import type { Answer, AskedOfPlan, Question } from './question.ts';

async function answer({ plan, instance, given: { policy } }: AskedOfPlan, about: About): Promise<Answer> {
  const context = { plan, instance, policy };
  return { json: () => rulesJson(context, about), sheet: (lang) => rulesSheet(context, about, lang) };
}

export const ruleQuestion: Question = {
  of: 'plan',
  option: () =>
    new Option(
      '--rule <id>',
      '一条规定（规则或条款编号）：逐处的数字、名单、余量 · one rule or clause: numbers, people and margin at each place',
    ),
  answer: (asked, rule) => {
    const known = asked.given.policy.rules.flatMap(({ spec, clause }) => [
      spec.id,
      ...(clause === null ? [] : [clause]),
    ]);
    if (!known.includes(rule))
      throw new Refusal(EXIT.badInput, texts['explain-unknown-rule']({ rule, known: [...new Set(known)].join(' ') }));
    return answer(asked, { rule });
  },
};

export const groupQuestion: Question = {
  of: 'plan',
  option: () => new Option('--group <id>', '一个集团：每条规定在本集团的情况 · one group: how every rule stands there'),
  answer: (asked, group) => {
    if (!asked.instance.groups.some(({ id }) => id === group))
      throw new Refusal(EXIT.badInput, texts['explain-unknown-group']({ group }));
    return answer(asked, { group });
  },
};
