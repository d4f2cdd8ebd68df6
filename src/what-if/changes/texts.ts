/** Sentences about changes of a case: what is wrong with them, and what they do. */
import type { GroupKind } from '../../domain/words.ts';
import { messages, type Words } from '../../messages/message.ts';
import { GROUP_KIND } from '../../report/words.ts';

const guess = (nearest: string | null, known: readonly string[]) => ({
  'zh-CN': nearest !== null ? `是否应为 ${nearest}？` : known.length > 0 ? `已知的有：${known.join('、')}。` : '',
  en: nearest !== null ? ` Did you mean ${nearest}?` : known.length > 0 ? ` Known: ${known.join(', ')}.` : '',
});

type Chosen = { count: number; subject: string | null; school: string | null; year: number };
const where = ({ school, subject }: { school: string | null; subject: string | null }) => ({
  'zh-CN': `${school ?? '各校'}${subject === null ? '' : `${subject}学科`}`,
  en: `${subject === null ? '' : ` of ${subject}`}${school === null ? '' : ` at ${school}`}`,
});

export const texts = messages({
  'change-unknown-name': {
    'zh-CN': (f: { name: string; nearest: string | null; known: readonly string[] }) =>
      `没有 ${f.name}。${guess(f.nearest, f.known)['zh-CN']}`,
    en: (f: { name: string; nearest: string | null; known: readonly string[] }) =>
      `There is no ${f.name}.${guess(f.nearest, f.known).en}`,
  },
  'change-bad-cell': {
    'zh-CN': (f: { path: string; value: string }) => `${f.path} 不能取值 ${f.value}。`,
    en: (f: { path: string; value: string }) => `${f.path} cannot be ${f.value}.`,
  },
  'change-ambiguous': {
    'zh-CN': (f: { path: string; readings: readonly string[] }) =>
      `${f.path} 有 ${f.readings.length} 种读法（${f.readings.join('；')}）；请改用 demand 变动，分别写 school 和 subject。`,
    en: (f: { path: string; readings: readonly string[] }) =>
      `${f.path} can be read in ${f.readings.length} ways (${f.readings.join('; ')}); use the change demand, with school and subject apart.`,
  },
  'change-too-many': {
    'zh-CN': (f: { asked: number; found: number }) => `要 ${f.asked} 人，符合条件的只有 ${f.found} 人。`,
    en: (f: { asked: number; found: number }) => `${f.asked} are asked for, but only ${f.found} fit.`,
  },
  'change-core-closes': {
    'zh-CN': (f: { school: string; heir: string | null }) =>
      `${f.school} 是集团的核心校，集团里还有别的学校，不能停办或调出；请先让${f.heir === null ? '其他学校' : ` ${f.heir} `}担任核心校（joinGroup 的 role: core）。`,
    en: (f: { school: string; heir: string | null }) =>
      `${f.school} leads its group, which has other schools, so that it can neither close nor leave; make ${f.heir ?? 'another school'} the core first (joinGroup with role: core).`,
  },
  'change-same-school': {
    'zh-CN': (f: { school: string }) => `${f.school} 不能并入自己。`,
    en: (f: { school: string }) => `${f.school} cannot be merged into itself.`,
  },
  'change-no-budget': {
    'zh-CN': () => '名册没有限额的津贴预算，无从增减；请用 set 写明 budgets.allowanceBudget。',
    en: () =>
      'The roster limits no allowance budget that could be changed; state one with set: budgets.allowanceBudget.',
  },
  'change-no-demand': {
    'zh-CN': (f: { school: string | null; subject: string | null }) =>
      `没有${where(f)['zh-CN']}的需求可以增减；请写明 to。`,
    en: (f: { school: string | null; subject: string | null }) =>
      `There is no demand${where(f).en} to be changed; state it with to.`,
  },
  'change-needs-places': {
    'zh-CN': () => '写明 to 时须同时写明 school 和 subject。',
    en: () => 'With to, name school and subject as well.',
  },
  'change-one-measure': {
    'zh-CN': () => '请在 to、by、times 中写明且只写明一项。',
    en: () => 'Write exactly one of to, by and times.',
  },
  'say-set': {
    'zh-CN': (f: { path: Words; clause: string | null; to: string }) =>
      `${f.path['zh-CN']}${f.clause === null ? '' : `（${f.clause}）`} 改为 ${f.to}`,
    en: (f: { path: Words; clause: string | null; to: string }) =>
      `${f.path.en}${f.clause === null ? '' : ` (${f.clause})`} becomes ${f.to}`,
  },
  'say-rule': {
    'zh-CN': (f: { rule: string; enforce: 'off' | 'must' | 'soft' }) =>
      `规则 ${f.rule}${{ off: '取消', must: '作硬性规定', soft: '改为软性要求' }[f.enforce]}`,
    en: (f: { rule: string; enforce: 'off' | 'must' | 'soft' }) =>
      `the rule ${f.rule} ${{ off: 'is lifted', must: 'is a hard rule', soft: 'is softened' }[f.enforce]}`,
  },
  'say-join': {
    'zh-CN': (f: { school: string; group: string }) => `${f.school} 加入 ${f.group}`,
    en: (f: { school: string; group: string }) => `${f.school} joins ${f.group}`,
  },
  'say-kind': {
    'zh-CN': (f: { group: string; kind: GroupKind; from: string }) =>
      `${f.group} 自 ${f.from} 起改为${GROUP_KIND[f.kind]['zh-CN']}`,
    en: (f: { group: string; kind: GroupKind; from: string }) =>
      `${f.group} is ${GROUP_KIND[f.kind].en} from ${f.from} on`,
  },
  'say-close': {
    'zh-CN': (f: { school: string; into: string }) => `${f.school} 停办，师生并入 ${f.into}`,
    en: (f: { school: string; into: string }) => `${f.school} closes; staff and pupils go to ${f.into}`,
  },
  'say-retire': {
    'zh-CN': (f: Chosen) => `${f.year} 学年起${where(f)['zh-CN']}最年长的 ${f.count} 名教师离岗`,
    en: (f: Chosen) => `the ${f.count} oldest teachers${where(f).en} leave before ${f.year}`,
  },
  'say-leave': {
    'zh-CN': (f: { teachers: readonly string[]; year: number }) => `${f.year} 学年起 ${f.teachers.join('、')} 离岗`,
    en: (f: { teachers: readonly string[]; year: number }) => `${f.teachers.join(', ')} leave before ${f.year}`,
  },
  'say-hire': {
    'zh-CN': (f: Chosen) => `${f.year} 学年${where(f)['zh-CN']}新增岗位、新进教师 ${f.count} 名`,
    en: (f: Chosen) => `${f.count} new posts are filled${where(f).en} in ${f.year}`,
  },
  'say-demand': {
    'zh-CN': (f: { school: string | null; subject: string | null; year: number | null; how: string }) =>
      `${f.year === null ? '' : `${f.year} 学年`}${where(f)['zh-CN']}需求 ${f.how}`,
    en: (f: { school: string | null; subject: string | null; year: number | null; how: string }) =>
      `demand${where(f).en}${f.year === null ? '' : ` in ${f.year}`} ${f.how}`,
  },
  'say-budget': {
    'zh-CN': (f: { year: number | null; how: string }) =>
      `${f.year === null ? '各学年' : `${f.year} 学年`}津贴预算 ${f.how}`,
    en: (f: { year: number | null; how: string }) =>
      `the allowance budget${f.year === null ? '' : ` of ${f.year}`} ${f.how}`,
  },
  'say-pin': {
    'zh-CN': (f: { teacher: string; kind: string }) => `人工决定：${f.teacher} ${f.kind}`,
    en: (f: { teacher: string; kind: string }) => `decided by hand: ${f.teacher} ${f.kind}`,
  },
});
