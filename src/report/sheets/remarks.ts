/** The column 备注: what an officer should know of a person before signing, in a few words. */
import type { Instance, Person } from '../../domain/instance.ts';
import type { Posting } from '../../domain/plan.ts';
import type { Pin } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import { hindrances, isVolunteerTowards } from '../../verify/eligibility.ts';
import { isPermitted } from '../../verify/permits.ts';
import { obstacleWords } from '../../verify/validity-texts.ts';
import { ASKS, concerns } from '../../rules/pins.ts';
import type { ReportContext } from '../context.ts';
import { officeWords } from '../office-words.ts';
import { clauses, POSITION, schoolYearWords, t, type Text } from '../words.ts';

const ORDINALS: readonly Text[] = [t('第一志愿', 'first wish'), t('第二志愿', 'second wish')];
const LATER_WISH = t('第三及以后志愿', 'third or later wish');
const NOT_WISHED = t('未按志愿', 'not a wished school');
const VOLUNTEER = t('自愿', 'volunteer');
const CLASS_TEACHER = t('班主任', 'class teacher');
const PINNED = t('指定', 'pinned');
const COUPLE = t('配偶同在现单位', 'spouse at the present school');
const JOINS_SPOUSE = t('配偶在拟交流单位', 'spouse at the proposed school');

/** Makes the remark of a posting; the parts stand in a fixed order. */
export function remarks(context: ReportContext, lang: Lang): (posting: Posting, person: Person) => string {
  const { instance, policy } = context;
  const pins = Map.groupBy(
    instance.roster.pins.filter((pin) => ASKS[pin.kind]),
    (pin) => pin.teacher,
  );
  // Of the whole roster: who reads the list in a school must not take the colleague of the same name for the one who
  // goes.
  const bearers = Map.groupBy(instance.persons.values(), (person) => person.row.name);
  return (posting, person) => {
    const parts: string[] = [];
    if (isVolunteerTowards(person, posting.to)) parts.push(VOLUNTEER[lang]);
    if (person.row.position !== 'teacher')
      parts.push(
        lang === 'en' ? POSITION[person.row.position].en.toLowerCase() : POSITION[person.row.position]['zh-CN'],
      );
    parts.push(...officeWords(context, posting, lang));
    parts.push(
      ...wish(posting, person, lang),
      ...pinned(posting, person, pins.get(person.id) ?? [], { instance, policy }, lang),
    );
    if (person.row.classTeacher) parts.push(CLASS_TEACHER[lang]);
    if (person.graduates !== null) parts.push(graduating(person.graduates, lang));
    parts.push(...spouse(posting, person, instance, lang));
    if ((bearers.get(person.row.name)?.length ?? 0) > 1)
      parts.push(lang === 'en' ? `no. ${person.id}` : `编号${person.id}`);
    parts.push(homecoming(posting, lang));
    return clauses(parts, lang);
  };
}

function wish(posting: Posting, person: Person, lang: Lang): string[] {
  if (person.row.wishes.length === 0) return [];
  const at = person.row.wishes.indexOf(posting.to);
  return [(at < 0 ? NOT_WISHED : (ORDINALS[at] ?? LATER_WISH))[lang]];
}

/** Pins that this posting meets, with the reason as it was entered; before them, what they override. */
function pinned(
  posting: Posting,
  person: Person,
  pins: readonly Pin[],
  { instance, policy }: Pick<ReportContext, 'instance' | 'policy'>,
  lang: Lang,
): string[] {
  const met = pins.filter((pin) => concerns(pin, posting));
  const why =
    met.length === 0 || isPermitted(instance, policy, posting)
      ? []
      : hindrances(person, posting.start, policy.settings, { bound: false, to: posting.to });
  const overridden =
    lang === 'en'
      ? `not eligible (${obstacleWords(why, lang)}), goes as pinned`
      : `不符合交流条件（${obstacleWords(why, lang)}），按指定`;
  const entered = met.map(({ reason }) =>
    reason === '' ? PINNED[lang] : lang === 'en' ? `${PINNED.en}: ${reason}` : `${PINNED['zh-CN']}：${reason}`,
  );
  return why.length === 0 ? entered : [overridden, ...entered];
}

const graduating = (year: number, lang: Lang): string =>
  lang === 'en' ? `graduating class in ${schoolYearWords(year, lang)}` : `${schoolYearWords(year, lang)}毕业班`;

function spouse(posting: Posting, person: Person, instance: Instance, lang: Lang): string[] {
  const home = person.row.spouse === null ? undefined : instance.persons.get(person.row.spouse)?.home.id;
  if (home === undefined) return [];
  if (home === person.home.id) return [COUPLE[lang]];
  return home === posting.to ? [JOINS_SPOUSE[lang]] : [];
}

function homecoming(posting: Posting, lang: Lang): string {
  const year = posting.start + posting.years;
  return lang === 'en' ? `returns ${year}-09` : `${year}-09期满返回原校`;
}
