/** 数据存疑: entries worth checking before the list is made public, the gravest first. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import type { SearchedDoubt, SearchedDoubts } from '../../explain/doubt-search.ts';
import { ENTRIES, type Doubt, type DoubtfulEntry } from '../../explain/doubts.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { shownTier, unitOf } from '../sheets/quality.ts';
import { table } from '../table.ts';
import { listWords, schoolYearWords, t, TIER, type Text } from '../words.ts';
import { tierChangeWords } from './consequences.ts';
import { framed } from './frame.ts';
import { inJson } from './result-word.ts';
import type { ExplainSheet } from './sheet.ts';

const ENTRY: Record<DoubtfulEntry, Text> = {
  exemption: t('漏填免除交流', 'an exemption is missing'),
  subject: t('主教学科应为兼教学科', 'the main subject is the one taught besides'),
  backbone: t('骨干层级填错（实为非骨干）', 'not a backbone teacher after all'),
  yearLess: t('进现校年月早填一年', 'a year less at the school than entered'),
  yearMore: t('进现校年月晚填一年', 'a year more at the school than entered'),
};

/** A list that somebody works through; the JSON answer has every entry. */
const MOST_ROWS = 100;

export const doubtsJson = ({ found, tried, untried }: SearchedDoubts): object => ({
  tried,
  untried,
  searched: searchedOf(found),
  doubts: found.map((doubt) => ({ ...doubt, searched: inJson(doubt.searched) })),
});

const searchedOf = (found: readonly SearchedDoubt[]): number =>
  found.filter(({ searched }) => searched !== null).length;

/** `seconds`: the limit under which the answer was found. */
export function doubtsSheet(
  context: ReportContext,
  { found, tried, untried }: SearchedDoubts,
  seconds: number,
  lang: Lang,
): ExplainSheet {
  const en = lang === 'en';
  const names = plainNames(context.instance);
  const who = (id: string): string => `${names.teacher(id)} ${id}`;
  const amount = (tier: keyof typeof TIER, change: number): string =>
    `${TIER[tier].plain[lang]} ${change > 0 ? '+' : ''}${shownTier(tier, change)}${en ? ' ' : ''}${unitOf(tier, lang)}`;
  const effect = ({ effect: one }: Doubt): string => {
    switch (one.kind) {
      case 'falls': {
        if (one.by === null)
          return t('该安排不再成立，且一处对调找不到接替的人', 'the posting falls, and no single exchange fills it')[
            lang
          ];
        const cost = one.tier === null ? '' : `${en ? ' – ' : '，'}${amount(one.tier, one.change)}`;
        return en
          ? `the posting falls; ${who(one.by)} would take over at the least cost${cost}`
          : `该安排不再成立，由${who(one.by)}接替代价最小${cost}`;
      }
      case 'breaks':
        return en
          ? `hard rules give way: ${amount('legal', one.change)}`
          : `硬性规定不再全部达到：${amount('legal', one.change)}`;
      case 'turn':
        if (one.tier === null)
          return en
            ? `it could be the turn of ${who(one.other)} instead, all else equal`
            : `其他目标都不变，先后次序可能与${who(one.other)}互换`;
        return en
          ? `${who(one.other)} would be the better choice: ${amount(one.tier, one.change)}`
          : `改由${who(one.other)}更好：${amount(one.tier, one.change)}`;
      case 'opens':
        return en
          ? `would be eligible, and sending this teacher betters ${amount(one.tier, one.change)}`
          : `将符合交流条件，派出可使${amount(one.tier, one.change)}`;
    }
  };
  const title = t(
    '公示前值得核对的名册栏目（后果重的在前）',
    'Entries worth checking before public notice, the gravest first',
  );
  const sheet = table<SearchedDoubt>(
    lang,
    {
      name: title,
      title: title[lang],
      columns: [
        { heading: t('教师', 'Teacher'), width: 14, align: 'left', value: ({ teacher }) => who(teacher) },
        {
          heading: t('本方案安排', 'Posted'),
          width: 20,
          align: 'left',
          value: ({ posting }) =>
            posting === null ? '' : `${schoolYearWords(posting.start, lang)} ${names.school(posting.to)}`,
        },
        { heading: t('如果', 'If'), width: 18, align: 'left', value: ({ entry }) => ENTRY[entry][lang] },
        {
          heading: t('则（初筛：只换一人）', 'Then (sorting: one person exchanged)'),
          width: 34,
          align: 'left',
          value: effect,
        },
        {
          heading: t('全组重新计算', 'The group planned anew'),
          width: 30,
          align: 'left',
          value: ({ teacher, searched }) => searchedWords(context, teacher, searched, lang),
        },
      ],
    },
    found.slice(0, MOST_ROWS),
  );
  const rest = found.length - MOST_ROWS;
  const more =
    rest <= 0 ? [] : [en ? `${rest} more are listed in the data file (JSON).` : `其余${rest}处见数据文件（JSON）。`];
  const counts = listWords(
    ENTRIES.map((entry) => `${ENTRY[entry][lang]} ${tried[entry]}`),
    lang,
  );
  const looked = sum(ENTRIES.map((entry) => tried[entry]));
  const all = looked + untried;
  const searched = searchedOf(found);
  const lines = en
    ? [
        `Sorted ${looked} of ${all} entries, each changed by itself: ${counts}. For each only exchanges of two people were tried, computed exactly.`,
        `${found.length} of them change something. For ${searched} of these the group was planned anew (last column, the gravest first, within ${seconds} seconds in all); the others were only sorted.`,
        'An entry that is not listed was only sorted: it may still matter through larger rearrangements.',
      ]
    : [
        `共${all}处，逐一改动后初筛了${looked}处：${counts}（处）。初筛每处只试两人对调，精确计算。`,
        `其中有影响的${found.length}处；对其中${searched}处又把全组重新计算（最后一列，后果重的在前，全部用时不超过${seconds}秒），其余只作了初筛。`,
        '没有列出的只作了初筛，仍可能通过更大范围的调整产生影响。',
      ];
  return framed(
    context,
    {
      title: t('数据存疑清单', 'Data worth checking')[lang],
      parts: [{ id: 'doubts', title: title[lang], lines: [...lines, ...more], tables: [sheet] }],
    },
    lang,
  );
}

/** More names than this are told as a number. */
const MOST_NAMES = 3;

/** `改由周义诚 T0178去；影响最小 +24分` */
function searchedWords(
  context: ReportContext,
  teacher: string,
  searched: SearchedDoubt['searched'],
  lang: Lang,
): string {
  const en = lang === 'en';
  if (searched === null) return t('只作初筛', 'sorted only')[lang];
  if (searched.kind === 'infeasible') return t('没有可行方案', 'no plan')[lang];
  const names = plainNames(context.instance);
  const { decidedBy, postings } = searched.comparison;
  const others = postings.flatMap((change) =>
    change.kind === 'added' && change.after.teacher !== teacher ? [change.after.teacher] : [],
  );
  const who =
    others.length === 0
      ? t('不另派人', 'nobody else goes')[lang]
      : others.length > MOST_NAMES
        ? en
          ? `${others.length} others go instead`
          : `另派${others.length}人`
        : `${en ? 'instead ' : '改由'}${listWords(
            others.map((id) => `${names.teacher(id)} ${id}`),
            lang,
          )}${en ? '' : '去'}`;
  const what = decidedBy === null ? t('各级目标都相同', 'equal in every aim')[lang] : tierChangeWords(decidedBy, lang);
  return [who, what, ...(searched.proven ? [] : [t('（未证明最优）', '(not proven best)')[lang]])].join(
    en ? '; ' : '；',
  );
}
