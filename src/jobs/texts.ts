/** Sentences of the nightly job. */
import { messages, type Words } from '../messages/message.ts';

export const texts = messages({
  'policy-outgrown': {
    'zh-CN': (f: { id: string }) =>
      `数据库中保存的政策 ${f.id} 已不能被这个版本的程序读取。请改正政策文件后重新导入名册和政策。`,
    en: (f: { id: string }) =>
      `The policy ${f.id} in the store is no longer understood by this version of the program. Mend the policy file and import roster and policy again.`,
  },
  'content-odd': {
    'zh-CN': (f: { at: string }) => `${f.at} 的内容读不出来，不是本程序写出的；没有恢复任何内容。`,
    en: (f: { at: string }) =>
      `What stands in ${f.at} cannot be read: this program did not write it; nothing was restored.`,
  },
  'nothing-imported': {
    'zh-CN': () => '还没有导入名册。请先运行 lungang import 名册 --into 数据文件夹。',
    en: () => 'No roster was imported yet. Run lungang import ROSTER --into DIR first.',
  },
  'ground-moved': {
    'zh-CN': () => '计算期间名册或已发布的方案有了变化；本次草案没有写入。请重新运行。',
    en: () => 'Roster or published plan changed during the search; this draft was not written. Run again.',
  },
  'change-id-taken': {
    'zh-CN': (f: { id: string }) =>
      `序号“${f.id}”已用于另一条已执行的变动，内容不同；同一序号只执行一次，请为新的变动另编序号`,
    en: (f: { id: string }) =>
      `the id "${f.id}" stands for another change that was applied; each id is applied once: give a new change an id of its own`,
  },
  'file-growing': {
    'zh-CN': (f: { file: string }) => `${f.file} 还在写入，留到下一次处理`,
    en: (f: { file: string }) => `${f.file} is still being written; it is left for the next run`,
  },
  'file-half': {
    'zh-CN': (f: { file: string }) =>
      `${f.file} 最后一行没有换行，像是没有写完，留到下一次处理；如果内容已经完整，请在末尾加一个换行后重新保存`,
    en: (f: { file: string }) =>
      `${f.file} ends in the middle of a line and seems half written; it is left for the next run. If it is complete, add a line end and save it again`,
  },
  'file-unreadable': {
    'zh-CN': (f: { file: string; reason: Words }) =>
      `${f.file} 读不出来（${f.reason['zh-CN']}），可能没有写完，留到下一次处理`,
    en: (f: { file: string; reason: Words }) =>
      `${f.file} cannot be read (${f.reason.en}) and may be half written; it is left for the next run`,
  },
  'folder-holds-other': {
    'zh-CN': (f: { file: string; others: readonly string[] }) =>
      `文件夹 ${f.file} 中有不能读取的文件（${f.others.slice(0, 5).join('、')}${f.others.length > 5 ? '等' : ''}），整个文件夹没有处理；请另存为 .csv 或 .xlsx，或移出`,
    en: (f: { file: string; others: readonly string[] }) =>
      `the folder ${f.file} holds files that are not read (${f.others.slice(0, 5).join(', ')}${f.others.length > 5 ? ' …' : ''}) and was left alone as a whole; save them as .csv or .xlsx, or take them out`,
  },
  'file-foreign': {
    'zh-CN': (f: { file: string }) => `${f.file} 不是 .csv 或 .xlsx 文件，没有处理`,
    en: (f: { file: string }) => `${f.file} is no .csv or .xlsx file and was left alone`,
  },
});
