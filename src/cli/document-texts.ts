/** Sentences about the documents that were written. */
import { messages } from '../messages/message.ts';

export const documentTexts = messages({
  'documents-own': {
    'zh-CN': () => '原工作簿（已加名单、合规证书）',
    en: () => 'Your workbook, with list and certificate added',
  },
  'documents-own-cleaned': {
    'zh-CN': (f: { count: number; places: readonly string[] }) =>
      `原工作簿的副本中有 ${f.count} 处证件号、电话、住址或健康情况已清除：${f.places.join('、')}${f.count > f.places.length ? '等' : ''}。原文件没有改动。`,
    en: (f: { count: number; places: readonly string[] }) =>
      `Identity numbers, telephones, addresses or health were removed from the copy of your workbook in ${f.count} places: ${f.places.join(', ')}${f.count > f.places.length ? ' …' : ''}. Your file was not changed.`,
  },
  'documents-own-suffix': {
    'zh-CN': () => '（附名单）',
    en: () => ' (with list)',
  },
  'documents-refused-plan': {
    'zh-CN': () => '方案未通过核验，不生成文书。',
    en: () => 'The plan was refused; no documents are made of it.',
  },
  'documents-written': {
    'zh-CN': (f: { out: string; documents: number; files: number }) =>
      `已在 ${f.out} 生成 ${f.documents} 种文书，共 ${f.files} 个文件：`,
    en: (f: { out: string; documents: number; files: number }) =>
      `Documents in ${f.out}: ${f.documents}, files: ${f.files}:`,
  },
  'documents-line': {
    'zh-CN': (f: { title: string; files: number; first: string }) =>
      `  ${f.title}${f.files === 0 ? '：没有所选格式' : `：${f.first}${f.files > 1 ? ` 等 ${f.files} 个文件` : ''}`}`,
    en: (f: { title: string; files: number; first: string }) =>
      `  ${f.title}${f.files === 0 ? ': not in these formats' : `: ${f.first}${f.files > 1 ? ` and ${f.files - 1} more` : ''}`}`,
  },
});
