/** Sentences about what is wrong with a policy file. */
import { messages, type Lang, type Message, type Words } from '../messages/message.ts';

type At = { setting: string; value: string };

const TYPE_WORDS: Record<Lang, Record<string, string>> = {
  'zh-CN': {
    int: '整数',
    number: '数字',
    string: '文字（请加引号）',
    boolean: 'true 或 false',
    array: '列表',
    tuple: '列表',
    object: '一组设置',
    record: '一组设置',
  },
  en: {
    int: 'a whole number',
    number: 'a number',
    string: 'a text (in quotes)',
    boolean: 'true or false',
    array: 'a list',
    tuple: 'a list',
    object: 'a group of settings',
    record: 'a group of settings',
  },
};
const typeWord = (expected: string, lang: Lang): string => TYPE_WORDS[lang][expected] ?? expected;

/** Zod's `origin`: what is counted when a value is too small or too big. */
const counted = (of: string, lang: Lang): string => {
  if (of === 'string') return lang === 'en' ? ' characters' : ' 个字';
  if (of === 'array') return lang === 'en' ? ' entries' : ' 项';
  return '';
};

const guessZh = (name: string | null): string => (name === null ? '' : `是否应为 ${name}？`);
const guessEn = (name: string | null): string => (name === null ? '' : ` Did you mean ${name}?`);

/** Faults of the text of which more can be said than that the syntax is wrong. */
const SYNTAX: Readonly<Record<string, Record<Lang, string>>> = {
  DUPLICATE_KEY: {
    'zh-CN': '同一项设置在此处写了两次，请删去一处。',
    en: 'This setting stands here twice; remove one of them.',
  },
  RESOURCE_EXHAUSTION: {
    'zh-CN': '嵌套层次过深，不是政策方案的写法；请参照内置方案。',
    en: 'Nested far too deeply for a policy; take a pack as a pattern.',
  },
  CIRCLE: {
    'zh-CN': '这一处通过 * 引用了包含它自己的内容；请直接写出内容。',
    en: 'What stands here refers by * to something that contains it; write it out instead.',
  },
  FORBIDDEN_KEY: {
    'zh-CN': '不能用 __proto__ 作名称，请换一个。',
    en: '__proto__ cannot be used as a name; choose another.',
  },
};

export const texts = messages({
  'policy-unknown-setting': {
    'zh-CN': (f: { setting: string; nearest: string | null; known: readonly string[] }) =>
      `没有 ${f.setting} 这项设置。${guessZh(f.nearest) || (f.known.length > 0 ? `可用的设置：${f.known.join('、')}。` : '此处不接受任何设置。')}`,
    en: (f: { setting: string; nearest: string | null; known: readonly string[] }) =>
      `There is no setting ${f.setting}.${guessEn(f.nearest) || (f.known.length > 0 ? ` Known settings: ${f.known.join(', ')}.` : ' Nothing can be set here.')}`,
  },
  'policy-no-settings': {
    'zh-CN': () => '文件为空，或最外层不是“设置: 值”的形式。可参照 scenarios/policies 中的内置方案编写。',
    en: () =>
      'The file is empty, or its outermost level is not of the form "setting: value". Take a pack of scenarios/policies as a pattern.',
  },
  'policy-missing': {
    'zh-CN': (f: { setting: string }) => `缺少必填的设置 ${f.setting}。`,
    en: (f: { setting: string }) => `The required setting ${f.setting} is missing.`,
  },
  'policy-not-one-of': {
    'zh-CN': (f: At & { allowed: readonly string[]; nearest: string | null }) =>
      `${f.setting} 的值 ${f.value} 无效。${guessZh(f.nearest)}可用的值：${f.allowed.join('、')}。`,
    en: (f: At & { allowed: readonly string[]; nearest: string | null }) =>
      `${f.setting} cannot be ${f.value}.${guessEn(f.nearest)} Allowed: ${f.allowed.join(', ')}.`,
  },
  'policy-wrong-type': {
    'zh-CN': (f: At & { expected: string; instead: string | null }) =>
      `${f.setting} 的值 ${f.value} 无效，应为${typeWord(f.expected, 'zh-CN')}${f.instead === null ? '' : `，如 ${f.instead}`}。`,
    en: (f: At & { expected: string; instead: string | null }) =>
      `${f.setting} cannot be ${f.value}; it must be ${typeWord(f.expected, 'en')}${f.instead === null ? '' : `, such as ${f.instead}`}.`,
  },
  'policy-too-small': {
    'zh-CN': (f: At & { least: number; of: string }) =>
      `${f.setting} 的值 ${f.value} 太小，至少为 ${f.least}${counted(f.of, 'zh-CN')}。`,
    en: (f: At & { least: number; of: string }) =>
      `${f.setting}: ${f.value} is too small; at least ${f.least}${counted(f.of, 'en')}.`,
  },
  'policy-too-big': {
    'zh-CN': (f: At & { most: number; of: string }) =>
      `${f.setting} 的值 ${f.value} 太大，至多为 ${f.most}${counted(f.of, 'zh-CN')}。`,
    en: (f: At & { most: number; of: string }) =>
      `${f.setting}: ${f.value} is too large; at most ${f.most}${counted(f.of, 'en')}.`,
  },
  'policy-bad-share': {
    'zh-CN': (f: At) =>
      `${f.setting} 的值 ${f.value} 不是比例。请写成 "20%"、"12.5%" 或 "1/3" 这样的文字，不得超过 100%。`,
    en: (f: At) =>
      `${f.setting}: ${f.value} is not a share. Write it as a text such as "20%", "12.5%" or "1/3", at most 100%.`,
  },
  'policy-bad-name': {
    'zh-CN': (f: At) =>
      `${f.setting} 的值 ${f.value} 无效，只能用小写英文字母、数字和连字符，以字母或数字开头，至多 64 个字符。`,
    en: (f: At) =>
      `${f.setting} cannot be ${f.value}; use lower-case letters, digits and hyphens, beginning with a letter or digit, at most 64.`,
  },
  'policy-bad-value': {
    'zh-CN': (f: At & { expected: string | null }) =>
      `${f.setting} 的值 ${f.value} 无效。${f.expected === null ? '' : `（${f.expected}）`}`,
    en: (f: At & { expected: string | null }) =>
      `${f.setting} cannot be ${f.value}.${f.expected === null ? '' : ` (${f.expected})`}`,
  },
  'policy-soft-protection': {
    'zh-CN': (f: { setting: string; rule: string }) =>
      `${f.setting}：${f.rule} 是不得突破的规则，必须严格执行，不能改为软性要求。请改为 must 或删去这一行。`,
    en: (f: { setting: string; rule: string }) =>
      `${f.setting}: ${f.rule} is a protection and always holds; it cannot be made soft. Write must, or leave the line out.`,
  },
  'policy-not-granted': {
    'zh-CN': (f: { setting: string; rule: string }) =>
      `${f.setting}：${f.rule} 不能由任何部门批准放宽。请删去 concessions。`,
    en: (f: { setting: string; rule: string }) =>
      `${f.setting}: nobody may grant an exception to ${f.rule}. Leave concessions out.`,
  },
  'policy-rule-twice': {
    'zh-CN': (f: { setting: string; rule: string; line: number }) =>
      `${f.setting}：规则 ${f.rule} 与第 ${f.line} 行完全相同，请删去一处。`,
    en: (f: { setting: string; rule: string; line: number }) =>
      `${f.setting}: the rule ${f.rule} stands in the same words in line ${f.line}; remove one of them.`,
  },
  'policy-rule-overlaps': {
    'zh-CN': (f: { setting: string; rule: string; line: number }) =>
      `${f.setting}：规则 ${f.rule} 与第 ${f.line} 行条款相同，且适用于同类集团。请分别写明不同的条款（clause），或让两行的集团类型（kinds）不重叠。`,
    en: (f: { setting: string; rule: string; line: number }) =>
      `${f.setting}: the rule ${f.rule} speaks of groups of the same kind as line ${f.line}, under the same clause; give each its own clause, or kinds that do not overlap.`,
  },
  'policy-unknown-clause': {
    'zh-CN': (f: At & { nearest: string | null; known: readonly string[] }) =>
      `${f.setting} 引用的条款 ${f.value} 不在 clauses 中。${guessZh(f.nearest)}已列出的条款：${f.known.join('、') || '无'}。`,
    en: (f: At & { nearest: string | null; known: readonly string[] }) =>
      `${f.setting}: the clause ${f.value} is not listed under clauses.${guessEn(f.nearest)} Listed: ${f.known.join(', ') || 'none'}.`,
  },
  'policy-unknown-path': {
    'zh-CN': (f: At) =>
      `${f.setting}：本文件中没有 ${f.value} 这项设置。写法如 settings.tenureYears、rules.exchange-rate.share。`,
    en: (f: At) =>
      `${f.setting}: this file has no setting ${f.value}. Write it like settings.tenureYears or rules.exchange-rate.share.`,
  },
  'policy-order-missing': {
    'zh-CN': (f: { setting: string; tiers: readonly string[] }) =>
      `${f.setting} 必须列出每个目标层次，缺少：${f.tiers.join('、')}。`,
    en: (f: { setting: string; tiers: readonly string[] }) =>
      `${f.setting} must name every tier; missing: ${f.tiers.join(', ')}.`,
  },
  'policy-order-twice': {
    'zh-CN': (f: At) => `${f.setting}：目标层次 ${f.value} 重复，每个层次只能列一次。`,
    en: (f: At) => `${f.setting}: the tier ${f.value} is named twice; name each once.`,
  },
  'policy-legal-late': {
    'zh-CN': (f: { setting: string }) => `${f.setting}：legal 不在首位，排在它前面的目标可能使硬性比例让步。`,
    en: (f: { setting: string }) =>
      `${f.setting}: legal is not first, so that hard quotas may give way to the tiers before it.`,
  },
  'policy-protection-absent': {
    'zh-CN': (f: { rule: string; title: Message }) =>
      `本方案没有列出不得突破的规则 ${f.rule}（${f.title.in('zh-CN')}），生成的计划将不执行它。`,
    en: (f: { rule: string; title: Message }) =>
      `The policy leaves out the protection ${f.rule} (${f.title.in('en')}); plans will not observe it.`,
  },
  'policy-syntax': {
    'zh-CN': (f: { code: string; detail: string }) =>
      SYNTAX[f.code]?.['zh-CN'] ?? `YAML 格式有误，请检查缩进、冒号和引号（${f.detail}）。`,
    en: (f: { code: string; detail: string }) =>
      SYNTAX[f.code]?.en ?? `Not well-formed YAML; look at indentation, colons and quotes (${f.detail}).`,
  },
  'policy-value-twice': {
    'zh-CN': (f: At) => `${f.setting} 的值 ${f.value} 中有重复，每个值只能列一次。`,
    en: (f: At) => `${f.setting}: ${f.value} names something twice; name each value once.`,
  },
  'policy-not-found': {
    'zh-CN': (f: { name: string; nearest: string | null; known: readonly string[] }) =>
      `没有名为 ${f.name} 的政策方案，也没有这个文件。${guessZh(f.nearest)}内置方案：${f.known.join('、')}。`,
    en: (f: { name: string; nearest: string | null; known: readonly string[] }) =>
      `There is neither a policy pack nor a file ${f.name}.${guessEn(f.nearest)} Packs: ${f.known.join(', ')}.`,
  },
  'policy-not-a-file': {
    'zh-CN': () => '不是普通文件，不能作为政策方案读取；请给出内置方案的编号，或一个 YAML 文件。',
    en: () => 'Not a regular file, so that no policy can be read from it; name a policy pack or a YAML file.',
  },
  'policy-unreadable': {
    'zh-CN': (f: { detail: Words }) =>
      `无法读取政策文件：${f.detail['zh-CN']}。应为 UTF-8 编码、不超过 1 MB 的 YAML 文件。`,
    en: (f: { detail: Words }) =>
      `The policy file cannot be read: ${f.detail.en}. It must be a YAML file in UTF-8 of at most 1 MB.`,
  },
});
