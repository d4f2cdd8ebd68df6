/** 拟交流轮岗名单 of the first year, to be signed, and 第二、三年预案, the outlook. */
import { kindOf } from '../../domain/group-kinds.ts';
import type { Person } from '../../domain/instance.ts';
import { formatMonth, monthOf, september } from '../../domain/month.ts';
import type { Posting } from '../../domain/plan.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import { approvalOf } from '../../verify/computed/entitlements.ts';
import { stageWord, type ReportContext } from '../context.ts';
import { APPROVAL, APPROVAL_WORDS } from '../entitlement-words.ts';
import { knows } from '../known-clauses.ts';
import { purposeWords } from '../purpose-words.ts';
import { distinctSchools } from '../school-names.ts';
import { table, type TableColumn, type Table } from '../table.ts';
import { BACKBONE, listWords, NO, POSTING_KIND, schoolYearWords, SEX, TITLE, t, YES, type Text } from '../words.ts';
import { remarks } from './remarks.ts';

const NAME = t('拟交流轮岗名单', 'Rotation list');
const OUTLOOK_NAME = t('第二、三年预案', 'Outlook years 2-3');

/** The month of birth: in the workbook that offices pass on among themselves, not in what others get to read. */
export const BORN = t('出生年月', 'Born');
/** Why somebody was chosen, and what repeats another column: for the workbook of the plan alone. */
const YEARS_THERE = t('现单位任教年限', 'Years there');
const HOLDS_POST = t('编制单位', 'Holds the post');
const PURPOSE = t('用途', 'Purpose');
const CLAUSES = t('依据条款', 'Clauses');
export const REASONS: readonly Text[] = [YEARS_THERE, HOLDS_POST, APPROVAL, PURPOSE, CLAUSES];

/** One line of a list: the posting, the person and the number within the list. */
export interface RotationLine {
  readonly number: number;
  readonly posting: Posting;
  readonly person: Person;
}

/** The lines of the list of the first year, in the order of `rotationList`. */
export const rotationLines = (context: ReportContext): RotationLine[] =>
  linesOf(context, (posting) => posting.start === context.instance.years[0]);

/** The lines of the outlook years, in the order of `outlookList`. */
export const outlookLines = (context: ReportContext): RotationLine[] =>
  linesOf(context, (posting) => posting.start > context.instance.years[0]);

/** The list of the first school year of the horizon. */
export function rotationList(context: ReportContext, lang: Lang): Table {
  const year = context.instance.years[0];
  const lines = rotationLines(context);
  const relaxed = context.plan.relaxations.length > 0;
  const title =
    lang === 'en'
      ? `Proposed rotation list ${schoolYearWords(year, lang)} (draft, ${lines.length} ${lines.length === 1 ? 'person' : 'persons'}${relaxed ? '; some rules relaxed, see sheet Compliance' : ''})`
      : `${schoolYearWords(year, lang)}拟交流轮岗名单（草案，共${lines.length}人${relaxed ? '；含放宽：见合规情况' : ''}）`;
  return table(lang, { name: NAME, title, columns: columnsOf(context, lang), frozenColumns: 2, signed: true }, lines);
}

/** The lists of the second and third year: an outlook, nobody is bound by it. */
export function outlookList(context: ReportContext, lang: Lang): Table {
  const [, second, third] = context.instance.years;
  const lines = outlookLines(context);
  const title =
    lang === 'en'
      ? `Outlook ${schoolYearWords(second, lang)} and ${schoolYearWords(third, lang)} (${lines.length} ${lines.length === 1 ? 'person' : 'persons'}; not for signing, revised every year)`
      : `${schoolYearWords(second, lang)}、${schoolYearWords(third, lang)}交流轮岗预案（共${lines.length}人，仅供预安排，不作为当年交流依据，逐年修订）`;
  const [number, ...rest] = columnsOf(context, lang);
  const year: TableColumn<RotationLine> = {
    heading: t('预案学年', 'Outlook year'),
    width: 13,
    value: ({ posting }) => `${schoolYearWords(posting.start, lang)}${lang === 'en' ? ' outlook' : '预案'}`,
  };
  return table(lang, { name: OUTLOOK_NAME, title, columns: [number!, year, ...rest], frozenColumns: 3 }, lines);
}

/** By year, group, present school, host and teacher, so that a school finds its people together. */
function linesOf({ plan, instance }: ReportContext, keep: (posting: Posting) => boolean): RotationLine[] {
  const place = (posting: Posting): readonly string[] => [
    String(posting.start),
    instance.sites.get(posting.from)?.group.id ?? '',
    posting.from,
    posting.to,
    posting.teacher,
  ];
  return plan.postings
    .filter(keep)
    .map((posting) => ({ posting, key: place(posting) }))
    .toSorted((a, b) => a.key.reduce((order, part, index) => order || byCodePoint(part, b.key[index]!), 0))
    .map(({ posting }, index) => ({ number: index + 1, posting, person: instance.persons.get(posting.teacher)! }));
}

/** `2027-09—2030-08`: the months in which the posting begins and ends. */
export const termOf = (posting: Pick<Posting, 'start' | 'years'>): string =>
  `${formatMonth(september(posting.start))}—${formatMonth(monthOf(posting.start + posting.years, 8))}`;

const NOT_STATED = t('未规定', 'not stated');

/** Whether the post at the home school goes along, as the rule on posts says that the policy applies to the group. */
export function postMoves({ policy }: ReportContext, { kind, start }: Posting, { home }: Person): Text {
  const own = kindOf(home.group, start);
  const rules = policy.rules.filter(
    ({ spec, kinds }) => spec.movesPost !== undefined && (kinds === null || kinds.includes(own)),
  );
  if (rules.length === 0) return NOT_STATED;
  return rules.some(({ spec, params }) => spec.movesPost?.(params, kind)) ? YES : NO;
}

function columnsOf(context: ReportContext, lang: Lang): TableColumn<RotationLine>[] {
  const school = distinctSchools(context.instance);
  const remark = remarks(context, lang);
  return [
    { heading: t('序号', 'No.'), width: 5.5, value: (line) => line.number },
    { heading: t('姓名', 'Name'), width: 10, value: ({ person }) => person.row.name },
    { heading: t('性别', 'Sex'), width: 5.5, value: ({ person }) => SEX[person.row.sex][lang] },
    { heading: BORN, width: 10, value: ({ person }) => formatMonth(person.row.born) },
    { heading: t('任教学科', 'Subject'), width: 11, value: ({ person }) => person.row.subject },
    { heading: t('学段', 'Stage'), width: 8, value: ({ person }) => stageWord(person.stage, lang) },
    { heading: t('现聘职称', 'Title'), width: 9, value: ({ person }) => TITLE[person.row.title][lang] },
    { heading: t('骨干称号', 'Backbone'), width: 8, value: ({ person }) => BACKBONE[person.row.backbone][lang] },
    { heading: t('现单位', 'Present school'), width: 16, align: 'left', value: ({ posting }) => school(posting.from) },
    { heading: YEARS_THERE, width: 9, value: ({ person, posting }) => person.tenure(posting.start) },
    { heading: HOLDS_POST, width: 16, align: 'left', value: ({ person }) => school(person.home.id) },
    {
      heading: t('拟交流单位', 'Proposed school'),
      width: 16,
      align: 'left',
      value: ({ posting }) => school(posting.to),
    },
    { heading: t('交流类型', 'Kind'), width: 10, value: ({ posting }) => POSTING_KIND[posting.kind][lang] },
    { heading: t('起止年月', 'From–until'), width: 17, value: ({ posting }) => termOf(posting) },
    {
      heading: t('是否调动人事关系', 'Post moves?'),
      width: 9,
      value: ({ posting, person }) => postMoves(context, posting, person)[lang],
    },
    ...(knows(context.policy, 'PJ6')
      ? [{ heading: APPROVAL, width: 9, value: ({ person }: RotationLine) => APPROVAL_WORDS[approvalOf(person)][lang] }]
      : []),
    {
      heading: PURPOSE,
      width: 15,
      align: 'left',
      value: ({ posting }) => listWords(purposeWords(context, posting, lang), lang),
    },
    { heading: CLAUSES, width: 9, value: ({ posting }) => listWords(posting.clauses, lang) },
    {
      heading: t('备注', 'Remarks'),
      width: 29,
      align: 'left',
      value: ({ posting, person }) => remark(posting, person),
    },
  ];
}
