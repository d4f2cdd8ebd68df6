/**
 * What must fit together between the parts of a policy file. Works on the raw data, piece by piece, so that a mistake
 * in one place does not hide those in another.
 */
import { z } from 'zod';
import { TIERS } from '../domain/words.ts';
import { RULES } from '../rules/index.ts';
import { clauseFindings } from './clause-checks.ts';
import { dotted, valueAtPath, type PolicyFinding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { Path, Source } from './source.ts';
import { texts } from './texts.ts';

const Line = z
  .object({
    rule: z.string(),
    clause: z.unknown(),
    kinds: z.unknown(),
    enforce: z.unknown(),
    params: z.unknown(),
    concessions: z.unknown(),
  })
  .partial()
  .catch({});
type Line = z.infer<typeof Line>;

const Loose = z.object({
  rules: z.array(Line).catch([]),
  objective: z.object({ order: z.array(z.unknown()).optional().catch(undefined) }).catch({}),
  clauses: z.record(z.string(), z.unknown()).catch({}),
  assumed: z.array(z.unknown()).catch([]),
});
type Loose = z.infer<typeof Loose>;

export interface CrossFindings {
  readonly errors: readonly PolicyFinding[];
  readonly warnings: readonly PolicyFinding[];
}

export function crossCheckPolicy(source: Source): CrossFindings {
  const loose = Loose.safeParse(source.data).data;
  if (loose === undefined) return { errors: [], warnings: [] };
  return {
    errors: [
      ...softened(loose),
      ...ungranted(loose),
      ...repeated(loose, source),
      ...overlapping(loose, source),
      ...unlistedClauses(loose),
      ...badOrder(loose),
      ...badPaths(loose, source.data),
      ...clauseFindings(source.data, citedBy(loose)),
    ],
    warnings: [...lateLegal(loose), ...absentProtections(loose)],
  };
}

const at = (path: Path, value: string | null, message: PolicyFinding['message']): PolicyFinding => ({
  path,
  value,
  message,
});

function softened({ rules }: Loose): PolicyFinding[] {
  return rules.flatMap((line, i) => {
    const soft =
      line.enforce !== undefined && line.enforce !== 'must' && RULES.get(line.rule ?? '')?.nature === 'protection';
    const path = ['rules', i, 'enforce'];
    return soft
      ? [
          at(
            path,
            JSON.stringify(line.enforce),
            texts['policy-soft-protection']({ setting: dotted(path), rule: line.rule! }),
          ),
        ]
      : [];
  });
}

/** Exceptions to a rule to which nobody may grant any; pins are withdrawn in the roster instead. */
function ungranted({ rules }: Loose): PolicyFinding[] {
  return rules.flatMap((line, i) => {
    const spec = RULES.get(line.rule ?? '');
    if (line.concessions === undefined || spec === undefined || (spec.grantedBy !== null && spec.entered !== true))
      return [];
    const path = ['rules', i, 'concessions'];
    return [at(path, null, texts['policy-not-granted']({ setting: dotted(path), rule: spec.id }))];
  });
}

const same = (a: Line, b: Line): boolean =>
  JSON.stringify([a.rule, a.kinds, a.params ?? {}]) === JSON.stringify([b.rule, b.kinds, b.params ?? {}]);

function repeated({ rules }: Loose, source: Source): PolicyFinding[] {
  return rules.flatMap((line, i) => {
    const first = rules.findIndex((other) => same(other, line));
    const path = ['rules', i];
    return line.rule !== undefined && first < i
      ? [
          at(
            path,
            line.rule,
            texts['policy-rule-twice']({
              setting: dotted(path),
              rule: line.rule,
              line: source.place(['rules', first]).line,
            }),
          ),
        ]
      : [];
  });
}

const KindList = z.array(z.string()).nullish().catch([]);

/** No kinds = groups of every kind. */
const overlap = (a: Line, b: Line): boolean => {
  const [own, others] = [KindList.parse(a.kinds), KindList.parse(b.kinds)];
  return own == null || others == null || own.some((kind) => others.includes(kind));
};

/** A line of the certificate names rule, clause and group: two lines of the policy must not answer to it. */
function overlapping({ rules }: Loose, source: Source): PolicyFinding[] {
  return rules.flatMap((line, i) => {
    const first = rules.findIndex(
      (other) => other.rule === line.rule && (other.clause ?? null) === (line.clause ?? null) && overlap(other, line),
    );
    const path = ['rules', i];
    // A line for no kind at all overlaps with none, not even itself.
    const met = first >= 0 && first < i;
    return line.rule !== undefined && met && !same(rules[first]!, line)
      ? [
          at(
            path,
            line.rule,
            texts['policy-rule-overlaps']({
              setting: dotted(path),
              rule: line.rule,
              line: source.place(['rules', first]).line,
            }),
          ),
        ]
      : [];
  });
}

const citedBy = ({ rules }: Loose): ReadonlySet<string> =>
  new Set(rules.flatMap(({ clause }) => (typeof clause === 'string' ? [clause] : [])));

function unlistedClauses({ rules, clauses }: Loose): PolicyFinding[] {
  const known = Object.keys(clauses);
  return rules.flatMap(({ clause }, i) => {
    const path = ['rules', i, 'clause'];
    return typeof clause === 'string' && !known.includes(clause)
      ? [
          at(
            path,
            clause,
            texts['policy-unknown-clause']({
              setting: dotted(path),
              value: clause,
              nearest: nearest(clause, known) ?? null,
              known,
            }),
          ),
        ]
      : [];
  });
}

const ORDER: Path = ['objective', 'order'];

function badOrder({ objective: { order } }: Loose): PolicyFinding[] {
  if (order === undefined) return [];
  const missing = TIERS.filter((tier) => !order.includes(tier));
  const twice = order.flatMap((tier, i) => {
    const path = [...ORDER, i];
    return typeof tier === 'string' && order.indexOf(tier) < i
      ? [at(path, tier, texts['policy-order-twice']({ setting: dotted(path), value: tier }))]
      : [];
  });
  return missing.length === 0
    ? twice
    : [...twice, at(ORDER, null, texts['policy-order-missing']({ setting: dotted(ORDER), tiers: missing }))];
}

function lateLegal({ objective: { order } }: Loose): PolicyFinding[] {
  return order !== undefined && order.includes('legal') && order[0] !== 'legal'
    ? [at(ORDER, null, texts['policy-legal-late']({ setting: dotted(ORDER) }))]
    : [];
}

function absentProtections({ rules }: Loose): PolicyFinding[] {
  return [...RULES.values()]
    .filter(
      (spec) => spec.nature === 'protection' && spec.optional !== true && !rules.some((line) => line.rule === spec.id),
    )
    .map((spec) => at(['rules'], null, texts['policy-protection-absent']({ rule: spec.id, title: spec.title })));
}

/** `assumed` names settings of this very file: `settings.…`, `objective.…`, or `rules.<rule id>.<parameter>`. */
function badPaths({ assumed, rules }: Loose, data: unknown): PolicyFinding[] {
  return assumed.flatMap((entry, i) => {
    if (typeof entry !== 'string') return [];
    const [head, ...rest] = entry.split('.');
    const found =
      head === 'rules'
        ? rules.some(
            (line) => line.rule === rest[0] && rest.length > 1 && valueAtPath(line.params, rest.slice(1)) !== undefined,
          )
        : (head === 'settings' || head === 'objective') && valueAtPath(data, [head, ...rest]) !== undefined;
    const path = ['assumed', i];
    return found ? [] : [at(path, entry, texts['policy-unknown-path']({ setting: dotted(path), value: entry }))];
  });
}
