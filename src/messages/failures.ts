/** What the system says when a file cannot be had, as a reader's words: its own sentences are English only. */
import type { Lang } from './message.ts';

const CHINESE: Readonly<Record<string, string>> = {
  ENOENT: '文件或文件夹不存在',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '这是文件夹，不是文件',
  EEXIST: '同名的文件或文件夹已存在',
  ENOTEMPTY: '文件夹不是空的',
  EACCES: '没有权限',
  EPERM: '没有权限，或正被别的程序使用',
  EBUSY: '正被别的程序使用',
  EROFS: '所在磁盘只读',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '超出磁盘配额',
  ENAMETOOLONG: '文件名或路径过长',
  ELOOP: '链接互相指向，无法打开',
  EMFILE: '打开的文件过多',
  EXDEV: '不在同一磁盘上',
  EIO: '磁盘读写出错',
  ERR_ENCODING_INVALID_ENCODED_DATA: '文字编码不是 UTF-8',
};

/** The code of a failure of the system; `error` where it has none. */
export const failureCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';

/** The reason in both languages; a failure of a kind unknown here is told in Chinese by its code. */
export function failureWords(error: unknown): Readonly<Record<Lang, string>> {
  const english = error instanceof Error ? error.message : String(error);
  if (error instanceof SyntaxError) return { 'zh-CN': `内容不是有效的 JSON${placeOf(english)}`, en: english };
  const code = failureCode(error);
  return { 'zh-CN': CHINESE[code] ?? `系统错误 ${code}`, en: english };
}

function placeOf(english: string): string {
  const place = /line (\d+) column (\d+)/.exec(english);
  return place === null ? '' : `，第 ${place[1]} 行第 ${place[2]} 列`;
}
