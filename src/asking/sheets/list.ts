/** What a list of the first year comes to: facts for programs, and the verdict by kind as a sheet. */
import type { BarePosting } from '../../domain/plan.ts';
import type { Instance } from '../../domain/instance.ts';
import type { Lang, Message } from '../../messages/message.ts';
import { saidOf, type Said } from '../../messages/said.ts';
import type { ListFinding, ListFindingKind, ListVerdict } from '../../planning/judge-list.ts';
import type { ExplainSheet, SheetPart } from '../../report/explain/sheet.ts';
import type { Measure } from '../../rules/rule.ts';
import { t } from '../../report/words.ts';
import { verdictTexts as say } from './list-texts.ts';

/** A row of a list as it is judged: what it says, how firmly, and where it stands in the officer's file. */
export interface JudgedRow {
  readonly posting: BarePosting;
  readonly lock: string;
  readonly place: { readonly sheet?: string | null | undefined; readonly row?: number | null | undefined };
}

const KINDS: readonly ListFindingKind[] = ['broken', 'excess', 'missing', 'soft'];
const MOST_NAMES = 12;

/** The sentence of a posting with its place in the officer's file instead of that in plan.json. */
function placed(message: Message, { place: { sheet, row } }: JudgedRow): Message {
  const at = 'at' in message.facts && typeof message.facts.at === 'string' ? message.facts.at : '';
  const where: Record<Lang, string> = {
    'zh-CN': `${sheet == null ? '' : `「${sheet}」`}第 ${row} 行`,
    en: `${sheet == null ? '' : `sheet ${sheet}, `}row ${row}`,
  };
  return { ...message, in: (lang) => message.in(lang).replace(at, where[lang]) };
}

const invalidMessages = ({ invalid }: ListVerdict, rows: readonly JudgedRow[]): Message[] =>
  invalid.map(({ at, message }) => (at === null || rows[at] === undefined ? message : placed(message, rows[at])));

const nameOf =
  (instance: Instance) =>
  (id: string): string =>
    instance.persons.get(id)?.row.name ?? id;

function line({ rule, message, teachers }: ListFinding, instance: Instance): Message {
  const names = teachers.slice(0, MOST_NAMES).map(nameOf(instance));
  return say['list-finding']({ clause: rule.clause, message, names, more: teachers.length - names.length });
}

/** `rows` in the order in which their postings were judged. */
export function listSheet(
  verdict: ListVerdict,
  rows: readonly JudgedRow[],
  instance: Instance,
  lang: Lang,
): ExplainSheet {
  const invalid = invalidMessages(verdict, rows).map((message) =>
    say['list-finding']({ clause: null, message, names: [], more: 0 }),
  );
  const part = (
    id: 'invalid' | 'overridden' | 'later' | ListFindingKind,
    lines: readonly Message[],
  ): readonly SheetPart[] =>
    lines.length === 0
      ? []
      : [
          {
            id,
            title: say[`list-${id}`]({ findings: lines.length }).in(lang),
            lines: lines.map((one) => one.in(lang)),
          },
        ];
  const hard = invalid.length + verdict.findings.filter(({ kind }) => kind !== 'soft').length;
  return {
    title: t('名单核对', 'A list, checked')[lang],
    subtitle: say['list-head']({ year: instance.years[0], people: rows.length }).in(lang),
    parts: [
      ...part('invalid', invalid),
      ...part(
        'overridden',
        verdict.overridden.map((message) => say['list-finding']({ clause: null, message, names: [], more: 0 })),
      ),
      ...KINDS.flatMap((kind) =>
        part(
          kind,
          verdict.findings.filter((one) => one.kind === kind).map((one) => line(one, instance)),
        ),
      ),
      ...part(
        'later',
        verdict.later.map((one) => line(one, instance)),
      ),
    ],
    footer: [(verdict.lawful ? say['list-lawful']() : say['list-unlawful']({ findings: hard })).in(lang)],
  };
}

interface ToldFinding {
  readonly kind: ListFindingKind | 'invalid';
  readonly rule: string | null;
  readonly clause: string | null;
  readonly code: string;
  readonly message: Said;
  readonly teachers: readonly string[];
}

export interface ListFacts {
  /** True where the list is lawful. */
  readonly ok: boolean;
  readonly postings: readonly (BarePosting & Pick<JudgedRow, 'lock'>)[];
  readonly findings: readonly ToldFinding[];
  readonly later: readonly ToldFinding[];
  /** Rows that only a decision entered by hand allows. */
  readonly overrides: readonly Said[];
}

const told = (findings: readonly ListFinding[]): (ToldFinding & Pick<Measure, 'where' | 'op' | 'by'>)[] =>
  findings.map(({ kind, rule, measure, message, teachers }) => ({
    kind,
    rule: rule.spec.id,
    clause: rule.clause,
    code: message.code,
    message: saidOf(message),
    where: measure.where,
    op: measure.op,
    required: measure.required,
    actual: measure.actual,
    by: measure.by,
    teachers,
  }));

export function listFacts(verdict: ListVerdict, rows: readonly JudgedRow[]): ListFacts {
  const messages = invalidMessages(verdict, rows);
  const invalid = verdict.invalid.map(({ at, message }, index) => ({
    kind: 'invalid' as const,
    rule: null,
    clause: null,
    code: message.code,
    message: saidOf(messages[index]!),
    row: at === null ? null : (rows[at]?.place.row ?? null),
    teachers: at === null ? [] : [rows[at]!.posting.teacher],
  }));
  return {
    ok: verdict.lawful,
    postings: rows.map(({ posting, lock }) => ({ ...posting, lock })),
    findings: [...invalid, ...told(verdict.findings)],
    later: told(verdict.later),
    overrides: verdict.overridden.map(saidOf),
  };
}
