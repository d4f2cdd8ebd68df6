/**
 * What posted teachers are paid in a year stays within the county's budget (RA20, RA21, HT5): the row that ties all
 * groups together.
 */
import sumBy from 'lodash/sumBy.js';
import { ownValue } from '../domain/own.ts';
import { byCodePoint, type Budget } from '../domain/roster.ts';
import { messages, type Message } from '../messages/message.ts';
import { shortfall, type Shortfall } from './places.ts';
import { type AllowanceBudget, allowanceBudgetParams } from './asked-params.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';
import { BUDGET_READINGS } from './readings/questions.ts';
import type { Site } from '../domain/instance.ts';

const texts = messages({
  'allowance-budget': { 'zh-CN': () => '交流津贴预算', en: () => 'Budget for allowances' },
  'allowance-budget-meaning': {
    'zh-CN': () =>
      '全县交流教师的岗位津贴、生活补助和交通补助，每学年按 12 个月计，不超过当年预算；未填预算的学年不作限制',
    en: () =>
      'Zone, living and transport allowances of all posted teachers of the county, twelve months a year, stay within the budget of the school year; no limit where none is given',
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

export const allowanceBudget: RuleSpec<AllowanceBudget> = {
  id: 'allowance-budget',
  nature: 'quota',
  unit: '10000yuan',
  grantedBy: 'countyGovernment',
  params: allowanceBudgetParams,
  example: {},
  title: texts['allowance-budget'](),
  labels: {},
  meaning: (): Message => texts['allowance-budget-meaning'](),

  readings: BUDGET_READINGS,
  check(facts): readonly Measure[] {
    return facts.years.flatMap((year) => {
      const required = budgetOf(facts.instance.roster.budgets, year);
      if (required === null) return [];
      const actual = facts.allowanceCost(year);
      const payees = facts.payees(year).toSorted((a, b) => byCodePoint(a.teacher, b.teacher));
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

  rows(rows): void {
    const { zoneAllowances, livingAllowance, transportAllowance } = rows.settings;
    const { budgets } = rows.instance.roster;
    for (const year of rows.years) {
      const budget = budgetOf(budgets, year);
      if (budget === null) continue;
      const cell = (key: 'livingAllowance' | 'transportAllowance', other: number): number =>
        budgets.find((row) => row.year === year)?.[key] ?? budgets.find((row) => row.year === null)?.[key] ?? other;
      const beside = cell('livingAllowance', livingAllowance) + cell('transportAllowance', transportAllowance);
      const yearly = (site: Site): number =>
        12 *
        ((site.zone === null ? 0 : (site.zone.monthlyAllowance ?? ownValue(zoneAllowances, site.zone.name) ?? 0)) +
          beside);
      const sites = [...rows.instance.sites.values()];
      const running = sumBy(
        sites,
        (site) => yearly(site) * rows.workers(site.id, year).filter((person) => person.home !== site).length,
      );
      const paid = rows.everyMove.filter(
        (move) =>
          move.kind !== 'training' && move.start <= year && year < move.start + move.years && !move.person.absent(year),
      );
      rows.atMost(
        spot(year),
        { constant: running, terms: new Map(paid.map((move) => [move.column, yearly(move.to)])) },
        budget,
      );
    }
  },
};
