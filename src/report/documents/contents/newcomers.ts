/**
 * 新教师跟岗培训表: who is newly employed by a member school, where and under whom they learn, from when until when, and
 * who is put off and why (RA8, SZ7).
 */
import { kindOf } from '../../../domain/group-kinds.ts';
import { formatMonth } from '../../../domain/month.ts';
import type { Lang } from '../../../messages/message.ts';
import { newcomers, type Newcomer } from '../../../verify/computed/newcomers.ts';
import { factsOf, plainNames, type ReportContext } from '../../context.ts';
import { knows } from '../../known-clauses.ts';
import { yearHeading } from '../../overview.ts';
import { distinctSchools } from '../../school-names.ts';
import { table, type TableColumn } from '../../table.ts';
import { listWords, schoolYearWords, t, type Text } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import { blank, type DocumentBlock, type DocumentSection } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('新教师跟岗培训表', 'Training of newcomers');

export const newcomersDocument: DocumentSpec = {
  id: 'newcomers',
  title: TITLE,
  readers: t('核心校、成员校，教师培训部门', 'the cores and members, the office for training'),
  build: (context, lang) => ({ title: TITLE[lang], sections: sectionsOf(context, lang) }),
};

/** A newcomer in the list of one year: the year of employment, or the later one in which a deferred training begins. */
interface Line {
  readonly newcomer: Newcomer;
  readonly year: number;
}

function sectionsOf(context: ReportContext, lang: Lang): DocumentSection[] {
  const en = lang === 'en';
  const [year] = context.instance.years;
  const lines = linesOf(context);
  const now = lines.filter((line) => line.year === year);
  const later = lines.filter((line) => line.year > year);
  return [
    {
      name: TITLE[lang],
      title: en ? `Training of newcomers in ${listYear(context, lang)}` : `${listYear(context, lang)}新教师跟岗培训表`,
      wide: true,
      blocks:
        now.length === 0
          ? [{ kind: 'text', text: none(context, lang) }]
          : [listOf(context, now, lang), counted(now, lang), signatures(lang)],
    },
    ...(later.length === 0
      ? []
      : [
          {
            name: en ? 'Outlook' : '预案',
            title: en ? 'Training of newcomers: outlook' : '新教师跟岗培训预案',
            subtitle: en
              ? 'For planning ahead only; revised every year and not signed.'
              : '仅供预安排，逐年修订，不签字',
            wide: true,
            blocks: [listOf(context, later, lang)],
          },
        ]),
  ];
}

/** Only in groups of whose newcomers the document speaks. */
function linesOf(context: ReportContext): Line[] {
  const { policy } = context;
  const rules = policy.rules.filter(({ spec }) => spec.id === 'newcomer-training');
  const isAsked = ({ person, first }: Newcomer): boolean =>
    knows(policy, 'SZ7') ||
    rules.some(({ kinds }) => kinds === null || kinds.includes(kindOf(person.home.group, first)));
  const all = newcomers(factsOf(context)).filter(isAsked);
  const lines = all.flatMap((newcomer): Line[] => [
    { newcomer, year: newcomer.first },
    ...(newcomer.due !== null && newcomer.due > newcomer.first ? [{ newcomer, year: newcomer.due }] : []),
  ]);
  return lines.toSorted((a, b) => a.year - b.year);
}

const isKnown = ({ policy }: ReportContext): boolean =>
  knows(policy, 'SZ7') || policy.rules.some(({ spec }) => spec.id === 'newcomer-training');

const none = (context: ReportContext, lang: Lang): string =>
  isKnown(context)
    ? lang === 'en'
      ? 'No member school employs a newcomer in this year.'
      : '本学年各成员校没有新招聘的教师。'
    : lang === 'en'
      ? 'The document that is followed asks for no training of newcomers.'
      : '所依据的文件没有新教师跟岗的规定。';

/** The training is put off beyond this year. */
const isDeferred = ({ newcomer, year }: Line): boolean => newcomer.due !== year;

const STATE = {
  posting: t('方案安排', 'Planned'),
  running: t('正在跟岗', 'Running'),
  activity: t('已登记', 'Entered'),
  deferred: t('推迟', 'Put off'),
  open: t('未安排', 'Not arranged'),
} as const satisfies Record<string, Text>;

const stateOf = (line: Line): keyof typeof STATE =>
  isDeferred(line) && line.newcomer.training?.by !== 'activity' ? 'deferred' : (line.newcomer.training?.by ?? 'open');

function counted(lines: readonly Line[], lang: Lang): DocumentBlock {
  const states = lines.map(stateOf);
  const count = (...of: readonly (keyof typeof STATE)[]): number => states.filter((one) => of.includes(one)).length;
  const [arranged, deferred, open] = [count('posting', 'running', 'activity'), count('deferred'), count('open')];
  return {
    kind: 'text',
    text:
      lang === 'en'
        ? `${lines.length} in all: ${arranged} arranged, ${deferred} put off, ${open} not arranged. The tutor's name is to be filled in where none is entered in the table of joint activities.`
        : `共${lines.length}人：已安排${arranged}人，推迟${deferred}人，未安排${open}人。“协作活动”表未填辅导教师的，由核心校填写。`,
  };
}

/** Why somebody is put off or not arranged; never what kind of leave it is. */
function reason({ instance, policy }: ReportContext, line: Line, lang: Lang): string {
  const { person, first, due } = line.newcomer;
  const en = lang === 'en';
  const state = stateOf(line);
  if (state === 'deferred') {
    const until = person.row.absentUntil;
    const away = person.absent(first)
      ? until === null
        ? en
          ? 'not at work, month of return not entered'
          : '不在岗，返岗年月未填'
        : en
          ? `not at work until ${formatMonth(until)}`
          : `不在岗（至${formatMonth(until)}）`
      : en
        ? 'works outside the county'
        : '在县外工作';
    const then =
      due === null
        ? en
          ? `due when back, after ${schoolYearWords(instance.years[2], lang)}`
          : `${schoolYearWords(instance.years[2], lang)}以后返岗时跟岗`
        : en
          ? `due in ${schoolYearWords(due, lang)}`
          : `推迟至${schoolYearWords(due, lang)}跟岗`;
    return en ? `${away}; ${then}` : `${away}，${then}`;
  }
  if (state !== 'open') return '';
  return policy.rules.some(({ spec }) => spec.id === 'newcomer-training')
    ? en
      ? 'due, not in the plan: see the certificate'
      : '应跟岗，方案未安排，见合规证书'
    : en
      ? 'no entry in the table of joint activities'
      : '“协作活动”表没有跟岗登记';
}

/** A blank to fill in where nobody has entered the month. */
const month = (value: number | null): string => (value === null ? blank(4) : formatMonth(value));

function listOf(context: ReportContext, lines: readonly Line[], lang: Lang): DocumentBlock {
  const { instance } = context;
  const [first] = instance.years;
  const school = distinctSchools(instance);
  const names = plainNames(instance);
  const numbers = new Map(lines.map((line, i) => [line, i + 1]));
  const training = (line: Line) => (stateOf(line) === 'deferred' ? null : line.newcomer.training);
  const columns: TableColumn<Line>[] = [
    { heading: t('序号', 'No.'), width: 6, value: (line) => numbers.get(line)! },
    ...(lines.some(({ year }) => year > first)
      ? [{ heading: t('学年', 'Year'), width: 18, value: ({ year }: Line) => yearHeading(year, first, lang) }]
      : []),
    { heading: t('姓名', 'Name'), width: 10, value: ({ newcomer }) => newcomer.person.row.name },
    { heading: t('教师编号', 'No. of teacher'), width: 10, value: ({ newcomer }) => newcomer.person.id },
    { heading: t('任教学科', 'Subject'), width: 11, value: ({ newcomer }) => newcomer.person.row.subject },
    {
      heading: t('参加工作年月', 'First employed'),
      width: 11,
      value: ({ newcomer }) => formatMonth(newcomer.person.row.employedSince),
    },
    {
      heading: t('招聘学校', 'Home school'),
      width: 18,
      align: 'left',
      value: ({ newcomer }) => school(newcomer.person.home.id),
    },
    {
      heading: t('跟岗学校（核心校）', 'Trains at (core)'),
      width: 18,
      align: 'left',
      value: ({ newcomer }) => (newcomer.core === null ? '' : school(newcomer.core)),
    },
    {
      heading: t('起止年月', 'From–until'),
      width: 21,
      value: (line) => {
        const found = training(line);
        return found === null ? '' : `${month(found.from)}—${month(found.until)}`;
      },
    },
    {
      heading: t('辅导教师', 'Tutor'),
      width: 12,
      value: (line) =>
        line.newcomer.tutors.length > 0
          ? listWords(line.newcomer.tutors.map(names.teacher), lang)
          : training(line) === null
            ? ''
            : blank(5),
    },
    { heading: t('安排情况', 'Arranged'), width: 9, value: (line) => STATE[stateOf(line)][lang] },
    {
      heading: t('推迟或未安排的原因', 'Why put off or not arranged'),
      width: 26,
      align: 'left',
      value: (line) => reason(context, line, lang),
    },
  ];
  return { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, lines) };
}
