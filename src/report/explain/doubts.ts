/** 数据存疑: entries worth checking before the list is made public, the gravest first. */
import type { Lang } from '../../messages/message.ts';
import { ENTRIES, type Doubt, type Doubts, type Entry } from '../../pipeline/explain/doubts.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { shownValue, unitOf } from '../sheets/quality.ts';
import { table } from '../table.ts';
import { list, schoolYear, t, TIER, type Text } from '../words.ts';
import { framed } from './frame.ts';
import type { Sheet } from './sheet.ts';

const ENTRY: Record<Entry, Text> = {
  exemption: t('漏填免除交流', 'an exemption is missing'),
  subject: t('主教学科应为兼教学科', 'the main subject is the one taught besides'),
  backbone: t('骨干层级填错（实为非骨干）', 'not a backbone teacher after all'),
  yearLess: t('进现校年月早填一年', 'a year less at the school than entered'),
  yearMore: t('进现校年月晚填一年', 'a year more at the school than entered'),
};

/** A list that somebody works through; the JSON answer has every entry. */
const MOST_ROWS = 100;

export const doubtsJson = ({ found, tried }: Doubts): object => ({ tried, doubts: found });

export function doubtsSheet(context: ReportContext, { found, tried }: Doubts, lang: Lang): Sheet {
  const en = lang === 'en';
  const names = plainNames(context.instance);
  const who = (id: string): string => `${names.teacher(id)} ${id}`;
  const amount = (tier: keyof typeof TIER, change: number): string => `${TIER[tier].name[lang]} ${change > 0 ? '+' : ''}${shownValue(tier, change)}${en ? ' ' : ''}${unitOf(tier, lang)}`;
  const effect = ({ effect: one }: Doubt): string => {
    switch (one.kind) {
      case 'falls': {
        if (one.by === null) return t('该安排不再成立，且一处对调找不到接替的人', 'the posting falls, and no single exchange fills it')[lang];
        const cost = one.tier === null ? '' : `${en ? ' – ' : '，'}${amount(one.tier, one.change)}`;
        return en ? `the posting falls; ${who(one.by)} would take over at the least cost${cost}` : `该安排不再成立，由${who(one.by)}接替代价最小${cost}`;
      }
      case 'breaks':
        return en ? `hard rules give way: ${amount('legal', one.change)}` : `硬性规定不再全部达到：${amount('legal', one.change)}`;
      case 'turn':
        if (one.tier === null) return en ? `it could be the turn of ${who(one.other)} instead, all else equal` : `其他目标都不变，先后次序可能与${who(one.other)}互换`;
        return en ? `${who(one.other)} would be the better choice: ${amount(one.tier, one.change)}` : `改由${who(one.other)}更好：${amount(one.tier, one.change)}`;
      case 'opens':
        return en ? `would be eligible, and sending this teacher betters ${amount(one.tier, one.change)}` : `将符合交流条件，派出可使${amount(one.tier, one.change)}`;
    }
  };
  const title = t('公示前值得核对的名册栏目（后果重的在前）', 'Entries worth checking before public notice, the gravest first');
  const sheet = table<Doubt>(
    lang,
    {
      name: title,
      title: title[lang],
      columns: [
        { heading: t('教师', 'Teacher'), width: 14, align: 'left', value: ({ teacher }) => who(teacher) },
        { heading: t('本方案安排', 'Posted'), width: 20, align: 'left', value: ({ posting }) => (posting === null ? '' : `${schoolYear(posting.start, lang)} ${names.school(posting.to)}`) },
        { heading: t('如果', 'If'), width: 18, align: 'left', value: ({ entry }) => ENTRY[entry][lang] },
        { heading: t('则', 'Then'), width: 34, align: 'left', value: effect },
      ],
    },
    found.slice(0, MOST_ROWS),
  );
  const rest = found.length - MOST_ROWS;
  const more = rest <= 0 ? [] : [en ? `${rest} more stand in the answer to --json.` : `其余${rest}处见 --json 的结果。`];
  const counts = list(ENTRIES.map((entry) => `${ENTRY[entry][lang]} ${tried[entry]}`), lang);
  const lines = en
    ? [`Tried, each by itself: ${counts}.`, 'Only exchanges of two people were tried under each change, computed exactly. A change that is not listed may still matter through larger rearrangements.']
    : [`逐项试过：${counts}（处）。`, '每改一处，只试两人对调，并精确计算；没有列出的，仍可能通过更大范围的调整产生影响。'];
  return framed(context, { title: t('数据存疑清单', 'Data worth checking')[lang], parts: [{ id: 'doubts', title: title[lang], lines: [...lines, ...more], tables: [sheet] }] }, lang);
}
