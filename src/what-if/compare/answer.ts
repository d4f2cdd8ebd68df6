/** Plans side by side, the first one being what the others are held against. */
import { TIERS, type TierName } from '../../domain/words.ts';
import type { Lang } from '../../messages/message.ts';
import { thousands } from '../../report/sheets/allowances.ts';
import { shownTier } from '../../report/sheets/quality.ts';
import { table, type TableColumn, type Table } from '../../report/table.ts';
import { TIER, listWords, t } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import type { WhatIfAnswer } from '../answer/answer.ts';
import type { Bilingual } from '../file.ts';
import { planNumbers } from '../measures.ts';
import { marginOfRow, marginRows, marginsTable, telling } from './margins.ts';
import { peopleChanges, peopleTable } from './people.ts';
import type { PlanSide } from './planned.ts';
import { schoolRows, schoolsTable } from './schools.ts';

const COMPARISON_FORMAT = 'lungang-comparison/1';

/** What a reader is told of a side besides its numbers. */
export interface Told {
  readonly name: string;
  readonly story: Bilingual | null;
  readonly changes: readonly Bilingual[];
}

const WORDS = {
  title: t('假设分析：方案比较', 'What if: plans side by side'),
  cases: t('各种情形', 'Cases'),
  numbers: t('目标与指标', 'Aims and numbers'),
  margins: t('条款余量', 'Clause margins'),
  people: t('人员变化', 'People'),
  schools: t('学校增减', 'Schools'),
  same: t('与第一种情形相比，没有人员变化。', 'Nobody is posted differently from the first case.'),
};

/**
 * `told`: of the sides of which more is known than their titles. `unplanned`: cases without a plan, with the reason.
 */
export function comparison(
  sides: readonly PlanSide[],
  told: readonly Told[],
  unplanned: readonly { readonly title: Bilingual; readonly reason: Bilingual }[],
  lang: Lang,
): WhatIfAnswer {
  const differs = peopleChanges(sides).length > 0;
  return {
    name: 'results',
    title: WORDS.title[lang],
    subtitle: listWords(
      sides.map(({ title }) => title[lang]),
      lang,
    ),
    parts: [
      {
        id: 'cases',
        title: WORDS.cases[lang],
        lines: [
          ...caseLines(sides, told, lang),
          ...unplanned.map(({ title, reason }) => `${title[lang]}${lang === 'en' ? ': ' : '：'}${reason[lang]}`),
        ],
      },
      {
        id: 'numbers',
        title: WORDS.numbers[lang],
        lines: changeLines(sides, lang),
        tables: [{ id: 'numbers', table: numbersTable(sides, lang) }],
      },
      {
        id: 'margins',
        title: WORDS.margins[lang],
        lines: [],
        tables: [{ id: 'margins', table: marginsTable(sides, lang) }],
      },
      {
        id: 'people',
        title: WORDS.people[lang],
        lines: differs ? [] : [WORDS.same[lang]],
        tables: [{ id: 'people', table: peopleTable(sides, lang) }],
      },
      {
        id: 'schools',
        title: WORDS.schools[lang],
        lines: [],
        tables: [{ id: 'schools', table: schoolsTable(sides, lang) }],
      },
    ],
    footer: [
      t(
        `由 ${PROGRAM.name} ${PROGRAM.version} 测算；每份方案都经过核验。`,
        `Made by ${PROGRAM.name} ${PROGRAM.version}; every plan has passed the verifier.`,
      )[lang],
    ],
    json: comparisonJson(sides),
  };
}

function caseLines(sides: readonly PlanSide[], told: readonly Told[], lang: Lang): string[] {
  return sides.flatMap(({ name, title }) => {
    const known = told.find((one) => one.name === name);
    return [
      `${title[lang]}${known?.story === undefined || known.story === null ? '' : `${lang === 'en' ? '. ' : '。'}${known.story[lang]}`}`,
      ...(known?.changes ?? []).map((words) => `- ${words[lang]}`),
    ];
  });
}

const amount = (value: number): string => thousands(Math.round(value * 10) / 10);

/** One line per side: what it comes to against the first. */
function changeLines([first, ...others]: readonly PlanSide[], lang: Lang): string[] {
  const headline = planNumbers(first!.given.from).filter((measure) => measure.headline);
  return others.map((side) => {
    const parts = headline.flatMap(({ id, title }) => {
      const [was, is] = [first!.measures[id], side.measures[id]];
      if (typeof was !== 'number' || typeof is !== 'number' || was === is) return [];
      return [`${title[lang]} ${is > was ? '+' : '−'}${amount(Math.abs(is - was))}`];
    });
    const moved = peopleChanges([first!, side]);
    const count = (kind: string): number => moved.filter(({ change }) => change.kind === kind).length;
    const people = t(
      `新列入 ${count('added')} 人，不再列入 ${count('dropped')} 人，去向有变 ${count('altered')} 人`,
      `${count('added')} enter, ${count('dropped')} leave, ${count('altered')} go elsewhere`,
    );
    return lang === 'en'
      ? `- ${side.title.en}: ${[...parts, people.en].join('; ')}.`
      : `- ${side.title['zh-CN']}：${[...parts, people['zh-CN']].join('；')}。`;
  });
}

interface NumberRow {
  readonly title: string;
  readonly values: readonly (number | string | null)[];
}

/** Tiers of all sides in the usual order, then every measure. */
function numberRows(sides: readonly PlanSide[], lang: Lang): readonly NumberRow[] {
  const tiers = TIERS.filter((tier) => sides.some(({ plan }) => plan.proof.tiers.some((one) => one.tier === tier)));
  const measures = planNumbers(sides[0]!.given.from);
  return [
    ...tiers.map((tier): NumberRow => ({
      title:
        lang === 'en'
          ? `${TIER[tier].name.en}, ${TIER[tier].unit.en}`
          : `${TIER[tier].name['zh-CN']}（${TIER[tier].unit['zh-CN']}）`,
      values: sides.map((side) => tierOf(side, tier)),
    })),
    ...measures.map(({ id, title, format }): NumberRow => ({
      title: title[lang],
      values: sides.map(({ measures: own }) => shown(own[id] ?? null, format)),
    })),
  ].filter(({ values }) => values.some((value) => value !== null));
}

function tierOf({ plan }: PlanSide, tier: TierName): number | string | null {
  const found = plan.proof.tiers.find((one) => one.tier === tier);
  if (found === undefined) return null;
  const value = shownTier(tier, found.value);
  return found.value === found.bound ? value : `${value} (≥ ${shownTier(tier, found.bound)})`;
}

const shown = (value: number | null, format: string | null): number | string | null =>
  value !== null && format?.endsWith('%') === true ? `${(100 * value).toFixed(1)}%` : value;

export function numbersTable(sides: readonly PlanSide[], lang: Lang): Table {
  return table(
    lang,
    {
      name: t('目标与指标', 'Numbers'),
      title: WORDS.numbers[lang],
      columns: [
        { heading: t('项目', 'Item'), width: 34, align: 'left', value: ({ title }: NumberRow) => title },
        ...sides.map(({ title }, i): TableColumn<NumberRow> => ({
          heading: title,
          width: 18,
          align: 'right',
          value: ({ values }) => values[i]!,
        })),
      ],
    },
    numberRows(sides, lang),
  );
}

const comparisonJson = (sides: readonly PlanSide[]): object => ({
  format: COMPARISON_FORMAT,
  program: PROGRAM,
  cases: sides.map(({ name, title, plan, measures }) => ({
    name,
    title,
    inputs: plan.inputs,
    outcome: plan.outcome,
    proof: plan.proof,
    postings: plan.postings.length,
    measures,
  })),
  margins: marginRows(sides)
    .filter(telling)
    .map(({ row, found }) => ({
      rule: row.rule,
      clause: row.clause,
      scope: row.scope,
      year: row.year,
      op: row.op,
      cases: found.map((one) =>
        one === null
          ? null
          : { required: one.required, actual: one.actual, margin: marginOfRow(one), holds: one.holds },
      ),
    })),
  people: peopleChanges(sides).map(({ side, change }) => ({ case: side.name, ...change })),
  schools: schoolRows(sides).map(({ school, staff }) => ({
    school,
    cases: staff.map((years) => years?.map(([teachers, backbones]) => ({ teachers, backbones })) ?? null),
  })),
});
