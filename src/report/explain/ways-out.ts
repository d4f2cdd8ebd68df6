/** 出路一览: what could be granted, by whom, how much of it, and what the plan is then. */
import type { Scope } from '../../domain/plan.ts';
import type { TierName } from '../../domain/words.ts';
import type { Lang } from '../../messages/message.ts';
import { instanceOf } from '../../planning/case.ts';
import { postingChanges } from '../../planning/compare.ts';
import type { Grant, WayOut } from '../../explain/ways-out.ts';
import type { ReportContext } from '../context.ts';
import { shownValue, unitOf } from '../sheets/quality.ts';
import { table, type Table } from '../table.ts';
import { GRANTOR, NO, t, TIER, YES } from '../words.ts';
import { framed } from './frame.ts';
import { grantLines, grantTitle } from './grants.ts';
import type { Part, Sheet } from './sheet.ts';

/** `folders[i]`: where the plan of a way stands; null where nothing was written. */
export const waysJson = (ways: readonly WayOut[], folders: readonly (string | null)[]): object => ({
  ways: ways.map(({ grant, grantor, amount, least, plan }, i) => ({
    grantor,
    grant: grantJson(grant),
    amount,
    least,
    outcome: plan.outcome,
    relaxations: plan.relaxations,
    proof: plan.proof,
    postings: plan.postings.length,
    folder: folders[i] ?? null,
  })),
});

const grantJson = (grant: Grant): object => {
  if (grant.kind === 'pins') return { kind: grant.kind, pins: grant.pins };
  if (grant.kind === 'concession')
    return {
      kind: grant.kind,
      lines: grant.lines.map(({ rule, concessions }) => ({
        rule: rule.spec.id,
        clause: rule.clause,
        unit: rule.spec.unit,
        concessions,
      })),
    };
  return grant;
};

export function waysSheet(
  context: ReportContext,
  ways: readonly WayOut[],
  folders: readonly (string | null)[],
  lang: Lang,
): Sheet {
  const title = t('出路一览：放宽什么、由谁批准、代价多大', 'Ways out: what could be granted, by whom, at what price');
  return framed(
    context,
    {
      title: title[lang],
      parts: [
        overview(context, ways, lang),
        ...ways.map((way, i) => wayPart(context, way, i, folders[i] ?? null, lang)),
      ],
    },
    lang,
  );
}

function overview(context: ReportContext, ways: readonly WayOut[], lang: Lang): Part {
  const none =
    context.plan.relaxations.length === 0
      ? lang === 'en'
        ? 'All hard rules hold: nothing needs to be granted.'
        : '硬性规定已全部达标，不需要放宽。'
      : lang === 'en'
        ? 'No single grant was found that leaves less to give way.'
        : '没有查到只靠一种放宽就能改善的办法。';
  const lead =
    lang === 'en'
      ? 'Each way by itself, the nearest grantor first. The amount is the least of its kind where that was proven; every plan was checked rule by rule. Where several years are named, amounts are sums over them.'
      : '以下每一种办法单独使用即可，由近及远排列。数量为同类办法中的最少量（已证明的注明），每种办法都算出了完整方案并逐条核对。注明几个学年合计的，是各学年相加之和。';
  return {
    id: 'overview',
    title: t('一览', 'Overview')[lang],
    lines: [ways.length === 0 ? none : lead],
    tables: ways.length === 0 ? [] : [menu(context, ways, lang)],
  };
}

interface Line extends WayOut {
  readonly number: number;
}

function menu(context: ReportContext, ways: readonly WayOut[], lang: Lang): Table {
  return table<Line>(
    lang,
    {
      name: t('出路', 'Ways out'),
      title: lang === 'en' ? `${ways.length} ${ways.length === 1 ? 'way' : 'ways'}` : `共${ways.length}种`,
      columns: [
        { heading: t('序号', 'No.'), width: 6, value: ({ number }) => number },
        {
          heading: t('由谁批准', 'Granted by'),
          width: 18,
          align: 'left',
          value: ({ grantor }) => GRANTOR[grantor][lang],
        },
        {
          heading: t('办法', 'Way'),
          width: 40,
          align: 'left',
          value: ({ grant, amount }) => grantTitle(context, grant, amount, lang),
        },
        { heading: t('已证明最少', 'Proven least'), width: 10, value: ({ least }) => (least ? YES : NO)[lang] },
        {
          heading: t('仍须放宽（处）', 'Places that still give way'),
          width: 12,
          value: ({ plan }) => plan.relaxations.length,
        },
        { heading: t('三年派出人次', 'Postings in three years'), width: 8, value: ({ plan }) => plan.postings.length },
      ],
    },
    ways.map((way, i) => ({ ...way, number: i + 1 })),
  );
}

function wayPart(
  context: ReportContext,
  { grant, grantor, amount, plan, given }: WayOut,
  i: number,
  folder: string | null,
  lang: Lang,
): Part {
  const then: ReportContext = { plan, instance: instanceOf(given), policy: given.policy };
  const lawful = plan.relaxations.length === 0;
  const tiers = plan.proof.tiers.map(({ tier, value }) => {
    const before = context.plan.proof.tiers.find((other) => other.tier === tier)!.value;
    const unit = unitOf(tier, lang);
    return `- ${TIER[tier].plain[lang]}${lang === 'en' ? ': ' : '：'}${shownValue(tier, before)} → ${shownValue(tier, value)} ${unit}${pointWords(context, tier, lang)}`;
  });
  return {
    id: `way-${i + 1}`,
    title: `${i + 1}. ${grantTitle(context, grant, amount, lang)}`,
    lines: [
      lang === 'en' ? `Granted by: ${GRANTOR[grantor].en}` : `由谁批准：${GRANTOR[grantor]['zh-CN']}`,
      ...grantLines(grant.kind === 'pins' ? context : then, grant, lang).map((line) => `- ${line}`),
      ...presentLines(context, { grant, plan }, lang),
      ...(grant.kind === 'pins'
        ? [PINS[lang].replace('#', String(context.instance.roster.pins.length)).replace('#', String(amount))]
        : []),
      lawful
        ? lang === 'en'
          ? 'All hard rules then hold.'
          : '放宽后硬性规定全部达标。'
        : lang === 'en'
          ? `Places that still give way: ${plan.relaxations.length}.`
          : `放宽后仍有${plan.relaxations.length}处须放宽。`,
      lang === 'en'
        ? 'What else changes (sums over the three years, less is better; now → then):'
        : '各级目标的变化（三个学年合计，越小越好；现方案→新方案）：',
      ...tiers,
      ...(folder === null ? [] : [lang === 'en' ? `The finished plan: ${folder}` : `完整方案：${folder}`]),
    ],
  };
}

/** Points stand for heads and money: what one of each counts. */
function pointWords({ policy: { weights } }: ReportContext, tier: TierName, lang: Lang): string {
  if (tier === 'legal')
    return lang === 'en'
      ? ` (${weights.person} per person, ${weights.money} per 10,000 yuan)`
      : `（每差1人计${weights.person}分，每超支1万元计${weights.money}分）`;
  if (tier === 'timing')
    return lang === 'en'
      ? ` (the same times ${weights.timing.join(', ')} in the three years)`
      : `（同样的分，第一、二、三学年分别乘以${weights.timing.join('、')}）`;
  return '';
}

/** Granting just what the plan in hand already does without: said, or a reader takes it for something new. */
function presentLines(
  { plan: now }: ReportContext,
  { grant, plan }: Pick<WayOut, 'grant' | 'plan'>,
  lang: Lang,
): string[] {
  if (grant.kind !== 'concession') return [];
  const granted = grant.lines.flatMap(({ rule, concessions }) =>
    concessions.map(({ where, by }) => keyOf(rule.spec.id, rule.clause, where, where.year, by)),
  );
  const open = now.relaxations.map(({ rule, clause, scope, year, by }) => keyOf(rule, clause, scope, year, by));
  if (granted.toSorted().join('\n') !== open.toSorted().join('\n')) return [];
  const changes = postingChanges(now.postings, plan.postings).length;
  // What is granted no longer counts as giving way; in everything else the lists may be equally good.
  const isEqual = plan.proof.tiers.every(
    ({ tier, value }) =>
      tier === 'legal' ||
      tier === 'timing' ||
      now.proof.tiers.some((other) => other.tier === tier && other.value === value),
  );
  return [
    `${PRESENT[lang]}${changes === 0 ? SAME_LIST[lang] : isEqual ? EQUAL_LIST[lang] : lang === 'en' ? ` ${changes} postings differ.` : `名单有${changes}处不同。`}`,
  ];
}

const keyOf = (
  rule: string,
  clause: string | null,
  { group, stage, school, subject }: Scope,
  year: number,
  by: number,
): string => JSON.stringify([rule, clause, group, stage, school, subject, year, by]);

const PRESENT = t(
  '这就是批准本方案现在的放宽：放宽的地方和数量与本方案相同。',
  'This is to grant what the plan in hand already does without: the same places and amounts.',
);
const SAME_LIST = t('名单也与本方案相同。', ' The list of postings is the same too.');
const EQUAL_LIST = t(
  '名单不必改动；下面写出的是各级目标都与本方案相同的另一份名单。',
  ' The list need not change; the one written below is equal to it in every aim.',
);
const PINS = t(
  '名册共录入指定#项，使规定尽可能达标最少须撤销以上#项；“冲突说明”里列出的是拼成各处冲突的一组组指定，项数不必相同。',
  'The roster holds # decisions entered by hand; these # are the least to withdraw. The explanation of conflicts lists sets that make each conflict; their numbers need not be the same.',
);
