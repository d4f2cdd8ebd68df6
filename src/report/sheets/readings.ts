/** 读法与参数: how ambiguous clauses are read, every parameter and whose it is, and what the plan was made from. */
import type { Lang } from '../../messages/message.ts';
import { plainly } from '../../messages/terms.ts';
import type { Policy } from '../../policy/policy.ts';
import { attestedClauses } from '../attested-clauses.ts';
import { attestedRemark } from '../attested-words.ts';
import { servedWords } from '../clause-words.ts';
import type { ReportContext } from '../context.ts';
import { explanationLines } from '../eligibility-words.ts';
import { programNumbers, PROGRAMS_OWN } from '../entitlement-words.ts';
import { openClauses } from '../open-clauses.ts';
import { kindsOf, ruleLines, settingLines, weightLines, type ParameterOrigin } from '../parameters.ts';
import { table, type Table } from '../table.ts';
import { listWords, quoted, schoolYearWords, t, type Text } from '../words.ts';

const NAME = t('读法与参数', 'Readings');
const ORIGIN = t('来源', 'Origin');

const ORIGINS: Record<ParameterOrigin | 'program' | 'input', Text> = {
  document: t('文件规定', 'the document'),
  reading: t('条款读法', 'reading of the clause'),
  assumed: t('本方案设定（文件未规定，可调整）', "the pack's assumption (not in the document)"),
  general: t('通用默认（可调整）', 'general default'),
  program: PROGRAMS_OWN,
  input: t('本次输入', 'input of this run'),
};

const SECTIONS = {
  reading: t('条款读法', 'Reading'),
  rule: t('规定', 'Rule'),
  setting: t('参数', 'Parameter'),
  weight: t('权重', 'Weight'),
  basis: t('口径说明', 'How it is counted'),
  byHand: t('由人核对', 'By hand'),
  pending: t('未评估', 'Not evaluated'),
  run: t('本次测算', 'This run'),
} as const;

interface Line {
  readonly section: keyof typeof SECTIONS;
  readonly item: string;
  readonly clause: string | null;
  readonly value: string;
  readonly origin: keyof typeof ORIGINS | null;
}

export function readings(context: ReportContext, lang: Lang): Table {
  const { policy } = context;
  return table(
    lang,
    {
      name: NAME,
      title: lang === 'en' ? `Readings and parameters: ${policy.title.en}` : `${policy.title['zh-CN']}：读法与参数`,
      columns: [
        { heading: t('类别', 'Section'), width: 12, value: (line: Line) => SECTIONS[line.section][lang] },
        { heading: t('项目', 'Item'), width: 40, align: 'left', value: (line) => line.item },
        { heading: t('条款', 'Clause'), width: 9, value: (line) => line.clause ?? '' },
        { heading: t('内容', 'Value'), width: 66, align: 'left', value: (line) => line.value },
        { heading: ORIGIN, width: 20, value: (line) => (line.origin === null ? '' : ORIGINS[line.origin][lang]) },
      ],
      marks: [{ heading: ORIGIN, word: ORIGINS.assumed, tone: 'warn' }],
    },
    [
      ...clauseLines(policy, lang),
      ...basisLines(policy, lang),
      ...ruleSection(policy, lang),
      ...settingSection(policy, lang),
      ...programSection(policy, lang),
      ...weightSection(policy, lang),
      ...byHandLines(context, lang),
      ...pendingLines(context, lang),
      ...runLines(context, lang),
    ],
  );
}

const clauseLines = (policy: Policy, lang: Lang): Line[] =>
  [...policy.clauses.values()].map((clause) => ({
    section: 'reading',
    item: `${clause.source}\n${lang === 'en' ? clause.quote : quoted(clause.quote)}`,
    clause: clause.id,
    value: `${clause.reading[lang]}\n${servedWords(clause, lang)}`,
    origin: 'reading',
  }));

const basisLines = ({ settings }: Policy, lang: Lang): Line[] =>
  explanationLines(settings, lang).map((line) => ({ section: 'basis', clause: null, origin: null, ...line }));

function ruleSection(policy: Policy, lang: Lang): Line[] {
  const force = (soft: boolean): string =>
    lang === 'en' ? (soft ? 'where possible' : 'must hold') : soft ? '尽量达到' : '必须达到';
  return policy.rules.flatMap((rule): Line[] => [
    {
      section: 'rule',
      item: `${rule.spec.title.in(lang)}${lang === 'en' ? ` (${force(rule.enforce.kind === 'soft')}; ${kindsOf(rule, lang)})` : `（${force(rule.enforce.kind === 'soft')}；${kindsOf(rule, lang)}）`}`,
      clause: rule.clause,
      value: rule.spec.meaning(rule.params).in(lang),
      origin: rule.clause === null ? 'general' : 'document',
    },
    ...ruleLines(policy, rule, lang).map((parameter): Line => ({
      section: 'setting',
      clause: rule.clause,
      ...parameter,
    })),
  ]);
}

const settingSection = (policy: Policy, lang: Lang): Line[] =>
  settingLines(policy, lang).map((parameter) => ({ section: 'setting', clause: null, ...parameter }));

/** Numbers that entitlements and indicators need and no document gives. */
const programSection = (policy: Policy, lang: Lang): Line[] =>
  programNumbers(policy).map(({ clauses, item, value, reading }) => ({
    section: 'setting',
    item: item[lang],
    clause: listWords(clauses, lang),
    value: `${value[lang]}${lang === 'en' ? ': ' : '：'}${reading[lang]}`,
    origin: 'program',
  }));

const weightSection = (policy: Policy, lang: Lang): Line[] =>
  weightLines(policy, lang).map((parameter) => ({ section: 'weight', clause: null, ...parameter }));

/** What persons have to do, with their word where they have given it. */
function byHandLines(context: ReportContext, lang: Lang): Line[] {
  const words = new Map(attestedClauses(context).map((one) => [one.clause.id, one]));
  return [...context.policy.clauses.values()].flatMap(({ id, quote, served }): Line[] => {
    if (served.by !== 'person') return [];
    const given = words.get(id);
    const said = given === undefined ? NO_WORD[lang] : attestedRemark(given, lang);
    return [{ section: 'byHand', item: quote, clause: id, value: `${served.todo[lang]}\n${said}`, origin: null }];
  });
}

const NO_WORD = t('“人工核对”表尚无结论', 'No word in the table of checks by hand yet');

const pendingLines = (context: ReportContext, lang: Lang): Line[] =>
  openClauses(context).map(({ clause: { id, quote }, why }) => ({
    section: 'pending',
    item: quote,
    clause: id,
    value:
      lang === 'en'
        ? `Not evaluated, so that nothing here shows whether it is met. ${why.en}`
        : `未评估，不作为本方案达标的依据。${why['zh-CN']}`,
    origin: null,
  }));

function runLines({ plan, policy, instance }: ReportContext, lang: Lang): Line[] {
  const line = (item: Text, value: string): Line => ({
    section: 'run',
    item: item[lang],
    clause: null,
    value,
    origin: 'input',
  });
  return [
    line(
      t('规划学年', 'School years'),
      instance.years.map((year) => schoolYearWords(year, lang)).join(lang === 'en' ? ', ' : '、'),
    ),
    line(t('政策文件', 'Policy document'), `${policy.id} ${policy.document}`),
    ...(policy.documentNote === undefined ? [] : [line(t('所据文本', 'Copy of the document'), policy.documentNote)]),
    line(t('政策参数校验码', 'Digest of the policy'), plan.inputs.policy.digest),
    line(t('名册校验码', 'Digest of the roster'), plan.inputs.roster),
    line(plainly('seed'), String(plan.inputs.seed)),
    line(t('程序版本', 'Program'), `${plan.program.name} ${plan.program.version}`),
  ];
}
