/** 冲突说明: which clauses, places and decisions entered by hand cannot hold together, and how that is known. */
import type { Lang } from '../../messages/message.ts';
import type { Conflict, Conflicts, Member } from '../../explain/conflict.ts';
import { couldServe, type CouldServe } from '../../explain/could-serve.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { relaxationWords } from '../relaxations.ts';
import { table, type Table } from '../table.ts';
import { ALL, t } from '../words.ts';
import { baseGapLines } from './base-gap.ts';
import { framed } from './frame.ts';
import { amountWords, demandWords, lineWords, measuresAt, pinWords, placeWords, unitWords } from './members.ts';
import { potentialWords } from './potential-words.ts';
import type { SheetPart, ExplainSheet } from './sheet.ts';

export const conflictsJson = ({ policy, instance }: ReportContext, { conflicts, open }: Conflicts): object => ({
  conflicts: conflicts.map(({ group, members, against, explains }) => ({
    group,
    members: members.map(({ rule, where, pin, without }) => ({
      rule: rule.spec.id,
      clause: rule.clause,
      where,
      pin,
      without,
      couldServe: pin === null ? served(couldServe(instance, policy, rule, where)) : null,
    })),
    against: { each: against.each, rules: against.rules.map(({ spec, clause }) => ({ rule: spec.id, clause })) },
    explains,
  })),
  open,
});

const served = (found: ReturnType<typeof couldServe>): object | null =>
  found === undefined
    ? null
    : {
        ...found,
        blocked: found.blocked.map(({ rule, teachers }) => ({ rule: rule.spec.id, clause: rule.clause, teachers })),
      };

export function conflictsSheet(context: ReportContext, { conflicts, open }: Conflicts, lang: Lang): ExplainSheet {
  const parts = conflicts.map((conflict, i) => conflictPart(context, conflict, i, lang));
  return framed(
    context,
    {
      title: t('硬性规定为什么不能全部达标', 'Why not every hard rule can hold')[lang],
      parts: [...parts, restPart(context, conflicts, open, lang)],
    },
    lang,
  );
}

function conflictPart(context: ReportContext, conflict: Conflict, i: number, lang: Lang): SheetPart {
  const { group, members, against, explains } = conflict;
  const clauses = members.filter(({ pin }) => pin === null);
  const pins = members.flatMap(({ pin }) => pin ?? []);
  const where = group === null ? ALL[lang] : plainNames(context.instance).group(group);
  const intro =
    lang === 'en'
      ? `These ${clauses.length} demands${pins.length > 0 ? ` and ${pins.length} decisions entered by hand` : ''} cannot hold together. Each is needed for that: without any one of them the others can hold; a plan that shows it was worked out and checked for each.`
      : `下列${clauses.length}项要求${pins.length > 0 ? `和${pins.length}项指定` : ''}不能同时满足。缺了其中任何一项，其余各项就能同时满足：对每一项都算出了这样一个方案，并逐条核对过。`;
  return {
    id: `conflict-${i + 1}`,
    title: lang === 'en' ? `Conflict ${i + 1}: ${where}` : `冲突${i + 1}：${where}`,
    lines: [
      intro,
      ...clauses.flatMap((member) => factLines(context, member, lang)),
      ...sumLines(context, clauses, lang),
      ...(pins.length === 0
        ? []
        : [
            lang === 'en' ? 'Decisions entered by hand that take part:' : '参与冲突的指定：',
            ...pins.map((pin) => `- ${pinWords(context, pin, lang)}`),
            PINS_OF_ALL[lang].replace('#', String(context.instance.roster.pins.length)),
          ]),
      ...againstLines(against, context.instance.roster.pins.length > 0, lang),
      ...(explains.length === 0
        ? []
        : [
            lang === 'en' ? 'The plan gives way here for this reason:' : '方案因此放宽：',
            ...explains.map((item) => `- ${relaxationWords(context, item, lang)}`),
          ]),
    ],
    tables: [membersTable(context, clauses, lang)],
  };
}

/** The numbers behind one clause, and who could serve it. */
function factLines(context: ReportContext, { rule, where }: Member, lang: Lang): string[] {
  const found = couldServe(context.instance, context.policy, rule, where);
  if (found === undefined) return [];
  return [
    `- ${lineWords(context, rule, lang)}${lang === 'en' ? ', ' : '，'}${placeWords(context, where, lang)}${lang === 'en' ? ': ' : '：'}${potentialWords(found, lang)}`,
    ...baseGapLines(context, { rule, where }, found, lang),
  ];
}

function againstLines({ each, rules }: Conflict['against'], pinned: boolean, lang: Lang): string[] {
  if (rules.length === 0) return [(pinned ? AGAINST_NONE_PINS : AGAINST_NONE)[lang]];
  return [
    (each ? AGAINST_EACH : AGAINST_ALL)[lang],
    ...rules.map(
      ({ spec, params }) => `- ${spec.title.in(lang)}${lang === 'en' ? ': ' : '：'}${spec.meaning(params).in(lang)}`,
    ),
  ];
}

const PINS_OF_ALL = t(
  '名册共录入指定#项。以上所列是拼成这一处冲突的一组最少的指定，没有列出的不计在内。撤销其中任何一项，这一组就不再冲突，但未列出的指定仍可能使规定达不到；使全部规定达标最少要撤销几项，见“出路一览”，两个数不必相同。',
  'The roster holds # decisions entered by hand. Those above are a smallest set that makes this conflict, the others left aside. Withdrawing any one of them ends this set, but others may still keep the rules from holding; the least number to withdraw so that all rules hold stands among the ways out, and need not be the same.',
);
const AGAINST_NONE = t(
  '原因在上述要求本身，不在不得突破的规定：即使全部不得突破的规定都不执行（如不保护派出校学科、不限进出人数），上述要求仍不能同时满足。',
  'The reason lies in the demands themselves, not in the protections: even without the protections (of the sending school’s subjects, of numbers leaving and arriving) the demands could not hold together.',
);
const AGAINST_NONE_PINS = t(
  '原因在上述要求和指定本身，不在不得突破的规定：即使全部不得突破的规定都不执行（如不保护派出校学科、不限进出人数），只要执行全部指定，上述要求仍不能同时满足。',
  'The reason lies in the demands and decisions themselves, not in the protections: even without the protections (of the sending school’s subjects, of numbers leaving and arriving) the demands could not hold together while all decisions entered by hand are kept.',
);
const AGAINST_EACH = t(
  '去掉下列不得突破的规定中的任一项，不动任何指定，上述要求就能同时满足：',
  'Without any one of these protections, and with all pins, the demands could hold together:',
);
const AGAINST_ALL = t(
  '去掉下列全部不得突破的规定（少去一项都不行），不动任何指定，上述要求才能同时满足：',
  'Without all of these protections (not without fewer of them), and with all pins, the demands could hold together:',
);

/**
 * Who goes once in the horizon cannot serve two years: what several years of one rule ask together, and of how many
 * people.
 */
function sumLines(context: ReportContext, members: readonly Member[], lang: Lang): string[] {
  const { instance, policy } = context;
  const series = [
    ...Map.groupBy(members, ({ rule, where: { group, stage, school, subject } }) =>
      JSON.stringify([policy.rules.indexOf(rule), group, stage, school, subject]),
    ).values(),
  ].filter((own) => own.length > 1);
  return series.flatMap((own) => {
    const found = own.map(({ rule, where }) => couldServe(instance, policy, rule, where));
    if (found.includes(undefined)) return [];
    const union = (of: (one: CouldServe) => readonly string[]): number =>
      new Set(found.flatMap((one) => of(one!))).size;
    const may = union(({ pinned, blocked, free }) => [
      ...pinned,
      ...blocked.flatMap(({ teachers }) => teachers),
      ...free,
    ]);
    const asked = own
      .flatMap(({ rule, where }) => measuresAt(context, rule, where))
      .reduce((sum, { op, required }) => (op === '>=' ? sum + required : sum), 0);
    const line = lineWords(context, own[0]!.rule, lang);
    return lang === 'en'
      ? [
          `- ${line}, ${own.length} years together: ${asked} are asked for, and each teacher goes once at most; ${may} different teachers may start in one of these years, ${union(({ free }) => free)} of them without more ado.`,
        ]
      : [
          `- ${line}，${own.length}个学年合计要求${asked}人，每名教师规划期内至多派出一次；这些学年中可以派出的教师共${may}人，其中不须别人顶替即可派出${union(({ free }) => free)}人。`,
        ];
  });
}

function membersTable(context: ReportContext, members: readonly Member[], lang: Lang): Table {
  const [first] =
    members.length === 0
      ? ['']
      : [
          lang === 'en'
            ? 'The demands, and by how much each must give way if it alone does'
            : '各项要求，以及只放宽这一项时至少放宽多少',
        ];
  const numbers = (member: Member, of: (measure: ReturnType<typeof measuresAt>[number]) => string): string =>
    measuresAt(context, member.rule, member.where)
      .map(of)
      .join(lang === 'en' ? '; ' : '；');
  return table<Member>(
    lang,
    {
      name: t('冲突', 'Conflict'),
      title: first,
      columns: [
        { heading: t('规定', 'Rule'), width: 20, align: 'left', value: ({ rule }) => lineWords(context, rule, lang) },
        {
          heading: t('范围', 'Place'),
          width: 20,
          align: 'left',
          value: ({ where }) => placeWords(context, where, lang),
        },
        {
          heading: t('要求', 'Demand'),
          width: 24,
          align: 'left',
          value: (member) => numbers(member, (measure) => demandWords(measure, member.rule.spec.unit, lang)),
        },
        {
          heading: t('方案安排', 'In the plan'),
          width: 10,
          value: (member) => numbers(member, ({ actual }) => amountWords(actual, member.rule.spec.unit, lang)),
        },
        {
          heading: t('只放宽这一项，至少放宽', 'Alone gives way by at least'),
          width: 14,
          value: ({ rule, without }) => (without === null ? null : unitWords(without.by, rule.spec.unit, lang)),
        },
        {
          heading: t('作证的方案三年共派出（人次）', 'Postings in three years of the plan that shows it'),
          width: 14,
          value: ({ without }) => without?.postings.length ?? null,
        },
      ],
    },
    members,
  );
}

function restPart(
  context: ReportContext,
  conflicts: readonly Conflict[],
  open: Conflicts['open'],
  lang: Lang,
): SheetPart {
  const lines: string[] = [];
  if (conflicts.length === 0 && open.length === 0)
    lines.push(lang === 'en' ? 'All hard rules hold; nothing clashes.' : '硬性规定全部达标，没有冲突。');
  if (open.length > 0) {
    lines.push(
      lang === 'en'
        ? 'These relaxations were not looked at one by one, or no conflict was found for them in the time allowed (all of them: --conflicts all; more time: --time-limit SECONDS):'
        : '下列放宽没有逐项查找冲突，或在限定时间内没有查到（逐项查找用 --conflicts all，放宽时间用 --time-limit 秒数）：',
    );
    lines.push(...open.map((item) => `- ${relaxationWords(context, item, lang)}`));
  }
  if (conflicts.length + open.length > 0)
    lines.push(
      lang === 'en'
        ? 'What could be granted to end this, and by whom: see the ways out (--ways-out).'
        : '怎样消除、由谁批准：见“出路一览”（--ways-out）。',
    );
  return { id: 'rest', title: t('其他', 'Besides')[lang], lines };
}
