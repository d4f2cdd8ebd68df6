/** One sheet for one teacher: the facts, the clauses, the other plans, and what follows. */
import type { Lang } from '../../messages/message.ts';
import type { Counterfactual } from '../../explain/counterfactual.ts';
import type { TeacherReasons } from '../../explain/teacher.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { termOf } from '../sheets/rotation-list.ts';
import { POSTING_KIND, schoolYear, t } from '../words.ts';
import { changeLines } from './change-lines.ts';
import { clashLines } from './clash-lines.ts';
import { consequenceLines, countedLines, tierTable } from './consequences.ts';
import { eligibilityPart } from './eligibility-part.ts';
import { entitlementPart } from './entitlement-part.ts';
import { framed } from './frame.ts';
import { ownLines } from './own-lines.ts';
import { rivalsPart } from './rivals-part.ts';
import { servesPart } from './serves-part.ts';
import type { Part, Sheet } from './sheet.ts';
import { unmetPart } from './unmet-part.ts';

/** What the sheet is made of; `open`: for an officer, who may read the facts of others. */
export interface TeacherAnswer {
  readonly context: ReportContext;
  readonly reasons: TeacherReasons;
  readonly answers: readonly Counterfactual[];
  readonly open: boolean;
}

export function teacherSheet(answer: TeacherAnswer, lang: Lang): Sheet {
  const { context, reasons, answers, open } = answer;
  const { row } = reasons.person;
  const title = lang === 'en' ? `Reasons for ${row.name} (${row.id})` : `${row.name}（${row.id}）交流轮岗情况说明`;
  const parts = [
    decisionPart(context, reasons, open, lang),
    eligibilityPart(context, reasons, lang),
    ...(reasons.posting === null ? [] : [servesPart(context, reasons, lang), rivalsPart(context, reasons, open, lang)]),
    ...answers.map((one) => counterfactualPart(context, reasons, one, open, lang)),
    ...unmetPart(context, reasons, lang),
    ...(reasons.entitlements.length === 0 ? [] : [entitlementPart(context, reasons, lang)]),
    ...reckoningPart(answer, lang),
  ];
  return framed(context, { title, parts }, lang, !open);
}

function decisionPart(
  { instance }: ReportContext,
  { person, posting, pins }: TeacherReasons,
  open: boolean,
  lang: Lang,
): Part {
  const names = plainNames(instance);
  const home = names.school(person.home.id);
  // What an officer wrote down may speak of colleagues.
  const toldReason = (reason: string): string =>
    open ||
    [...instance.persons.values()].every(
      ({ id, row }) => id === person.id || !(reason.includes(id) || reason.includes(row.name)),
    )
      ? reason
      : '';
  const pinned = pins
    .map(({ reason: written, year }) => ({ reason: toldReason(written), year }))
    .map(({ reason, year }) =>
      lang === 'en'
        ? `A decision was entered by hand${year === null ? '' : ` for ${year}`}${reason === '' ? '' : `: ${reason}`}.`
        : `已录入指定${year === null ? '' : `（${schoolYear(year, lang)}）`}${reason === '' ? '' : `，理由：${reason}`}。`,
    );
  const outlook =
    posting !== null && posting.start > instance.years[0]
      ? [
          t(
            '这是后两年的预案，仅供预安排，逐年修订，不作为当年交流依据。',
            'This is the outlook of later years, revised every year; nobody is bound by it.',
          )[lang],
        ]
      : [];
  const said =
    posting === null
      ? lang === 'en'
        ? `The plan does not post ${person.row.name} (${person.row.subject}, ${home}) in these three school years.`
        : `三个学年内，本方案没有安排${person.row.name}（${person.row.subject}，${home}）交流。`
      : lang === 'en'
        ? `${POSTING_KIND[posting.kind].en} from ${home} to ${names.school(posting.to)}, ${termOf(posting)} (${posting.years} ${posting.years === 1 ? 'year' : 'years'}), subject ${person.row.subject}; back at ${home} in September ${posting.start + posting.years}.`
        : `从${home}到${names.school(posting.to)}${POSTING_KIND[posting.kind]['zh-CN']}，${termOf(posting)}，共${posting.years}年，任教学科${person.row.subject}；${posting.start + posting.years}年9月返回${home}。`;
  return { id: 'decision', title: t('安排', 'The decision')[lang], lines: [said, ...outlook, ...pinned] };
}

function counterfactualPart(
  context: ReportContext,
  reasons: TeacherReasons,
  found: Counterfactual,
  open: boolean,
  lang: Lang,
): Part {
  const { person } = reasons;
  const { wish } = found;
  const host = wish.kind === 'goes' && wish.to !== undefined ? plainNames(context.instance).school(wish.to) : null;
  const title =
    wish.kind === 'stays'
      ? t('为什么是我：如果不派本人', 'Why me: the plan without this posting')
      : host === null
        ? t('为什么没有安排我：如果派本人', 'Why not me: the plan in which this teacher goes')
        : t(`为什么不是${host}：如果安排到该校`, `Why not ${host}: the plan in which this teacher goes there`);
  const id = wish.kind === 'stays' ? 'why-me' : 'why-not-me';
  switch (found.kind) {
    case 'plan':
      return {
        id,
        title: title[lang],
        lines: [
          SOLVED[wish.kind][lang],
          ...consequenceLines(context, found, open, lang),
          ...changeLines(context, found.comparison.postings, person.id, open, lang),
        ],
      };
    case 'infeasible':
      return {
        id,
        title: title[lang],
        lines: [
          IMPOSSIBLE[wish.kind][lang],
          ...(found.clash === null ? [] : clashLines(context, found.clash, person.id, open, lang)),
        ],
      };
    case 'none':
      return { id, title: title[lang], lines: [NONE[lang]] };
  }
}

/** The appendix: the points of the aims, how they are counted, and the two plans side by side. */
function reckoningPart({ context, reasons, answers, open }: TeacherAnswer, lang: Lang): readonly Part[] {
  const plans = answers.flatMap((found) => (found.kind === 'plan' ? [found] : []));
  if (plans.length === 0) return [];
  const counted = plans.flatMap((found) => countedLines(context.policy, found, open, lang));
  return [
    {
      id: 'reckoning',
      title: t('附：怎样计分、怎样比较', 'Appendix: how it is counted and compared')[lang],
      lines: [...ownLines(context, reasons, lang), ...new Set(counted)],
      tables: plans.map((found) => tierTable(found, open, lang)),
    },
  ];
}

const SOLVED = {
  stays: t(
    '在“本人三年内不交流”的前提下把本集团的安排全部重新计算，得到此前提下最好的方案，与本方案逐级比较如下。',
    'The plan of the group was worked out anew with this teacher staying for all three years; the best such plan is compared with this one, aim by aim.',
  ),
  goes: t(
    '在“安排本人交流”的前提下把本集团的安排全部重新计算，得到此前提下最好的方案，与本方案逐级比较如下。',
    'The plan of the group was worked out anew with this teacher going; the best such plan is compared with this one, aim by aim.',
  ),
};
const IMPOSSIBLE = {
  stays: t(
    '如果不派本人，就没有任何方案能同时满足指定和不得突破的规定（其他集团安排不变）。',
    'Without this posting no plan at all keeps the decisions entered by hand and the protections (other groups as they are).',
  ),
  goes: t(
    '没有任何方案能在满足指定和不得突破的规定的同时作此安排（其他集团安排不变）。',
    'No plan that keeps the decisions entered by hand and the protections can do this (other groups as they are).',
  ),
};
const NONE = t(
  '在限定的计算时间内没有算出结果，请经办人放宽时间后再算。',
  'No result in the time given; it can be asked again with more time.',
);
