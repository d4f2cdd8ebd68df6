/** Kinds of staff changes, as the summary of a night calls them. */
import type { ChangeKind } from '../domain/changes.ts';
import { t, type Text } from '../report/words.ts';

export const EVENT: Readonly<Record<ChangeKind, Text>> = {
  resignation: t('离职', 'resignation'),
  retirement: t('退休', 'retirement'),
  transferOut: t('调出', 'transfer out'),
  transferIn: t('调入', 'transfer in'),
  newHire: t('新入职', 'new hire'),
  exemption: t('免除', 'exemption'),
  exemptionEnded: t('撤销免除', 'exemption ended'),
  demand: t('学科需求', 'demand'),
  correction: t('更正', 'correction'),
};
