/** Sentences about what is wrong with a what-if file. */
import { messages, type Words } from '../messages/message.ts';

export const texts = messages({
  'what-if-unreadable': {
    'zh-CN': (f: { reason: Words }) =>
      `无法读取假设文件：${f.reason['zh-CN']}。应为 UTF-8 编码、不超过 1 MB 的 YAML 文件。`,
    en: (f: { reason: Words }) =>
      `The what-if file cannot be read: ${f.reason.en}. It must be a YAML file in UTF-8 of at most 1 MB.`,
  },
  'what-if-empty': {
    'zh-CN': () => '文件为空，或最外层不是“设置: 值”的形式。最外层应为 format、title、base（或 basedOn）和 changes。',
    en: () =>
      'The file is empty, or its outermost level is not of the form "setting: value". It begins with format, title, base (or basedOn) and changes.',
  },
  'what-if-no-base': {
    'zh-CN': () => '请写明 base（名册、政策、学年）或 basedOn（另一个假设文件），且只写一项。',
    en: () => 'Name either base (roster, policy, year) or basedOn (another what-if file), and only one of them.',
  },
  'what-if-circle': {
    'zh-CN': (f: { chain: readonly string[] }) => `basedOn 首尾相接：${f.chain.join(' → ')}。`,
    en: (f: { chain: readonly string[] }) => `The files are based on one another in a circle: ${f.chain.join(' → ')}.`,
  },
  'what-if-one-change': {
    'zh-CN': (f: { found: readonly string[]; known: readonly string[] }) =>
      `每一项变动写且只写一种，这里写了 ${f.found.length} 种。可用的变动：${f.known.join('、')}。`,
    en: (f: { found: readonly string[]; known: readonly string[] }) =>
      `Each entry is one change, and here stand ${f.found.length}. Changes: ${f.known.join(', ')}.`,
  },
  'what-if-unfit': {
    'zh-CN': (f: { where: string; reason: string }) => `变动之后名册不再自洽：${f.where}：${f.reason}`,
    en: (f: { where: string; reason: string }) =>
      `After the changes the roster does not hold together: ${f.where}: ${f.reason}`,
  },
});
