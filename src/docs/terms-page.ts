/** docs/terms.md: every term of the program in code, in English, as officers say it, and exactly. */
import { TERMS, type Term } from '../messages/terms.ts';
import type { Lang } from '../messages/message.ts';

const HEAD: Record<Lang, readonly string[]> = {
  en: [
    '# Terms',
    '',
    '[中文](terms.zh-CN.md)',
    '',
    'Made by `npm run docs` from `src/messages/terms.ts`; do not edit. The screen, the first sheets and the pages to read use the',
    'words for officers; the sheet of plan quality and other appendices use the exact ones.',
    '',
    '| English | for officers | in the appendix | meaning | in code |',
    '| --- | --- | --- | --- | --- |',
  ],
  'zh-CN': [
    '# 用语对照',
    '',
    '[English](terms.md)',
    '',
    '由 `npm run docs` 根据 `src/messages/terms.ts` 生成，请勿手改。屏幕、首页和供阅读的各页用“通俗说法”；“方案质量”等附表用“附表用语”。',
    '',
    '| 通俗说法 | 附表用语 | 含义 | 英文 | 代码 |',
    '| --- | --- | --- | --- | --- |',
  ],
};

export function termsPage(lang: Lang): string {
  const row = ({ en, plain, exact, meaning, code }: Term): string => {
    const cells =
      lang === 'en'
        ? [en, plain, exact, meaning.en, `\`${code}\``]
        : [plain, exact, meaning['zh-CN'], en, `\`${code}\``];
    return `| ${cells.join(' | ')} |`;
  };
  return `${[...HEAD[lang], ...Object.values(TERMS).map(row)].join('\n')}\n`;
}
