/** Decisions entered by hand that cannot hold together, and the protections that they run into. */
import type { Lang } from '../../messages/message.ts';
import type { Clash } from '../../planning/clash.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { t } from '../words.ts';
import { placeWords } from './members.ts';

/** `teacher`: whose staying is one of the decisions, and not listed; others by name only where `open`. */
export function clashLines(
  { instance }: Pick<ReportContext, 'instance'>,
  { pins, against, each }: Clash,
  teacher: string,
  open: boolean,
  lang: Lang,
): string[] {
  const names = plainNames(instance);
  const others = pins.filter((pin) => pin.teacher !== teacher);
  const rules = against.map(({ rule: { spec, clause, params }, places }) => {
    const where = places.map((place) => placeWords({ instance }, place, lang)).join(lang === 'en' ? '; ' : '；');
    const at = where === '' ? '' : lang === 'en' ? ` (here: ${where})` : `（冲突之处：${where}）`;
    return `- ${spec.title.in(lang)}${clause === null ? '' : lang === 'en' ? ` (${clause})` : `（${clause}）`}${lang === 'en' ? ': ' : '：'}${spec.meaning(params).in(lang)}${at}`;
  });
  const count =
    lang === 'en'
      ? `It clashes with ${open ? others.length : ''} ${others.length === 1 && open ? 'decision' : 'decisions'} entered by hand for other teachers`.replace(
          '  ',
          ' ',
        )
      : `与已录入的其他教师的${open ? `${others.length}项` : ''}指定冲突`;
  const who =
    open && others.length > 0
      ? `${lang === 'en' ? ': ' : '：'}${others.map(({ teacher: id }) => `${names.teacher(id)} ${id}`).join(lang === 'en' ? ', ' : '、')}`
      : '';
  return [
    ...(others.length === 0 ? [] : [`${count}${who}${lang === 'en' ? '.' : '。'}`]),
    ...(rules.length === 0 ? [] : [(each ? AGAINST : TOGETHER)[lang], ...rules]),
  ];
}

const AGAINST = t(
  '起作用的不得突破的规定（没有注明条款的，是本方案按通行做法设定的）：',
  'The protections at work (those without a clause are general practice, set by this policy):',
);
const TOGETHER = t(
  '起作用的不得突破的规定（须全部放开才行；没有注明条款的，是本方案按通行做法设定的）：',
  'The protections at work (all of them would have to be given up; those without a clause are general practice, set by this policy):',
);
