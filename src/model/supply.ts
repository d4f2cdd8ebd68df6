/**
 * Who may go where and when, and who is where if nobody goes: the model's own derivation of domain.md sections 1 and 2.
 * The verifier derives the same on its own and never imports this file.
 */
import { kindOf } from '../domain/group-kinds.ts';
import sum from 'lodash/sum.js';
import { september } from '../domain/month.ts';
import { hasBegun, livedPostings, openPins, type Instance, type Person, type Site } from '../domain/instance.ts';
import { DeepMap, type KeyParts } from '../domain/key.ts';
import { byCodePoint } from '../domain/roster.ts';
import { everyLength, settingsIn } from '../domain/settings.ts';
import { POSTING_KINDS, type PostingKind, STAGES } from '../domain/words.ts';
import type { AppliedRule, Policy, Settings } from '../policy/policy.ts';
import type { Move } from '../rules/rows.ts';

type SchoolYear = readonly [school: string, year: number];

export type Possible = Omit<Move, 'column'>;

export class Supply {
  readonly instance: Instance;
  readonly settings: Settings;
  /** The rules that let people start a posting who are not eligible. */
  readonly #opening: readonly AppliedRule[];
  readonly #reachesOut: boolean;
  readonly #sharing: readonly AppliedRule[];
  /** In tenths of a timetable. */
  readonly #base = new DeepMap<readonly [school: string, subject: string, year: number], number>();
  readonly #backbones = new DeepMap<SchoolYear, number>();
  readonly #headcount = new DeepMap<SchoolYear, number>();
  readonly #subjects = new Map<string, Set<string>>();
  readonly #workers = new DeepMap<SchoolYear, Person[]>();
  readonly #owners: ReadonlyMap<string, number>;
  readonly #sites: Map<string, Site[]>;
  readonly #people: Map<string, Person[]>;

  constructor(instance: Instance, { settings, rules }: Pick<Policy, 'settings' | 'rules'>) {
    this.instance = instance;
    this.settings = settings;
    this.#owners = new Map(instance.groups.map((group, index) => [group.id, index]));
    this.#sharing = rules.filter(({ spec }) => spec.shares !== undefined);
    this.#opening = rules.filter(({ spec }) => spec.opens !== undefined);
    this.#reachesOut = rules.some(({ spec, params }) => spec.reachesOut?.(params) === true);
    this.#sites = Map.groupBy(instance.sites.values(), (site) => site.row.group);
    this.#people = Map.groupBy(instance.persons.values(), (person) => person.home.row.group);
    for (const person of instance.persons.values()) for (const year of this.allYears) this.#settle(person, year);
    for (const site of instance.sites.values())
      for (const subject of site.demanded) this.#subjectsAt(site.id).add(subject);
    // A school to which somebody was sent may have lost its need and its staff of the subject since.
    for (const { teacher, to } of livedPostings(instance))
      this.#subjectsAt(to).add(instance.persons.get(teacher)!.row.subject);
  }

  /** The horizon and the years after it in which a posting could still run. */
  get allYears(): readonly number[] {
    const longest = Math.max(1, ...POSTING_KINDS.flatMap((kind) => everyLength(this.settings, kind)));
    return Array.from({ length: 3 + longest - 1 }, (_, i) => this.instance.years[0] + i);
  }

  /** A number for the group of a school: what the group alone decides belongs to it. */
  owner(site: Site): number {
    return this.#owners.get(site.row.group)!;
  }

  schools(group: string): readonly Site[] {
    return this.#sites.get(group) ?? [];
  }

  /** True where somebody of the group counts with a part of a timetable. */
  countsParts(group: string): boolean {
    return this.people(group).some(({ tenths }) => tenths % 10 !== 0);
  }

  people(group: string): readonly Person[] {
    return this.#people.get(group) ?? [];
  }

  quotaStages(group: string): readonly (string | null)[] {
    if (new Set(this.schools(group).map((site) => site.row.stage)).size < 2) return [null];
    const found = new Set(this.people(group).map((person) => person.stage));
    return STAGES.filter((stage) => found.has(stage));
  }

  /** Where the person works in `year` if no new posting is made; null = nowhere in the county. */
  placeOf(person: Person, year: number): string | null {
    if (!person.inService(year) || person.absent(year)) return null;
    return this.#onRunningPosting(person, year) ? person.running!.to : person.home.id;
  }

  #onRunningPosting(person: Person, year: number): boolean {
    return person.running !== null && year < person.running.returns;
  }

  #settle(person: Person, year: number): void {
    if (person.inService(year)) add(this.#headcount, [person.home.id, year]);
    const place = this.placeOf(person, year);
    if (place === null) return;
    this.#workers.ensure([place, year], () => []).push(person);
    if (person.backbone) add(this.#backbones, [place, year]);
    if (person.tenths === 0) return;
    add(this.#base, [place, person.row.subject, year], person.tenths);
    this.#subjectsAt(place).add(person.row.subject);
  }

  #subjectsAt(school: string): Set<string> {
    const known = this.#subjects.get(school) ?? new Set<string>();
    this.#subjects.set(school, known);
    return known;
  }

  /** Subject staff if no new posting is made, in tenths of a timetable. */
  baseTenths(school: string, subject: string, year: number): number {
    return this.#base.get(school, subject, year) ?? 0;
  }

  headcount(school: string, year: number): number {
    return this.#headcount.get(school, year) ?? 0;
  }

  /** Everyone at work at the school if no new posting is made. */
  workers(school: string, year: number): readonly Person[] {
    return this.#workers.get(school, year) ?? [];
  }

  /** Backbone teachers at work in a school if no new posting is made, leaders included. */
  backbones(school: string, year: number): number {
    return this.#backbones.get(school, year) ?? 0;
  }

  /** Subjects that anybody teaches or that are demanded at the school in any year, if no new posting is made. */
  subjects(school: string): readonly string[] {
    return [...(this.#subjects.get(school) ?? [])].toSorted(byCodePoint);
  }

  /** The most that one teacher of the school may give in a week of the year, in tenths; 0 where nothing is shared. */
  mostShared(site: Site, year: number): number {
    const kind = kindOf(site.group, year);
    return this.#sharing.reduce(
      (most, { spec, kinds, params }) =>
        kinds === null || kinds.includes(kind) ? Math.max(most, spec.shares!(params)) : most,
      0,
    );
  }

  /** Tenths of a teacher: demand itself where teaching is shared, else the need in whole teachers. */
  needTenths(site: Site, subject: string, year: number): number {
    return this.mostShared(site, year) > 0 ? (site.demand(subject, year) ?? 0) : 10 * site.need(subject, year);
  }

  /** Σ need − Σ base over the subjects with a demand row, in tenths. */
  lackTenths(school: string, year: number): number {
    const site = this.instance.sites.get(school)!;
    const demanded = site.demanded.filter((subject) => site.demand(subject, year) !== null);
    return sum(
      demanded.map((subject) => this.needTenths(site, subject, year) - this.baseTenths(school, subject, year)),
    );
  }

  /** Eligible in `year`, as long as no posting was begun earlier in the horizon. */
  eligibleAtFirst(person: Person, year: number): boolean {
    const { row } = person;
    const { tenureYears, retireYears } = settingsIn(this.settings, person.home.group, year);
    return (
      this.#rankAndFile(person, year) &&
      person.running === null &&
      this.#young(person, year) &&
      person.tenure(year) >= tenureYears &&
      !person.exempt(year) &&
      person.leaves - september(year) > 12 * retireYears &&
      (row.serviceEnds === null || row.serviceEnds <= september(year))
    );
  }

  /** Younger than the age cap of the kind of group for position and sex, where there is one. */
  #young({ row, home }: Person, year: number): boolean {
    const { position, sex, born } = row;
    if (position !== 'teacher' && position !== 'midLevel') return true;
    const cap = settingsIn(this.settings, home.group, year).ageCaps?.[position]?.[sex];
    return cap === undefined || september(year) < born + 12 * cap;
  }

  /** At work, on establishment, 教师 or 中层. */
  #rankAndFile(person: Person, year: number): boolean {
    return this.#free(person, year) && person.row.established && !person.leader;
  }

  /** In service, present, on no posting. */
  #free(person: Person, year: number): boolean {
    return person.inService(year) && !person.absent(year) && !this.#onRunningPosting(person, year);
  }

  /** Whether a class of the person's graduates too soon. */
  #isHeldByClass(person: Person, year: number): boolean {
    return (
      person.graduates !== null &&
      year <= person.graduates &&
      year >= person.graduates - settingsIn(this.settings, person.home.group, year).graduationYearsBefore
    );
  }

  /** A volunteer towards the school: unasked where no wishes are stated, else by naming it. */
  isVolunteer({ row: { volunteer, wishes } }: Person, to: Site): boolean {
    return wishes.length === 0 ? volunteer : wishes.includes(to.id);
  }

  #mayHost(person: Person, host: Site, start: number, kind: PostingKind, isAbroad: boolean): boolean {
    const { home, row } = person;
    if (host.id === home.id || !host.stages.some((stage) => person.stages.includes(stage))) return false;
    if (!this.settings.crossStage && !host.stages.some((stage) => home.stages.includes(stage))) return false;
    // Directions are those of a group.
    const { directions } = settingsIn(this.settings, home.group, start);
    if (!isAbroad && !directions.some((direction) => direction === `${home.row.role}-${host.row.role}`)) return false;
    return (
      kind !== 'exchange' ||
      this.needTenths(host, row.subject, start) > 0 ||
      this.baseTenths(host.id, row.subject, start) > 0
    );
  }

  /** `abroad`: only rules whose postings may lead to another group are asked. */
  #opens(person: Person, to: Site, start: number, kind: PostingKind, abroad = false): boolean {
    const own = kindOf(person.home.group, start);
    return this.#opening.some(
      ({ spec, kinds, params }) =>
        (!abroad || spec.reachesOut?.(params) === true) &&
        (kinds === null || kinds.includes(own)) &&
        spec.opens!({ person, to, start, kind }, params, this.instance),
    );
  }

  /** Every posting that sections 1 and 2 allow, in order of teacher, start, host, kind, length. */
  possible(): Possible[] {
    const orders = Map.groupBy(
      openPins(this.instance).filter((pin) => pin.kind === 'mustGo' || pin.kind === 'goTo'),
      (pin) => pin.teacher,
    );
    const found: Possible[] = [];
    for (const person of this.instance.persons.values()) {
      const lived = this.instance.lived.get(person.id)?.stands;
      if (lived !== undefined && lived !== null) {
        found.push({
          person,
          to: this.instance.sites.get(lived.to)!,
          start: lived.start,
          years: lived.years,
          kind: lived.kind,
        });
        continue;
      }
      const asked = orders.get(person.id) ?? [];
      for (const start of this.instance.years) {
        if (hasBegun(this.instance, start) || !this.#free(person, start) || this.#isHeldByClass(person, start))
          continue;
        const { postings, postingYears } = settingsIn(this.settings, person.home.group, start);
        if (postings === 'none') continue;
        const eligible = this.eligibleAtFirst(person, start);
        const willing = this.#rankAndFile(person, start);
        const ordered = asked.filter((pin) => pin.year === null || pin.year === start);
        if (!eligible && !willing && ordered.length === 0 && this.#opening.length === 0) continue;
        const isWide = this.settings.crossGroup || (person.leader && this.#reachesOut);
        for (const to of isWide ? this.instance.sites.values() : this.schools(person.home.row.group)) {
          // Who may start by order only goes where the order says; an order to a leader is one to lead.
          const sent = ordered.some((pin) => pin.kind === 'mustGo' || pin.school === to.id);
          const free = eligible || (willing && this.isVolunteer(person, to));
          const freely: Readonly<Record<PostingKind, boolean>> = {
            exchange: free || (sent && !person.leader),
            training: false,
            leadership: sent && person.leader,
          };
          for (const kind of POSTING_KINDS) {
            if (kind === 'leadership' && postings === 'noLeaders') continue;
            const isAbroad = to.group !== person.home.group && this.#opens(person, to, start, kind, true);
            if (to.group !== person.home.group && !isAbroad && !this.settings.crossGroup) continue;
            if (!freely[kind] && !isAbroad && !this.#opens(person, to, start, kind)) continue;
            if (!this.#mayHost(person, to, start, kind, isAbroad)) continue;
            for (const years of postingYears[kind]) {
              if (person.leaves >= september(start + years)) found.push({ person, to, start, years, kind });
            }
          }
        }
      }
    }
    return found;
  }
}

const add = <K extends KeyParts>(counts: DeepMap<K, number>, keys: K, by = 1): void =>
  counts.set(keys, (counts.get(...keys) ?? 0) + by);
