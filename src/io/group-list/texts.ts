/** Sentences about the list of schools by group that a document carries as its attachment. */
import { messages } from '../../messages/message.ts';

const listed = (names: readonly string[], separator: string): string =>
  `${names.slice(0, 5).join(separator)}${names.length > 5 ? '…' : ''}`;

export const groupListTexts = messages({
  'group-list-read': {
    'zh-CN': (f: { groups: number; schools: number }) =>
      `按集团（教共体）学校名单读入：${f.groups} 个集团、${f.schools} 所学校；集团的编号和名称取自核心校`,
    en: (f: { groups: number; schools: number }) =>
      `is read as the list of schools by group: ${f.groups} group(s), ${f.schools} school(s); groups have the id and name of their core`,
  },
  'group-list-unused': {
    'zh-CN': (f: { table: string }) => `“${f.table}”表已写明集团，本名单未读取；要按名单读取的，请删去该表中的集团`,
    en: (f: { table: string }) =>
      `is not read, because the table ${f.table} names the groups; take them out there if this list is to be read`,
  },
  'group-list-outside': {
    'zh-CN': (f: { schools: readonly string[] }) =>
      `“学校”表中有 ${f.schools.length} 所学校不在集团（教共体）学校名单上，按集团以外的学校读取：${listed(f.schools, '、')}`,
    en: (f: { schools: readonly string[] }) =>
      `${f.schools.length} school(s) of the table 学校 are not on the list of schools by group and are taken to be outside all groups: ${listed(f.schools, ', ')}`,
  },
  'group-list-unknown': {
    'zh-CN': (f: { school: string; candidates: readonly string[] }) =>
      `“学校”表没有“${f.school}”${f.candidates.length === 0 ? '' : `，可能是：${f.candidates.join('、')}`}；请改为“学校”表中的名称`,
    en: (f: { school: string; candidates: readonly string[] }) =>
      `the table 学校 has no "${f.school}"${f.candidates.length === 0 ? '' : `; it may be ${f.candidates.join(', ')}`}; write it as it stands there`,
  },
  'group-list-kinds': {
    'zh-CN': (f: { core: string; kind: string; row: number }) =>
      `核心校“${f.core}”在第 ${f.row} 行为“${f.kind}”；一所核心校只能牵头一个集团、一种类型`,
    en: (f: { core: string; kind: string; row: number }) =>
      `the core "${f.core}" is of kind "${f.kind}" in row ${f.row}; a core leads one group, of one kind`,
  },
  'group-list-twice': {
    'zh-CN': (f: { school: string; row: number }) => `“${f.school}”在第 ${f.row} 行已列入；一所学校只能在一个集团`,
    en: (f: { school: string; row: number }) =>
      `"${f.school}" stands in row ${f.row} already; a school belongs to one group`,
  },
  'group-list-gap': {
    'zh-CN': (f: { column: string }) => `“${f.column}”为空，上面各行也没有可沿用的`,
    en: (f: { column: string }) => `${f.column} is empty, and no row above has one to go on with`,
  },
});
