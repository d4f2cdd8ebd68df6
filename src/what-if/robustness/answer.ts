/**
 * Robustness as an answer: how often the plan holds, how large repairs are, where it hangs on one person, what reserve
 * it takes.
 */
import type { Lang } from '../../messages/message.ts';
import { instanceOf } from '../../planning/case.ts';
import { plainNames, ruleTitle } from '../../report/context.ts';
import { table } from '../../report/table.ts';
import { listWords, schoolYearWords, t } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import type { WhatIfAnswer } from '../answer/answer.ts';
import type { WhatIf } from '../load.ts';
import { plotSvg } from '../plots/plot.ts';
import type { Robustness, Single } from './robustness.ts';
import type { RobustnessSettings } from './settings.ts';
import { digested, type Digested, type BrokenSpot } from './digested.ts';
import { robustnessWords } from './words.ts';

const ROBUSTNESS_FORMAT = 'lungang-robustness/1';

export type RobustnessAsked = Pick<WhatIf, 'title' | 'given' | 'digest'>;

export async function robustnessAnswer(
  asked: RobustnessAsked,
  settings: RobustnessSettings,
  found: Robustness,
  lang: Lang,
): Promise<WhatIfAnswer> {
  const { policy, from } = asked.given;
  const instance = instanceOf(asked.given);
  const names = plainNames(instance);
  const seen = digested(asked.given, settings, found);
  const years =
    lang === 'en' ? `${schoolYearWords(from, lang)} to ${schoolYearWords(from + 2, lang)}` : `${from}—${from + 2}学年`;
  const title = (rule: string | null, clause: string | null): string =>
    rule === null ? t('安排不再成立', 'posting no longer possible')[lang] : ruleTitle(policy, rule, clause, lang);
  return {
    name: 'robustness',
    title: t(
      '稳健性：离职、请假、提前退休之后方案还能否成立',
      'Robustness: does the plan hold after resignations, leaves and retirements',
    )[lang],
    subtitle: `${asked.title[lang]} · ${policy.title[lang]} · ${years}`,
    parts: [
      { id: 'summary', title: t('结论', 'Result')[lang], lines: robustnessWords(seen, settings, lang) },
      {
        id: 'repairs',
        title: t('修补的大小', 'Size of repairs')[lang],
        lines: [
          t(
            '修补人次：已公布、本可继续的安排被撤销或改动的人次，加上新派出的人次；因本人离开而终止的安排不计。',
            'A repair counts names moved: postings dropped or altered although their teachers could serve them, and teachers newly sent. Postings that lapse with their own teachers are not counted.',
          )[lang],
        ],
        drawings: [await repairPlot(seen, lang)],
        tables: [{ id: 'repairs', table: repairTable(seen, lang) }],
      },
      {
        id: 'single',
        title: t('单点风险', 'Single points of failure')[lang],
        lines: [
          t(
            '任何一人在首学年前离开，方案就不再合规的学校学科；姓名见工作簿。',
            'Schools and subjects where the loss of a single teacher before the first year breaks the plan; names stand in the workbook.',
          )[lang],
        ],
        tables: [{ id: 'single', table: singleTable(seen, names.school, title, lang) }],
      },
      {
        id: 'causes',
        title: t('哪些规定先被打破', 'What breaks first')[lang],
        lines: [],
        tables: [{ id: 'causes', table: causeTable(seen, title, lang) }],
      },
      {
        id: 'reserve',
        title: t('机动教师', 'Reserve')[lang],
        lines: reserveWords(seen, settings, lang),
        tables: [{ id: 'reserve', table: reserveTable(seen, settings, lang) }],
      },
    ],
    forOfficers: [
      table<Single>(
        lang,
        {
          name: t('关键人员', 'Critical people'),
          title: t(
            '离开即使方案失效的教师（含姓名，仅供工作人员使用）',
            'Teachers whose loss breaks the plan (with names, for officers)',
          )[lang],
          columns: [
            { heading: t('教师编号', 'Number'), width: 10, value: ({ teacher }) => teacher },
            { heading: t('姓名', 'Name'), width: 10, value: ({ teacher }) => names.teacher(teacher) },
            { heading: t('学校', 'School'), width: 22, align: 'left', value: ({ school }) => names.school(school) },
            { heading: t('学科', 'Subject'), width: 10, value: ({ subject }) => subject },
            {
              heading: t('打破的规定', 'What breaks'),
              width: 40,
              align: 'left',
              value: ({ broken }) =>
                listWords([...new Set(broken.map(({ rule, clause }) => title(rule, clause)))], lang),
            },
          ],
        },
        found.singles,
      ),
    ],
    footer: [
      lang === 'en'
        ? `Made by ${PROGRAM.name} ${PROGRAM.version}; policy ${policy.id}; seed ${settings.seed}.`
        : `由 ${PROGRAM.name} ${PROGRAM.version} 测算；政策 ${policy.id}；抽签号 ${settings.seed}。`,
      lang === 'en' ? `Digest of the roster: ${asked.digest}` : `名册校验码：${asked.digest}`,
    ],
    json: {
      format: ROBUSTNESS_FORMAT,
      program: PROGRAM,
      title: asked.title,
      inputs: { roster: asked.digest, policy: { id: policy.id, digest: policy.digest }, from },
      rates: { unit: '1/10000', ...settings.rates },
      seed: settings.seed,
      within: settings.within,
      asked: settings.samples,
      ...seen,
      samples: found.samples.map(({ happened, lapsed, survives, moved, reserve }) => ({
        happened,
        lapsed,
        survives,
        moved,
        reserve,
      })),
    },
  };
}

async function repairPlot({ repairs }: Digested, lang: Lang) {
  const svg = await plotSvg(
    {
      x: {
        title: t('须改动的人次', 'Names moved')[lang],
        categories: repairs.map(({ moved }) => (moved === null ? t('未求出', 'not found')[lang] : String(moved))),
      },
      y: { title: t('样本数', 'Samples')[lang] },
      form: 'bars',
      series: [
        {
          name: t('样本数', 'Samples')[lang],
          points: repairs.map(({ samples }, x) => ({ x, y: samples, label: String(samples) })),
        },
      ],
    },
    lang,
  );
  return {
    id: 'repairs',
    caption: t(
      '各样本为恢复合规最少须改动多少人次，具体数字见下表。',
      'How many names at least must move in each sample for the plan to be lawful again; the numbers stand in the table below.',
    )[lang],
    svg,
  };
}

const percent = (value: number): number => Math.round(value * 1000) / 10;

const repairTable = ({ repairs }: Digested, lang: Lang) =>
  table<Digested['repairs'][number]>(
    lang,
    {
      name: t('修补', 'Repairs'),
      title: t('为恢复合规最少须改动的人次', 'Fewest names moved until the plan is lawful again')[lang],
      columns: [
        {
          heading: t('改动人次', 'Names moved'),
          width: 12,
          value: ({ moved }) => moved ?? t('未求出', 'not found')[lang],
        },
        { heading: t('样本数', 'Samples'), width: 10, align: 'right', value: ({ samples }) => samples },
        {
          heading: t('占比（%）', 'Share (%)'),
          width: 10,
          align: 'right',
          format: '0.0',
          value: ({ share }) => percent(share),
        },
        {
          heading: t('累计（%）', 'Up to this (%)'),
          width: 12,
          align: 'right',
          format: '0.0',
          value: ({ upTo }) => percent(upTo),
        },
      ],
    },
    repairs,
  );

const singleTable = (
  { spots }: Digested,
  school: (id: string) => string,
  title: (rule: string | null, clause: string | null) => string,
  lang: Lang,
) =>
  table<BrokenSpot>(
    lang,
    {
      name: t('单点风险', 'Single points'),
      title: t('按学校和学科', 'By school and subject')[lang],
      columns: [
        { heading: t('学校', 'School'), width: 24, align: 'left', value: (spot) => school(spot.school) },
        { heading: t('学科', 'Subject'), width: 10, value: ({ subject }) => subject },
        { heading: t('在职教师', 'Teachers'), width: 10, align: 'right', value: ({ teachers }) => teachers },
        { heading: t('其中关键', 'Critical'), width: 10, align: 'right', value: ({ critical }) => critical },
        {
          heading: t('打破的规定', 'What breaks'),
          width: 40,
          align: 'left',
          value: ({ rules }) => listWords([...new Set(rules.map(({ rule, clause }) => title(rule, clause)))], lang),
        },
      ],
    },
    spots,
  );

const causeTable = ({ causes }: Digested, title: (rule: string | null, clause: string | null) => string, lang: Lang) =>
  table<Digested['causes'][number]>(
    lang,
    {
      name: t('原因', 'Causes'),
      title: t('方案不再成立的样本中被打破的规定', 'Rules that break in the samples in which the plan fails')[lang],
      columns: [
        { heading: t('规定', 'Rule'), width: 36, align: 'left', value: ({ rule, clause }) => title(rule, clause) },
        { heading: t('样本数', 'Samples'), width: 10, align: 'right', value: ({ samples }) => samples },
      ],
    },
    causes,
  );

function reserveWords({ reserve }: Digested, { within }: RobustnessSettings, lang: Lang): string[] {
  const how = t(
    '算法：机动教师顶替离开的人（同校同学科，连同其交流安排），先顶替离开即使方案失效的，再顶替已派出的，最后其余；按此顺序逐个增加，直到所需修补不超过限度。',
    'How: a reserve teacher stands in for one who left (same school and subject, posting included): first for those whose loss alone breaks the plan, then for the posted, then for the rest; one more at a time until the repair is small enough.',
  )[lang];
  if (reserve.for95 === null)
    return [
      t(
        '样本中有超过5%没有在时限内求出，不能给出结论。',
        'More than 5 % of the samples were not settled in time: no answer.',
      )[lang],
      how,
    ];
  return [
    lang === 'en'
      ? `${reserve.for95} reserve teachers keep 95 % of the samples within ${within} names moved.`
      : `备${reserve.for95}名机动教师，可使95%的样本改动不超过${within}人次。`,
    how,
  ];
}

const reserveTable = ({ reserve }: Digested, { within }: RobustnessSettings, lang: Lang) =>
  table<Digested['reserve']['levels'][number]>(
    lang,
    {
      name: t('机动教师', 'Reserve'),
      title:
        lang === 'en'
          ? `Samples within ${within} names moved, by reserve`
          : `机动教师人数与改动不超过${within}人次的样本`,
      columns: [
        { heading: t('机动教师', 'Reserve teachers'), width: 12, value: ({ teachers }) => teachers },
        { heading: t('样本数', 'Samples'), width: 10, align: 'right', value: ({ samples }) => samples },
        {
          heading: t('占比（%）', 'Share (%)'),
          width: 10,
          align: 'right',
          format: '0.0',
          value: ({ share }) => percent(share),
        },
      ],
    },
    reserve.levels,
  );
