/** What another plan changes, in sentences: which aim gets worse and by how much, which clause gives way, who goes instead. */
import type { Lang } from '../../messages/message.ts';
import type { BarePosting } from '../../domain/plan.ts';
import type { PostingChange, TierChange } from '../../pipeline/compare.ts';
import type { Consequences } from '../../pipeline/explain/counterfactual.ts';
import { DISRUPTION_PARTS, type DisruptionPart } from '../../pipeline/objective.ts';
import type { Policy, Weights } from '../../policy/policy.ts';
import { plainNames, ruleTitle, scopeWords, type ReportContext } from '../context.ts';
import { shownValue, unitOf } from '../sheets/quality.ts';
import { table, type Table } from '../table.ts';
import { schoolYear, t, TIER, type Text } from '../words.ts';

type Place = Pick<ReportContext, 'instance' | 'policy'>;

interface Part {
  readonly name: Text;
  readonly unit: Text;
  /** Points for one unit. */
  readonly weight: (w: Weights) => number;
  /** Of the people concerned, not of their number: not told to other teachers. */
  readonly isPersonal?: true;
}

const PARTS: Record<DisruptionPart, Part> = {
  postings: { name: t('交流轮岗', 'exchanges'), unit: t('人次', ''), weight: (w) => w.posting },
  distance: { name: t('路程（每人最多计60公里）', 'distance (at most 60 km each)'), unit: t('公里', ' km'), weight: (w) => w.km },
  classTeachers: { name: t('班主任交流', 'class teachers sent'), unit: t('人', ''), weight: (w) => w.classTeacher, isPersonal: true },
  unwilling: { name: t('非自愿交流', 'sent without having volunteered'), unit: t('人', ''), weight: (w) => w.notVolunteer, isPersonal: true },
  couples: { name: t('同校夫妻分开', 'couples of one school parted'), unit: t('人', ''), weight: (w) => w.spouse, isPersonal: true },
  surplus: { name: t('新增超员', 'new surplus'), unit: t('人·学年', ' teacher-years'), weight: (w) => w.surplus },
  turnover: { name: t('一校一年进出超过一成的部分', 'leavers and arrivals above a tenth of a school’s staff'), unit: t('人', ''), weight: (w) => w.turnover },
  sharing: { name: t('走教（每0.2周为一份）', 'shared teaching, fifths of a week'), unit: t('份', ''), weight: (w) => w.sharing },
  missingBackbones: { name: t('骨干教师少于应有数', 'backbones missing from a school’s fair number'), unit: t('人·学年', ' teacher-years'), weight: (w) => w.missingBackbone },
};

/** `1→2人`. */
const arrow = (before: number, after: number, unit: string): string => `${before} → ${after}${unit}`;

export function tierChangeWords({ tier, before, after }: TierChange, lang: Lang): string {
  const unit = lang === 'en' ? ` ${unitOf(tier, lang)}` : unitOf(tier, lang);
  const [old, fresh] = [shownValue(tier, before), shownValue(tier, after)];
  const more = Math.round((fresh - old) * 10) / 10;
  return lang === 'en' ? `${TIER[tier].name.en}: ${arrow(old, fresh, unit)} (${more > 0 ? '+' : ''}${more})` : `${TIER[tier].name['zh-CN']}：${arrow(old, fresh, unit)}（${more > 0 ? '+' : ''}${more}）`;
}

/** The first aim that differs decides; what stands behind its number follows, then money. `open`: personal facts of others may be told. */
export function consequenceLines({ instance, policy }: Place, found: Consequences, open: boolean, lang: Lang): string[] {
  const { comparison, proven } = found;
  const { decidedBy } = comparison;
  if (decidedBy === null) return [TIE[lang], ...moneyLines(found, lang)];
  const worse = decidedBy.after > decidedBy.before;
  const lead = lang === 'en'
    ? `The first aim that differs decides. It ${worse ? 'gets worse' : 'gets better'}: ${tierChangeWords(decidedBy, lang)}. ${TIER[decidedBy.tier].meaning.en}.`
    : `按先后次序，第一个不同的目标起决定作用，它${worse ? '变差' : '变好'}：${tierChangeWords(decidedBy, lang)}。${TIER[decidedBy.tier].meaning['zh-CN']}。`;
  return [lead, ...placeLines({ instance, policy }, found, lang), ...disruptionLines(policy, found, open, lang), ...moneyLines(found, lang), (proven ? PROVEN : UNPROVEN)[lang]];
}

const TIE = t(
  '还有一个各级目标都完全相同的方案。两者政策上不分优劣，本方案取哪一个由随机种子决定；如有正当理由，可以用“指定”改选另一个。',
  'There is another plan that is equal in every aim. Neither is better; the seed decided which was taken. With good reason the other can be chosen by a pin.',
);
const PROVEN = t('已证明：在这一前提下没有更好的方案。', 'Proven: with this change no better plan exists.');
const UNPROVEN = t('在限定时间内找到的最好方案；不排除还有更好的。', 'The best plan found in the time given; a better one is not ruled out.');

function placeLines({ instance, policy }: Place, { relaxations, soft, shortages }: Consequences, lang: Lang): string[] {
  const names = plainNames(instance);
  const rule = (row: { readonly rule: string; readonly clause: string | null }): string => ruleTitle(policy, row.rule, row.clause, lang);
  const line = (what: string, place: string, year: number, numbers: string): string => `- ${what}${lang === 'en' ? ': ' : '：'}${[place, schoolYear(year, lang), numbers].join(lang === 'en' ? ', ' : '，')}`;
  const money = (unit: string): string => (unit === 'person' ? (lang === 'en' ? ' persons' : '人') : lang === 'en' ? ' × 10,000 yuan' : '万元');
  return [
    ...relaxations.map(({ row, before, after }) => line(`${lang === 'en' ? 'gives way – ' : '放宽 '}${rule(row)}`, scopeWords(row.scope, names, lang), row.year, arrow(before, after, money(row.unit)))),
    ...shortages.map(({ row, before, after }) => line(`${lang === 'en' ? 'missing' : '缺员'}`, `${names.school(row.school)}${lang === 'en' ? ', ' : ' '}${row.subject}`, row.year, arrow(before, after, lang === 'en' ? ' teachers' : '人'))),
    ...soft.map(({ row, before, after }) => line(`${lang === 'en' ? 'short of – ' : '尽量达到的要求所差 '}${rule(row)}`, scopeWords(row.scope, names, lang), row.year, arrow(before, after, money('person')))),
  ];
}

function disruptionLines({ weights }: Pick<Policy, 'weights'>, { disruption: { before, after } }: Consequences, open: boolean, lang: Lang): string[] {
  const moved = DISRUPTION_PARTS.filter((part) => before[part] !== after[part] && (open || PARTS[part].isPersonal !== true));
  return moved.map((key) => {
    const { name, unit, weight } = PARTS[key];
    const each = weight(weights) || 1;
    const shown = (points: number): number => Math.round((points / each) * 10) / 10;
    return `- ${name[lang]}${lang === 'en' ? ': ' : '：'}${arrow(shown(before[key]), shown(after[key]), unit[lang])}`;
  });
}

const moneyLines = ({ yuan }: Consequences, lang: Lang): string[] =>
  yuan
    .filter(({ before, after }) => before !== after)
    .map(({ year, before, after }) => `- ${schoolYear(year, lang)}${lang === 'en' ? `, allowances: ${arrow(before, after, ' yuan')}` : `津贴：${arrow(before, after, '元')}`}`);

/** All aims side by side. */
export function tierTable({ comparison }: Consequences, title: Text, lang: Lang): Table {
  return table<TierChange>(
    lang,
    {
      name: title,
      title: title[lang],
      columns: [
        { heading: t('目标（按先后）', 'Aim, in order'), width: 14, align: 'left', value: ({ tier }) => TIER[tier].name[lang] },
        { heading: t('本方案', 'This plan'), width: 9, align: 'right', value: ({ tier, before }) => shownValue(tier, before) },
        { heading: t('另一方案', 'The other'), width: 9, align: 'right', value: ({ tier, after }) => shownValue(tier, after) },
        { heading: t('单位', 'Unit'), width: 10, value: ({ tier }) => unitOf(tier, lang) },
      ],
    },
    comparison.tiers,
  );
}

/** Who goes instead: names for an officer, numbers for a teacher. `teacher`: whose sheet it is. */
export function changeLines({ instance }: Place, changes: readonly PostingChange[], teacher: string, open: boolean, lang: Lang): string[] {
  const others = changes.filter((change) => ownerOf(change) !== teacher);
  const count = (kind: PostingChange['kind']): number => others.filter((change) => change.kind === kind).length;
  const [added, dropped, altered] = [count('added'), count('dropped'), count('altered')];
  const sum = lang === 'en'
    ? `Other teachers: ${added} would go who now stay, ${dropped} would stay who now go, ${altered} would go elsewhere or at another time.`
    : `涉及其他教师：改为派出${added}人，改为不派${dropped}人，改派别校或改变学年${altered}人。`;
  if (!open) return [sum];
  const names = plainNames(instance);
  const who = (id: string): string => (lang === 'en' ? `${names.teacher(id)} (${id})` : `${names.teacher(id)}（${id}）`);
  const way = ({ to, start }: BarePosting): string => `${schoolYear(start, lang)} → ${names.school(to)}`;
  const words: Record<PostingChange['kind'], Text> = { added: t('改为派出', 'would go'), dropped: t('改为不派', 'would stay'), altered: t('改派', 'would go elsewhere') };
  const lines = others.map((change) => {
    const path = change.kind === 'altered' ? `${way(change.before)}${lang === 'en' ? '; instead ' : '；改为 '}${way(change.after)}` : way(change.kind === 'added' ? change.after : change.before);
    return `- ${words[change.kind][lang]}${lang === 'en' ? ': ' : '：'}${who(ownerOf(change))} ${path}`;
  });
  return [sum, ...lines];
}

const ownerOf = (change: PostingChange): string => (change.kind === 'added' ? change.after.teacher : change.before.teacher);
