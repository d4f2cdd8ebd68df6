/** What a teacher receives, keeps and risks on a posting, and the way back. */
import { formatMonth, september } from '../../domain/month.ts';
import type { Lang } from '../../messages/message.ts';
import type { TeacherEntitlement } from '../../verify/computed/entitlements.ts';
import type { TeacherReasons } from '../../explain/teacher.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { APPROVAL_WORDS, OUTSIDE_WORDS, STAY_KIND } from '../entitlement-words.ts';
import { clausesFor, knows } from '../known-clauses.ts';
import { listWords, NO, schoolYearWords, t, YES } from '../words.ts';
import type { SheetPart } from './sheet.ts';

export function entitlementPart(context: ReportContext, { entitlements }: TeacherReasons, lang: Lang): SheetPart {
  return {
    id: 'entitlements',
    title: t('待遇、保留与返回', 'What is received, kept and at risk; the return')[lang],
    lines: entitlements.flatMap((one) => entitlementLines(context, one, lang)),
  };
}

function entitlementLines({ instance, policy }: ReportContext, one: TeacherEntitlement, lang: Lang): string[] {
  const names = plainNames(instance);
  const en = lang === 'en';
  // A document that says nothing of a row promises nothing.
  const said = (row: string, line: string): string[] =>
    knows(policy, row)
      ? [
          `- ${line}${en ? ` (${listWords(clausesFor(policy, row), lang)})` : `（${listWords(clausesFor(policy, row), lang)}）`}`,
        ]
      : [];
  const host = one.to === null ? OUTSIDE_WORDS[lang] : names.school(one.to);
  const money = one.allowances.map(
    ({ year, monthly, amount }) =>
      `- ${schoolYearWords(year, lang)}${en ? `: allowance ${monthly} yuan a month, ${amount} yuan in the year` : `：津贴每月${monthly}元，全年${amount}元`}`,
  );
  const { before, gained } = one.ruralMonths;
  const home = names.school(one.from);
  return [
    en ? `${STAY_KIND[one.kind].en} at ${host}:` : `${STAY_KIND[one.kind]['zh-CN']}（${host}）：`,
    ...(money.length > 0
      ? [...money, ...beyondLines(one, instance.years[2], lang)]
      : [en ? '- Receives: the policy states no allowance for this school.' : '- 津贴：政策对该校没有规定津贴。']),
    ...said(
      'RA14',
      en
        ? `Receives: ${gained} months of rural service, ${before} before`
        : `计入乡村任教${gained}个月，原有${before}个月`,
    ),
    ...said('SZ10', monthsWords(one, lang)),
    ...(one.postLevel === null
      ? []
      : said('RA13', en ? `Keeps: post level ${one.postLevel} or better` : `保留岗位等级，不低于${one.postLevel}级`)),
    ...(one.seniorExempt === null
      ? []
      : said(
          'RA15',
          en
            ? `If promoted to senior, takes no post of the host from ${formatMonth(one.seniorExempt.from)}${one.seniorExempt.reached ? '' : ', if still there'}`
            : `${formatMonth(one.seniorExempt.from)}起晋升高级（如符合条件）不占接收学校高级岗位${one.seniorExempt.reached ? '' : '（须届时仍在该校）'}`,
        )),
    ...(one.levelAtRisk === null
      ? said(
          'RA17',
          t(
            '风险：原单位岗位数未填，期间晋升的职级返岗后能否保留无法判断',
            'At risk: unknown, the home school’s posts were not entered',
          )[lang],
        )
      : said(
          'RA17',
          en
            ? `At risk on return: a title gained meanwhile – ${one.levelAtRisk ? YES.en : NO.en}`
            : `风险：期间晋升的职级返岗后${one.levelAtRisk ? '可能没有空岗' : '不受影响'}`,
        )),
    ...(knows(policy, 'RA13', 'RA17') ? [] : [SILENT[lang]]),
    ...said(
      'PJ6',
      en ? `Approved by: ${APPROVAL_WORDS[one.approval].en}` : `审批：${APPROVAL_WORDS[one.approval]['zh-CN']}`,
    ),
    one.returnsToWork
      ? en
        ? `- Returns to ${home} in ${formatMonth(one.returns)}; a place in the subject is kept there.`
        : `- ${formatMonth(one.returns)}返回${home}，该校本学科岗位予以预留。`
      : en
        ? `- Has left the service by ${formatMonth(one.returns)}.`
        : `- ${formatMonth(one.returns)}前已离岗，不再返回。`,
  ];
}

const SILENT = t(
  '- 保留与风险：文件对岗位等级、职称的保留和返回后的风险没有规定，这里不作承诺，请向主管部门咨询。',
  '- Kept and at risk: the document says nothing of post levels and titles; nothing is promised here, ask the authority.',
);

/** The plan knows the rates of three years only; a posting that begins later is paid longer. */
function beyondLines({ returns }: TeacherEntitlement, last: number, lang: Lang): string[] {
  const until = Math.floor((returns - september(0)) / 12);
  const beyond = Array.from({ length: Math.max(0, until - last - 1) }, (_, i) => schoolYearWords(last + 1 + i, lang));
  if (beyond.length === 0) return [];
  return [
    lang === 'en'
      ? `- ${listWords(beyond, lang)}: still there; the plan ends with ${schoolYearWords(last, lang)}, the allowance follows the rates of that time and is not counted here.`
      : `- ${listWords(beyond, lang)}：仍在该校；本方案只算到${schoolYearWords(last, lang)}，这些学年的津贴按届时标准发放，这里没有计入。`,
  ];
}

/** The months of this stay, and of the last finished one where the roster names it. */
function monthsWords(
  { kind, since, returns, exchangeMonths: all, leaderCandidate }: TeacherEntitlement,
  lang: Lang,
): string {
  const own = kind === 'training' ? 0 : since === null ? all : Math.min(all, returns - since);
  const earlier = all - own;
  const sum =
    lang === 'en'
      ? earlier > 0
        ? `${own} months of this posting + ${earlier} of the last finished one = ${all} months of exchange`
        : `${all} months of exchange (this posting)`
      : earlier > 0
        ? `本次交流${own}个月 + 上一次已结束的交流${earlier}个月 = 累计${all}个月`
        : `累计交流${all}个月（即本次）`;
  return lang === 'en'
    ? `Receives: ${sum}${leaderCandidate ? ', which weigh when school leaders are appointed' : ''}`
    : `${sum}${leaderCandidate ? '，可作为提任校级干部的重要因素' : ''}`;
}
