/** Every parameter of a policy as a line of words: settings, rules with their parameters, weights of the objective. */
import { formatRational, type Rational } from '../domain/rational.ts';
import { CAPPED_POSITIONS, type AgeCaps, type KindSettings, type LimitedPostings } from '../domain/settings.ts';
import { GROUP_KINDS, POSTING_KINDS, SEXES, type PostingKind } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import type { AppliedRule, Policy, Settings, Weights } from '../policy/policy.ts';
import { DIRECTION, GROUP_KIND, listWords, NO, POSITION, POSTING_KIND, t, TIER, YES, type Text } from './words.ts';

/** Whose value it is: the document's, our reading of a clause, the pack's assumption, or the default of every pack. */
export type ParameterOrigin = 'document' | 'reading' | 'assumed' | 'general';

export interface Parameter {
  readonly item: string;
  readonly value: string;
  readonly origin: ParameterOrigin;
}

export const SETTING_LABELS: Record<
  Exclude<keyof Settings, 'postingYears' | 'ageCaps' | 'kinds' | 'postings'>,
  Text
> = {
  tenureYears: t('符合交流条件的现单位任教年限（满几年）', 'Years at the present school to be eligible'),
  retireYears: t('距离岗须多于（年）', 'Years left before leaving, more than'),
  directions: t('允许的交流方向', 'Directions allowed'),
  graduationYearsBefore: t(
    '毕业班教师在毕业前几年不安排交流（年）',
    'Years before graduation in which class teachers stay',
  ),
  crossStage: t('允许跨学段交流', 'Postings across stages'),
  crossGroup: t('允许跨集团交流', 'Postings across groups'),
  zoneAllowances: t('片区月津贴（元，名册未填时）', 'Monthly allowance by zone (yuan, where the roster has none)'),
  livingAllowance: t(
    '月生活补助（元，经费表未填时）',
    'Monthly living allowance (yuan, where the budget table has none)',
  ),
  transportAllowance: t(
    '月交通补助（元，经费表未填时）',
    'Monthly transport allowance (yuan, where the budget table has none)',
  ),
};

/** The policy lists its assumptions by path; a path may name one value or all below it. */
const originOf = ({ assumed }: Policy, path: string, otherwise: ParameterOrigin): ParameterOrigin =>
  assumed.some((entry) => path === entry || path.startsWith(`${entry}.`)) ? 'assumed' : otherwise;

export const lengthOf = (kind: PostingKind): Text =>
  t(`${POSTING_KIND[kind]['zh-CN']}期限（学年）`, `Length of a posting in years: ${POSTING_KIND[kind].en}`);

/** Settings of the policy, posting years per kind of posting, and what is set apart for kinds of groups. */
export function settingLines(policy: Policy, lang: Lang): Parameter[] {
  const { settings } = policy;
  const years = POSTING_KINDS.map((kind) => ({
    // Only the length of an exchange is a matter of the documents; the other two come from rules of their own.
    origin: originOf(policy, `settings.postingYears.${kind}`, kind === 'exchange' ? 'document' : 'general'),
    item: lengthOf(kind)[lang],
    value: settings.postingYears[kind].join(lang === 'en' ? ' or ' : '或'),
  }));
  const rest = (Object.keys(SETTING_LABELS) as (keyof typeof SETTING_LABELS)[]).map((key) => ({
    origin: originOf(policy, `settings.${key}`, fromDocument(settings, key) ? 'document' : 'general'),
    item: SETTING_LABELS[key][lang],
    value: settingValue(settings, key, lang),
  }));
  return [...years, ...ageLines(policy, settings.ageCaps, 'settings', lang), ...rest, ...kindLines(policy, lang)];
}

const SEX = { male: t('男', 'men'), female: t('女', 'women') };
const LIMITED: Readonly<Record<LimitedPostings, Text>> = {
  none: t('不安排交流', 'nobody starts a posting'),
  noLeaders: t('不派出校级干部', 'no school leader takes office elsewhere'),
};

function ageLines(policy: Policy, caps: AgeCaps | undefined, path: string, lang: Lang): Parameter[] {
  return CAPPED_POSITIONS.flatMap((position) =>
    SEXES.flatMap((sex) => {
      const cap = caps?.[position]?.[sex];
      if (cap === undefined) return [];
      const who = `${POSITION[position][lang]}${lang === 'en' ? ', ' : '，'}${SEX[sex][lang]}`;
      return [
        {
          origin: originOf(policy, `${path}.ageCaps.${position}.${sex}`, 'document'),
          item: lang === 'en' ? `Eligible only below the age of (${who})` : `不满多少周岁方符合交流条件（${who}）`,
          value: String(cap),
        },
      ];
    }),
  );
}

/** What is otherwise in groups of one kind, in the order of the kinds. */
function kindLines(policy: Policy, lang: Lang): Parameter[] {
  const { settings } = policy;
  return GROUP_KINDS.flatMap((kind) => {
    const own: Partial<KindSettings> | undefined = settings.kinds?.[kind];
    if (own === undefined) return [];
    const path = `settings.kinds.${kind}`;
    const line = (key: string, item: Text, value: string): Parameter => ({
      origin: originOf(policy, `${path}.${key}`, 'document'),
      item: item[lang],
      value,
    });
    const { postingYears, directions, postings } = own;
    const lines = [
      ...(postings === undefined ? [] : [line('postings', t('派出', 'Postings'), LIMITED[postings][lang])]),
      ...POSTING_KINDS.filter(
        (one) => postingYears !== undefined && postingYears[one].join() !== settings.postingYears[one].join(),
      ).map((one) =>
        line(`postingYears.${one}`, lengthOf(one), postingYears![one].join(lang === 'en' ? ' or ' : '或')),
      ),
      ...ageLines(policy, own.ageCaps, path, lang),
      ...(['tenureYears', 'retireYears', 'graduationYearsBefore'] as const).flatMap((key) =>
        own[key] === undefined ? [] : [line(key, SETTING_LABELS[key], String(own[key]))],
      ),
      ...(directions === undefined
        ? []
        : [
            line(
              'directions',
              SETTING_LABELS.directions,
              settingValue({ ...settings, directions }, 'directions', lang),
            ),
          ]),
    ];
    const name = GROUP_KIND[kind][lang];
    return lines.map((one) => ({ ...one, item: lang === 'en' ? `${name}: ${one.item}` : `${name}：${one.item}` }));
  });
}

/** Terms of eligibility and amounts of money are the document's unless assumed; the rest is the same in every pack. */
function fromDocument(settings: Settings, key: keyof typeof SETTING_LABELS): boolean {
  if (key === 'tenureYears' || key === 'retireYears') return true;
  if (key === 'zoneAllowances') return Object.keys(settings.zoneAllowances).length > 0;
  return (key === 'livingAllowance' || key === 'transportAllowance') && settings[key] > 0;
}

function settingValue(settings: Settings, key: keyof typeof SETTING_LABELS, lang: Lang): string {
  switch (key) {
    case 'directions':
      return listWords(
        settings.directions.map((direction) => DIRECTION[direction][lang]),
        lang,
      );
    case 'zoneAllowances': {
      const zones = Object.entries(settings.zoneAllowances).map(([zone, yuan]) => `${zone} ${yuan}`);
      return zones.length === 0 ? (lang === 'en' ? 'none' : '无') : listWords(zones, lang);
    }
    case 'crossStage':
    case 'crossGroup':
      return (settings[key] ? YES : NO)[lang];
    default:
      return String(settings[key]);
  }
}

type Labels = Readonly<
  Record<string, { readonly label: Text; readonly values?: Readonly<Record<string, Text>> } | undefined>
>;

/** The parameters of one rule of the policy, in the rule's own words. */
export function ruleLines(policy: Policy, rule: AppliedRule, lang: Lang): Parameter[] {
  if (typeof rule.params !== 'object' || rule.params === null) return [];
  const labels: Labels = rule.spec.labels;
  return Object.entries(rule.params).map(([key, value]: [string, unknown]) => ({
    // A number of a clause stands in the document; over whom it is counted is how we read it. Protections count as
    // everywhere.
    origin: originOf(
      policy,
      `rules.${rule.spec.id}.${key}`,
      rule.clause === null || rule.spec.nature === 'protection' ? 'general' : isWords(value) ? 'reading' : 'document',
    ),
    item: `${rule.spec.title.in(lang)}${lang === 'en' ? ': ' : '：'}${labels[key]?.label[lang] ?? key}`,
    value: isWords(value)
      ? listWords(
          [value].flat().map((word) => labels[key]?.values?.[word]?.[lang] ?? word),
          lang,
        )
      : paramValue(value, lang),
  }));
}

/** A word of the policy, or a list of them. */
const isWords = (value: unknown): value is string | readonly string[] =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));

function paramValue(value: unknown, lang: Lang): string {
  if (value === null) return lang === 'en' ? 'not asked' : '不作要求';
  if (isRational(value)) return formatRational(value);
  if (isRange(value))
    return value.most === null
      ? lang === 'en'
        ? `at least ${value.least}`
        : `${value.least}及以上`
      : value.most === value.least
        ? String(value.least)
        : `${value.least}–${value.most}`;
  if (typeof value === 'boolean') return (value ? YES : NO)[lang];
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

const isRange = (value: unknown): value is { readonly least: number; readonly most: number | null } =>
  typeof value === 'object' &&
  value !== null &&
  'least' in value &&
  'most' in value &&
  typeof value.least === 'number' &&
  (value.most === null || typeof value.most === 'number');

export const isRational = (value: unknown): value is Rational =>
  typeof value === 'object' &&
  value !== null &&
  'num' in value &&
  'den' in value &&
  typeof value.num === 'number' &&
  typeof value.den === 'number';

/** Which groups a rule speaks of, in words. */
export const kindsOf = (rule: AppliedRule, lang: Lang): string =>
  rule.kinds === null
    ? lang === 'en'
      ? 'all groups'
      : '全部集团'
    : listWords(
        rule.kinds.map((kind) => GROUP_KIND[kind][lang]),
        lang,
      );

const WEIGHT_LABELS: Record<keyof Weights, Text> = {
  person: t('放宽1人', 'One person relaxed'),
  money: t('超支1万元（不足1万元按1万元）', '10,000 yuan or part over the budget'),
  timing: t('放宽在第一、二、三学年的倍数', 'Factor for a relaxation in the first, second, third year'),
  posting: t('每一交流人次', 'Each posting'),
  km: t('每公里路程', 'Each kilometre'),
  kmCap: t('路程封顶（公里）', 'Kilometres counted at most'),
  classTeacher: t('班主任交流', 'A class teacher posted'),
  notVolunteer: t('非自愿交流', 'Posted without having volunteered'),
  spouse: t('夫妻同校、派出一方', 'One of a couple of the same school posted'),
  surplus: t('新增超员（每人每学年）', 'New surplus (per teacher-year)'),
  turnover: t('进出超过比例的每一人', 'Each leaver or arrival above the share'),
  turnoverShare: t('进出比例', 'Share of leavers and arrivals'),
  sharing: t('走教（每0.2周课时）', 'Shared teaching (per 0.2 of the week)'),
  missingBackbone: t('骨干教师每缺1人', 'Each missing backbone'),
  tenureCap: t('现单位任教年限封顶（年）', 'Years at school counted at most'),
  ruralCap: t('乡村任教月数封顶（月）', 'Months of rural service counted at most'),
};

/** The weights of the objective and the order of its tiers. */
export function weightLines(policy: Policy, lang: Lang): Parameter[] {
  const { weights, order } = policy;
  const show = (value: number | readonly number[] | Rational): string =>
    typeof value === 'number'
      ? String(value)
      : 'num' in value
        ? formatRational(value)
        : listWords(value.map(String), lang);
  return [
    {
      origin: originOf(policy, 'objective.order', 'general'),
      item: lang === 'en' ? 'Order of the aims' : '目标的先后次序',
      value: order.map((tier) => TIER[tier].name[lang]).join(' → '),
    },
    ...(Object.keys(WEIGHT_LABELS) as (keyof Weights)[]).map((key) => ({
      origin: originOf(policy, `objective.weights.${key}`, 'general'),
      item: WEIGHT_LABELS[key][lang],
      value: show(weights[key]),
    })),
  ];
}
