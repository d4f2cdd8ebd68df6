/** 变更: what became of the officer's list, as a sheet and in lines. */
import type { BarePosting } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import type { Firmness } from '../planning/keep/keep-list.ts';
import type { ListChange } from '../planning/keep/list-changes.ts';
import type { ReportContext } from './context.ts';
import { purposeWords } from './purpose-words.ts';
import { distinctSchools } from './school-names.ts';
import { termOf } from './sheets/rotation-list.ts';
import { table, type Table } from './table.ts';
import { clauses, listWords, POSTING_KIND, schoolYearWords, t, type Text } from './words.ts';

const NAME = t('变更', 'Changes');
const KIND: Record<ListChange['kind'], Text> = {
  kept: t('照列', 'Kept'),
  altered: t('改动', 'Altered'),
  dropped: t('未列入', 'Left out'),
  added: t('新增', 'Added'),
};
const FIRMNESS: Record<Firmness, Text> = {
  fixed: t('是', 'Yes'),
  preferred: t('优先', 'Preferred'),
  free: t('否', 'No'),
};
const CHANGE = t('变动', 'Change');
/** Lines on a screen; all of them stand in the sheet. */
const MOST_LINES = 20;

/** `河东小学，2027-09—2030-08`, with the kind where it is no exchange. */
function postingWords(
  { instance }: ReportContext,
  posting: Pick<BarePosting, 'to' | 'start' | 'years' | 'kind'>,
  lang: Lang,
): string {
  const school = distinctSchools(instance)(posting.to);
  const kind = posting.kind === 'exchange' ? [] : [POSTING_KIND[posting.kind][lang]];
  return [school, termOf(posting), ...kind].join(lang === 'en' ? ', ' : '，');
}

const teacherOf = (change: ListChange): string =>
  change.kind === 'added' ? change.planned.teacher : change.listed.teacher;

/** Why it is so: the purposes of whom the plan adds, the reasons of what it could not keep. */
function reason(context: ReportContext, change: ListChange, lang: Lang): string {
  if (change.kind === 'kept') return '';
  if (change.kind === 'added') return listWords(purposeWords(context, change.planned, lang), lang);
  return clauses(
    change.why.map((message) => message.in(lang)),
    lang,
  );
}

export function changesSheet(context: ReportContext, changes: readonly ListChange[], lang: Lang): Table {
  const { instance } = context;
  const school = distinctSchools(instance);
  const numbers = new Map(changes.map((change, i) => [change, i + 1]));
  return table(
    lang,
    {
      name: NAME,
      title: title(context, changes, lang),
      columns: [
        { heading: t('序号', 'No.'), width: 6, value: (change: ListChange) => numbers.get(change)! },
        { heading: CHANGE, width: 9, value: ({ kind }) => KIND[kind][lang] },
        {
          heading: t('姓名', 'Name'),
          width: 10,
          value: (change) => instance.persons.get(teacherOf(change))?.row.name ?? teacherOf(change),
        },
        { heading: t('教师编号', 'No. of teacher'), width: 11, value: teacherOf },
        {
          heading: t('现单位', 'Present school'),
          width: 18,
          align: 'left',
          value: (change) => school(change.kind === 'added' ? change.planned.from : change.listed.from),
        },
        {
          heading: t('名单所列', 'As listed'),
          width: 32,
          align: 'left',
          value: (change) => (change.kind === 'added' ? '' : postingWords(context, change.listed, lang)),
        },
        {
          heading: t('锁定', 'Locked'),
          width: 9,
          value: (change) => (change.kind === 'added' ? '' : FIRMNESS[change.firmness][lang]),
        },
        {
          heading: t('方案安排', 'In the plan'),
          width: 32,
          align: 'left',
          value: (change) => (change.kind === 'dropped' ? '' : postingWords(context, change.planned, lang)),
        },
        { heading: t('原因', 'Reason'), width: 50, align: 'left', value: (change) => reason(context, change, lang) },
      ],
      marks: [
        { heading: CHANGE, word: KIND.altered, tone: 'warn' },
        { heading: CHANGE, word: KIND.dropped, tone: 'bad' },
        { heading: CHANGE, word: KIND.added, tone: 'good' },
      ],
      frozenColumns: 3,
    },
    changes,
  );
}

const count = (changes: readonly ListChange[], kind: ListChange['kind']): number =>
  changes.filter((change) => change.kind === kind).length;

function title({ instance }: ReportContext, changes: readonly ListChange[], lang: Lang): string {
  const [kept, altered, dropped, added] = (['kept', 'altered', 'dropped', 'added'] as const).map((kind) =>
    count(changes, kind),
  );
  const year = schoolYearWords(instance.years[0], lang);
  return lang === 'en'
    ? `The list of ${year} and the plan: ${kept} kept, ${altered} altered, ${dropped} left out, ${added} added`
    : `${year}名单与方案对照：照列${kept}人，改动${altered}人，未列入${dropped}人，新增${added}人`;
}

/** For a screen: the counts, then every change but what was kept. */
export function changeLines(context: ReportContext, changes: readonly ListChange[], lang: Lang): readonly string[] {
  const told = changes.filter(({ kind }) => kind !== 'kept');
  const lines = told.slice(0, MOST_LINES).map((change) => {
    const name = context.instance.persons.get(teacherOf(change))?.row.name ?? teacherOf(change);
    const was = change.kind === 'added' ? '' : postingWords(context, change.listed, lang);
    const is = change.kind === 'dropped' ? '' : postingWords(context, change.planned, lang);
    const arrow = was === '' || is === '' ? `${was}${is}` : `${was} → ${is}`;
    const why = reason(context, change, lang);
    return `  - ${KIND[change.kind][lang]} ${name}（${teacherOf(change)}）${arrow}${why === '' ? '' : lang === 'en' ? `: ${why}` : `：${why}`}`;
  });
  const rest = told.length - lines.length;
  return [
    title(context, changes, lang),
    ...lines,
    ...(rest > 0
      ? [lang === 'en' ? `  … and ${rest} more, see the sheet Changes` : `  ……另有${rest}处，见“变更”表`]
      : []),
  ];
}
