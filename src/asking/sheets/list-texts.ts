/** Sentences about a list of postings that is checked. */
import { messages, type Message } from '../../messages/message.ts';

type Checked = { year: number; people: number };
type Found = { clause: string | null; message: Message; names: readonly string[]; more: number };

const zhNames = ({ names, more }: Found): string =>
  names.length === 0 ? '' : `；名单中涉及：${names.join('、')}${more > 0 ? ` 等另 ${more} 人` : ''}`;
const enNames = ({ names, more }: Found): string =>
  names.length === 0 ? '' : `; of the list: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;

export const verdictTexts = messages({
  'list-head': {
    'zh-CN': (f: Checked) => `${f.year} 学年名单，共 ${f.people} 人`,
    en: (f: Checked) => `List of ${f.year}, ${f.people} ${f.people === 1 ? 'person' : 'persons'}`,
  },
  'list-invalid': {
    'zh-CN': (f: { findings: number }) => `不能成立的安排（${f.findings} 处）`,
    en: (f: { findings: number }) => `Postings that cannot be (${f.findings})`,
  },
  'list-overridden': {
    'zh-CN': (f: { findings: number }) => `照列须按指定办理（${f.findings} 人，指定优先于交流条件，请逐人确认）`,
    en: (f: { findings: number }) =>
      `To be entered as decisions (${f.findings}; a pin overrides eligibility, please confirm each)`,
  },
  'list-broken': {
    'zh-CN': (f: { findings: number }) => `违反的不得突破的规定（${f.findings} 处）`,
    en: (f: { findings: number }) => `Protections that are broken (${f.findings})`,
  },
  'list-excess': {
    'zh-CN': (f: { findings: number }) => `超出的限额（${f.findings} 处）`,
    en: (f: { findings: number }) => `Limits that are exceeded (${f.findings})`,
  },
  'list-missing': {
    'zh-CN': (f: { findings: number }) => `尚缺（${f.findings} 处，可用 plan --keep 补齐）`,
    en: (f: { findings: number }) => `Still missing (${f.findings}; plan --keep completes the list)`,
  },
  'list-later': {
    'zh-CN': (f: { findings: number }) =>
      `后几个学年还须由预案弥补（${f.findings} 处；能否弥补此处未核对，请用 plan --keep 核对）`,
    en: (f: { findings: number }) =>
      `To be mended by postings of the years after it (${f.findings}; whether they can mend it was not checked: plan --keep does)`,
  },
  'list-soft': {
    'zh-CN': (f: { findings: number }) => `尽量达到而未达到（${f.findings} 处，不影响合规）`,
    en: (f: { findings: number }) => `Not reached, to be met where possible (${f.findings}; lawful all the same)`,
  },
  'list-finding': {
    'zh-CN': (f: Found) => `- ${f.clause === null ? '' : `[${f.clause}] `}${f.message.in('zh-CN')}${zhNames(f)}`,
    en: (f: Found) => `- ${f.clause === null ? '' : `[${f.clause}] `}${f.message.in('en')}${enNames(f)}`,
  },
  'list-lawful': {
    'zh-CN': () => '名单合规：单就这一学年而言，各项硬性规定均已满足。后两学年的安排不在名单之内，未核对。',
    en: () =>
      'The list is lawful: every hard rule holds for this school year. The years after it are not in the list and were not checked.',
  },
  'list-unlawful': {
    'zh-CN': (f: { findings: number }) => `名单还不合规：共 ${f.findings} 处。`,
    en: (f: { findings: number }) =>
      `The list is not lawful yet: ${f.findings} ${f.findings === 1 ? 'finding' : 'findings'}.`,
  },
});
