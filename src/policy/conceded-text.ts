/** The text of a policy file with exceptions granted at single places: comments stay, the layout is made anew. */
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Concession } from '../rules/concession.ts';

const Before = z.looseObject({ rules: z.array(z.looseObject({ concessions: z.array(z.unknown()).default([]) })) });

/** `more`: by position of the rule line. The text must have loaded without an error. */
export function concededText(text: string, more: ReadonlyMap<number, readonly Concession[]>): string {
  const document = parseDocument(text);
  const { rules } = Before.parse(document.toJS());
  for (const [line, concessions] of more) {
    const added = concessions.map(({ where: { group, stage, school, subject, year }, by }) =>
      Object.fromEntries(
        Object.entries({ group, stage, school, subject, year, by }).filter(([, value]) => value !== null),
      ),
    );
    document.setIn(
      ['rules', line, 'concessions'],
      document.createNode([...rules[line]!.concessions, ...added], { flow: true }),
    );
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
