/** Decisions entered by hand that cannot hold together, in the words of a night's summary. */
import type { Instance } from '../domain/instance.ts';
import type { Lang, Words } from '../messages/message.ts';
import type { Clash } from '../planning/clash.ts';
import { placeWords } from '../report/explain/members.ts';
import { PIN, schoolYearWords } from '../report/words.ts';
import { namesOf } from '../verify/names.ts';

const inBoth = (say: (lang: Lang) => string): Words => ({ 'zh-CN': say('zh-CN'), en: say('en') });

/** One line for each decision, then one for each protection in the way. */
export function clashWords({ pins, against }: Pick<Clash, 'pins' | 'against'>, instance: Instance): readonly Words[] {
  const names = namesOf(instance);
  return [
    ...pins.map(({ teacher, kind, school, year, reason }) =>
      inBoth((lang) => {
        const where = school === null ? '' : ` ${names.school(school)}`;
        const when = year === null ? '' : `${lang === 'en' ? ', ' : '，'}${schoolYearWords(year, lang)}`;
        const why = lang === 'en' ? ` (reason: ${reason})` : `（原因：${reason}）`;
        return `${names.teacher(teacher)} ${PIN[kind][lang]}${where}${when}${why}`;
      }),
    ),
    ...against.map(({ rule, places }) =>
      inBoth((lang) => {
        const at = places.map((where) => placeWords({ instance }, where, lang)).join(lang === 'en' ? '; ' : '；');
        const title = rule.spec.title.in(lang);
        if (lang === 'en') return `in the way: ${title}${at === '' ? '' : ` (${at})`}`;
        return `与之冲突：${title}${at === '' ? '' : `（${at}）`}`;
      }),
    ),
  ];
}
