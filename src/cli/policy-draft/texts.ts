/** Sentences of `policies new`. */
import { messages } from '../../messages/message.ts';

export const draftTexts = messages({
  'draft-needs': {
    'zh-CN': () => '请用 --document 写明文件名称和文号；在终端上运行时会逐项询问。',
    en: () => 'Name the document with --document; at a terminal every item is asked for.',
  },
  'draft-blank': {
    'zh-CN': (f: { option: string }) => `${f.option} 后面是空的：请写明文字，没有写文件。`,
    en: (f: { option: string }) => `There is nothing after ${f.option}: write it out; no file was written.`,
  },
  'draft-id': {
    'zh-CN': (f: { id: string }) =>
      `${f.id} 不能作方案编号：只能用小写英文字母、数字和连字符，以字母或数字开头，至多 64 个字符。请用 --id 指定，如 --id xingfu-2026。`,
    en: (f: { id: string }) =>
      `${f.id} cannot be the id of a policy: lower-case letters, digits and hyphens, beginning with a letter or digit, at most 64. Give one with --id, such as --id xingfu-2026.`,
  },
  'draft-known': {
    'zh-CN': (f: { id: string }) => `${f.id} 是内置方案的编号，请用 --id 另取一个。`,
    en: (f: { id: string }) => `${f.id} is the id of a pack; give another one with --id.`,
  },
  'draft-intro': {
    'zh-CN': () =>
      '下面逐项询问文件规定的数值。文件没有规定的，直接回车，取方括号里的通常值，并在报告中注明是假定。Ctrl-C 放弃，不写文件。',
    en: () =>
      'The numbers of the document are asked for one by one. Where it does not say, press Enter: the usual one in brackets is taken, and reports call it assumed. Ctrl-C gives up; nothing is written.',
  },
  'draft-document': {
    'zh-CN': () => '文件名称和文号',
    en: () => 'Name and number of the document',
  },
  'draft-stopped': {
    'zh-CN': () => '没有答完，未写文件。',
    en: () => 'Not all was answered; nothing was written.',
  },
  'draft-written': {
    'zh-CN': (f: { out: string; assumed: readonly string[] }) =>
      `已写出 ${f.out}。请把各条款的 quote 换成文件原文，再用 lungang policies show ${f.out} 检查。${f.assumed.length === 0 ? '' : `按通常做法假定的：${f.assumed.join('、')}。`}`,
    en: (f: { out: string; assumed: readonly string[] }) =>
      `Wrote ${f.out}. Put the words of the document in place of each quote, then check with lungang policies show ${f.out}.${f.assumed.length === 0 ? '' : ` Assumed from usual practice: ${f.assumed.join(', ')}.`}`,
  },
});
