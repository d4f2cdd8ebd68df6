/**
 * What is wrong with a plan, for a screen: sentences about people first, then derived values by kind, the first of
 * each.
 */
import type { Message } from '../messages/message.ts';
import { partWords } from '../report/difference-words.ts';
import { texts } from './texts.ts';

/** Derived values follow from the postings: one wrong posting makes hundreds of them wrong. */
const DERIVED: ReadonlySet<string> = new Set([
  'value-differs',
  'row-differs',
  'row-missing',
  'row-unfounded',
  'not-sorted',
]);
const SHOWN = 10;

/** `compliance` of `compliance[12].actual`. */
const kindOf = ({ facts }: Message): string =>
  'at' in facts && typeof facts.at === 'string' ? facts.at.replace(/[[.].*$/u, '') : 'plan.json';

/** A line of indented text, or a message that stands as it is. */
export type AnswerLine = { readonly indent: string; readonly message: Message };

const flat = (message: Message): AnswerLine => ({ indent: '', message });

export function findingLines(findings: readonly Message[]): readonly AnswerLine[] {
  const derived = findings.filter(({ code }) => DERIVED.has(code));
  const lines = findings.filter(({ code }) => !DERIVED.has(code)).map(flat);
  if (derived.length === 0) return lines;
  lines.push(flat(texts['verify-derived']({ findings: derived.length })));
  for (const [kind, own] of Map.groupBy(derived, kindOf)) {
    lines.push(
      flat(
        texts['verify-derived-kind']({
          part: { 'zh-CN': partWords(kind, 'zh-CN'), en: partWords(kind, 'en') },
          findings: own.length,
        }),
      ),
      ...own.slice(0, SHOWN).map((message) => ({ indent: '    ', message })),
    );
    if (own.length > SHOWN) lines.push(flat(texts['verify-derived-rest']({ rest: own.length - SHOWN })));
  }
  return lines;
}
