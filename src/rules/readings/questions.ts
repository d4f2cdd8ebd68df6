/** The open questions, one entry each; rules name those that concern them. */
import type { Words } from '../../messages/message.ts';
import type { AllowanceBudget, BackboneShare, ExchangeRate, HostStock, Team } from '../asked-params.ts';
import type { QuotaScope } from '../params.ts';
import { SCOPE_WORDS } from '../places.ts';
import { crossStageRate } from './kinds.ts';
import type { Ambiguity, ReadingAnswer } from './reading.ts';
import { beforePostings, outOfCore, serving, tenMonths } from './views.ts';

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

const YEARLY: Words = words('每年交流人数按什么计', 'Who counts as exchanged in a year');
const STARTING = {
  id: 'starting',
  words: words('当学年新开始交流的教师', 'teachers who start an exchange in the year'),
} as const;
const SERVING = {
  id: 'serving',
  words: words(
    '当学年正在交流的教师（含以前学年开始、尚未期满的），基数口径不变',
    'teachers who serve on an exchange in the year, whenever it began; the base is read as before',
  ),
  view: serving,
} as const;

/** SZ1, RA1: starters of the year, or everyone who serves in it. */
const startingOrServing = {
  id: 'starting-or-serving',
  question: YEARLY,
  chosen: () => STARTING.id,
  answers: () => [STARTING, SERVING],
};

const SCOPES: readonly QuotaScope[] = ['group', 'county', 'school'];

/** SZ1, RA1: over whom a quota is counted; per school: the teachers whose home it is. */
const overWhom = <P extends { readonly scope: QuotaScope }>(): Ambiguity<P> => ({
  id: 'scope',
  question: words('比例按多大范围计', 'Over which schools a share is counted'),
  chosen: ({ scope }) => scope,
  answers: () => SCOPES.map((scope) => ({ id: scope, words: SCOPE_WORDS[scope], params: (p) => ({ ...p, scope }) })),
});

const BOTH = { id: 'both', words: words('派出、派入均计', 'both directions') } as const;
const OUT = {
  id: 'out-of-core',
  words: words('只计从核心校派出的', 'only teachers who leave a core school'),
  view: outOfCore,
} as const;

/** SZ1, RA1: both directions, only teachers of the schools of the base, or only out of the core. */
const rateDirection: Ambiguity<ExchangeRate> = {
  id: 'direction',
  question: words('交流方向怎么计', 'Which directions count'),
  chosen: ({ counts }) => (counts === 'all' ? BOTH.id : 'base'),
  answers: ({ base }) => [
    { ...BOTH, params: (p) => ({ ...p, counts: 'all' }) },
    // Every school is in the base of the eligible; of the cores the two are the same.
    ...(base === 'eligible'
      ? []
      : [
          {
            id: 'base',
            words: words('只计基数学校的教师', 'only teachers of the schools of the base'),
            params: (p: ExchangeRate): ExchangeRate => ({ ...p, counts: 'base' }),
          },
        ]),
    ...(base === 'coreEligible'
      ? []
      : [{ ...OUT, params: (p: ExchangeRate): ExchangeRate => ({ ...p, counts: 'all' }) }]),
  ],
};

/** SZ2: the same people as in the rate, or outward from strong schools only. */
const backboneDirection: Ambiguity<BackboneShare> = {
  id: 'direction',
  question: rateDirection.question,
  chosen: () => BOTH.id,
  answers: () => [BOTH, OUT],
};

/** RA1, national, SZ1: eligible teachers, or all in service at the members. */
const rateBase: Ambiguity<ExchangeRate> = {
  id: 'base',
  question: words('计算基数是哪些教师', 'Whose number the rate is taken of'),
  chosen: ({ base }) => base,
  answers: () => [
    {
      id: 'eligible',
      words: words('符合交流条件的教师', 'the eligible teachers'),
      params: (p) => ({ ...p, base: 'eligible' }),
    },
    {
      id: 'memberStaff',
      words: words('成员校在职教师', 'the teachers in service at the member schools'),
      params: (p) => ({ ...p, base: 'memberStaff' }),
    },
    {
      id: 'coreEligible',
      words: words('核心校符合交流条件的教师', 'the eligible teachers of the core schools'),
      params: (p) => ({ ...p, base: 'coreEligible' }),
    },
  ],
};

/** SZ2 and Zhejiang: of those who start, or of the eligible backbones. */
const backbonesOf: Ambiguity<BackboneShare> = {
  id: 'of',
  question: words('骨干比例的分母是什么', 'What the share of backbones is taken of'),
  chosen: (p) => p.of,
  answers: () => [
    {
      id: 'starters',
      words: words('当年交流教师总数', 'all who are exchanged in the year'),
      params: (p) => ({ ...p, of: 'starters' }),
    },
    {
      id: 'eligibleBackbones',
      words: words('符合交流条件的骨干教师总数', 'the eligible backbone teachers'),
      params: (p) => ({ ...p, of: 'eligibleBackbones' }),
    },
  ],
};

/** RA20: twelve months of a school year, or ten. */
const paidMonths: Ambiguity<AllowanceBudget> = {
  id: 'months',
  question: words('津贴每学年发几个月', 'How many months of a school year are paid'),
  chosen: () => 'twelve',
  answers: () => [
    { id: 'twelve', words: words('12 个月', 'twelve months') },
    { id: 'ten', words: words('10 个月（寒暑假不发）', 'ten months, without the holidays'), view: tenMonths },
  ],
};

/** HT1: staff of the led school with its guests, or as it would be without them. */
const stockDenominator: Ambiguity<HostStock> = {
  id: 'staff',
  question: words('被领办学校教师总数按什么时点计', 'Of which staff of the led school the share is taken'),
  chosen: () => 'after',
  answers: () => [
    { id: 'after', words: words('交流后在校工作的全部教师', 'everyone who works there under the plan') },
    {
      id: 'before',
      words: words('不作新安排时在校工作的教师', 'those who would work there without new postings'),
      view: beforePostings,
    },
  ],
};

const atLeast = (bounds: Team[keyof Team]): Team[keyof Team] =>
  bounds === null ? null : { ...bounds, most: bounds.most === bounds.least ? null : bounds.most };
const isExact = (p: Team): boolean =>
  Object.values(p).some((bounds) => bounds !== null && bounds.most === bounds.least);
const EXACT: ReadingAnswer<Team> = { id: 'exact', words: words('恰好这么多名', 'exactly so many') };
const LEAST: ReadingAnswer<Team> = {
  id: 'least',
  words: words('不少于这么多名', 'at least so many'),
  params: (p) => ({
    vicePrincipals: atLeast(p.vicePrincipals),
    midLevel: atLeast(p.midLevel),
    backbones: atLeast(p.backbones),
    midLevelOrAbove: atLeast(p.midLevelOrAbove),
  }),
};

/** QD2: one mid-level leader, exactly or at least; nothing to ask where the policy names ranges only. */
const exactNumber: Ambiguity<Team> = {
  id: 'exact',
  question: words('“一名”是恰好还是至少', 'Whether “one” means exactly or at least'),
  chosen: (p) => (isExact(p) ? EXACT.id : LEAST.id),
  answers: (p) => (isExact(p) ? [EXACT, LEAST] : [LEAST]),
};

export const RATE_READINGS: readonly Ambiguity<ExchangeRate>[] = [
  startingOrServing,
  overWhom(),
  rateDirection,
  rateBase,
  crossStageRate(),
];
export const BACKBONE_READINGS: readonly Ambiguity<BackboneShare>[] = [
  startingOrServing,
  overWhom(),
  backboneDirection,
  backbonesOf,
  crossStageRate(),
];
export const BUDGET_READINGS: readonly Ambiguity<AllowanceBudget>[] = [paidMonths];
export const STOCK_READINGS: readonly Ambiguity<HostStock>[] = [stockDenominator];
export const TEAM_READINGS: readonly Ambiguity<Team>[] = [exactNumber];
