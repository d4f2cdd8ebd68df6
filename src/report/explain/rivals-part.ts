/** Who else could meet the need that a posting serves, with what each would cost if nobody else moved. */
import type { Lang } from '../../messages/message.ts';
import type { Rival, Rivals } from '../../explain/rivals.ts';
import type { TeacherReasons } from '../../explain/teacher.ts';
import { plainNames, ruleTitle, type ReportContext } from '../context.ts';
import { purposeWords } from '../purpose-words.ts';
import { table, type Table } from '../table.ts';
import { listWords, schoolYearWords, t } from '../words.ts';
import { candidateColumns } from './candidate-columns.ts';
import { tierChangeWords } from './consequences.ts';
import type { SheetPart } from './sheet.ts';
import { peopleWords } from './small-counts.ts';

/** So many are named: an officer needs the next ones, not everybody. */
const NAMED = 5;

/** `open`: names and costs may be told. */
export function rivalsPart(
  context: ReportContext,
  { person, posting, rivals }: TeacherReasons,
  open: boolean,
  lang: Lang,
): SheetPart {
  const { instance } = context;
  const { need, pinned, candidates, able, barred, missed, sent, eligible, starting } = rivals!;
  const en = lang === 'en';
  const year = schoolYearWords(posting!.start, lang);
  const host = plainNames(instance).school(posting!.to);
  const { subject } = person.row;
  const count = (ids: readonly unknown[]): string => peopleWords(ids.length, open, lang);
  const purposes = listWords(purposeWords(context, posting!, lang), lang);
  const needed =
    need === 'post'
      ? en
        ? `What is needed: a teacher of ${subject} at ${host} from ${year}.`
        : `所需要的：${year}起到${host}任教的${subject}教师。`
      : missed.some(({ rule }) => rule.spec.nature === 'protection')
        ? en
          ? `This posting counts for a number (${purposes}), and without it the protections named above would not hold: whoever takes the place must make up for both.`
          : `这次交流计入数量要求（${purposes}）；同时，没有它上面列出的不得突破的规定就不能满足，所以接替的人须两样都顾到。`
        : en
          ? `This posting serves a number (${purposes}), not one particular post: whoever of the group may start in ${year} and is counted at the same places serves it as well, at whatever host.`
          : `这次交流服务于数量要求（${purposes}），不是非某一岗位不可：本集团${year}可以派出、同样计入上列条款的教师，到哪一所学校都能满足。`;
  const tried = en
    ? `${count(candidates)} others who stay could be sent for it, looked at by themselves; ${count(able)} of them could take this teacher’s place with all other postings as they are.`
    : `除本人外，未安排交流而单独看可以派出的${count(candidates)}；其中，其他安排都不变、只由其一人接替而不违反规定的${count(able)}。`;
  const same = en
    ? `Sent to the same school in the same year, of the same subject: ${sent.length} more${named(context, sent, open, lang)}.`
    : `同一学年到同一学校的同学科教师另有${sent.length}人${named(context, sent, open, lang)}。`;
  return {
    id: 'rivals',
    title: t('同一需要还有谁', 'Who else could meet the same need')[lang],
    lines: [
      en
        ? `- In the group ${eligible} teachers are eligible in ${year}; ${starting} start an exchange.`
        : `- 本集团${year}符合交流条件的${eligible}人，开始交流的${starting}人。`,
      ...(pinned ? [`- ${PINNED[lang]}`] : []),
      `- ${needed}`,
      `- ${tried}`,
      ...(open && barred.length > 0 ? [`- ${barredWords(context, barred, lang)}`] : []),
      `- ${same}`,
      ...(able.length > 0 ? [EXCHANGE_ONLY[lang]] : []),
    ],
    ...(open && able.length > 0 ? { tables: [ableTable(context, able.slice(0, NAMED), able.length, lang)] } : {}),
  };
}

const PINNED = t(
  '本次按录入的指定安排，指定针对本人；以下先不计这项指定。',
  'A decision entered by hand asks for this very teacher; it is left out in what follows.',
);
const EXCHANGE_ONLY = t(
  '以上只换一人、其他都不动；下一部分允许本集团的安排一并调整，代价可能更小，变动的人也更多。',
  'So far one person is exchanged and nobody else moves; the next part lets the whole group be arranged anew, which may cost less and move more people.',
);

/** `其余的若由其接替，会违反：派出校学科保护 60人、…` */
const barredWords = ({ policy }: ReportContext, barred: Rivals['barred'], lang: Lang): string =>
  `${lang === 'en' ? 'The rest, in this place alone, would break: ' : '其余的人若单独接替，会违反：'}${listWords(
    barred.map(
      ({ rule: { spec, clause }, teachers }) =>
        `${ruleTitle(policy, spec.id, clause, lang)} ${teachers.length}${lang === 'en' ? '' : '人'}`,
    ),
    lang,
  )}${lang === 'en' ? '.' : '。'}`;

function named({ instance }: ReportContext, ids: readonly string[], open: boolean, lang: Lang): string {
  if (!open || ids.length === 0) return '';
  const names = plainNames(instance);
  return `${lang === 'en' ? ': ' : '：'}${listWords(
    ids.map((id) => `${names.teacher(id)} ${id}`),
    lang,
  )}`;
}

function ableTable({ instance }: ReportContext, able: readonly Rival[], all: number, lang: Lang): Table {
  const names = plainNames(instance);
  const name = t('可以接替的人选', 'Who could take the place');
  return table<Rival>(
    lang,
    {
      name,
      title: lang === 'en' ? `The ${able.length} of least cost, of ${all}` : `代价最小的${able.length}人（共${all}人）`,
      columns: [
        ...candidateColumns(names),
        {
          heading: t('交流单位', 'Host school'),
          width: 14,
          align: 'left',
          value: ({ posting }) => names.school(posting.to),
        },
        {
          heading: t('第一个不同的目标（越小越好）', 'First aim that differs (less is better)'),
          width: 30,
          align: 'left',
          value: ({ decidedBy }) =>
            decidedBy === null ? t('各级目标都相同', 'equal in every aim')[lang] : tierChangeWords(decidedBy, lang),
        },
      ],
    },
    able,
  );
}
