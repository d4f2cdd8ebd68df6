/** Decisions entered by hand that cannot hold together, and the protections that they run into. */
import type { Lang } from '../../messages/message.ts';
import type { Clash } from '../../pipeline/clash.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { t } from '../words.ts';

/** `teacher`: whose staying is one of the decisions, and not listed; others by name only where `open`. */
export function clashLines({ instance }: Pick<ReportContext, 'instance'>, { pins, against }: Clash, teacher: string, open: boolean, lang: Lang): string[] {
  const names = plainNames(instance);
  const others = pins.filter((pin) => pin.teacher !== teacher);
  const rules = against.map(({ spec, clause, params }) => `- ${spec.title.in(lang)}${clause === null ? '' : lang === 'en' ? ` (${clause})` : `（${clause}）`}${lang === 'en' ? ': ' : '：'}${spec.meaning(params).in(lang)}`);
  const count = lang === 'en' ? `It clashes with ${others.length} ${others.length === 1 ? 'decision' : 'decisions'} entered by hand for other teachers` : `与已录入的其他教师的${others.length}项指定冲突`;
  const who = open && others.length > 0 ? `${lang === 'en' ? ': ' : '：'}${others.map(({ teacher: id }) => `${names.teacher(id)} ${id}`).join(lang === 'en' ? ', ' : '、')}` : '';
  return [...(others.length === 0 ? [] : [`${count}${who}${lang === 'en' ? '.' : '。'}`]), ...(rules.length === 0 ? [] : [AGAINST[lang], ...rules])];
}

const AGAINST = t('起作用的保护性规定：', 'The protections at work:');
