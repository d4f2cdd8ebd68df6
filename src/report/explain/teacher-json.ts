/** The same facts for programs. For a teacher, others are counted and never named. */
import type { PostingChange } from '../../pipeline/compare.ts';
import type { Counterfactual } from '../../pipeline/explain/counterfactual.ts';
import type { TeacherAnswer } from './teacher.ts';

export function teacherJson({ reasons, answers, open }: TeacherAnswer): object {
  const { person, posting, dates, years, pins, serves, rivals, entitlements } = reasons;
  return {
    teacher: person.id,
    posting,
    dates,
    years,
    pins,
    serves: serves.map(({ measured, measure: { where, op, required, actual, base } }) => ({ rule: measured.spec.id, clause: measured.clause, where, op, required, actual, base: base ?? null })),
    rivals: rivals === null ? null : open ? rivals : { ...rivals, free: rivals.free.length, sent: rivals.sent.length },
    entitlements,
    counterfactuals: answers.map((one) => counterfactualJson(one, person.id, open)),
  };
}

function counterfactualJson(found: Counterfactual, teacher: string, open: boolean): object {
  const { wish } = found;
  if (found.kind === 'none') return { wish, result: 'none', reason: found.reason };
  if (found.kind === 'impossible') {
    const clash = found.clash === null ? null : { pins: open ? found.clash.pins : found.clash.pins.length, against: found.clash.against.map(({ spec, clause }) => ({ rule: spec.id, clause })) };
    return { wish, result: 'impossible', clash };
  }
  const { comparison, proven, relaxations, soft, shortages, disruption, yuan, plan } = found;
  // Who stands behind these is told to officers only.
  const parts = ({ classTeachers: _classTeachers, unwilling: _unwilling, couples: _couples, ...rest }: typeof disruption.before): object => rest;
  return {
    wish,
    result: 'plan',
    proven,
    tiers: comparison.tiers,
    decidedBy: comparison.decidedBy?.tier ?? null,
    relaxations,
    soft,
    shortages,
    disruption: open ? disruption : { before: parts(disruption.before), after: parts(disruption.after) },
    yuan,
    others: open ? comparison.postings : counts(comparison.postings.filter((change) => ownerOf(change) !== teacher)),
    ...(open ? { postings: plan.postings, sharedTeaching: plan.sharedTeaching } : {}),
  };
}

const ownerOf = (change: PostingChange): string => (change.kind === 'added' ? change.after.teacher : change.before.teacher);

const counts = (changes: readonly PostingChange[]): Record<PostingChange['kind'], number> => {
  const of = (kind: PostingChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  return { added: of('added'), dropped: of('dropped'), altered: of('altered') };
};
