/** Postings as a text tells them: `2026.8-2028.7 石桥小学`, `石桥小学（2024年9月至2026年8月）`, one or several. */
import { monthOf, type Month } from '../../domain/month.ts';

export interface PostingSaid {
  readonly from: Month;
  /** null: no end is said, or it goes on (至今). */
  readonly until: Month | null;
  /** As written; null where the text names none. */
  readonly school: string | null;
}

const NOTHING = /^(?:无|没有|未交流|未曾|否|暂无|[/\-—]+)$/u;
const DATE = '(\\d{4})\\s*(?:[-./]|年)\\s*(\\d{1,2})\\s*月?(?:\\s*[-./]?\\s*\\d{1,2}\\s*日)?';
const TO = '\\s*(?:[-‐‑–—―−~〜～]+|至|到)\\s*';
const TERM = new RegExp(`${DATE}(?:${TO}(?:${DATE}|(至?今|现在))|\\s*(至今|起|开始))`, 'gu');
/** What is written around the name of a school. */
const AROUND =
  /^(?:在|到|赴|于|[\s,，、:：()（）.。])+|(?:交流轮岗|交流|轮岗|支教|任教|工作|[\s,，、:：()（）.。])+$/gu;

const month = (year: string | undefined, number: string | undefined): Month | undefined => {
  const of = Number(number);
  return year === undefined || !(of >= 1 && of <= 12) ? undefined : monthOf(Number(year), of);
};

/** In the order of their starts; empty where the text says that there was none; undefined: a question. */
export function postingsSaid(text: string): readonly PostingSaid[] | undefined {
  const whole = text.normalize('NFKC').trim();
  if (NOTHING.test(whole)) return [];
  const entries = whole
    .split(/[;；\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const said = entries.map((entry): PostingSaid | undefined => {
    const [term, ...more] = [...entry.matchAll(TERM)];
    if (term === undefined || more.length > 0) return undefined;
    const from = month(term[1], term[2]);
    const until = term[3] === undefined ? null : month(term[3], term[4]);
    if (from === undefined || until === undefined || (until !== null && until < from)) return undefined;
    const school = entry.replace(term[0], ' ').replaceAll(AROUND, '').replaceAll(AROUND, '');
    return /\d{4}|\s/u.test(school) ? undefined : { from, until, school: school === '' ? null : school };
  });
  if (said.length === 0 || said.includes(undefined)) return undefined;
  return (said as PostingSaid[]).toSorted((a, b) => a.from - b.from);
}
