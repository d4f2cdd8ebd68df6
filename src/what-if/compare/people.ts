/** Who is posted in one plan and not in the other, or goes elsewhere. */
import type { BarePosting } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { postingChanges, type PostingChange } from '../../planning/compare.ts';
import { plainNames } from '../../report/context.ts';
import { table, type Table } from '../../report/table.ts';
import { schoolYearWords, t, type Text } from '../../report/words.ts';
import type { PlanSide } from './planned.ts';

export interface PeopleChange {
  readonly side: PlanSide;
  readonly change: PostingChange;
}

const KIND: Readonly<Record<PostingChange['kind'], Text>> = {
  added: t('新列入', 'Enters'),
  dropped: t('不再列入', 'Leaves'),
  altered: t('去向有变', 'Goes elsewhere'),
};

/** Side by side with the first; nobody is told twice for one side. */
export const peopleChanges = ([first, ...others]: readonly PlanSide[]): readonly PeopleChange[] =>
  others.flatMap((side) =>
    postingChanges(first!.plan.postings, side.plan.postings).map((change): PeopleChange => ({ side, change })),
  );

const before = ({ change }: PeopleChange): BarePosting | null => (change.kind === 'added' ? null : change.before);
const after = ({ change }: PeopleChange): BarePosting | null => (change.kind === 'dropped' ? null : change.after);

function words(posting: BarePosting | null, { instance }: PlanSide, lang: Lang): string {
  if (posting === null) return '';
  const names = plainNames(instance);
  return `${names.school(posting.from)} → ${names.school(posting.to)} · ${schoolYearWords(posting.start, lang)}${lang === 'en' ? `, ${posting.years} years` : `，${posting.years}年`}`;
}

export function peopleTable(sides: readonly PlanSide[], lang: Lang): Table {
  const [first] = sides;
  return table(
    lang,
    {
      name: t('人员变化', 'People'),
      title: t(`人员变化（与“${first!.title['zh-CN']}”相比）`, `People, against "${first!.title.en}"`)[lang],
      columns: [
        { heading: t('情形', 'Case'), width: 20, align: 'left', value: ({ side }: PeopleChange) => side.title[lang] },
        { heading: t('变化', 'Change'), width: 12, value: ({ change }) => KIND[change.kind][lang] },
        { heading: t('教师编号', 'Teacher'), width: 12, value: (one) => (before(one) ?? after(one))!.teacher },
        {
          heading: t('姓名', 'Name'),
          width: 12,
          value: (one) =>
            plainNames((before(one) === null ? one.side : first!).instance).teacher(
              (before(one) ?? after(one))!.teacher,
            ),
        },
        { heading: t('原安排', 'Before'), width: 40, align: 'left', value: (one) => words(before(one), first!, lang) },
        { heading: t('新安排', 'After'), width: 40, align: 'left', value: (one) => words(after(one), one.side, lang) },
      ],
    },
    peopleChanges(sides),
  );
}
