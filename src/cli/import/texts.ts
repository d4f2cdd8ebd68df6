/** Sentences of `import` and `template`. */
import { messages, type Lang } from '../../messages/message.ts';

type Reason = Readonly<Record<Lang, string>>;

export const importTexts = messages({
  'import-nothing-asked': {
    'zh-CN': () =>
      '请指明要做什么：--dry-run 只看识别结果，--out 写出标准表，--save-mapping 保存对照文件，--annotate 写出批注工作簿，--into 导入到数据文件夹。',
    en: () =>
      'Say what to do: --dry-run shows what was understood, --out writes the canonical tables, --save-mapping saves the mapping, --annotate writes a workbook with notes, --into imports into a data folder.',
  },
  'template-ending': {
    'zh-CN': (f: { out: string }) => `${f.out} 不是 .xlsx 文件名；模板是工作簿，请以 .xlsx 结尾。`,
    en: (f: { out: string }) => `${f.out} does not end in .xlsx; the template is a workbook, name it so.`,
  },
  'file-exists': {
    'zh-CN': (f: { out: string }) => `文件 ${f.out} 已存在。请换一个文件名，或加 --replace 覆盖它。`,
    en: (f: { out: string }) => `${f.out} exists already. Name another file, or add --replace to overwrite it.`,
  },
  'file-is-kept': {
    'zh-CN': (f: { out: string }) => `${f.out} 在数据文件夹里，是程序保存的资料，不能覆盖。请换一个文件名或文件夹。`,
    en: (f: { out: string }) => `${f.out} lies in a data folder and is kept there: name another file or folder.`,
  },
  'file-is-input': {
    'zh-CN': (f: { out: string }) => `${f.out} 是正在读取的文件，不会被改写；请换一个文件名。`,
    en: (f: { out: string }) => `${f.out} is a file that is being read and is never overwritten; name another one.`,
  },
  'file-in-folder': {
    'zh-CN': (f: { out: string; folder: string }) =>
      `${f.out} 在结果文件夹 ${f.folder} 里面：这个文件夹会被整个写入，放在里面的文件会丢失。请把它放在文件夹外面。`,
    en: (f: { out: string; folder: string }) =>
      `${f.out} lies inside the result folder ${f.folder}, which is put in place as a whole: the file would be lost. Name one outside of it.`,
  },
  'file-not-written': {
    'zh-CN': (f: { out: string; reason: Reason }) => `无法写入 ${f.out}：${f.reason['zh-CN']}。`,
    en: (f: { out: string; reason: Reason }) => `Cannot write ${f.out}: ${f.reason.en}.`,
  },
  'import-written': {
    'zh-CN': (f: { out: string; schools: number; teachers: number }) =>
      `已写出标准表 ${f.out}：${f.schools} 所学校、${f.teachers} 名教师。`,
    en: (f: { out: string; schools: number; teachers: number }) =>
      `Canonical tables in ${f.out}: schools ${f.schools}, teachers ${f.teachers}.`,
  },
  'mapping-saved': {
    'zh-CN': (f: { out: string }) => `对照文件已保存到 ${f.out}；修改后用 --mapping ${f.out} 再次读取。`,
    en: (f: { out: string }) => `The mapping is in ${f.out}; change it and read again with --mapping ${f.out}.`,
  },
  annotated: {
    'zh-CN': (f: { out: string; cells: number; elsewhere: number; count: number; places: readonly string[] }) =>
      `批注工作簿 ${f.out}：${f.cells} 格有批注${f.elsewhere > 0 ? `，另有 ${f.elsewhere} 条不在格内，列于工作表“问题”` : ''}。证件号、电话、住址和备注中涉及健康的内容已从副本中清除${f.count > 0 ? `（${f.count} 处：${f.places.join('、')}${f.count > f.places.length ? '等' : ''}）` : ''}。`,
    en: (f: { out: string; cells: number; elsewhere: number; count: number; places: readonly string[] }) =>
      `Workbook with notes: ${f.out}, cells marked: ${f.cells}${f.elsewhere > 0 ? `; ${f.elsewhere} problems without a cell are on the sheet 问题` : ''}. Identity numbers, telephones, addresses and remarks on health were removed from the copy${f.count > 0 ? ` (places: ${f.count}: ${f.places.join(', ')}${f.count > f.places.length ? ' …' : ''})` : ''}.`,
  },
  'nothing-to-annotate': {
    'zh-CN': () => '没有错误或需注意之处，未写批注工作簿。',
    en: () => 'No errors and no warnings: no workbook with notes was written.',
  },
  'not-to-annotate': {
    'zh-CN': () => '读不出任何表，无法写批注工作簿。',
    en: () => 'No table could be read, so that there is nothing to annotate.',
  },
  'template-written': {
    'zh-CN': (f: { out: string }) => `模板已写到 ${f.out}。填好后运行：lungang validate ${f.out}`,
    en: (f: { out: string }) => `The template is in ${f.out}. Fill it in and run: lungang validate ${f.out}`,
  },
});
