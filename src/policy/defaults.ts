/** The objective of the domain (section 4), used wherever a policy does not name another. */
import { rational } from '../domain/rational.ts';
import type { Weights } from './policy.ts';

export const DEFAULT_WEIGHTS: Weights = {
  person: 1,
  money: 10,
  timing: [2, 1, 0],
  posting: 100,
  km: 2,
  kmCap: 60,
  classTeacher: 40,
  notVolunteer: 60,
  spouse: 60,
  surplus: 50,
  turnover: 100,
  turnoverShare: rational(1, 10),
  sharing: 10,
  missingBackbone: 100,
  tenureCap: 40,
  ruralCap: 60,
};
