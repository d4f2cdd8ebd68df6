/** What is taught at each 学段 and by how many of a hundred subject teachers. */
import type { SchoolStage, Stage } from '../domain/words.ts';

type Mix = Readonly<Record<string, number>>;

const PRIMARY: Mix = {
  语文: 31,
  数学: 22,
  英语: 10,
  道德与法治: 6,
  科学: 7,
  体育: 9,
  音乐: 5,
  美术: 5,
  信息科技: 3,
  劳动: 2,
};
const JUNIOR: Mix = {
  语文: 17,
  数学: 17,
  英语: 16,
  物理: 8,
  化学: 5,
  生物: 5,
  历史: 6,
  地理: 5,
  道德与法治: 7,
  体育: 7,
  音乐: 3,
  美术: 2,
  信息科技: 2,
};

/** Subjects that rural schools lack (issue: 英语 音乐 体育 美术 信息科技 科学). */
export const SCARCE: ReadonlySet<string> = new Set(['英语', '音乐', '体育', '美术', '信息科技', '科学']);

/** Taught at several stages: their teachers often hold a wider certificate. */
export const COMMON: ReadonlySet<string> = new Set(['音乐', '体育', '美术', '信息科技']);

/** A second subject that a teacher of the key often gives a few lessons in. */
export const SECOND: Readonly<Record<string, string>> = {
  语文: '道德与法治',
  数学: '科学',
  英语: '劳动',
  道德与法治: '语文',
  科学: '信息科技',
  体育: '劳动',
  音乐: '美术',
  美术: '劳动',
  信息科技: '数学',
  劳动: '科学',
  物理: '信息科技',
  化学: '生物',
  生物: '劳动',
  历史: '道德与法治',
  地理: '历史',
};

const merged = (a: Mix, b: Mix): Mix =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((k) => [k, (a[k] ?? 0) + (b[k] ?? 0)]));

export function subjectMix(stage: SchoolStage): Mix {
  if (stage === 'nineYear') return merged(PRIMARY, JUNIOR);
  return stage === 'juniorSecondary' ? JUNIOR : PRIMARY;
}

/**
 * The stage at which a teacher of a nine-year school teaches: by subject where only one stage has it, else by turns.
 */
export function stageInNineYear(subject: string, turn: number): Stage {
  if (!(subject in JUNIOR)) return 'primary';
  if (!(subject in PRIMARY)) return 'juniorSecondary';
  return turn % 2 === 0 ? 'primary' : 'juniorSecondary';
}
