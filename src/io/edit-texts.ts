/** Sentences about corrections that are kept beside a file. */
import { messages } from '../messages/message.ts';

export const editTexts = messages({
  'edit-nowhere': {
    'zh-CN': (f: { cell: string }) => `改过的单元格 ${f.cell} 在文件中已不存在，这处修改没有用上；请重新修改或撤销它。`,
    en: (f: { cell: string }) =>
      `Cell ${f.cell} was corrected and is no longer in the file: the correction has no effect. Enter it again or take it back.`,
  },
});
