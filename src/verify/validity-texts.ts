/** Sentences of the findings about single postings. `at` is the place in plan.json. */
import type { PostingKind } from '../domain/words.ts';
import type { Lang, Words } from '../messages/message.ts';
import { messages } from '../messages/message.ts';
import type { Obstacle } from './eligibility.ts';

const WHY: Readonly<Record<Obstacle, Words>> = {
  notInService: { 'zh-CN': '当时不在职', en: 'not in service then' },
  absent: { 'zh-CN': '当时不在岗', en: 'absent then' },
  notEstablished: { 'zh-CN': '不在编', en: 'not on establishment' },
  position: { 'zh-CN': '校级干部，不属教师交流范围', en: 'a school leader' },
  age: { 'zh-CN': '已达到政策规定的年龄上限', en: 'not below the age cap of the policy' },
  tenure: { 'zh-CN': '在现校任教年限不足', en: 'too few years at the present school' },
  exempt: { 'zh-CN': '免除交流', en: 'exempt' },
  leavesSoon: { 'zh-CN': '临近退休或离岗', en: 'close to retirement or leaving' },
  running: { 'zh-CN': '正在交流（支教）期内', en: 'on a posting that still runs' },
  returned: { 'zh-CN': '规划期内刚结束一次交流', en: 'back from a posting that ended within the horizon' },
  postedBefore: { 'zh-CN': '规划期内已安排过交流', en: 'already posted within the horizon' },
  service: { 'zh-CN': '服务期未满', en: 'the agreed service has not ended' },
  noPostings: { 'zh-CN': '所在集团的类型不安排交流', en: 'groups of this kind start no postings' },
};

const list = (why: readonly Obstacle[], lang: Lang, separator: string): string =>
  why.map((obstacle) => WHY[obstacle][lang]).join(separator);

/** What stands in somebody's way, as a list of words. */
export const obstacleWords = (why: readonly Obstacle[], lang: Lang): string =>
  list(why, lang, lang === 'en' ? ', ' : '、');

const KIND: Readonly<Record<PostingKind, Words>> = {
  exchange: { 'zh-CN': '交流轮岗', en: 'exchange' },
  training: { 'zh-CN': '跟岗', en: 'training' },
  leadership: { 'zh-CN': '干部任职', en: 'leadership' },
};

type At = { readonly at: string };
type Who = At & { readonly teacher: string };
type Start = Who & { readonly start: number };
type Years = Start & { readonly years: number };
type Host = Who & { readonly to: string };
type HostSubject = Host & { readonly subject: string; readonly start: number };
type Hindered = Start & { readonly why: readonly Obstacle[] };

export const texts = messages({
  'year-has-begun': {
    'zh-CN': (f: At & { teacher: string; start: number; begun: number }) =>
      `${f.at}：${f.teacher} 的交流自 ${f.start} 学年起，而截至 ${f.begun} 学年均已开学；已开学的学年只能有已公布的名单，新的交流请自 ${f.begun + 1} 学年起`,
    en: (f: At & { teacher: string; start: number; begun: number }) =>
      `${f.at}: the posting of ${f.teacher} starts in ${f.start}, but the school years up to ${f.begun} have begun; only published postings stand there, others start in ${f.begun + 1} or later`,
  },
  'lived-missing': {
    'zh-CN': (f: { teacher: string; host: string; start: number; years: number }) =>
      `${f.teacher} 自 ${f.start} 学年起在${f.host}的交流（${f.years} 年）已经公布并开始，方案中须原样保留`,
    en: (f: { teacher: string; host: string; start: number; years: number }) =>
      `the posting of ${f.teacher} to ${f.host} from ${f.start} on (${f.years} years) was published and has begun: the plan must keep it as it stands`,
  },
  'unknown-teacher': {
    'zh-CN': (f: Who) => `${f.at}：名册的各集团中没有教师 ${f.teacher}`,
    en: (f: Who) => `${f.at}: no group of the roster has a teacher ${f.teacher}`,
  },
  'unknown-school': {
    'zh-CN': (f: At & { school: string }) => `${f.at}：名册的各集团中没有学校 ${f.school}`,
    en: (f: At & { school: string }) => `${f.at}: no group of the roster has a school ${f.school}`,
  },
  'second-posting': {
    'zh-CN': (f: Who) => `${f.at}：${f.teacher} 在规划期内被安排了不止一次交流`,
    en: (f: Who) => `${f.at}: ${f.teacher} is posted more than once within the horizon`,
  },
  'from-not-home': {
    'zh-CN': (f: Who & { from: string; home: string }) => `${f.at}：${f.teacher} 的编制在 ${f.home}，不在 ${f.from}`,
    en: (f: Who & { from: string; home: string }) => `${f.at}: the home of ${f.teacher} is ${f.home}, not ${f.from}`,
  },
  'kind-not-supported': {
    'zh-CN': (f: Who & { kind: PostingKind }) => `${f.at}：本政策没有可安排 “${KIND[f.kind]['zh-CN']}”的规则`,
    en: (f: Who & { kind: PostingKind }) =>
      `${f.at}: no rule of the policy provides for a posting of kind ${KIND[f.kind].en}`,
  },
  'start-outside-horizon': {
    'zh-CN': (f: Start & { from: number; until: number }) =>
      `${f.at}：${f.teacher} 的开始学年 ${f.start} 不在 ${f.from}—${f.until} 学年内`,
    en: (f: Start & { from: number; until: number }) =>
      `${f.at}: ${f.teacher} starts in ${f.start}, outside ${f.from}–${f.until}`,
  },
  'years-not-allowed': {
    'zh-CN': (f: Years & { allowed: string }) =>
      `${f.at}：${f.teacher} 的交流期 ${f.years} 年不合规定，可为 ${f.allowed} 年`,
    en: (f: Years & { allowed: string }) =>
      `${f.at}: ${f.teacher} is posted for ${f.years} years; allowed: ${f.allowed}`,
  },
  'leaves-during-posting': {
    'zh-CN': (f: Years & { leaves: string }) =>
      `${f.at}：${f.teacher} 自 ${f.leaves} 起不在职，不能完成自 ${f.start} 学年起 ${f.years} 年的交流`,
    en: (f: Years & { leaves: string }) =>
      `${f.at}: ${f.teacher} leaves in ${f.leaves}, before ${f.years} years from ${f.start} are over`,
  },
  'may-not-start': {
    'zh-CN': (f: Hindered) => `${f.at}：${f.teacher} 在 ${f.start} 学年不能开始交流：${list(f.why, 'zh-CN', '、')}`,
    en: (f: Hindered) => `${f.at}: ${f.teacher} may not start a posting in ${f.start}: ${list(f.why, 'en', ', ')}`,
  },
  'pin-overrides': {
    'zh-CN': (f: Omit<Hindered, 'at'>) =>
      `${f.teacher} 按指定自 ${f.start} 学年起交流，但不符合交流条件：${list(f.why, 'zh-CN', '、')}；请确认该指定`,
    en: (f: Omit<Hindered, 'at'>) =>
      `${f.teacher} is posted from ${f.start} by a pin, although not eligible: ${list(f.why, 'en', ', ')}; please confirm the pin`,
  },
  'class-graduates': {
    'zh-CN': (f: Start & { graduates: number }) =>
      `${f.at}：${f.teacher} 任教的班级 ${f.graduates} 学年毕业，不能在 ${f.start} 学年开始交流`,
    en: (f: Start & { graduates: number }) =>
      `${f.at}: the class of ${f.teacher} graduates in ${f.graduates}; no start in ${f.start}`,
  },
  'host-is-home': {
    'zh-CN': (f: Host) => `${f.at}：${f.teacher} 的拟交流学校就是编制学校 ${f.to}`,
    en: (f: Host) => `${f.at}: ${f.to} is the home of ${f.teacher}`,
  },
  'host-other-group': {
    'zh-CN': (f: Host) => `${f.at}：${f.to} 与 ${f.teacher} 的编制学校不在同一集团`,
    en: (f: Host) => `${f.at}: ${f.to} is not in the group of ${f.teacher}'s home`,
  },
  'host-direction': {
    'zh-CN': (f: Host) => `${f.at}：政策不允许 ${f.teacher} 到 ${f.to} 这一交流方向`,
    en: (f: Host) => `${f.at}: the policy does not allow the direction of ${f.teacher} to ${f.to}`,
  },
  'host-not-certified': {
    'zh-CN': (f: Host) => `${f.at}：${f.teacher} 没有 ${f.to} 所在学段的教师资格`,
    en: (f: Host) => `${f.at}: ${f.teacher} is not certified for a stage of ${f.to}`,
  },
  'host-other-stage': {
    'zh-CN': (f: Host) => `${f.at}：${f.to} 与 ${f.teacher} 的编制学校学段不同，政策未开放跨学段交流`,
    en: (f: Host) =>
      `${f.at}: ${f.to} is of another stage than the home of ${f.teacher}, and the policy has cross-stage postings off`,
  },
  'host-without-subject': {
    'zh-CN': (f: HostSubject) => `${f.at}：${f.to} 在 ${f.start} 学年不开设 ${f.teacher} 任教的${f.subject}`,
    en: (f: HostSubject) => `${f.at}: ${f.to} does not teach ${f.subject}, the subject of ${f.teacher}, in ${f.start}`,
  },
});
