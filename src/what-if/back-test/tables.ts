/** The tables of a back-test. Names of people stand in those for officers alone. */
import { byCodePoint } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import type { ListFinding, ListFindingKind } from '../../planning/judge-list.ts';
import { plainNames } from '../../report/context.ts';
import { shownTier, unitOf } from '../../report/sheets/quality.ts';
import { table, type Table } from '../../report/table.ts';
import { NO, t, TIER, YES, type Text } from '../../report/words.ts';
import type { NamedTable } from '../answer/answer.ts';
import type { BackTest, Match, ListPair, TierCost } from './back-test.ts';
import { count, MATCHES } from './matches.ts';

const KIND: Record<ListFindingKind | 'later', Text> = {
  broken: t('违反不得突破的规定', 'Protection broken'),
  excess: t('超出限额', 'Limit exceeded'),
  missing: t('未达到要求', 'Less than asked'),
  later: t('以后学年须补救', 'To be mended in later years'),
  soft: t('尽量达到而未达到', 'Not reached (soft)'),
};

const MATCH: Record<Match, Text> = {
  identical: t('相同', 'Identical'),
  otherHost: t('同一人，去向不同', 'Same teacher, other host'),
  onlyList: t('仅原名单', 'List only'),
  onlyProgram: t('仅本程序', 'Program only'),
};

/** Clauses that the list breaks or does not reach, place by place. */
export function clauseTable({ verdict }: BackTest, lang: Lang): NamedTable {
  const open = verdict.findings.filter(({ measure }) => measure.where.teacher === null);
  return {
    id: 'clauses',
    table: table<ListFinding>(
      lang,
      {
        name: t('条款', 'Clauses'),
        title: t('名单违反或未达到的条款', 'Clauses broken or not reached')[lang],
        columns: [
          { heading: t('条款', 'Clause'), width: 8, value: ({ rule }) => rule.clause },
          { heading: t('规定', 'Rule'), width: 16, align: 'left', value: ({ rule }) => rule.spec.title.in(lang) },
          { heading: t('情形', 'Kind'), width: 16, value: ({ kind }) => KIND[kind][lang] },
          {
            heading: t('应为', 'Asked'),
            width: 8,
            align: 'right',
            value: ({ measure }) => `${measure.op === '>=' ? '≥' : '≤'}${measure.required}`,
          },
          { heading: t('名单', 'List'), width: 8, align: 'right', value: ({ measure }) => measure.actual },
          { heading: t('说明', 'In words'), width: 60, align: 'left', value: ({ message }) => message.in(lang) },
        ],
      },
      open,
    ),
  };
}

/** Tier by tier: the list completed, and the program's plan. */
export function costTable(tiers: readonly TierCost[], lang: Lang): NamedTable {
  return {
    id: 'cost',
    table: table<TierCost>(
      lang,
      {
        name: t('代价', 'Cost'),
        title: t('各级目标（越小越好）', 'Aims in their order (less is better)')[lang],
        columns: [
          { heading: t('目标层级', 'Aim'), width: 16, align: 'left', value: ({ tier }) => TIER[tier].name[lang] },
          {
            heading: t('名单补齐后', 'List, completed'),
            width: 14,
            align: 'right',
            value: ({ tier, listed }) => shownTier(tier, listed),
          },
          {
            heading: t('程序方案', 'Program'),
            width: 12,
            align: 'right',
            value: ({ tier, planned }) => shownTier(tier, planned),
          },
          {
            heading: t('相差', 'Difference'),
            width: 12,
            align: 'right',
            format: '+0;-0;0',
            value: ({ tier, listed, planned }) => shownTier(tier, listed - planned),
          },
          {
            heading: t('程序方案可能的最好结果', 'Lowest possible'),
            width: 14,
            align: 'right',
            value: ({ tier, bound }) => shownTier(tier, bound),
          },
          { heading: t('单位', 'Unit'), width: 14, value: ({ tier }) => unitOf(tier, lang) },
        ],
      },
      tiers,
    ),
  };
}

/** How many teachers go as the list says, and how many otherwise. */
export function matchTable(found: BackTest, lang: Lang): NamedTable {
  return {
    id: 'same',
    table: table<Match>(
      lang,
      {
        name: t('异同', 'Same and different'),
        title: t('当学年派出的教师', 'Teachers posted in the year')[lang],
        columns: [
          { heading: t('情形', 'Case'), width: 24, align: 'left', value: (match) => MATCH[match][lang] },
          { heading: t('人数', 'Teachers'), width: 10, align: 'right', value: (match) => count(found, match) },
        ],
      },
      MATCHES,
    ),
  };
}

/** For officers: who goes where, on the list and in the program's plan. */
export function pairsTable(given: Case, { pairs }: BackTest, lang: Lang): Table {
  const instance = instanceOf(given);
  const names = plainNames(instance);
  const home = ({ teacher }: ListPair): string => names.school(instance.persons.get(teacher)?.home.id ?? null);
  return table<ListPair>(
    lang,
    {
      name: t('逐人对照', 'By teacher'),
      title: t('逐人对照（含姓名，仅供工作人员使用）', 'Teacher by teacher (with names, for officers)')[lang],
      columns: [
        { heading: t('教师编号', 'Number'), width: 10, value: ({ teacher }) => teacher },
        { heading: t('姓名', 'Name'), width: 10, value: ({ teacher }) => names.teacher(teacher) },
        { heading: t('编制学校', 'Home school'), width: 20, align: 'left', value: home },
        {
          heading: t('名单去向', 'Host in the list'),
          width: 20,
          align: 'left',
          value: ({ listed }) => names.school(listed?.to ?? null),
        },
        {
          heading: t('程序去向', 'Host by the program'),
          width: 20,
          align: 'left',
          value: ({ planned }) => names.school(planned?.to ?? null),
        },
        { heading: t('对照', 'Match'), width: 20, value: ({ match }) => MATCH[match][lang] },
        {
          heading: t('可留在合规方案', 'Can stay in a lawful plan'),
          width: 14,
          value: ({ listed, dropped }) => (listed === null ? null : (dropped ? NO : YES)[lang]),
        },
      ],
    },
    pairs,
  );
}

/**
 * What concerns single people: postings that cannot be, and decisions entered by hand that the list does not follow.
 */
export function invalidTable({ listed, verdict }: BackTest, lang: Lang): Table {
  const single = verdict.findings
    .filter(({ measure }) => measure.where.teacher !== null)
    .map(({ measure, message }) => ({ teacher: measure.where.teacher, words: message.in(lang) }));
  const rows = [
    ...verdict.invalid.map(({ at, message }) => ({
      teacher: at === null ? null : (listed[at]?.teacher ?? null),
      words: message.in(lang).replace(/postings\[\d+\][：: ]*/u, ''),
    })),
    ...single,
  ];
  return table<(typeof rows)[number]>(
    lang,
    {
      name: t('不能成立的安排', 'Cannot be'),
      title: t(
        '名单中不能成立的安排（含姓名，仅供工作人员使用）',
        'Postings of the list that cannot be (with names, for officers)',
      )[lang],
      columns: [
        { heading: t('教师编号', 'Number'), width: 10, value: ({ teacher }) => teacher },
        { heading: t('原因', 'Why'), width: 80, align: 'left', value: ({ words }) => words },
      ],
    },
    rows.toSorted((a, b) => byCodePoint(a.teacher ?? '', b.teacher ?? '')),
  );
}
