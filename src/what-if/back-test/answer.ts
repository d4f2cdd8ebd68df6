/** A back-test as an answer. Names of people stand in a sheet for officers alone. */
import { byCodePoint } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import type { ListFinding, ListFindingKind } from '../../planning/judge-list.ts';
import { plainNames } from '../../report/context.ts';
import { shownValue, unitOf } from '../../report/sheets/quality.ts';
import { table, type Table } from '../../report/table.ts';
import { NO, schoolYear, t, TIER, YES, type Text } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import type { Answer, NamedTable } from '../answer/answer.ts';
import type { BackTest, Match, Pair, TierCost } from './back-test.ts';

export const BACK_TEST_FORMAT = 'lungang-back-test/1';

const KIND: Record<ListFindingKind | 'later', Text> = {
  broken: t('违反不得突破的规定', 'Protection broken'),
  excess: t('超出限额', 'Limit exceeded'),
  missing: t('未达到要求', 'Less than asked'),
  later: t('以后学年须补救', 'To be mended in later years'),
  soft: t('尽量达到而未达到', 'Not reached (soft)'),
};

const HARD: readonly ListFindingKind[] = ['broken', 'excess', 'missing'];

const MATCH: Record<Match, Text> = {
  identical: t('相同', 'Identical'),
  otherHost: t('同一人，去向不同', 'Same teacher, other host'),
  onlyList: t('仅原名单', 'List only'),
  onlyProgram: t('仅本程序', 'Program only'),
};
const MATCHES: readonly Match[] = ['identical', 'otherHost', 'onlyList', 'onlyProgram'];

export function backTestAnswer(given: Case, digest: string, found: BackTest, lang: Lang): Answer {
  const { policy, from } = given;
  return {
    name: 'back-test',
    title: t('回测：人工名单与程序方案对照', 'Back-test: a list made by hand beside the program')[lang],
    subtitle: `${policy.title[lang]} · ${schoolYear(from, lang)}`,
    parts: [
      { id: 'summary', title: t('结论', 'Result')[lang], lines: summary(found, lang) },
      {
        id: 'clauses',
        title: t('名单违反或未达到的条款', 'Clauses broken or not reached')[lang],
        lines: clauseLines(found, lang),
        tables: [clauseTable(found, lang)],
      },
      {
        id: 'cost',
        title: t('差别的代价', 'What the difference cost')[lang],
        lines: costLines(found, lang),
        tables: found.completed === null ? [] : [costTable(found.completed.tiers, lang)],
      },
      {
        id: 'same',
        title: t('名单与程序方案的异同', 'Same and different')[lang],
        lines: [],
        tables: [matchTable(found, lang)],
      },
    ],
    forOfficers: [peopleTable(given, found, lang), invalidTable(found, lang)],
    footer: [
      lang === 'en'
        ? `Made by ${PROGRAM.name} ${PROGRAM.version}; policy ${policy.id}. Names of people stand in the workbook alone.`
        : `由 ${PROGRAM.name} ${PROGRAM.version} 测算；政策 ${policy.id}。人员姓名只在工作簿中。`,
      lang === 'en' ? `Digest of the roster: ${digest}` : `名册校验码：${digest}`,
    ],
    json: backTestJson(given, digest, found),
  };
}

export const count = ({ pairs }: Pick<BackTest, 'pairs'>, match: Match): number =>
  pairs.filter((pair) => pair.match === match).length;

/** Of the list, with one decimal; null for an empty list. */
export const identicalPercent = ({ listed, pairs }: Pick<BackTest, 'listed' | 'pairs'>): number | null =>
  listed.length === 0 ? null : Math.round((1000 * count({ pairs }, 'identical')) / listed.length) / 10;

/** Postings that cannot be, however many reasons there are. */
const unfitOf = ({ verdict }: BackTest): number => new Set(verdict.invalid.map(({ at }) => at)).size;

const hard = ({ verdict }: BackTest): readonly ListFinding[] =>
  verdict.findings.filter(({ kind }) => HARD.includes(kind));

export function summary(found: BackTest, lang: Lang): string[] {
  const { listed, verdict, plan, pairs, completed } = found;
  const clauses = new Set(hard(found).map(({ rule }) => rule.clause ?? rule.spec.id));
  const planned = pairs.filter(({ planned: own }) => own !== null).length;
  const percent = identicalPercent(found);
  if (lang === 'en') {
    return [
      verdict.lawful
        ? `The list of ${listed.length} postings is lawful for its year.`
        : `The list of ${listed.length} postings is not lawful: ${unfitOf(found)} postings cannot be at all, ${hard(found).length} places break or miss ${clauses.size} clauses.`,
      `Teachers posted by the program in that year: ${planned}; ${count(found, 'identical')} postings (${percent ?? '–'} % of the list) are identical, ${count(found, 'otherHost')} teachers go elsewhere.`,
      completed === null
        ? 'No lawful plan was found that keeps any part of the list.'
        : `${completed.dropped} postings of the list cannot stay in a lawful plan${completed.proven ? ' (proven the fewest)' : ''}; the cost below is that of the rest, completed as well as possible.`,
      plan.proof.status === 'optimal'
        ? "The program's own plan is proven best in every aim."
        : "The program's own plan is the best found in time, not proven best in every aim.",
    ];
  }
  return [
    verdict.lawful
      ? `原名单共${listed.length}人，单就当学年而言合规。`
      : `原名单共${listed.length}人，不合规：${unfitOf(found)}人的安排本身不能成立，另有${hard(found).length}处违反或未达到${clauses.size}项条款。`,
    `程序在该学年会派出${planned}人；与名单完全相同的${count(found, 'identical')}人，占名单的${percent ?? '–'}%，另有${count(found, 'otherHost')}人去向不同。`,
    completed === null
      ? '没有找到能保留名单任何部分的合规方案。'
      : `名单中有${completed.dropped}人的安排不能留在合规方案中${completed.proven ? '（已证明最少）' : ''}；下表的代价，是保留其余安排并尽可能补齐后的方案与程序方案之差。`,
    plan.proof.status === 'optimal'
      ? '程序方案的各级目标均已证明最优。'
      : '程序方案是限定时间内找到的最好方案，未全部证明最优。',
  ];
}

/** Sentences name places; who is meant stands in the sheet for officers. */
function clauseLines(found: BackTest, lang: Lang): string[] {
  const { verdict } = found;
  if (verdict.findings.length === 0 && verdict.invalid.length === 0) return [t('没有。', 'None.')[lang]];
  const unfit = unfitOf(found);
  return unfit === 0
    ? []
    : [
        lang === 'en'
          ? `${unfit} postings cannot be at all; they stand by name in the workbook.`
          : `有${unfit}人的安排本身不能成立，姓名和原因见工作簿。`,
      ];
}

function clauseTable({ verdict }: BackTest, lang: Lang): NamedTable {
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

function costLines({ completed }: BackTest, lang: Lang): string[] {
  if (completed === null) return [];
  const at = completed.tiers.find(({ listed, planned }) => listed !== planned);
  if (at === undefined)
    return [t('各级目标都相同：名单没有多花代价。', 'Equal in every aim: the list cost nothing more.')[lang]];
  const by = shownValue(at.tier, at.listed - at.planned);
  return [
    lang === 'en'
      ? `The first aim in which they differ decides: ${TIER[at.tier].name.en}, by ${by} ${unitOf(at.tier, lang)}.`
      : `按先后次序，首先不同的一级目标是${TIER[at.tier].name['zh-CN']}，相差${by}${unitOf(at.tier, lang)}。`,
  ];
}

function costTable(tiers: readonly TierCost[], lang: Lang): NamedTable {
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
            value: ({ tier, listed }) => shownValue(tier, listed),
          },
          {
            heading: t('程序方案', 'Program'),
            width: 12,
            align: 'right',
            value: ({ tier, planned }) => shownValue(tier, planned),
          },
          {
            heading: t('相差', 'Difference'),
            width: 12,
            align: 'right',
            format: '+0;-0;0',
            value: ({ tier, listed, planned }) => shownValue(tier, listed - planned),
          },
          {
            heading: t('程序方案可能的最好结果', 'Lowest possible'),
            width: 14,
            align: 'right',
            value: ({ tier, bound }) => shownValue(tier, bound),
          },
          { heading: t('单位', 'Unit'), width: 14, value: ({ tier }) => unitOf(tier, lang) },
        ],
      },
      tiers,
    ),
  };
}

function matchTable(found: BackTest, lang: Lang): NamedTable {
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

function peopleTable(given: Case, { pairs }: BackTest, lang: Lang): Table {
  const instance = instanceOf(given);
  const names = plainNames(instance);
  const home = ({ teacher }: Pair): string => names.school(instance.persons.get(teacher)?.home.id ?? null);
  return table<Pair>(
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
function invalidTable({ listed, verdict }: BackTest, lang: Lang): Table {
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

function backTestJson({ policy, from }: Case, digest: string, found: BackTest): object {
  const { listed, verdict, plan, pairs, completed } = found;
  return {
    format: BACK_TEST_FORMAT,
    program: PROGRAM,
    inputs: { roster: digest, policy: { id: policy.id, digest: policy.digest }, from },
    listed: listed.length,
    lawful: verdict.lawful,
    invalid: verdict.invalid.map(({ at, message }) => ({
      teacher: at === null ? null : (listed[at]?.teacher ?? null),
      code: message.code,
    })),
    findings: verdict.findings.map(({ kind, rule, measure: { where, op, required, actual, by } }) => ({
      kind,
      rule: rule.spec.id,
      clause: rule.clause,
      where,
      op,
      required,
      actual,
      by,
    })),
    identicalPercent: identicalPercent(found),
    matches: Object.fromEntries(MATCHES.map((match) => [match, count(found, match)])),
    completed,
    plan: { outcome: plan.outcome, proof: plan.proof },
    pairs: pairs.map(({ teacher, match, listed: a, planned: b, dropped }) => ({
      teacher,
      match,
      listed: a?.to ?? null,
      planned: b?.to ?? null,
      dropped,
    })),
  };
}
