/**
 * 骨干层级 as offices write it: honours with a place, a level, a year. Several in a cell count by the highest. An honour
 * without a level (名师工作室主持人), one that ran for some years, and a training (国培骨干) are questions.
 */
import type { Backbone } from '../../domain/words.ts';
import { BACKBONE_WORDS, lookup } from '../words.ts';
import { bare, parts } from './plain.ts';

const known = lookup(BACKBONE_WORDS);
const HIGH: readonly Backbone[] = ['special', 'national', 'provincial', 'municipal', 'county', 'school', 'none'];

const LEVELS: Readonly<Record<string, Backbone>> = {
  国家: 'national',
  全国: 'national',
  省: 'provincial',
  自治区: 'provincial',
  市: 'municipal',
  州: 'municipal',
  县: 'county',
  区: 'county',
  旗: 'county',
  校: 'school',
};

const HONOUR =
  /^(\p{Script=Han}{0,12})(国家|全国|自治区|省|市|州|县|区|旗|校)级?(?:(?:小学|初中|中小学|幼儿园)?\p{Script=Han}{0,4}?)(?:(?:中青年|青年|优秀)?骨干(?:教师)?|(?:学科)?带头人|(?:教学)?名师(?:工作室(?:主持|领衔)人)?|名教师|教坛(?:新秀|新星|中坚|能手|标兵)|教学(?:能手|新秀)|首席教师)$/u;
/** Not yet one. */
const CANDIDATE = /培养对象|培养人选|后备|候选|学员|推荐人选|提名/u;
const SPECIAL = /^(?:\p{Script=Han}{0,6}省)?(?:小学|中学|中小学)?特级教师$/u;

function single(word: string): Backbone | undefined {
  if (CANDIDATE.test(word)) return 'none';
  if (SPECIAL.test(word)) return 'special';
  return known(word) ?? LEVELS[HONOUR.exec(word)?.[2] ?? ''];
}

/** undefined: a question. */
export function honourSaid(text: string): Backbone | undefined {
  const whole = known(text);
  if (whole !== undefined) return whole;
  const said = parts(text, /[、,，;；/\n]/u).map((part) => single(bare(part)));
  if (said.length === 0 || said.includes(undefined)) return undefined;
  return HIGH.find((one) => said.includes(one));
}
