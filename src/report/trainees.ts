/**
 * Who is in training is counted in three ways, each as its purpose asks: at home where the balance of staff is told
 * (the school is to give nobody away for good), where they learn among the people at work there, and for no subject
 * anywhere, because a newcomer teaches none yet and home must do without them. Every table says which.
 */
import type { ReportContext } from './context.ts';
import { t } from './words.ts';

export const TRAINEES = {
  atWork: t('“在校工作”中跟岗教师仍计在原校', 'trainees count as at work at home'),
  where: t('跟岗教师计在跟岗学校', 'trainees count where they learn'),
  subject: t(
    '跟岗教师在原校和跟岗学校均不计入学科人数',
    'trainees count for no subject, neither at home nor where they learn',
  ),
} as const;

/** A plan without trainees needs no such words beside every number. */
export const hasTrainees = ({ plan }: ReportContext): boolean => plan.postings.some(({ kind }) => kind === 'training');
