/** A back-test as an answer. Names of people stand in a sheet for officers alone. */
import type { Lang } from '../../messages/message.ts';
import type { Case } from '../../planning/case.ts';
import type { ListFinding, ListFindingKind } from '../../planning/judge-list.ts';
import { shownTier, unitOf } from '../../report/sheets/quality.ts';
import { schoolYearWords, t, TIER } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import type { WhatIfAnswer } from '../answer/answer.ts';
import type { BackTest } from './back-test.ts';
import { count, identicalPercent, MATCHES } from './matches.ts';
import { clauseTable, costTable, invalidTable, matchTable, pairsTable } from './tables.ts';

const BACK_TEST_FORMAT = 'lungang-back-test/1';

const HARD: readonly ListFindingKind[] = ['broken', 'excess', 'missing'];

/** The whole answer: text, tables and JSON. */
export function backTestAnswer(given: Case, digest: string, found: BackTest, lang: Lang): WhatIfAnswer {
  const { policy, from } = given;
  return {
    name: 'back-test',
    title: t('回测：人工名单与程序方案对照', 'Back-test: a list made by hand beside the program')[lang],
    subtitle: `${policy.title[lang]} · ${schoolYearWords(from, lang)}`,
    parts: [
      { id: 'summary', title: t('结论', 'Result')[lang], lines: backTestSummary(found, lang) },
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
    forOfficers: [pairsTable(given, found, lang), invalidTable(found, lang)],
    footer: [
      lang === 'en'
        ? `Made by ${PROGRAM.name} ${PROGRAM.version}; policy ${policy.id}. Names of people stand in the workbook alone.`
        : `由 ${PROGRAM.name} ${PROGRAM.version} 测算；政策 ${policy.id}。人员姓名只在工作簿中。`,
      lang === 'en' ? `Digest of the roster: ${digest}` : `名册校验码：${digest}`,
    ],
    json: backTestJson(given, digest, found),
  };
}

/** Postings that cannot be, however many reasons there are. */
const unfitOf = ({ verdict }: BackTest): number => new Set(verdict.invalid.map(({ at }) => at)).size;

const hard = ({ verdict }: BackTest): readonly ListFinding[] =>
  verdict.findings.filter(({ kind }) => HARD.includes(kind));

export function backTestSummary(found: BackTest, lang: Lang): string[] {
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

function costLines({ completed }: BackTest, lang: Lang): string[] {
  if (completed === null) return [];
  const at = completed.tiers.find(({ listed, planned }) => listed !== planned);
  if (at === undefined)
    return [t('各级目标都相同：名单没有多花代价。', 'Equal in every aim: the list cost nothing more.')[lang]];
  const by = shownTier(at.tier, at.listed - at.planned);
  return [
    lang === 'en'
      ? `The first aim in which they differ decides: ${TIER[at.tier].name.en}, by ${by} ${unitOf(at.tier, lang)}.`
      : `按先后次序，首先不同的一级目标是${TIER[at.tier].name['zh-CN']}，相差${by}${unitOf(at.tier, lang)}。`,
  ];
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
