/** 一条规定: numbers, people and margin at each place. */
import { z } from 'zod';
import { instanceOf } from '../../planning/case.ts';
import { rulesJson, rulesSheet } from '../../report/explain/rules.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { CannotAsk } from '../cannot-ask.ts';
import { question } from '../question.ts';
import { texts } from '../texts.ts';

export const ruleQuestion = question({
  id: 'rule',
  title: t(
    '一条规定（规则或条款编号）：逐处的数字、名单、余量',
    'one rule or clause: numbers, people and margin at each place',
  ),
  needs: ['plan'],
  input: z.strictObject({ rule: z.string() }),
  fields: { rule: t('规则或条款编号', 'Rule or clause') },
  word: { written: '<id>', input: (rule) => ({ rule }) },
  example: ({ given }) => ({ rule: given.policy.rules[0]!.spec.id }),
  answer: async ({ given, plan }, about) => {
    const { policy } = given;
    const known = policy.rules.flatMap(({ spec, clause }) => [spec.id, ...(clause === null ? [] : [clause])]);
    if (!known.includes(about.rule))
      throw new CannotAsk(
        'unknown',
        texts['explain-unknown-rule']({ rule: about.rule, known: [...new Set(known)].join(' ') }),
      );
    const context = { plan, instance: instanceOf(given), policy };
    return {
      facts: rulesJson(context, about),
      sheets: inEveryLanguage((lang) => rulesSheet(context, about, lang)),
      enclosed: [],
    };
  },
});
