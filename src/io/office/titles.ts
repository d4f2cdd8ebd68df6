/**
 * 现聘职称 as offices write it: old names in short, years, the level of the post beside or instead of the title. A title
 * that is not engaged (一级（未聘）) and 初级, which is two titles, stay questions.
 */
import type { Title } from '../../domain/words.ts';
import { lookup, TITLE_WORDS } from '../words.ts';
import { bare } from './plain.ts';

export interface TitleSaid {
  readonly title: Title;
  /** Level of the post, where the cell says it. */
  readonly level: number | null;
}

const known = lookup(TITLE_WORDS);

/** Levels of the posts of a title (the national scheme of posts in public institutions: 1–4, 5–7, 8–10, 11–12, 13). */
const LEVELS: readonly (readonly [Title, number, number])[] = [
  ['seniorProfessor', 1, 4],
  ['senior', 5, 7],
  ['first', 8, 10],
  ['second', 11, 12],
  ['third', 13, 13],
];

const OTHER: Readonly<Record<string, Title>> = {
  小教高级: 'first',
  小教一级: 'second',
  小教二级: 'third',
  小教三级: 'third',
  小二: 'third',
  幼教高级: 'first',
  幼教一级: 'second',
  幼教二级: 'third',
  中教高级: 'senior',
  中教一级: 'first',
  中教二级: 'second',
  中教三级: 'third',
  中三: 'third',
  高级讲师: 'senior',
  讲师: 'first',
  助理讲师: 'second',
  副高职称: 'senior',
  中级职称: 'first',
  助理级: 'second',
  员级: 'third',
  见习: 'none',
  见习教师: 'none',
  试用期: 'none',
  未评定: 'none',
  未定: 'none',
  暂无: 'none',
};

const SPOKEN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];
const LEVEL = '(1[0-3]|[1-9]|十[一二三]?|[一二三四五六七八九])级';
const POST = new RegExp(`^(?:专业技术|专技)(?:岗位?)?${LEVEL}(?:岗位?)?$`, 'u');
const BESIDE = new RegExp(`^(.+?)[(/]?(?:专业技术|专技)?(?:岗位?)?${LEVEL}(?:岗位?)?\\)?$`, 'u');

const number = (text: string): number => (/^\d+$/u.test(text) ? Number(text) : SPOKEN.indexOf(text) + 1);
const nameOf = (text: string): Title | undefined => known(text) ?? OTHER[text] ?? OTHER[text.replace(/教师$/u, '')];

/** undefined: a question. */
export function titleSaid(text: string): TitleSaid | undefined {
  const word = bare(text);
  const title = nameOf(word);
  if (title !== undefined) return { title, level: null };
  const post = POST.exec(word)?.[1];
  if (post !== undefined) {
    const level = number(post);
    const of = LEVELS.find(([, least, most]) => least <= level && level <= most);
    return of === undefined ? undefined : { title: of[0], level };
  }
  const [, name = '', beside = ''] = BESIDE.exec(word) ?? [];
  const named = nameOf(name);
  const level = number(beside);
  const fits = LEVELS.some(([own, least, most]) => own === named && least <= level && level <= most);
  return named !== undefined && fits ? { title: named, level } : undefined;
}
