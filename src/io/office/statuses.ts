/**
 * 在岗状态 and 在编 as offices write them. 怀孕, 哺乳期 and 跟岗 say nothing of where somebody works, 退休 and 调出 that the
 * row should go: questions, like 备案制 and 控编, which hold a post in one county and none in the next.
 */
import type { Status } from '../../domain/words.ts';
import { lookup, STATUS_WORDS } from '../words.ts';
import { bare } from './plain.ts';

const known = lookup(STATUS_WORDS);

const PLACES =
  '(?:到|至|在)?(?:\\p{Script=Han}{0,12}(?:局|委|办|厅|镇|乡|街道|中心|学校|小学|中学|部|县|市|区|村|进修学校|教研室|外地|外县))?';
const KINDS: readonly (readonly [Status, RegExp])[] = [
  ['maternity', /^(?:休)?(?:产假|生育假|哺乳假|产假中)$/u],
  ['sick', /^(?:长期?|请)?(?:病假|病休)(?:中)?$/u],
  [
    'seconded',
    new RegExp(`^(?:被)?(?:借调|借用|抽调|外借|借出|挂职)${PLACES}$|^驻村(?:帮扶|工作|第一书记|干部|扶贫)?$`, 'u'),
  ],
  ['aid', /^(?:援(?:疆|藏|青|滇|川|黔|外)|支援|对口支援)(?:教师|支教|中)?$/u],
  ['otherLeave', /^(?:内退|内部退养|离岗退养|退养|停薪留职|脱产(?:进修|学习)?|进修|离岗创业|长期事假|事假|待聘)$/u],
];

/** undefined: a question. */
export function statusSaid(text: string): Status | undefined {
  const word = bare(text);
  return known(text) ?? known(word) ?? KINDS.find(([, pattern]) => pattern.test(word))?.[0];
}

const ESTABLISHED =
  /^(?:在编(?:在岗|教师|人员)?|编内|有编|正式(?:在编|编制)?|(?:全额|财政)?(?:拨款)?事业编制?|公办(?:在编|教师)|已入编|占编)$/u;
const NOT_ESTABLISHED =
  /^(?:(?:劳动)?合同(?:制|工|教师)?|合同制教师|劳务派遣(?:制|教师)?|派遣(?:制)?|人事代理(?:制)?|代课(?:教师)?|临聘(?:教师)?|临时(?:工|聘用|代课)?|编外(?:聘用|教师)?|外聘(?:教师)?|校聘|自聘|(?:国家)?特岗(?:教师|生)?(?:\(服务期内?\))?|(?:政府)?购买服务|无编|未入编|不占编)$/u;

/** Whether the post is established; undefined: a question. */
export function establishedSaid(text: string): boolean | undefined {
  const word = bare(text);
  return ESTABLISHED.test(word) ? true : NOT_ESTABLISHED.test(word) ? false : undefined;
}
