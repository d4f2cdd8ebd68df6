/** What `verify --list` answers: the verdict in lines by kind, and as the object for scripts. */
import type { ListedPosting } from '../io/posting-list/index.ts';
import type { Lang, Message } from '../messages/message.ts';
import type { Instance } from '../domain/instance.ts';
import type { ListFinding, ListFindingKind, ListVerdict } from '../planning/judge-list.ts';
import { listAnswers as say } from './list-texts.ts';

const KINDS: readonly ListFindingKind[] = ['broken', 'excess', 'missing', 'soft'];
const MOST_NAMES = 12;

/** The sentence of a posting with its place in the officer's file instead of that in plan.json. */
function placed(message: Message, { place: { sheet, row } }: ListedPosting): Message {
  const at = 'at' in message.facts && typeof message.facts.at === 'string' ? message.facts.at : '';
  const where: Record<Lang, string> = {
    'zh-CN': `${sheet == null ? '' : `「${sheet}」`}第 ${row} 行`,
    en: `${sheet == null ? '' : `sheet ${sheet}, `}row ${row}`,
  };
  return { ...message, in: (lang) => message.in(lang).replace(at, where[lang]) };
}

const invalidMessages = ({ invalid }: ListVerdict, rows: readonly ListedPosting[]): Message[] =>
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
export function listLines(
  verdict: ListVerdict,
  rows: readonly ListedPosting[],
  instance: Instance,
): readonly Message[] {
  const invalid = invalidMessages(verdict, rows);
  const lines: Message[] = [say['list-head']({ year: instance.years[0], people: rows.length })];
  if (invalid.length > 0)
    lines.push(
      say['list-invalid']({ findings: invalid.length }),
      ...invalid.map((message) => say['list-finding']({ clause: null, message, names: [], more: 0 })),
    );
  for (const kind of KINDS) {
    const own = verdict.findings.filter((one) => one.kind === kind);
    if (own.length > 0)
      lines.push(say[`list-${kind}`]({ findings: own.length }), ...own.map((one) => line(one, instance)));
  }
  if (verdict.later.length > 0)
    lines.push(
      say['list-later']({ findings: verdict.later.length }),
      ...verdict.later.map((one) => line(one, instance)),
    );
  const hard = invalid.length + verdict.findings.filter(({ kind }) => kind !== 'soft').length;
  lines.push(verdict.lawful ? say['list-lawful']() : say['list-unlawful']({ findings: hard }));
  return lines;
}

export function listJson(verdict: ListVerdict, rows: readonly ListedPosting[], lang: Lang): object {
  const invalid = verdict.invalid.map(({ at, message }, index) => ({
    kind: 'invalid',
    rule: null,
    clause: null,
    code: message.code,
    message: invalidMessages(verdict, rows)[index]!.in(lang),
    row: at === null ? null : (rows[at]?.place.row ?? null),
    teachers: at === null ? [] : [rows[at]!.posting.teacher],
  }));
  const told = (findings: readonly ListFinding[]): object[] =>
    findings.map(({ kind, rule, measure, message, teachers }) => ({
      kind,
      rule: rule.spec.id,
      clause: rule.clause,
      code: message.code,
      message: message.in(lang),
      where: measure.where,
      op: measure.op,
      required: measure.required,
      actual: measure.actual,
      by: measure.by,
      teachers,
    }));
  return {
    ok: verdict.lawful,
    postings: rows.map(({ posting, lock }) => ({ ...posting, lock })),
    findings: [...invalid, ...told(verdict.findings)],
    later: told(verdict.later),
  };
}
