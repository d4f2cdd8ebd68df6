/** The notice of leaders who count as not teaching because the roster does not say what they teach (domain, section 1). */
import type { Lang } from '../messages/message.ts';
import { notTeaching } from '../verify/computed/not-teaching.ts';
import type { ReportContext } from './context.ts';
import { distinctSchools } from './school-names.ts';
import { listWords } from './words.ts';

/** So many places are named; the others stand in the subject balance like all shortages. */
const MOST_NAMED = 12;

/** How many they are, and which shortages hang on it; null where every leader's share is given. */
export function notTeachingWords({ instance, plan }: ReportContext, lang: Lang): string | null {
  const { leaders, shortages } = notTeaching(instance, plan);
  if (leaders.length === 0) return null;
  const en = lang === 'en';
  const name = distinctSchools(instance);
  const places = [...new Set(shortages.map(({ school, subject }) => `${name(school)}${en ? ' ' : ''}${subject}`))];
  const named = listWords(places.slice(0, MOST_NAMED), lang);
  const all = places.length <= MOST_NAMED ? named : en ? `${named} and others` : `${named}等`;
  const [one, hangs] = places.length === 1 ? ['place', 'hangs'] : ['places', 'hang'];
  if (en)
    return `${leaders.length} ${leaders.length === 1 ? 'leader' : 'leaders'} without a teaching share counted as not teaching${
      places.length === 0
        ? '; no shortage hangs on it'
        : `; the shortage in ${places.length} ${one} ${hangs} on it, enter the share if they teach: ${all}`
    }`;
  return `校级干部${leaders.length}人未填“任课比例”，按不任课计${
    places.length === 0 ? '，没有缺员与此有关' : `；有${places.length}处缺员与此有关，如本人任课请填“任课比例”：${all}`
  }`;
}
