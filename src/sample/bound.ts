/** People whom a rule of the policy sends somewhere whether they are eligible or not: newcomers, recruits, leaders. */
import { kindOf } from '../domain/group-kinds.ts';
import type { Instance, Person } from '../domain/instance.ts';
import { POSTING_KINDS } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';

/** True where some rule lets the person start some posting inside the own group within the horizon. */
function isBound(person: Person, policy: Pick<Policy, 'rules'>, instance: Instance): boolean {
  const { group } = person.home;
  const hosts = [...instance.sites.values()].filter((site) => site.group === group && site !== person.home);
  return policy.rules.some(
    ({ spec, kinds, params }) =>
      spec.opens !== undefined &&
      hosts.some((site) =>
        instance.years.some(
          (year) =>
            (kinds === null || kinds.includes(kindOf(group, year))) &&
            POSTING_KINDS.some(
              (kind) => spec.opens?.({ person, to: site, start: year, kind }, params, instance) === true,
            ),
        ),
      ),
  );
}

export const boundTeachers = (policy: Pick<Policy, 'rules'>, instance: Instance): ReadonlySet<string> =>
  new Set([...instance.persons.values()].filter((person) => isBound(person, policy, instance)).map(({ id }) => id));
