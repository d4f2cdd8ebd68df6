/** 逐条说明: why a rule holds with this margin or not, place by place: numbers, people, what would make it fail or hold. */
import { kindOf } from '../../domain/group-kinds.ts';
import type { BarePosting } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import type { RuleEvidence } from '../../verify/evidence.ts';
import { couldServe } from '../../explain/could-serve.ts';
import { marginOf, type Margin } from '../../explain/margin.ts';
import type { Measure } from '../../rules/rule.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { evidenceOf } from '../evidence.ts';
import { personLabels } from '../name-lists.ts';
import { table, type Table } from '../table.ts';
import { HOLDS, list, schoolYear, t, type Text } from '../words.ts';
import { framed } from './frame.ts';
import { demandWords, lineWords, placeWords, unitWords } from './members.ts';
import { potentialWords } from './potential-words.ts';
import type { Part, Sheet } from './sheet.ts';

/** Which lines and places: a rule (its id or its clause), or everything of a group. */
export type About = { readonly rule: string } | { readonly group: string };

interface Asked {
  readonly one: RuleEvidence;
  readonly measures: readonly Measure[];
}

/** In the order of the policy; a rule that found nothing to check stands without places. */
function asked(context: ReportContext, about: About): readonly Asked[] {
  return evidenceOf(context).rules.flatMap((one): Asked[] => {
    const measures = one.places.flatMap((place) => place.measures);
    if ('rule' in about)
      return one.rule.spec.id === about.rule || one.rule.clause === about.rule ? [{ one, measures }] : [];
    const { kinds } = one.rule;
    const group = context.instance.groups.find(({ id }) => id === about.group);
    const own = group === undefined ? [] : context.instance.years.map((year) => kindOf(group, year));
    if (group === undefined || (kinds !== null && !own.some((kind) => kinds.includes(kind)))) return [];
    return [{ one, measures: measures.filter(({ where }) => groupOf(context, where) === about.group) }];
  });
}

const groupOf = ({ instance }: ReportContext, { group, teacher }: Measure['where']): string | null =>
  group ?? (teacher === null ? null : (instance.persons.get(teacher)?.home.group.id ?? null));

export const rulesJson = (context: ReportContext, about: About): object => ({
  rules: asked(context, about).map(({ one: { rule, idle, missing }, measures }) => ({
    rule: rule.spec.id,
    clause: rule.clause,
    nature: rule.spec.nature,
    nothingToCheck: idle !== null || missing !== null,
    places: measures.map((measure) => {
      const { where, op, required, actual, by, base, people } = measure;
      const margin =
        rule.spec.nature === 'quota' ? marginOf(context.instance, context.policy, context.plan, rule, measure) : {};
      return { where, op, required, actual, by, base: base ?? null, people: people ?? null, ...margin };
    }),
  })),
});

export function rulesSheet(context: ReportContext, about: About, lang: Lang): Sheet {
  return framed(
    context,
    {
      title: t('规定逐条说明', 'Rule by rule: why it holds or not')[lang],
      parts: asked(context, about).map((one, i) =>
        one.one.rule.spec.nature === 'quota' ? quotaPart(context, one, i, lang) : protectionPart(context, one, i, lang),
      ),
    },
    lang,
  );
}

const head = ({ one: { rule, idle, missing } }: Asked, lang: Lang): string[] => {
  const nothing = idle ?? missing;
  return [rule.spec.meaning(rule.params).in(lang), ...(nothing === null ? [] : [nothing.in(lang)])];
};

function quotaPart(context: ReportContext, given: Asked, i: number, lang: Lang): Part {
  const {
    one: { rule },
    measures,
  } = given;
  const found = measures.map((measure) => ({
    measure,
    margin: marginOf(context.instance, context.policy, context.plan, rule, measure),
  }));
  const serving = new Set(found.flatMap(({ margin }) => margin.serving));
  return {
    id: `rule-${i + 1}`,
    title: lineWords(context, rule, lang),
    lines: [
      ...head(given, lang),
      ...found.flatMap(({ measure, margin }) => placeLines(context, given, measure, margin, lang)),
    ],
    tables: serving.size === 0 ? [] : [postingsTable(context, serving, lang)],
  };
}

/** More names than this are told as a number: the workbook has the lists. */
const MOST_NAMES = 40;

function namesWords(context: ReportContext, ids: readonly string[], lang: Lang): string {
  if (ids.length > MOST_NAMES)
    return lang === 'en' ? `${ids.length} (names in the workbook)` : `${ids.length}人（名单见工作簿）`;
  const name = personLabels(context);
  return ids.length === 0 ? (lang === 'en' ? 'nobody' : '无') : list(ids.map(name), lang);
}

function placeLines(
  context: ReportContext,
  { one: { rule } }: Asked,
  measure: Measure,
  { withdrawals, baseGrowth }: Margin,
  lang: Lang,
): string[] {
  const { where, op, required, actual, by, people } = measure;
  const { unit } = rule.spec;
  const margin = op === '>=' ? actual - required : required - actual;
  const number = unit === 'person' ? unitWords(actual, unit, lang) : lang === 'en' ? `${actual} yuan` : `${actual}元`;
  const spare = unit === 'person' ? unitWords(margin, unit, lang) : lang === 'en' ? `${margin} yuan` : `${margin}元`;
  const en = lang === 'en';
  const verdict =
    by > 0
      ? en
        ? `not met by ${unitWords(by, unit, lang)}`
        : `差${unitWords(by, unit, lang)}`
      : en
        ? `met, margin ${spare}`
        : `达标，余量${spare}`;
  const lines = [
    `- ${placeWords(context, where, lang)}${en ? ': ' : '：'}${[demandWords(measure, unit, lang), en ? `the plan has ${number}` : `方案${number}`, verdict].join(en ? ', ' : '，')}`,
  ];
  if (people !== undefined) lines.push(`${en ? 'Counted: ' : '计入：'}${namesWords(context, people.counted, lang)}`);
  if (people?.base !== undefined) lines.push(`${en ? 'Base: ' : '基数：'}${namesWords(context, people.base, lang)}`);
  if (by === 0 && op === '>=' && required > 0) {
    if (withdrawals !== null)
      lines.push(
        en
          ? `It fails once ${withdrawals + 1} of the postings counted ${withdrawals === 0 ? 'is' : 'are'} withdrawn.`
          : `计入的派出若减少${withdrawals + 1}人，就不再达标。`,
      );
    if (baseGrowth !== null) lines.push(baseWords(baseGrowth)[lang]);
  }
  if (by === 0 && op === '<=')
    lines.push(en ? `It fails once there are more than ${spare} more.` : `再增加超过${spare}，就不再达标。`);
  const potential = by > 0 && op === '>=' ? couldServe(context.instance, context.policy, rule, where) : undefined;
  if (by > 0 && op === '>=')
    lines.push(
      en
        ? `It would hold with ${unitWords(by, unit, lang)} more${potential === undefined ? '.' : `. ${potentialWords(potential, lang)}.`}`
        : `再有${unitWords(by, unit, lang)}即可达标${potential === undefined ? '。' : `。${potentialWords(potential, lang)}。`}`,
    );
  if (by > 0 && op === '<=')
    lines.push(
      en
        ? `It would hold with ${unitWords(by, unit, lang)} fewer, or with a limit that much higher.`
        : `减少${unitWords(by, unit, lang)}，或上限提高${unitWords(by, unit, lang)}，即可达标。`,
    );
  return lines;
}

const baseWords = (growth: number): Text =>
  growth === 0
    ? t('基数再增加1人，现有人数就不够。', 'With one more in the base more would be required than are counted now.')
    : t(
        `基数再增加不超过${growth}人，现有人数仍然够。`,
        `With up to ${growth} more in the base those counted now are still enough.`,
      );

function postingsTable(context: ReportContext, serving: ReadonlySet<string>, lang: Lang): Table {
  const names = plainNames(context.instance);
  const name = personLabels(context);
  return table<BarePosting>(
    lang,
    {
      name: t('计入的派出', 'Postings counted'),
      title: t('计入本项的派出', 'Postings that serve this rule')[lang],
      columns: [
        { heading: t('姓名', 'Name'), width: 10, value: ({ teacher }) => name(teacher) },
        { heading: t('原单位', 'Home school'), width: 15, align: 'left', value: ({ from }) => names.school(from) },
        { heading: t('交流学校', 'Host school'), width: 15, align: 'left', value: ({ to }) => names.school(to) },
        { heading: t('开始学年', 'From'), width: 9, value: ({ start }) => schoolYear(start, lang) },
        { heading: t('学年数', 'Years'), width: 6, value: ({ years }) => years },
      ],
    },
    context.plan.postings.filter(({ teacher }) => serving.has(teacher)),
  );
}

/** Protections speak of many places: how many hold, and which of them allow no more. */
function protectionPart(context: ReportContext, given: Asked, i: number, lang: Lang): Part {
  const {
    one: { rule },
    measures,
  } = given;
  const en = lang === 'en';
  const tight = measures.filter(({ op, required, actual }) => op === '<=' && actual === required && actual > 0);
  return {
    id: `rule-${i + 1}`,
    title: lineWords(context, rule, lang),
    lines: [
      ...head(given, lang),
      en
        ? `${measures.length} places checked, ${measures.filter(({ by }) => by === 0).length} in order, ${tight.length} of them at their limit.`
        : `检查${measures.length}处，${measures.filter(({ by }) => by === 0).length}处符合，其中${tight.length}处已用满上限。`,
    ],
    tables: tight.length === 0 ? [] : [tightTable(context, tight, lang)],
  };
}

function tightTable(context: ReportContext, tight: readonly Measure[], lang: Lang): Table {
  return table<Measure>(
    lang,
    {
      name: t('用满上限', 'At the limit'),
      title: t('已用满上限的地方：再多一人就不允许', 'At the limit: one more is not allowed')[lang],
      columns: [
        {
          heading: t('范围', 'Place'),
          width: 30,
          align: 'left',
          value: ({ where }) => placeWords(context, where, lang),
        },
        { heading: t('上限', 'Limit'), width: 6, value: ({ required }) => required },
        { heading: t('方案', 'Plan'), width: 6, value: ({ actual }) => actual },
        { heading: t('状态', 'Status'), width: 8, value: ({ by }) => (by === 0 ? HOLDS.yes : HOLDS.no)[lang] },
      ],
    },
    tight,
  );
}
