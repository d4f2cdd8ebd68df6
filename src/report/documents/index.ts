/** The documents of the procedure: one line each. */
import type { DocumentSpec } from './document.ts';
import { application } from './contents/application.ts';
import { balance } from './contents/balance.ts';
import { budget } from './contents/budget.ts';
import { eligible } from './contents/eligible.ts';
import { leaderTerms } from './contents/leader-terms.ts';
import { groupList } from './contents/group-list.ts';
import { titlesDocument } from './contents/titles.ts';
import { letters } from './contents/letters.ts';
import { national } from './contents/national.ts';
import { newcomersDocument } from './contents/newcomers.ts';
import { paymentsDocument } from './contents/payments.ts';
import { postAllotment } from './contents/post-allotment.ts';
import { posts } from './contents/posts.ts';
import { publicNotice } from './contents/public-notice.ts';
import { register } from './contents/register.ts';
import { returnsDocument } from './contents/returns.ts';
import { schools } from './contents/schools.ts';
import { summaryDocument } from './contents/summary.ts';
import { supervisionReport } from './contents/supervision.ts';

export type { DocumentSpec } from './document.ts';
export { FORMAT_IDS, type FormatId } from './format-ids.ts';

export const DOCUMENTS: readonly DocumentSpec[] = [
  summaryDocument,
  posts,
  application,
  publicNotice,
  register,
  eligible,
  balance,
  budget,
  paymentsDocument,
  schools,
  letters,
  newcomersDocument,
  returnsDocument,
  titlesDocument,
  groupList,
  national,
  supervisionReport,
  leaderTerms,
  postAllotment,
];
