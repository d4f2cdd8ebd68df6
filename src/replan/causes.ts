/**
 * Why the postings of a new plan differ from the published ones: every change with the event behind it, through chains.
 */
import { teacherOf, type Change } from '../domain/changes.ts';
import { compositeKey } from '../domain/key.ts';
import type { BarePosting, Plan, SharedTeaching } from '../domain/plan.ts';
import type { Roster, Teacher } from '../domain/roster.ts';
import { judge } from '../verify/appraise.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { postingChanges, type PostingChange } from '../planning/compare.ts';
import { effectsOf, keyOf, strainedByEvents, type Effect } from './effects.ts';
import { countyRules, partOfGroups } from '../planning/part.ts';
import type { Tie } from './tie.ts';

/** One step of a chain: from an event, or from another changed posting (by its teacher), by a tie. */
interface CauseStep {
  readonly from:
    | { readonly kind: 'event'; readonly change: Change }
    | { readonly kind: 'posting'; readonly teacher: string };
  readonly by: Tie;
}

export interface CausedChange {
  readonly change: PostingChange;
  /** From the event to this posting, the event first; empty where no single cause was found. */
  readonly chain: readonly CauseStep[];
  /** Other events that could have caused it as directly. */
  readonly orElse: readonly Change[];
}

export interface CauseQuestion {
  /** The case that was planned. */
  readonly given: Case;
  readonly before: { readonly roster: Roster; readonly plan: Pick<Plan, 'postings'> };
  readonly plan: { readonly postings: readonly BarePosting[]; readonly sharedTeaching: readonly SharedTeaching[] };
  /** The events between the two. */
  readonly changes: readonly Change[];
}

/**
 * Every difference of the two plans, in plan order. A change is linked to an event or to another change when it serves
 * a place (without it a demand, a quota or a protection there would be missed by more) that the other strains; the
 * shortest chain to an event is told. Ties are measured on the plan, never guessed from dates.
 */
export function causesOf({ given, before, plan, changes }: CauseQuestion): readonly CausedChange[] {
  const bare = before.plan.postings.map(({ teacher, from, to, start, years, kind }): BarePosting => ({
    teacher,
    from,
    to,
    start,
    years,
    kind,
  }));
  const differences = postingChanges(bare, plan.postings);
  if (differences.length === 0) return [];
  const events = changes.map((change): Event => ({
    change,
    places: placesOf(change, before.roster, given.roster, bare),
  }));
  const { effects, strained } = allEffects(given, before.roster, bare, plan, differences);
  const found = chained(differences, effects, events, strained);
  return differences.map((change) => ({ change, ...(found.get(change) ?? { chain: [], orElse: [] }) }));
}

const subjectOfChange = (change: PostingChange): BarePosting =>
  change.kind === 'dropped' ? change.before : change.after;

interface Effects {
  readonly effects: readonly Effect[];
  /** Places where events alone have taken room away. */
  readonly strained: ReadonlySet<string>;
}

/** Group by group where none counts on another, else together. */
function allEffects(
  given: Case,
  before: Roster,
  published: readonly BarePosting[],
  plan: CauseQuestion['plan'],
  differences: readonly PostingChange[],
): Effects {
  const instance = instanceOf(given);
  const groupOf = (school: string): string | undefined => instance.sites.get(school)?.group.id;
  const old: Case = { ...given, roster: before };
  if (given.policy.settings.crossGroup)
    return { effects: effectsOf(given, plan, differences), strained: strainedByEvents(old, given, published) };
  const shared = countyRules(judge(instance, given.policy, []).measured).map(({ rule }) => rule);
  const own = Map.groupBy(differences, (change) => groupOf(subjectOfChange(change).from) ?? '');
  const found = [...own].map(([group, inGroup]): Effects => {
    if (group === '')
      return { effects: inGroup.map((change) => ({ change, serves: [], strains: new Set() })), strained: new Set() };
    const only = new Set([group]);
    const part = partOfGroups(given, only, shared);
    const postings = plan.postings.filter(({ from }) => groupOf(from) === group);
    const effects = effectsOf(
      part,
      { postings, sharedTeaching: plan.sharedTeaching.filter(({ to }) => groupOf(to) === group) },
      inGroup,
    );
    return {
      effects,
      strained: strainedByEvents(
        partOfGroups(old, only, shared),
        part,
        published.filter(({ from }) => groupOf(from) === group),
      ),
    };
  });
  return {
    effects: found.flatMap(({ effects }) => effects),
    strained: new Set(found.flatMap(({ strained }) => [...strained])),
  };
}

interface Event {
  readonly change: Change;
  readonly places: Places;
}

/** Where an event can be felt: subjects at schools, schools and groups. */
interface Places {
  readonly subjects: ReadonlySet<string>;
  readonly schools: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

function placesOf(change: Change, before: Roster, after: Roster, published: readonly BarePosting[]): Places {
  const groupOf = new Map([...before.schools, ...after.schools].map(({ id, group }) => [id, group]));
  const at: (readonly [school: string, subject: string])[] = [];
  if (change.kind === 'demand') at.push([change.school, change.subject]);
  const teacher = teacherOf(change);
  const rows = [before, after].flatMap(({ teachers }) => teachers.filter(({ id }) => id === teacher));
  const hosts = published.filter((posting) => posting.teacher === teacher).map(({ to }) => to);
  for (const row of rows)
    for (const school of new Set([row.home, row.working, ...hosts]))
      at.push([school, row.subject] satisfies readonly [Teacher['home'], Teacher['subject']]);
  const schools = new Set(at.map(([school]) => school));
  return {
    subjects: new Set(at.map((pair) => compositeKey(...pair))),
    schools,
    groups: new Set([...schools].flatMap((id) => groupOf.get(id) ?? [])),
  };
}

function isFelt({ subjects, schools, groups }: Places, tie: Tie): boolean {
  if (tie.kind === 'teacher') return false;
  const { school, subject } = tie;
  if (school !== null) return subject === null ? schools.has(school) : subjects.has(compositeKey(school, subject));
  return tie.kind === 'rule' && tie.group !== null && groups.has(tie.group);
}

type Cause = Pick<CausedChange, 'chain' | 'orElse'>;

/** Breadth first from the events, so that each chain is as short as can be. */
function chained(
  differences: readonly PostingChange[],
  effects: readonly Effect[],
  events: readonly Event[],
  strained: ReadonlySet<string>,
): ReadonlyMap<PostingChange, Cause> {
  const found = new Map<PostingChange, Cause>();
  for (const change of differences) {
    const { teacher } = subjectOfChange(change);
    const [first, ...others] = events
      .filter((event) => teacherOf(event.change) === teacher)
      .map((event) => event.change);
    if (first !== undefined)
      found.set(change, {
        chain: [{ from: { kind: 'event', change: first }, by: { kind: 'teacher', teacher } }],
        orElse: others,
      });
  }
  for (let reached = -1; reached < found.size;) {
    reached = found.size;
    const known = effects.filter(({ change }) => found.has(change));
    const open = effects.filter(({ change }) => !found.has(change));
    // A posting that falls frees or strains a place more closely than whatever else happened at that school.
    const next = open.flatMap((effect): [PostingChange, Cause][] => {
      const link = fromPosting(effect, known, found) ?? fromEvent(effect, events, strained);
      return link === undefined ? [] : [[effect.change, link]];
    });
    for (const [change, cause] of next) found.set(change, cause);
  }
  return found;
}

function fromPosting(
  { serves }: Effect,
  known: readonly Effect[],
  found: ReadonlyMap<PostingChange, Cause>,
): Cause | undefined {
  for (const tie of serves) {
    const other = known.find(({ strains }) => strains.has(keyOf(tie)));
    if (other === undefined) continue;
    const { chain, orElse } = found.get(other.change)!;
    return {
      chain: [...chain, { from: { kind: 'posting', teacher: subjectOfChange(other.change).teacher }, by: tie }],
      orElse,
    };
  }
  return undefined;
}

function fromEvent({ serves }: Effect, events: readonly Event[], strained: ReadonlySet<string>): Cause | undefined {
  for (const tie of serves) {
    if (!strained.has(keyOf(tie))) continue;
    const [first, ...others] = events.filter(({ places }) => isFelt(places, tie)).map(({ change }) => change);
    if (first !== undefined) return { chain: [{ from: { kind: 'event', change: first }, by: tie }], orElse: others };
  }
  return undefined;
}
