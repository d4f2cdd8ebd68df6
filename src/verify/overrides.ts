/**
 * Postings that only a decision entered by hand allows: a pin overrides eligibility and exemption, and whoever signs
 * the plan is told so (domain, section 2).
 */
import type { Instance } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import { hindrances } from './eligibility.ts';
import { namesOf } from './names.ts';
import { isPermitted } from './permits.ts';
import { texts } from './validity-texts.ts';

/** One warning per pinned teacher of the plan who could not start without the pin. */
export function overrides(instance: Instance, policy: Policy, postings: readonly BarePosting[]): readonly Message[] {
  const names = namesOf(instance);
  const pinned = new Set(
    instance.roster.pins.filter(({ kind }) => kind === 'mustGo' || kind === 'goTo').map(({ teacher }) => teacher),
  );
  return postings
    .filter((posting) => pinned.has(posting.teacher) && !isPermitted(instance, policy, posting))
    .flatMap(({ teacher, to, start }) => {
      const why = hindrances(instance.persons.get(teacher)!, start, policy.settings, { bound: false, to });
      return why.length === 0 ? [] : [texts['pin-overrides']({ teacher: names.teacher(teacher), start, why })];
    });
}
