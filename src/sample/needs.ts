/**
 * 学科需求, drawn against who works where in the first year: rural schools lack 英语 音乐 体育 美术 信息科技 科学, cores have a little to
 * spare, the rest is even. Exchanges between equals are therefore always possible, repairs are limited by what the
 * cores can give.
 */
import { kindOf } from '../domain/group-kinds.ts';
import type { Instance, Person } from '../domain/instance.ts';
import { compositeKey } from '../domain/key.ts';
import type { DemandRow } from '../domain/roster.ts';
import type { Policy } from '../policy/policy.ts';
import type { DraftGroup } from './layout.ts';
import { randomOf, type Random } from './random.ts';
import { SCARCE, subjectMix } from './subjects.ts';

interface Cell {
  readonly school: string;
  readonly subject: string;
  readonly base: number;
  /** Chances in percent to lack one teacher, to lack two, and to have one to spare. */
  readonly short: number;
  readonly two: number;
  readonly spare: number;
  need: number;
}

/** At least this share of the school–subjects is short (issue: a quarter). */
const SHORT_PERCENT = 29;

/** Rows in percent that ask for parts of a teacher: more where fifths of a week can be shared. */
const USUAL_DECIMALS = 40;
const SHARED_DECIMALS = 75;

export function drawNeeds(
  seed: number,
  groups: readonly DraftGroup[],
  instance: Instance,
  policy: Pick<Policy, 'rules'>,
): DemandRow[] {
  const staff = workingIn(instance);
  return groups.flatMap((group) => {
    const random = randomOf(seed, 4, group.index);
    const cells = group.schools.flatMap(({ row }) =>
      Object.keys(subjectMix(row.stage)).map((subject) =>
        cell(random, row, subject, staff.get(compositeKey(row.id, subject)) ?? 0),
      ),
    );
    const missing =
      Math.ceil((cells.length * SHORT_PERCENT) / 100) - cells.filter(({ need, base }) => need > base).length;
    const members = cells.filter(({ need, base, short }) => need <= base && short >= 15);
    const likely = random.shuffled(members).toSorted((a, b) => b.short - a.short);
    for (const next of likely.slice(0, Math.max(0, missing))) next.need = next.base + 1;
    const shared = policy.rules.some(
      ({ spec, kinds }) =>
        spec.shares !== undefined && (kinds === null || kinds.includes(kindOf(group.row, instance.years[0]))),
    );
    return cells
      .filter(({ need }) => need > 0)
      .flatMap((next) => rows(random, next, instance.years[0], shared ? SHARED_DECIMALS : USUAL_DECIMALS));
  });
}

/** Whole teachers at work in the first year: running postings applied, absent people left out. */
function workingIn(instance: Instance): Map<string, number> {
  const year = instance.years[0];
  const count = new Map<string, number>();
  const at = (person: Person): string | null =>
    person.running === null ? person.home.id : person.running.returns > year ? person.running.to : person.home.id;
  for (const person of instance.persons.values()) {
    const school = !person.inService(year) || person.absent(year) ? null : at(person);
    if (school === null) continue;
    const key = compositeKey(school, person.row.subject);
    count.set(key, (count.get(key) ?? 0) + person.tenths);
  }
  return new Map([...count].map(([key, tenths]) => [key, Math.floor(tenths / 10)]));
}

function cell(random: Random, school: DraftGroup['schools'][number]['row'], subject: string, base: number): Cell {
  const scarce = SCARCE.has(subject);
  const chances =
    school.role === 'core'
      ? { short: 2, two: 0, spare: scarce ? 75 : 45 }
      : school.setting === 'rural'
        ? { short: scarce ? 72 : 15, two: scarce ? 12 : 0, spare: scarce ? 0 : 20 }
        : { short: scarce ? 48 : 12, two: 0, spare: scarce ? 6 : 22 };
  const made: Cell = { school: school.id, subject, base, ...chances, need: base };
  if (random.chance(chances.short)) made.need = base + (random.chance(chances.two) ? 2 : 1);
  else if (base >= 2 && random.chance(chances.spare))
    made.need = base - (base >= 5 && school.role === 'core' ? random.int(1, 2) : 1);
  return made;
}

/**
 * One row for every year; now and then a class more or less from the second year on. Decimals keep the rounded need.
 */
function rows(random: Random, { school, subject, need }: Cell, year: number, decimals: number): DemandRow[] {
  const tenths = need * 10 + (random.chance(decimals) ? random.int(-4, 4) : 0);
  const made: DemandRow[] = [{ school, subject, year: null, tenths }];
  if (random.chance(7)) {
    const change = random.pick([-10, 10, 10]);
    const from = random.int(1, 2);
    for (let later = from; later <= 2; later++)
      made.push({ school, subject, year: year + later, tenths: Math.max(0, tenths + change) });
  }
  return made;
}
