/** The same facts for programs. For a teacher, others are counted and never named. */
import { INFEASIBLE_WORD } from './result-word.ts';
import type { Counterfactual } from '../../explain/counterfactual.ts';
import type { Rivals } from '../../explain/rivals.ts';
import { changesJson } from './change-lines.ts';
import { tiersJson } from './consequences.ts';
import { peopleNumber } from './small-counts.ts';
import type { TeacherAnswer } from './teacher.ts';

export function teacherJson({ reasons, answers, open }: TeacherAnswer): object {
  const { person, posting, dates, years, serves, rivals, entitlements, unmet } = reasons;
  // The reason that an officer wrote down may speak of colleagues.
  const pins = open ? reasons.pins : reasons.pins.map(({ reason: _reason, ...pin }) => pin);
  return {
    teacher: person.id,
    posting,
    dates,
    years,
    pins,
    serves: serves.map(({ measured, measure: { where, op, required, actual, base } }) => ({
      rule: measured.spec.id,
      clause: measured.clause,
      where,
      op,
      required,
      actual,
      base: base ?? null,
    })),
    rivals: rivals === null ? null : rivalsJson(rivals, open),
    unmet,
    entitlements,
    counterfactuals: answers.map((one) => counterfactualJson(one, person.id, open)),
  };
}

function counterfactualJson(found: Counterfactual, teacher: string, open: boolean): object {
  const { wish } = found;
  if (found.kind === 'none') return { wish, result: 'none', reason: found.reason };
  if (found.kind === 'infeasible') {
    const clash =
      found.clash === null
        ? null
        : {
            ...(open ? { pins: found.clash.pins } : {}),
            against: found.clash.against.map(({ rule: { spec, clause }, places }) => ({
              rule: spec.id,
              clause,
              places,
            })),
          };
    return { wish, result: INFEASIBLE_WORD, clash };
  }
  const { comparison, proven, relaxations, soft, shortages, disruption, yuan, plan } = found;
  return {
    wish,
    result: 'plan',
    proven,
    tiers: tiersJson(found, open),
    decidedBy: comparison.decidedBy?.tier ?? null,
    relaxations,
    soft,
    shortages,
    ...(open ? { disruption } : {}),
    yuan,
    others: changesJson(comparison.postings, teacher, open),
    ...(open ? { postings: plan.postings, sharedTeaching: plan.sharedTeaching } : {}),
  };
}

/** Clauses by name; a teacher gets numbers of others, and none below five. */
function rivalsJson(
  { need, pinned, candidates, able, barred, missed, sent, eligible, starting }: Rivals,
  open: boolean,
): object {
  const told = open
    ? {
        candidates,
        able,
        barred: barred.map(({ rule: { spec, clause }, teachers }) => ({ rule: spec.id, clause, teachers })),
        sent,
      }
    : { candidates: peopleNumber(candidates.length, open), able: peopleNumber(able.length, open), sent: sent.length };
  return {
    need,
    pinned,
    eligible,
    starting,
    ...told,
    missed: missed.map(({ rule: { spec, clause }, where, by }) => ({ rule: spec.id, clause, where, by })),
  };
}
