/** What a re-planning says of lived history and of decisions that can no longer be met. */
import type { Break } from '../domain/published.ts';
import { messages, type Message, type Words } from '../messages/message.ts';

const WHY: Readonly<Record<Break, Words>> = {
  'unknown-teacher': { 'zh-CN': '名册中已没有此人', en: 'the roster no longer has the teacher' },
  'unknown-host': { 'zh-CN': '接收学校已不在名册中', en: 'the host is no longer in the roster' },
  moved: { 'zh-CN': '编制已不在派出学校', en: 'the establishment post is no longer at the sending school' },
  'other-group': { 'zh-CN': '派出学校与接收学校已不在同一集团', en: 'home and host no longer belong to one group' },
  elsewhere: { 'zh-CN': '名册写明在另一所学校任教', en: 'the roster has the teacher work at a third place' },
  left: { 'zh-CN': '已离开或将在期满前离开', en: 'the teacher has left, or leaves before the end' },
};

type Lock = { teacher: string; host: string; year: number };

type Fallen = { teacher: string; host: string; start: number; years: number; stands: number; why: Break };

export const replanTexts = messages({
  'history-cut': {
    'zh-CN': (f: Fallen) =>
      `${f.teacher} 自 ${f.start} 学年起在${f.host}的交流（公布为 ${f.years} 年）只能算到第 ${f.stands} 学年：${WHY[f.why]['zh-CN']}`,
    en: (f: Fallen) =>
      `the posting of ${f.teacher} to ${f.host} from ${f.start} on (published for ${f.years} years) counts for ${f.stands}: ${WHY[f.why].en}`,
  },
  'history-fallen': {
    'zh-CN': (f: Fallen) =>
      `${f.teacher} 自 ${f.start} 学年起在${f.host}的交流（${f.years} 年）已经公布并开学，但不能再成立：${WHY[f.why]['zh-CN']}`,
    en: (f: Fallen) =>
      `the posting of ${f.teacher} to ${f.host} from ${f.start} on (${f.years} years) was published and has begun, but cannot stand: ${WHY[f.why].en}`,
  },
  'lock-exempted': {
    'zh-CN': (f: Lock) =>
      `${f.teacher}到${f.host}（${f.year} 学年）的名单锁定已解除：名单公布后此人被免除交流；需要仍派此人的，请另行指定`,
    en: (f: Lock) =>
      `the lock of the list on ${f.teacher} to ${f.host} (${f.year}) is lifted: the teacher was exempted after the list was published; to send the teacher all the same, enter a decision (指定)`,
  },
  'lock-clashes': {
    'zh-CN': (f: Lock & { rules: readonly Message[] }) =>
      `${f.teacher}到${f.host}（${f.year} 学年）的名单锁定已解除：变动之后照此不能再成立${f.rules.length === 0 ? '' : `，与之冲突的是${f.rules.map((rule) => `“${rule.in('zh-CN')}”`).join('、')}`}；能保留的仍按已公布的名单保留`,
    en: (f: Lock & { rules: readonly Message[] }) =>
      `the lock of the list on ${f.teacher} to ${f.host} (${f.year}) is lifted: after the changes it can no longer hold${f.rules.length === 0 ? '' : `, against ${f.rules.map((rule) => rule.in('en')).join(', ')}`}; what can be kept of the published list is kept`,
  },
});
