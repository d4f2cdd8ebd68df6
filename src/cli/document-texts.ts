/** Sentences about the documents that were written. */
import type { LostPart } from '../io/annotate/check-copy.ts';
import { messages, type Lang } from '../messages/message.ts';

const PARTS: Readonly<Record<LostPart, Readonly<Record<Lang, string>>>> = {
  charts: { 'zh-CN': '图表', en: 'charts' },
  pivots: { 'zh-CN': '数据透视表', en: 'pivot tables' },
  pictures: { 'zh-CN': '图片', en: 'pictures' },
  drawings: { 'zh-CN': '图形', en: 'drawings' },
  tables: { 'zh-CN': '表格样式', en: 'tables' },
  macros: { 'zh-CN': '宏', en: 'macros' },
  slicers: { 'zh-CN': '切片器', en: 'slicers' },
};

export const documentTexts = messages({
  'documents-own-left': {
    'zh-CN': (f: { reason: Readonly<Record<Lang, string>> }) =>
      `没有生成原工作簿的副本：${f.reason['zh-CN']}。其他文书已照常生成，名单和合规证书另有单独的文件。`,
    en: (f: { reason: Readonly<Record<Lang, string>> }) =>
      `No copy of your workbook was made: ${f.reason.en}. The other documents were written, list and certificate among them.`,
  },
  'documents-own-unknown': {
    'zh-CN': () => '其中有不能改写的内容（如特殊的图形或控件）',
    en: () => 'it holds parts that cannot be written again, such as special drawings or controls',
  },
  'documents-own-differs': {
    'zh-CN': () => '副本中有单元格与原工作簿不一致，不宜使用',
    en: () => 'cells of the copy did not say what the workbook says',
  },
  'documents-own-lacks': {
    'zh-CN': (f: { parts: readonly LostPart[] }) =>
      `原工作簿副本的单元格与原件一致，但缺少：${f.parts.map((part) => PARTS[part]['zh-CN']).join('、')}；需要时请以原件为准。`,
    en: (f: { parts: readonly LostPart[] }) =>
      `The cells of the copy of your workbook are those of the original, but it lacks its ${f.parts.map((part) => PARTS[part].en).join(', ')}.`,
  },
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
