/** What somebody grants so that more of the hard rules hold, in words: heads, yuan, percentage points, names. */
import { ceilOf } from '../../domain/rational.ts';
import type { Lang } from '../../messages/message.ts';
import type { Eased, Grant } from '../../explain/ways-out.ts';
import type { Measure } from '../../rules/rule.ts';
import type { ReportContext } from '../context.ts';
import { personLabels } from '../name-lists.ts';
import { lineWords, measuresAt, pinWords, placeWords, unitWords } from './members.ts';

/** One line per place, decision or person. `context`: of the finished plan, so that shares are of its own numbers. */
export function grantLines(context: ReportContext, grant: Grant, lang: Lang): readonly string[] {
  const name = personLabels(context);
  switch (grant.kind) {
    case 'concession':
      return grant.lines.flatMap(({ rule, concessions }) =>
        concessions.map(({ where, by }) => {
          const { unit } = rule.spec;
          const points = unit === 'person' ? shareWords(measuresAt(context, rule, where), by, lang) : '';
          return `${grant.lines.length > 1 ? `${lineWords(context, rule, lang)}${lang === 'en' ? ', ' : '，'}` : ''}${placeWords(context, where, lang)}${lang === 'en' ? ': ' : '：'}${unitWords(by, unit, lang)}${points}`;
        }),
      );
    case 'pins':
      return grant.pins.map((pin) => pinWords(context, pin, lang));
    case 'graduation':
    case 'volunteers':
      return grant.teachers.map(name);
  }
}

/** `放宽：骨干教师占比（SZ2）共13人`. */
export function grantTitle(context: ReportContext, grant: Grant, amount: number, lang: Lang): string {
  switch (grant.kind) {
    case 'concession': {
      const [{ rule }] = grant.lines as [Eased, ...Eased[]];
      const years = new Set(grant.lines.flatMap(({ concessions }) => concessions.map(({ where }) => where.year))).size;
      const sum = unitWords(amount, rule.spec.unit, lang);
      const total = years < 2 ? sum : lang === 'en' ? `${sum} over ${years} years` : `${years}个学年合计${sum}`;
      const names = grant.lines.map((line) => lineWords(context, line.rule, lang));
      if (rule.spec.unit === '10000yuan')
        return lang === 'en' ? `Add ${total} to the budget (${names[0]})` : `追加预算${total}（${names[0]}）`;
      return lang === 'en'
        ? `Ease ${names.join(' and ')} by ${total}`
        : `放宽${names.join('、')}，${years < 2 ? '共' : ''}${total}`;
    }
    case 'pins':
      return lang === 'en'
        ? `Withdraw ${amount} ${amount === 1 ? 'decision' : 'decisions'} entered by hand`
        : `撤销录入的指定${amount}项`;
    case 'graduation':
      return lang === 'en'
        ? `Send ${amount} ${amount === 1 ? 'teacher' : 'teachers'} although a class of theirs graduates`
        : `允许毕业班教师派出${amount}人`;
    case 'volunteers':
      return lang === 'en'
        ? `Find ${amount} ${amount === 1 ? 'volunteer' : 'volunteers'} among those who are not bound to go`
        : `动员${amount}名不符合年限等条件的教师自愿交流`;
  }
}

/**
 * `：要求由27人降为5人，即133人的20%降为3.8%，降16.2个百分点`: what is left of the share. A number that was rounded up
 * can be eased by more people than the share is worth, never by more percentage points than there are.
 */
function shareWords(measures: readonly Measure[], by: number, lang: Lang): string {
  const measure = measures.find(({ base, share }) => base !== undefined && base > 0 && share !== undefined);
  if (measure?.base === undefined || measure.share === undefined || measure.op !== '>=') return '';
  const { base, share } = measure;
  const required = ceilOf(share, base);
  const left = Math.max(0, required - by);
  const [was, is] = [(100 * share.num) / share.den, (100 * left) / base];
  return lang === 'en'
    ? `: from ${required} to ${left}, that is from ${percent(was)}% of ${base} to ${percent(is)}%, ${percent(was - is)} percentage points less`
    : `，要求由${required}人降为${left}人，即由${base}人的${percent(was)}%降为${percent(is)}%，降${percent(was - is)}个百分点`;
}

const percent = (value: number): string => String(Math.round(value * 10) / 10);
