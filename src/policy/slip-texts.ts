/** Sentences about slips of the hand in a policy file, each with the mend. */
import { messages } from '../messages/message.ts';

type Mended = { mended: string };

const shown = (lines: readonly number[]): number[] => [...new Set(lines)].slice(0, 10);
const more = (lines: readonly number[]): boolean => new Set(lines).size > 10;

export const slipTexts = messages({
  'policy-slip-indent': {
    'zh-CN': (f: { lines: readonly number[] }) =>
      `行首用了制表符（Tab）或全角空格，请改为半角空格，每级两个；第 ${shown(f.lines).join('、')}${more(f.lines) ? ' 等' : ''} 行。`,
    en: (f: { lines: readonly number[] }) =>
      `A tab or a full-width space stands at the head of the line; indent with plain spaces, two for each level (line ${shown(f.lines).join(', ')}${more(f.lines) ? ' and others' : ''}).`,
  },
  'policy-slip-colon': {
    'zh-CN': (f: Mended) => `这里用了全角冒号“：”，请改为半角冒号加一个空格：${f.mended}`,
    en: (f: Mended) => `A full-width colon stands here; write a plain colon and a space: ${f.mended}`,
  },
  'policy-slip-space': {
    'zh-CN': (f: Mended) => `冒号后面缺一个空格，请改为：${f.mended}`,
    en: (f: Mended) => `A space is missing after the colon; write: ${f.mended}`,
  },
  'policy-slip-comma': {
    'zh-CN': (f: Mended) => `这里用了全角逗号或顿号，请改为半角逗号加一个空格：${f.mended}`,
    en: (f: Mended) => `A full-width comma stands here; write a plain comma and a space: ${f.mended}`,
  },
  'policy-slip-quote': {
    'zh-CN': (f: Mended) => `这里用了中文引号，请改为半角引号：${f.mended}`,
    en: (f: Mended) => `Chinese quotation marks stand here; write plain ones: ${f.mended}`,
  },
  'policy-slip-bracket': {
    'zh-CN': (f: Mended) => `这里用了全角括号，请改为半角括号：${f.mended}`,
    en: (f: Mended) => `A full-width bracket stands here; write a plain one: ${f.mended}`,
  },
  'policy-slip-width': {
    'zh-CN': (f: Mended) => `这里用了全角数字或全角百分号，请改为半角：${f.mended}`,
    en: (f: Mended) => `Full-width digits or a full-width percent sign stand here; write plain ones: ${f.mended}`,
  },
});
