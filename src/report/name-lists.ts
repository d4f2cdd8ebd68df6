/** The lists of people behind the certificate: whom each number counts and of whom it is a share. */
import type { Scope } from '../domain/plan.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Measure } from '../rules/rule.ts';
import type { ReportContext } from './context.ts';
import { evidenceOf } from './evidence.ts';
import { t, type Text } from './words.ts';

/** Who is counted, and of whom a share is asked (or who is bound). */
export type CountedRole = 'numerator' | 'denominator';

export const COUNTED_ROLE: Record<CountedRole, Text> = {
  numerator: t('分子（计入）', 'Counted'),
  denominator: t('分母（基数）', 'Base'),
};

export interface NameList {
  readonly rule: AppliedRule;
  readonly scope: Scope;
  readonly year: number;
  readonly role: CountedRole;
  readonly measure: Measure;
  /** In id order. */
  readonly ids: readonly string[];
  /** What is paid to each, where the rule counts money. */
  readonly yuan: readonly number[] | null;
}

/** In the order of the policy, then of the certificate; two bounds on the same people give one list. */
export function nameLists(context: ReportContext): readonly NameList[] {
  return evidenceOf(context).rules.flatMap(({ rule, places }) => {
    const seen = new Set<string>();
    return places.flatMap(({ row: { scope, year }, measures }) =>
      rule.spec.nature === 'quota'
        ? measures.flatMap((measure) =>
            isNew(seen, [scope, year, measure.what?.en]) ? listsOf({ rule, scope, year, measure }) : [],
          )
        : [],
    );
  });
}

function isNew(seen: Set<string>, parts: unknown): boolean {
  const key = JSON.stringify(parts);
  return !seen.has(key) && seen.add(key).has(key);
}

function listsOf(at: Pick<NameList, 'rule' | 'scope' | 'year' | 'measure'>): NameList[] {
  const { people } = at.measure;
  if (people === undefined) return [];
  const lists: NameList[] = [{ ...at, role: 'numerator', ids: people.counted, yuan: people.yuan ?? null }];
  if (people.base !== undefined) lists.push({ ...at, role: 'denominator', ids: people.base, yuan: null });
  return lists;
}

/**
 * The lists that are written out where no more than `most` names fit, and those of which only the number is told. Who
 * makes a least number hold goes first, then the bases of shares, then who fills an upper limit.
 */
export function fitting(lists: readonly NameList[], most: number): ReadonlySet<NameList> {
  const rank = ({ role, measure }: NameList): number => (role === 'denominator' ? 1 : measure.op === '>=' ? 0 : 2);
  const shown = new Set<NameList>();
  let used = 0;
  for (const one of lists.toSorted((a, b) => rank(a) - rank(b))) {
    if (used + one.ids.length > most) continue;
    used += one.ids.length;
    shown.add(one);
  }
  return shown;
}

/** The name; with the id behind it where another teacher of the roster bears the same. */
export function personLabels({ instance }: ReportContext): (id: string) => string {
  const bearers = Map.groupBy(instance.persons.values(), (person) => person.row.name);
  return (id) => {
    const name = instance.persons.get(id)?.row.name;
    if (name === undefined) return id;
    return (bearers.get(name)?.length ?? 0) > 1 ? `${name}(${id})` : name;
  };
}
