/**
 * 集团岗位分配建议表: the posts that a document hands to the group as one total, by school, with holders, free posts and
 * a proposal by need (SZ8).
 */
import sum from 'lodash/sum.js';
import type { Lang } from '../../../messages/message.ts';
import {
  groupPosts,
  type GroupPosts,
  type PostKind,
  type SchoolPosts,
} from '../../../verify/computed/post-allotment.ts';
import { factsOf, plainNames, type ReportContext } from '../../context.ts';
import { clausesFor } from '../../known-clauses.ts';
import { distinctSchools } from '../../school-names.ts';
import { table, type Table, type TableColumn } from '../../table.ts';
import { listWords, schoolYearWords, t, type Text } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock, DocumentSection } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('集团岗位分配建议表', 'Posts of groups, proposal');

const KINDS: Readonly<Record<PostKind, Text>> = {
  establishment: t('编制', 'Establishment'),
  seniorPosts: t('高级岗位', 'Senior posts'),
  intermediatePosts: t('中级岗位', 'Intermediate posts'),
};

/** The method, as plainly as the table needs it: `domain/allot-by-need.ts` and `verify/computed/post-allotment.ts`. */
const METHOD = [
  t(
    '建议数：集团总数按各校学科教师需求（三个学年有需求的各学科之和）的比例分配，先取整数部分，余下的按余数从大到小各加一个（余数相同的，需求大的在前），各校之和等于集团总数。',
    'Proposal: the total of the group is allotted in proportion to the need of subject teachers (all subjects with demand, three years together); whole parts first, then one post each by the largest remainders (of equal ones the larger need first). The parts add up to the total.',
  ),
  t(
    '各校建议数不低于期初占用人数；按需求不足的，先保留期初人数，其余各校再按需求分配。集团总数少于期初占用人数的，改按期初人数的比例分配。',
    'No school gets less than its holders at the start: one whose share would be smaller keeps them, and the rest is allotted anew among the others. Where the total is less than the holders, it is allotted in proportion to these.',
  ),
  t(
    '编制按在编教师计，高级岗位按正高级、高级计，中级岗位按一级计；期初按编制学校计，方案学年中方案安排的交流计入接收学校，此前开始的交流、跟岗和干部任职仍计在编制学校。核定数不含经批准的上浮。',
    'Establishment: established teachers; senior posts: professor and senior grade; intermediate posts: first grade. At the start they count at the school of their establishment; in years of the plan its exchanges count at the host, other postings do not. Approved extra shares are not in the numbers.',
  ),
  t(
    '奖励性绩效工资总量名册没有数据，未作分配。本表为建议，由集团研究后报批。',
    'The total of performance pay is not in the roster and is not allotted. This is a proposal for the group to decide on.',
  ),
] as const;

export const postAllotment: DocumentSpec = {
  id: 'post-allotment',
  title: TITLE,
  readers: t('集团管理委员会、人事和编制部门', 'the boards of the groups, the offices for personnel and establishment'),
  build: (context, lang) => {
    const groups = groupPosts(factsOf(context));
    return { title: TITLE[lang], sections: [sectionOf(context, groups, lang)] };
  },
};

/** A school, or the sum of its group. */
interface Line extends Omit<SchoolPosts, 'school'> {
  readonly group: string;
  readonly kind: PostKind;
  /** null = the sum of the group. */
  readonly school: string | null;
}

/** Sums are null where one part is. */
const total = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);

function linesOf({ group, kind, schools }: GroupPosts): Line[] {
  return [
    ...schools.map((one): Line => ({ group, kind, ...one })),
    {
      group,
      kind,
      school: null,
      posts: total(schools.map(({ posts }) => posts)),
      atStart: sum(schools.map(({ atStart }) => atStart)),
      byYear: (schools[0]?.byYear ?? []).map((_, i) => sum(schools.map(({ byYear }) => byYear[i]!))),
      need: sum(schools.map(({ need }) => need)),
      proposed: total(schools.map(({ proposed }) => proposed)),
    },
  ];
}

const less = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

function postsTable(context: ReportContext, groups: readonly GroupPosts[], lang: Lang): Table {
  const { years } = context.instance;
  const names = plainNames(context.instance);
  const school = distinctSchools(context.instance);
  const count = (heading: Text, value: (line: Line) => number | null, format?: string): TableColumn<Line> => ({
    heading,
    width: 10,
    align: 'right',
    value,
    ...(format === undefined ? {} : { format }),
  });
  const columns: TableColumn<Line>[] = [
    { heading: t('集团', 'Group'), width: 20, align: 'left', value: ({ group }) => names.group(group) },
    { heading: t('岗位类别', 'Kind of post'), width: 12, value: ({ kind }) => KINDS[kind][lang] },
    {
      heading: t('学校', 'School'),
      width: 22,
      align: 'left',
      value: (line) => (line.school === null ? (lang === 'en' ? 'Sum of the group' : '集团合计') : school(line.school)),
    },
    count(t('核定数', 'Posts'), ({ posts }) => posts),
    count(t('期初占用', 'Holders at the start'), ({ atStart }) => atStart),
    count(t('期初空余', 'Free at the start'), ({ posts, atStart }) => less(posts, atStart)),
    ...years.flatMap((year, i) => [
      count(
        t(`${schoolYearWords(year, 'zh-CN')}占用`, `Holders ${schoolYearWords(year, 'en')}`),
        ({ byYear }) => byYear[i]!,
      ),
      count(t(`${schoolYearWords(year, 'zh-CN')}空余`, `Free ${schoolYearWords(year, 'en')}`), ({ posts, byYear }) =>
        less(posts, byYear[i]!),
      ),
    ]),
    count(t('三学年学科教师需求', 'Need of subject teachers, three years'), ({ need }) => need / 10, '0.0'),
    count(t('建议数', 'Proposed'), ({ proposed }) => proposed),
    count(t('建议增减', 'Change proposed'), ({ proposed, posts }) => less(proposed, posts), '+0;-0;0'),
  ];
  return table(lang, { name: TITLE, title: '', columns }, groups.flatMap(linesOf));
}

/** Pools of which no proposal can be made, and why: by group and kind of post. */
function withoutProposal({ instance }: ReportContext, groups: readonly GroupPosts[], lang: Lang): DocumentBlock[] {
  const names = plainNames(instance);
  const school = distinctSchools(instance);
  return groups
    .filter(({ schools }) => schools.some(({ proposed }) => proposed === null))
    .map(({ group, kind, schools }): DocumentBlock => {
      const open = schools.filter(({ posts }) => posts === null).map((one) => school(one.school));
      const why =
        open.length > 0
          ? lang === 'en'
            ? `no number entered for ${listWords(open, lang)}`
            : `${listWords(open, lang)}未填核定数`
          : lang === 'en'
            ? 'no need was entered'
            : '未填学科需求';
      const what = KINDS[kind][lang];
      return {
        kind: 'note',
        text:
          lang === 'en'
            ? `No proposal for ${names.group(group)}, ${what.toLowerCase()}: ${why}.`
            : `${names.group(group)}${what}没有建议数：${why}。`,
      };
    });
}

function sectionOf(context: ReportContext, groups: readonly GroupPosts[], lang: Lang): DocumentSection {
  const ids = clausesFor(context.policy, 'SZ8');
  const told = groups.filter(({ schools }) => schools.some(({ posts }) => posts !== null));
  const title =
    lang === 'en' ? `${TITLE.en}, ${listYear(context, lang)}` : `${listYear(context, lang)}${TITLE['zh-CN']}`;
  const none =
    groups.length === 0
      ? lang === 'en'
        ? 'The policy hands no posts to the groups as one total.'
        : '本政策没有把岗位总量分配到集团，无须分配。'
      : lang === 'en'
        ? 'The roster gives no numbers of posts, so that there is nothing to allot.'
        : '名册没有填编制数、高级岗位数和中级岗位数，无法分配。';
  return {
    name: TITLE[lang],
    title,
    ...(ids.length === 0
      ? {}
      : { subtitle: lang === 'en' ? `Clause ${listWords(ids, lang)}` : `依据条款：${listWords(ids, lang)}` }),
    wide: true,
    blocks:
      told.length === 0
        ? [{ kind: 'text', text: none }]
        : [
            { kind: 'table', table: postsTable(context, told, lang) },
            ...withoutProposal(context, told, lang),
            ...METHOD.map((one): DocumentBlock => ({ kind: 'note', text: one[lang] })),
            signatures(lang),
          ],
  };
}
