/** What posted teachers are paid over the three years, running postings included. */
import sum from 'lodash/sum.js';
import type { Instance, Site } from '../../../domain/instance.ts';
import { ownValue } from '../../../domain/own.ts';
import { instanceOf } from '../../../planning/case.ts';
import type { Settings } from '../../../policy/policy.ts';
import { t } from '../../../report/words.ts';
import type { FrontierMeasure } from '../measure.ts';

export const allowanceMeasure: FrontierMeasure = {
  id: 'allowance',
  title: t('三年交流津贴', 'Allowances of three years'),
  unit: t('元', 'yuan'),
  counted: (amount) => t(`${amount}元`, `${amount} yuan`),
  better: 'less',
  by: 'form',
  value: ({ facts }) => sum(facts.instance.years.map((year) => facts.forRule({ kinds: null }).allowanceCost(year))),
  form: (forms, given) => {
    const instance = instanceOf(given);
    const { settings } = given.policy;
    const terms = new Map<number, number>();
    let constant = 0;
    for (const year of instance.years) {
      for (const site of instance.sites.values()) {
        constant +=
          yearly(instance, settings, site, year) *
          forms.workers(site.id, year).filter((person) => person.home.id !== site.id).length;
      }
      for (const { column, to, start, years, kind } of forms.moves) {
        if (kind !== 'training' && start <= year && year < start + years)
          terms.set(column, (terms.get(column) ?? 0) + yearly(instance, settings, to, year));
      }
    }
    return { constant, terms };
  },
};

/** Yuan for twelve months at the school: the rate of its zone and what everybody is paid besides. */
function yearly({ roster: { budgets } }: Instance, settings: Settings, { zone }: Site, year: number): number {
  const beside = (['livingAllowance', 'transportAllowance'] as const).map(
    (key) =>
      budgets.find((row) => row.year === year)?.[key] ??
      budgets.find((row) => row.year === null)?.[key] ??
      settings[key],
  );
  const own = zone === null ? 0 : (zone.monthlyAllowance ?? ownValue(settings.zoneAllowances, zone.name) ?? 0);
  return 12 * (own + beside[0]! + beside[1]!);
}
