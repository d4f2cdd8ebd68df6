/** Decisions entered by hand that cannot hold together, and what stands in their way, as plain data. */
import type { z } from 'zod';
import type { Instance } from '../../domain/instance.ts';
import type { Clash } from '../../planning/clash.ts';
import { placeWords } from '../../report/explain/members.ts';
import { PIN } from '../../report/words.ts';
import { bothWords } from '../words.ts';
import type { ClashView } from './schemas.ts';

export function clashView({ pins, against, each }: Clash, instance: Instance): z.infer<typeof ClashView> {
  return {
    pins: pins.map(({ teacher, kind, school, year, reason }) => ({
      teacher,
      name: instance.persons.get(teacher)?.row.name ?? teacher,
      kind: PIN[kind],
      school: school === null ? null : (instance.sites.get(school)?.row.name ?? school),
      year,
      reason: reason ?? '',
    })),
    against: against.map(({ rule: { spec, params }, places }) => ({
      rule: bothWords(spec.title),
      meaning: bothWords(spec.meaning(params)),
      places: places.map((where) => ({
        'zh-CN': placeWords({ instance }, where, 'zh-CN'),
        en: placeWords({ instance }, where, 'en'),
      })),
    })),
    each,
  };
}
