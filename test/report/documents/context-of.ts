/** A verified plan of these postings, for documents about a few people. */
import { deriveInstance } from '../../../src/domain/instance.ts';
import type { BarePosting } from '../../../src/domain/plan.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import type { Lang } from '../../../src/messages/message.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import type { ReportContext } from '../../../src/report/context.ts';
import { DOCUMENTS } from '../../../src/report/documents/index.ts';
import type { DocumentSection } from '../../../src/report/documents/model.ts';
import type { TableCell } from '../../../src/report/table.ts';
import { verify } from '../../../src/verify/verify.ts';
import { planJson, ROSTER_DIGEST } from '../../support/example.ts';
import { roster, Y } from '../../support/tiny.ts';

/** Throws with what the verifier finds. */
export function contextOf(rows: Partial<Roster>, rules: Policy, postings: readonly BarePosting[] = []): ReportContext {
  const instance = deriveInstance(roster(rows), Y);
  const verdict = verify(instance, rules, ROSTER_DIGEST, planJson(instance, rules, postings));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance, policy: rules };
}

export const sectionsOf = (id: string, context: ReportContext, lang: Lang = 'zh-CN'): readonly DocumentSection[] =>
  DOCUMENTS.find((one) => one.id === id)!.build(context, lang).sections;

/** The first table of a section, a record for each row. */
export function recordsOf({ blocks }: DocumentSection): Record<string, TableCell>[] {
  const found = blocks.find((block) => block.kind === 'table');
  if (found?.kind !== 'table') return [];
  const { columns, rows } = found.table;
  return rows.map((row) => Object.fromEntries(columns.map(({ heading }, i) => [heading, row[i] ?? null])));
}

/** What stands between and below the tables. */
export const textsOf = ({ blocks }: DocumentSection): string[] =>
  blocks.flatMap((block) => ('text' in block ? [block.text] : []));

/** All words of the sections, but for names of the roster and subjects. */
export function ownWords(sections: readonly DocumentSection[], { instance, policy }: ReportContext): string {
  const { schools, groups, zones, teachers } = instance.roster;
  const known = [
    ...[...schools, ...groups, ...zones, ...teachers].map(({ name }) => name),
    ...teachers.map(({ subject }) => subject),
    ...policy.clauses.keys(),
    '教督〔2017〕6号',
    '＿',
  ].toSorted((a, b) => b.length - a.length);
  const words = sections.flatMap((section) => [
    section.name,
    section.title,
    section.subtitle ?? '',
    ...textsOf(section),
    ...section.blocks.flatMap((block) =>
      block.kind === 'table'
        ? [...block.table.columns.map(({ heading }) => heading), ...block.table.rows.flat().map(String)]
        : [],
    ),
  ]);
  return known.reduce((rest, name) => rest.replaceAll(name, ''), words.join('\n'));
}
