/**
 * What a remark may be meant to say of somebody, as proposals for a person to accept or refuse: nothing is read from
 * remarks by itself. Of the remark only the word that was found is told: the rest may name an illness.
 */

export interface RemarkProposal {
  /** The word that was found. */
  readonly word: string;
  /** Heading of ours, in the table of teachers. */
  readonly column: '在岗状态' | '免除交流' | '预计离岗年月';
  /** What would stand there; null: a person must say, such as a month that the remark does not tell. */
  readonly value: string | null;
}

/** The first that is found in a remark counts; what says more stands first: 产假 before 病假 before 借调. */
const MEANINGS: readonly (readonly [RegExp, RemarkProposal['column'], string | null])[] = [
  [/产假/u, '在岗状态', '产假'],
  // An exemption is a fact only once it is approved: that is for the person to know.
  [/怀孕|有孕|孕期|孕妇|已孕/u, '免除交流', '是'],
  [/哺乳期?/u, '免除交流', '是'],
  [/病假|病休/u, '在岗状态', '病休'],
  [/援藏|援疆|支教/u, '在岗状态', '支援'],
  [/借调|借用|外借|抽调/u, '在岗状态', '借调'],
  [/挂职|待岗|离岗|脱产|长假|事假/u, '在岗状态', '其他离岗'],
  [/到龄退休|退休/u, '预计离岗年月', null],
  [/辞职|离职|调出|调离/u, '预计离岗年月', null],
];

const MONTH = /(?<year>20\d{2})\s*(?:[-./年])\s*(?<month>1[0-2]|0?[1-9])(?!\d)/u;

/** Undefined where the remark says nothing that bears on whether somebody works and may be posted. */
export function proposalOf(remark: string): RemarkProposal | undefined {
  const text = remark.normalize('NFKC');
  for (const [pattern, column, value] of MEANINGS) {
    const word = pattern.exec(text)?.[0];
    if (word === undefined) continue;
    const month = MONTH.exec(text)?.groups;
    const told = month === undefined ? null : `${month['year']}-${month['month']!.padStart(2, '0')}`;
    return { word, column, value: column === '预计离岗年月' ? told : value };
  }
  return undefined;
}
