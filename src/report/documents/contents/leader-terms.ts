/**
 * 校长任期届满名单: leaders who are due in each year, since when, where they go, who follows them, and why one stays
 * (GJ4 and what other places ask for); and, as an entitlement, those who reach two terms of whom no rule asks it.
 */
import { formatMonth, september } from '../../../domain/month.ts';
import type { Lang } from '../../../messages/message.ts';
import { asksForTerms, leadersDue, undatedLeaders, type LeaderDue } from '../../../verify/computed/leader-terms.ts';
import { LEADER_TERM, twoTerms, type TwoTerms } from '../../../verify/computed/school-entitlements.ts';
import { factsOf, ruleTitle, type ReportContext } from '../../context.ts';
import { PROGRAMS_OWN } from '../../entitlement-words.ts';
import { spanWords, staysWords } from '../../leader-term-words.ts';
import { movedWords } from '../../office-words.ts';
import { yearHeading } from '../../overview.ts';
import { distinctSchools } from '../../school-names.ts';
import { termOf } from '../../sheets/rotation-list.ts';
import { table, type TableColumn } from '../../table.ts';
import { listWords, POSITION, schoolYearWords, t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock, DocumentSection } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('校长任期届满名单', 'Leaders whose terms are over');
const TWO_TERMS = t('任满两届提示', 'Two terms completed');

export const leaderTerms: DocumentSpec = {
  id: 'leader-terms',
  title: TITLE,
  readers: t('教育局党委、人事部门', 'the party committee and the personnel office of the bureau'),
  build: (context, lang) => {
    const dues = leadersDue(factsOf(context));
    const told = new Set(dues.map(({ person }) => person.id));
    const others = twoTerms(context.instance).filter(({ teacher }) => !told.has(teacher));
    const years = asksForTerms(context.policy)
      ? context.instance.years.map((year) =>
          yearSection(
            context,
            year,
            dues.filter((one) => one.year === year),
            lang,
          ),
        )
      : [];
    return { title: TITLE[lang], sections: [...years, entitled(context, others, lang)] };
  },
};

/** The note that names leaders without a date: nobody can tell whether their terms are over. */
function undated({ instance }: ReportContext, lang: Lang): DocumentBlock[] {
  const people = undatedLeaders(instance);
  if (people.length === 0) return [];
  const school = distinctSchools(instance);
  const named = listWords(
    people.map(({ row, home }) =>
      lang === 'en' ? `${row.name} (${school(home.id)})` : `${row.name}（${school(home.id)}）`,
    ),
    lang,
  );
  return [
    {
      kind: 'note',
      text:
        lang === 'en'
          ? `No month of taking the post was entered, so that nobody can tell whether the terms are over: ${named}.`
          : `名册未填任现职年月、无法判断任期是否届满的：${named}。`,
    },
  ];
}

function yearSection(context: ReportContext, year: number, lines: readonly LeaderDue[], lang: Lang): DocumentSection {
  const { instance, policy } = context;
  const [first] = instance.years;
  const school = distinctSchools(instance);
  const numbers = new Map(lines.map((line, i) => [line, i + 1]));
  const columns: TableColumn<LeaderDue>[] = [
    { heading: t('序号', 'No.'), width: 6, value: (line) => numbers.get(line)! },
    { heading: t('集团', 'Group'), width: 16, align: 'left', value: ({ person }) => person.home.group.name },
    { heading: t('学校', 'School'), width: 18, align: 'left', value: ({ person }) => school(person.home.id) },
    { heading: t('姓名', 'Name'), width: 10, value: ({ person }) => person.row.name },
    { heading: t('职务', 'Post'), width: 9, value: ({ person }) => POSITION[person.row.position][lang] },
    { heading: t('在本校任现职起', 'In the post here since'), width: 11, value: ({ since }) => formatMonth(since) },
    { heading: t('已任年限', 'Held for'), width: 10, value: ({ months }) => spanWords(months, lang) },
    {
      heading: t('依据', 'Basis'),
      width: 16,
      align: 'left',
      value: ({ rule }) => ruleTitle(policy, rule.spec.id, rule.clause, lang),
    },
    {
      heading: t('拟任学校', 'Goes to'),
      width: 18,
      align: 'left',
      value: ({ posting }) => (posting === null ? '' : school(posting.to)),
    },
    {
      heading: t('拟任职务', 'Post there'),
      width: 9,
      value: ({ office }) => (office === null ? '' : POSITION[office.post][lang]),
    },
    {
      heading: t('起止年月', 'From and until'),
      width: 17,
      value: ({ posting }) => (posting === null ? '' : termOf(posting)),
    },
    {
      heading: t('原职务接任人', 'Who follows'),
      width: 18,
      align: 'left',
      value: ({ office }) => (office === null ? '' : followersWords(context, office.followers, lang)),
    },
    {
      heading: t('未交流原因', 'Why one stays'),
      width: 34,
      align: 'left',
      value: (line) => staysWords(context, line, lang),
    },
  ];
  const going = lines.filter(({ stays }) => stays === null).length;
  const none = lang === 'en' ? 'No leader is due this year.' : '本学年没有任期届满的校长、副校长。';
  const sum =
    lang === 'en'
      ? `Due: ${lines.length}; they go: ${going}; they stay: ${lines.length - going}.`
      : `任期届满${lines.length}人，安排交流${going}人，未安排${lines.length - going}人。`;
  return {
    name: yearHeading(year, first, lang),
    title:
      lang === 'en'
        ? `${TITLE.en}, ${schoolYearWords(year, lang)}${year === first ? '' : ' (outlook)'}`
        : `${schoolYearWords(year, lang)}${TITLE['zh-CN']}${year === first ? '' : '（预案）'}`,
    wide: true,
    blocks: [
      ...(lines.length === 0
        ? [{ kind: 'text' as const, text: none }]
        : [
            { kind: 'table' as const, table: table(lang, { name: TITLE, title: '', columns }, lines) },
            { kind: 'text' as const, text: sum },
          ]),
      ...(year === first ? [...undated(context, lang), signatures(lang)] : []),
    ],
  };
}

/** `李某（二小）`; a post for which the plan sends nobody stays open. */
function followersWords({ instance }: ReportContext, followers: readonly string[], lang: Lang): string {
  const school = distinctSchools(instance);
  if (followers.length === 0) return lang === 'en' ? 'stays open' : '空缺待任';
  return listWords(
    followers.map((id) => {
      const { row, home } = instance.persons.get(id)!;
      return lang === 'en' ? `${row.name} (${school(home.id)})` : `${row.name}（${school(home.id)}）`;
    }),
    lang,
  );
}

/** Leaders of two terms of whom no rule asks that they move: told, and nothing asked. */
function entitled(context: ReportContext, lines: readonly TwoTerms[], lang: Lang): DocumentSection {
  const { instance, policy, plan } = context;
  const school = distinctSchools(instance);
  const asks = asksForTerms(policy);
  const person = ({ teacher }: TwoTerms) => instance.persons.get(teacher)!;
  const columns: TableColumn<TwoTerms>[] = [
    { heading: t('集团', 'Group'), width: 18, align: 'left', value: (line) => person(line).home.group.name },
    { heading: t('学校', 'School'), width: 20, align: 'left', value: (line) => school(line.school) },
    { heading: t('姓名', 'Name'), width: 10, value: (line) => person(line).row.name },
    { heading: t('职务', 'Post'), width: 9, value: (line) => POSITION[person(line).row.position][lang] },
    { heading: t('在本校任现职起', 'In the post here since'), width: 11, value: ({ since }) => formatMonth(since) },
    {
      heading: t('满两届学年', 'Two terms over in'),
      width: 11,
      value: ({ reached }) => schoolYearWords(reached, lang),
    },
    {
      heading: t('至当年9月已任', 'Held by then'),
      width: 11,
      value: ({ since, reached }) => spanWords(september(reached) - since, lang),
    },
    {
      heading: t('去向', 'Where to'),
      width: 40,
      align: 'left',
      value: ({ teacher }) => {
        const posting = plan.postings.find((one) => one.teacher === teacher);
        return posting === undefined ? (lang === 'en' ? 'stays' : '留任') : movedWords(context, posting, lang);
      },
    },
  ];
  const why = asks
    ? lang === 'en'
      ? `By the national opinion of two terms of ${LEADER_TERM} years (${PROGRAMS_OWN.en}). By the conditions of the policy (posts, years, years left, leave) these leaders are not due.`
      : `按国家意见“两届”提示，每届按${LEADER_TERM}年计（${PROGRAMS_OWN['zh-CN']}）；按本政策的条件（职务、任职年限、距离岗年限、在岗情况），以上人员不列为任期届满。`
    : lang === 'en'
      ? `The policy sets no term for leaders. By the national opinion of two terms of ${LEADER_TERM} years (${PROGRAMS_OWN.en}); the plan asks nobody to move for it.`
      : `本政策没有规定校长任期；按国家意见“两届”提示，每届按${LEADER_TERM}年计（${PROGRAMS_OWN['zh-CN']}），方案不据此要求交流。`;
  const none =
    lang === 'en'
      ? asks
        ? 'Nobody else reaches two terms within the three years.'
        : 'The policy sets no term for leaders, and nobody reaches two terms within the three years.'
      : asks
        ? '三个学年内没有其他任满两届的校长、副校长。'
        : '本政策没有规定校长任期，三个学年内也没有任满两届的校长、副校长。';
  return {
    name: TWO_TERMS[lang],
    title: lang === 'en' ? `${TWO_TERMS.en}, from ${listYear(context, lang)} on` : `校长、副校长${TWO_TERMS[lang]}`,
    wide: true,
    blocks: [
      ...(lines.length === 0
        ? [{ kind: 'text' as const, text: none }]
        : [
            { kind: 'table' as const, table: table(lang, { name: TWO_TERMS, title: '', columns }, lines) },
            { kind: 'text' as const, text: why },
          ]),
      ...(asks ? [] : undated(context, lang)),
    ],
  };
}
