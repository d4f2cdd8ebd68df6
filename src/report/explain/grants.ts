/** What somebody grants so that more of the hard rules hold, in words: heads, yuan, percentage points, names. */
import type { Lang } from '../../messages/message.ts';
import type { Eased, Grant } from '../../pipeline/explain/ways-out.ts';
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
          const points = unit === 'person' ? pointsWords(measuresAt(context, rule, where), by, lang) : '';
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
      const total = unitWords(amount, rule.spec.unit, lang);
      const names = grant.lines.map((line) => lineWords(context, line.rule, lang));
      if (rule.spec.unit === '10000yuan') return lang === 'en' ? `Add ${total} to the budget (${names[0]})` : `追加预算${total}（${names[0]}）`;
      return lang === 'en' ? `Ease ${names.join(' and ')} by ${total}` : `放宽${names.join('、')}，共${total}`;
    }
    case 'pins':
      return lang === 'en' ? `Withdraw ${amount} ${amount === 1 ? 'decision' : 'decisions'} entered by hand` : `撤销指定${amount}项`;
    case 'graduation':
      return lang === 'en' ? `Send ${amount} ${amount === 1 ? 'teacher' : 'teachers'} although a class of theirs graduates` : `允许毕业班教师派出${amount}人`;
    case 'volunteers':
      return lang === 'en' ? `Find ${amount} ${amount === 1 ? 'volunteer' : 'volunteers'} among those who are not bound to go` : `动员${amount}名不符合年限等条件的教师自愿交流`;
  }
}

/** ` (= 16.7 percentage points of 24)`, where the demand is a share of a number. */
function pointsWords(measures: readonly Measure[], by: number, lang: Lang): string {
  const [measure] = measures.filter(({ base, share }) => base !== undefined && base > 0 && share !== undefined);
  if (measure?.base === undefined) return '';
  const points = (Math.round((1000 * by) / measure.base) / 10).toFixed(1);
  return lang === 'en' ? ` (${points} percentage points of ${measure.base})` : `（占基数${measure.base}人的${points}个百分点）`;
}
