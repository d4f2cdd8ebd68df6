/**
 * What posted teachers, or everybody who works in a zone with a rate, are paid in a year stays within the county's
 * budget (RA20, RA21, HT5): the row that ties all groups together.
 */
import sum from 'lodash/sum.js';
import { ownValue } from '../domain/own.ts';
import { byCodePoint, type Budget } from '../domain/roster.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import { shortfall, type Shortfall } from './places.ts';
import { type AllowanceBudget, allowanceBudgetParams, type Covers } from './asked-params.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { BUDGET_READINGS } from './readings/questions.ts';
import type { Campus, Instance, Site } from '../domain/instance.ts';
import type { Settings } from '../policy/settings.ts';
import type { Expr, Move, Rows } from './rows.ts';

const texts = messages({
  'allowance-budget': { 'zh-CN': () => '交流津贴预算', en: () => 'Budget for allowances' },
  'allowance-budget-meaning': {
    'zh-CN': (f: { paid: Words }) => `${f.paid['zh-CN']}，每学年按 12 个月计，不超过当年预算；未填预算的学年不作限制`,
    en: (f: { paid: Words }) =>
      `${f.paid.en}, twelve months a year, stay within the budget of the school year; no limit where none is given`,
  },
  'allowance-budget-idle': {
    'zh-CN': () => '名册没有填津贴预算，没有限额可核对',
    en: () => 'The roster gives no budget, so that there is no limit to compare with',
  },
  'allowance-budget-exceeded': {
    'zh-CN': (f: Shortfall) =>
      `${f.place['zh-CN']} ${f.year} 学年交流津贴预算 ${f.required} 元，需 ${f.actual} 元，超出 ${f.by} 万元（不足一万元按一万元计）；可追加预算，或改派津贴较低的片区`,
    en: (f: Shortfall) =>
      `${f.place.en}, ${f.year}: the budget for allowances is ${f.required} yuan, ${f.actual} are needed, ${f.by} × 10,000 yuan over (parts count as one); add to the budget, or post to zones with lower rates`,
  },
});

/** Yuan for the year: its own row first, then the one for every year; null = no limit. */
function budgetOf(rows: readonly Budget[], year: number): number | null {
  const own = rows.find((row) => row.year === year)?.allowanceBudget ?? null;
  return own ?? rows.find((row) => row.year === null)?.allowanceBudget ?? null;
}

const UNIT = 10_000;

const PAID: Readonly<Record<Covers, Words>> = {
  posted: {
    'zh-CN': '全县交流教师的岗位津贴、生活补助和交通补助',
    en: 'Zone, living and transport allowances of all posted teachers of the county',
  },
  everyone: {
    'zh-CN':
      '在有津贴的片区内学校任教的全部教师（含集团外学校、校级干部和跟岗教师）的岗位津贴，加交流教师的生活补助和交通补助',
    en: 'Zone allowances of everybody who works in a zone with a rate (schools outside all groups, leaders and trainees included), with living and transport allowances of the posted',
  },
};

export const allowanceBudget: RuleSpec<AllowanceBudget> = {
  id: 'allowance-budget',
  nature: 'quota',
  unit: '10000yuan',
  grantedBy: 'countyGovernment',
  params: allowanceBudgetParams,
  example: { covers: 'posted' },
  title: texts['allowance-budget'](),
  labels: {
    covers: {
      label: { 'zh-CN': '津贴发放对象', en: 'who is paid' },
      values: {
        posted: { 'zh-CN': '交流教师', en: 'posted teachers' },
        everyone: { 'zh-CN': '片区内任教的全部教师', en: 'everybody who works in the zone' },
      },
    },
  },
  meaning: ({ covers }): Message => texts['allowance-budget-meaning']({ paid: PAID[covers] }),

  readings: BUDGET_READINGS,
  check(facts, { covers }): readonly Measure[] {
    return facts.years.flatMap((year) => {
      const required = budgetOf(facts.instance.roster.budgets, year);
      if (required === null) return [];
      const paid = covers === 'everyone' ? facts.everyonesPay(year) : facts.payees(year);
      const actual = covers === 'everyone' ? sum(paid.map(({ yuan }) => yuan)) : facts.allowanceCost(year);
      const payees = paid.toSorted((a, b) => byCodePoint(a.teacher, b.teacher));
      const people = { counted: payees.map(({ teacher }) => teacher), yuan: payees.map(({ yuan }) => yuan) };
      return [
        {
          where: spot(year),
          op: '<=' as const,
          required,
          actual,
          by: Math.ceil(Math.max(0, actual - required) / UNIT),
          people,
        },
      ];
    });
  },
  idle: () => texts['allowance-budget-idle'](),
  say: (measure: Measure, names: Names): Message => texts['allowance-budget-exceeded'](shortfall(measure, names)),

  // Whoever is posted is among everybody who works anywhere.
  isStricter: (p, than) => p.covers === 'everyone' || than.covers === 'posted',
  rows(rows, { covers }): void {
    for (const year of rows.years) {
      const budget = budgetOf(rows.instance.roster.budgets, year);
      if (budget === null) continue;
      rows.atMost(spot(year), covers === 'everyone' ? paidToEveryone(rows, year) : paidToPosted(rows, year), budget);
    }
  },
};

/** Yuan a year of the zone of a school. */
function zonePay({ zoneAllowances }: Settings, { zone }: Campus): number {
  return 12 * (zone === null ? 0 : (zone.monthlyAllowance ?? ownValue(zoneAllowances, zone.name) ?? 0));
}

/** Yuan a year that the posted have besides. */
function besidePay({ roster: { budgets } }: Instance, settings: Settings, year: number): number {
  const cell = (key: 'livingAllowance' | 'transportAllowance'): number =>
    budgets.find((row) => row.year === year)?.[key] ?? budgets.find((row) => row.year === null)?.[key] ?? settings[key];
  return 12 * (cell('livingAllowance') + cell('transportAllowance'));
}

const runsAtWork = (move: Move, year: number): boolean =>
  move.start <= year && year < move.start + move.years && move.person.inService(year) && !move.person.absent(year);

function paidToPosted(rows: Rows, year: number): Expr {
  const beside = besidePay(rows.instance, rows.settings, year);
  const yearly = (site: Site): number => zonePay(rows.settings, site) + beside;
  const running = sum(
    [...rows.instance.sites.values()].map(
      (site) => yearly(site) * rows.workers(site.id, year).filter((person) => person.home !== site).length,
    ),
  );
  const paid = rows.everyMove.filter((move) => move.kind !== 'training' && runsAtWork(move, year));
  return { constant: running, terms: new Map(paid.map((move) => [move.column, yearly(move.to)])) };
}

/** Who is where if nobody new is posted, and what each posting changes: the zone of the host for that of the place left. */
function paidToEveryone(rows: Rows, year: number): Expr {
  const { instance, settings } = rows;
  const beside = besidePay(instance, settings, year);
  const inGroups = sum(
    [...instance.sites.values()].map((site) =>
      sum(rows.workers(site.id, year).map((person) => zonePay(settings, site) + (person.home === site ? 0 : beside))),
    ),
  );
  const outside = sum(
    [...instance.outside.persons.values()].map((person) =>
      person.inService(year) && !person.absent(year) && !(person.running !== null && year < person.running.returns)
        ? zonePay(settings, person.home)
        : 0,
    ),
  );
  const terms = rows.everyMove
    .filter((move) => runsAtWork(move, year))
    .map(({ column, person, to, kind }) => {
      const left = instance.sites.get(rows.placeOf(person, year) ?? '');
      const change = zonePay(settings, to) - (left === undefined ? 0 : zonePay(settings, left));
      return [column, change + (kind === 'training' ? 0 : beside)] as const;
    });
  return { constant: inGroups + outside, terms: new Map(terms.filter(([, yuan]) => yuan !== 0)) };
}
