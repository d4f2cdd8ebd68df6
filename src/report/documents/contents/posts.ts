/**
 * 岗位公告: posts on offer in the first year by school and subject: what is missing without the plan and stays so, and
 * what the plan itself leaves open; posts of leaders that nobody takes over. No names: it hangs on the wall.
 */
import type { Site } from '../../../domain/instance.ts';
import { compositeKey } from '../../../domain/key.ts';
import { formatMonth, monthOf } from '../../../domain/month.ts';
import type { Lang } from '../../../messages/message.ts';
import { monthlyRate } from '../../../verify/allowances.ts';
import { officeOf } from '../../../verify/computed/offices.ts';
import { stageWord, type ReportContext } from '../../context.ts';
import { DEMAND_UNKNOWN, isDemandKnown } from '../../demand-known.ts';
import { distinctSchools } from '../../school-names.ts';
import { isRated } from '../../sheets/allowances.ts';
import { balanceLines, missingOf, roundingWords, subjectsOf, sumOfTeachers } from '../../sheets/subject-balance.ts';
import { table, type TableColumn } from '../../table.ts';
import { clauses, listWords, POSITION, t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import { blank, type DocumentBlock } from '../model.ts';
import { basis, listYear, seal } from './letterhead.ts';

const TITLE = t('教师交流轮岗岗位公告', 'Announcement of posts');

export const posts: DocumentSpec = {
  id: 'posts',
  title: TITLE,
  readers: t('各学校教师', 'the teachers of all schools'),
  build: (context, lang) => ({
    title: TITLE[lang],
    sections: [
      {
        name: lang === 'en' ? 'Posts' : '岗位公告',
        title:
          lang === 'en'
            ? `Posts for rotation in ${listYear(context, lang)}`
            : `${listYear(context, lang)}义务教育学校教师交流轮岗岗位公告`,
        wide: true,
        blocks: blocksOf(context, lang),
      },
    ],
  }),
};

interface PostLine {
  readonly site: Site;
  /** null: a post of a leader. */
  readonly subject: string | null;
  /** What a leader's post is called; null for teachers. */
  readonly post: 'principal' | 'vicePrincipal' | 'midLevel' | 'teacher' | null;
  /** Whole posts on offer; a part of a timetable is none, and is told as `rest`, in teachers. */
  readonly posts: number;
  readonly rest: number;
  /** Teachers missing: without the plan already, and only because of it. */
  readonly open: number;
  readonly freed: number;
  /** Newcomers of the subject who are away for training, so that the post is theirs again. */
  readonly trainees: number;
  /** The last month for which a trainee, or the leader whose post it is, is away; null = nobody is. */
  readonly awayUntil: number | null;
}

/** By group and school; subjects that need most first, then leaders. */
function postLines(context: ReportContext): PostLine[] {
  const { instance, plan, policy } = context;
  const [first] = instance.years;
  const lines = balanceLines(context);
  const order = new Map(subjectsOf(lines).map((subject, i) => [subject, i]));
  const training = Map.groupBy(
    plan.postings.filter(({ kind, start, years }) => kind === 'training' && start <= first && first < start + years),
    ({ teacher, from }) => compositeKey(from, instance.persons.get(teacher)!.row.subject),
  );
  const ofSubjects = lines
    .filter(({ year, need, after }) => year === first && missingOf(need, after) > 0)
    .map(({ site, subject, need, before, after }): PostLine => {
      const missing = missingOf(need, after);
      const open = Math.min(missing, missingOf(need, before));
      const away = training.get(compositeKey(site.id, subject)) ?? [];
      return {
        site,
        subject,
        post: null,
        posts: Math.floor(missing),
        rest: sumOfTeachers([missing, -Math.floor(missing)]),
        open,
        freed: sumOfTeachers([missing, -open]),
        trainees: away.length,
        awayUntil: away.length === 0 ? null : Math.max(...away.map(({ start, years }) => monthOf(start + years, 8))),
      };
    });
  const ofLeaders = plan.postings
    .filter(({ kind, start }) => kind === 'leadership' && start === first)
    .map((posting) => ({ posting, office: officeOf(instance, policy, plan.postings, posting) }))
    .filter(({ office }) => office.followers.length === 0)
    .map(({ posting, office }): PostLine => ({
      site: instance.sites.get(posting.from)!,
      subject: null,
      post: office.left,
      posts: 1,
      rest: 0,
      open: 0,
      freed: 1,
      trainees: 0,
      awayUntil: monthOf(posting.start + posting.years, 8),
    }));
  const groups = new Map(instance.groups.map(({ id }, i) => [id, i]));
  const sites = new Map([...instance.sites.keys()].map((id, i) => [id, i]));
  const rank = ({ subject }: PostLine): number => (subject === null ? order.size : order.get(subject)!);
  return [...ofSubjects, ...ofLeaders].toSorted(
    (a, b) =>
      groups.get(a.site.group.id)! - groups.get(b.site.group.id)! ||
      sites.get(a.site.id)! - sites.get(b.site.id)! ||
      rank(a) - rank(b),
  );
}

function blocksOf(context: ReportContext, lang: Lang): DocumentBlock[] {
  const en = lang === 'en';
  const lines = postLines(context);
  const none = isDemandKnown(context)
    ? en
      ? 'Under the plan no post stays open.'
      : '按方案安排后没有空缺岗位。'
    : `${DEMAND_UNKNOWN[lang]}${en ? '.' : '。'}`;
  if (lines.length === 0) return [{ kind: 'text', text: none }];
  const total = sumOfTeachers(lines.map((line) => line.posts));
  const [first] = context.instance.years;
  const rounding = roundingWords(
    balanceLines(context).filter(({ year }) => year === first),
    lang,
  );
  return [
    {
      kind: 'text',
      text: en
        ? `Under ${basis(context, lang)}, ${total} ${total === 1 ? 'post is' : 'posts are'} on offer in ${listYear(context, lang)}. Teachers who meet the conditions may apply with the form of application.`
        : `根据${basis(context, lang)}，现将${listYear(context, lang)}拟设的${total}个教师交流轮岗岗位予以公布。符合条件的教师可填写《义务教育学校教师交流轮岗申请表》申请。`,
    },
    {
      kind: 'text',
      text: en
        ? `Applications: from ${blank(5)} to ${blank(5)}, at ${blank(8)}; telephone: ${blank(8)}.`
        : `报名时间：${blank(2)}月${blank(2)}日至${blank(2)}月${blank(2)}日；报名地点：${blank(8)}；咨询电话：${blank(8)}。`,
    },
    { kind: 'table', table: table(lang, { name: TITLE, title: '', columns: columnsOf(context, lines, lang) }, lines) },
    ...(rounding === null ? [] : [{ kind: 'note' as const, text: `${rounding}${en ? '.' : '。'}` }]),
    ...(isDemandKnown(context) ? [] : [{ kind: 'note' as const, text: none }]),
    seal(lang),
  ];
}

function columnsOf(context: ReportContext, lines: readonly PostLine[], lang: Lang): TableColumn<PostLine>[] {
  const { instance, policy } = context;
  const school = distinctSchools(instance);
  const numbers = new Map(lines.map((line, i) => [line, i + 1]));
  const stages = ({ site }: PostLine): string =>
    listWords(
      site.stages.map((stage) => stageWord(stage, lang)),
      lang,
    );
  const teachers = (heading: { readonly 'zh-CN': string; readonly en: string }, of: (line: PostLine) => number) => ({
    heading,
    width: 9,
    value: of,
  });
  return [
    { heading: t('序号', 'No.'), width: 6, value: (line) => numbers.get(line)! },
    { heading: t('学校', 'School'), width: 24, align: 'left', value: ({ site }) => school(site.id) },
    { heading: t('片区', 'Zone'), width: 12, value: ({ site }) => site.zone?.name ?? site.row.zone },
    { heading: t('学段', 'Stage'), width: 12, value: stages },
    {
      heading: t('学科（职务）', 'Subject (position)'),
      width: 13,
      value: ({ subject, post }) => subject ?? (post === null ? '' : POSITION[post][lang]),
    },
    teachers(t('岗位数', 'Posts'), (line) => line.posts),
    teachers(t('其中：原有空缺', 'of them: open before'), (line) => line.open),
    teachers(t('其中：交流空出', 'of them: left by the plan'), (line) => line.freed),
    {
      heading: t('资格条件', 'Conditions'),
      width: 20,
      align: 'left',
      value: (line) =>
        line.subject === null
          ? ''
          : lang === 'en'
            ? `certificate: ${stages(line)}; ${line.subject}`
            : `${stages(line)}教师资格，任教${line.subject}`,
    },
    ...(isRated(context)
      ? [
          {
            heading: t('交流津贴（元/月）', 'Allowance (yuan a month)'),
            width: 10,
            align: 'right' as const,
            format: '#,##0',
            value: ({ site }: PostLine) => monthlyRate(instance, policy.settings, site, instance.years[0]),
          },
        ]
      : []),
    { heading: t('备注', 'Remarks'), width: 26, align: 'left', value: (line) => remark(line, lang) },
  ];
}

function remark({ post, rest, trainees, awayUntil }: PostLine, lang: Lang): string {
  const en = lang === 'en';
  return clauses(
    [
      ...(rest > 0
        ? [
            en
              ? `${rest} of a timetable is missing besides: no post of its own`
              : `另缺${rest}人的课时，不单设岗位，可由走教、兼课解决`,
          ]
        : []),
      ...(awayUntil === null
        ? []
        : post !== null
          ? [
              en
                ? `who holds the post serves elsewhere until ${formatMonth(awayUntil)}`
                : `原任人员外出任职至${formatMonth(awayUntil)}`,
            ]
          : [
              en
                ? `${trainees} of the school's own are in training until ${formatMonth(awayUntil)}`
                : `本校新教师${trainees}人跟岗，至${formatMonth(awayUntil)}`,
            ]),
    ],
    lang,
  );
}
