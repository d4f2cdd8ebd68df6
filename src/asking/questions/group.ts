/** 一个集团: how every rule stands there. */
import { z } from 'zod';
import { instanceOf } from '../../planning/case.ts';
import { rulesJson, rulesSheet } from '../../report/explain/rules.ts';
import { t } from '../../report/words.ts';
import { inEveryLanguage } from '../answer.ts';
import { CannotAsk } from '../cannot-ask.ts';
import { question } from '../question.ts';
import { texts } from '../texts.ts';

export const groupQuestion = question({
  id: 'group',
  title: t('一个集团：每条规定在本集团的情况', 'one group: how every rule stands there'),
  needs: ['plan'],
  input: z.strictObject({ group: z.string() }),
  fields: { group: t('集团编号', 'Group') },
  word: { written: '<id>', input: (group) => ({ group }) },
  example: ({ given }) => ({ group: instanceOf(given).groups[0]?.id ?? '' }),
  answer: async ({ given, plan }, about) => {
    const instance = instanceOf(given);
    if (!instance.groups.some(({ id }) => id === about.group))
      throw new CannotAsk('unknown', texts['explain-unknown-group'](about));
    const context = { plan, instance, policy: given.policy };
    return {
      facts: rulesJson(context, about),
      sheets: inEveryLanguage((lang) => rulesSheet(context, about, lang)),
      enclosed: [],
    };
  },
});
