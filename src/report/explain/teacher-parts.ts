/** The parts of a teacher's sheet that need no other plan: since when eligible, sent for what, in place of whom, with what. */
import { formatMonth } from '../../domain/month.ts';
import type { Lang } from '../../messages/message.ts';
import type { TeacherEntitlement } from '../../pipeline/entitlements.ts';
import type { TeacherReasons, YearStanding } from '../../pipeline/explain/teacher.ts';
import { obstacleWords } from '../../pipeline/validity-texts.ts';
import { plainNames, ruleTitle, scopeWords, type ReportContext } from '../context.ts';
import { APPROVAL_WORDS, OUTSIDE_WORDS, STAY_KIND } from '../entitlement-words.ts';
import { clausesFor, knows } from '../known-clauses.ts';
import { purposeWords } from '../purpose-words.ts';
import { table } from '../table.ts';
import { list, POSITION, quoted, schoolYear, t, YES, NO } from '../words.ts';
import type { Part } from './sheet.ts';

export function eligibilityPart({ policy }: ReportContext, { person, dates, years }: TeacherReasons, lang: Lang): Part {
  const { tenureYears, retireYears, graduationYearsBefore } = policy.settings;
  const { row } = person;
  const month = formatMonth;
  const en = lang === 'en';
  const lines = [
    en ? `- Years at the present school count from ${month(dates.tenureFrom)}; the ${tenureYears} years that are asked for were or will be reached in ${month(dates.tenureReached)}.` : `- 现校任教年限自${month(dates.tenureFrom)}起算；政策要求满${tenureYears}年，${month(dates.tenureReached)}满。`,
    en ? `- Leaves the service (retirement or otherwise) in ${month(dates.leaves)}; more than ${retireYears} years must be left: up to ${month(dates.leavesEnough)}.` : `- 退休或离岗：${month(dates.leaves)}；政策要求距此多于${retireYears}年，即${month(dates.leavesEnough)}以前。`,
    dates.exempt === null ? (en ? '- Not exempt.' : '- 未免除交流。') : dates.exempt.until === null ? (en ? '- Exempt for the whole horizon.' : '- 三年内免除交流。') : en ? `- Exempt until ${month(dates.exempt.until)}.` : `- 免除交流至${month(dates.exempt.until)}。`,
    en ? `- On establishment: ${row.established ? YES.en : NO.en}; position: ${POSITION[row.position].en}; volunteer: ${row.volunteer ? YES.en : NO.en}.` : `- 在编：${row.established ? '是' : '否'}；职务：${POSITION[row.position]['zh-CN']}；自愿交流：${row.volunteer ? '是' : '否'}。`,
    ...(dates.graduates === null ? [] : [en ? `- The class graduates in ${schoolYear(dates.graduates, lang)}; no posting starts then nor ${graduationYearsBefore} year(s) before.` : `- 毕业班：${schoolYear(dates.graduates, lang)}毕业，当年及之前${graduationYearsBefore}年不派。`]),
    ...(dates.returns === null ? [] : [en ? `- On a running posting until ${month(dates.returns)}.` : `- 正在交流，${month(dates.returns)}返回。`]),
    ...(dates.serviceEnds === null ? [] : [en ? `- The agreed service ends in ${month(dates.serviceEnds)}.` : `- 服务期满：${month(dates.serviceEnds)}。`]),
  ];
  const verdict = ({ obstacles, asVolunteer, away, heldByClass }: YearStanding): string => {
    if (away) return t('按本方案交流中', 'away as the plan says')[lang];
    if (heldByClass) return t('不派：毕业班', 'held by a graduating class')[lang];
    if (obstacles.length === 0) return t('符合', 'eligible')[lang];
    const why = obstacleWords(obstacles, lang);
    return asVolunteer ? (en ? `volunteer; not eligible (${why})` : `自愿，可派；不计入符合条件（${why}）`) : en ? `not eligible: ${why}` : `不符合：${why}`;
  };
  const title = t('是否符合交流条件（每学年9月认定）', 'Eligible, as of September of each year');
  const sheet = table<YearStanding>(
    lang,
    {
      name: title,
      title: title[lang],
      columns: [
        { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYear(year, lang) },
        { heading: t('现校任教（年）', 'Years at school'), width: 9, align: 'right', value: ({ tenure }) => tenure },
        { heading: t('认定', 'Standing'), width: 24, align: 'left', value: verdict },
        { heading: t('缓派分值（越高越应照顾）', 'Claim to be spared (points)'), width: 10, align: 'right', value: ({ claim }) => claim },
      ],
    },
    years,
  );
  const { tenureCap, ruralCap } = policy.weights;
  const claim = en
    ? `Claim to be spared: ${tenureCap} less the years at the present school (not below 0), plus months of rural service (at most ${ruralCap}; ${row.ruralMonths} so far).`
    : `缓派分值 = ${tenureCap} 减现校任教年数（不低于0）+ 乡村任教月数（最多计${ruralCap}，现有${row.ruralMonths}个月）。`;
  return { id: 'eligible', title: t('交流条件', 'Eligibility')[lang], lines: [...lines, claim], tables: [sheet] };
}

export function servesPart(context: ReportContext, { posting, serves }: TeacherReasons, lang: Lang): Part {
  const { instance, policy } = context;
  const names = plainNames(instance);
  const en = lang === 'en';
  const purposes = list(purposeWords(context, posting!, lang), lang);
  const lines = serves.map(({ measured, measure: { where, required, actual, base } }) => {
    const place = scopeWords({ group: where.group, stage: where.stage, school: where.school, subject: where.subject }, names, lang);
    const of = base === undefined ? '' : en ? `, of ${base}` : `，基数${base}人`;
    const numbers = en ? `required ${required}, under the plan ${actual}${of} (persons)` : `应有${required}人，本方案${actual}人${of}`;
    const quote = policy.clauses.get(measured.clause ?? '')?.quote;
    return `- ${ruleTitle(policy, measured.spec.id, measured.clause, lang)}${en ? ': ' : '：'}${place}${en ? ', ' : '，'}${schoolYear(where.year, lang)}${en ? ', ' : '，'}${numbers}${quote === undefined ? '' : `${en ? '. ' : '。'}${quoted(quote)}`}`;
  });
  const said = en ? `Serves: ${purposes}.` : `用途：${purposes}。`;
  return { id: 'serves', title: t('这次交流的用途和依据', 'What the posting serves')[lang], lines: [said, ...(lines.length === 0 ? [] : [t('计入下列条款：', 'It counts for these clauses:')[lang], ...lines])] };
}

export function rivalsPart({ instance }: ReportContext, { posting, rivals }: TeacherReasons, open: boolean, lang: Lang): Part {
  const names = plainNames(instance);
  const { free, sent, eligible, starting } = rivals!;
  const en = lang === 'en';
  const year = schoolYear(posting!.start, lang);
  const who = (ids: readonly string[]): string => (open && ids.length > 0 ? `${en ? ': ' : '：'}${list(ids.map((id) => `${names.teacher(id)} ${id}`), lang)}` : '');
  const same = posting!.purpose.includes('shortage') ? t('同学科、', 'of the same subject ')[lang] : '';
  return {
    id: 'rivals',
    title: t('同一需要还有谁', 'Who else could meet the same need')[lang],
    lines: en
      ? [
          `- In the group ${eligible} teachers are eligible in ${year}; ${starting} start an exchange.`,
          `- ${free.length} more ${same}stay and could take this very posting${who(free)}.`,
          `- ${sent.length} of the same subject go to the same school in the same year${who(sent)}.`,
        ]
      : [
          `- 本集团${year}符合交流条件的${eligible}人，开始交流的${starting}人。`,
          `- 另有${free.length}名${same}未安排交流的教师也可以承担这一安排${who(free)}。`,
          `- 同一学年到同一学校的同学科教师还有${sent.length}人${who(sent)}。`,
        ],
  };
}

export function entitlementPart(context: ReportContext, { entitlements }: TeacherReasons, lang: Lang): Part {
  return { id: 'entitlements', title: t('待遇、保留与返回', 'What is received, kept and at risk; the return')[lang], lines: entitlements.flatMap((one) => entitlementLines(context, one, lang)) };
}

function entitlementLines({ instance, policy }: ReportContext, one: TeacherEntitlement, lang: Lang): string[] {
  const names = plainNames(instance);
  const en = lang === 'en';
  // A document that says nothing of a row promises nothing.
  const said = (row: string, line: string): string[] => (knows(policy, row) ? [`- ${line}${en ? ` (${list(clausesFor(policy, row), lang)})` : `（${list(clausesFor(policy, row), lang)}）`}`] : []);
  const host = one.to === null ? OUTSIDE_WORDS[lang] : names.school(one.to);
  const money = one.allowances.map(({ year, monthly, amount }) => `- ${schoolYear(year, lang)}${en ? `: allowance ${monthly} yuan a month, ${amount} yuan in the year` : `：津贴每月${monthly}元，全年${amount}元`}`);
  const { before, gained } = one.ruralMonths;
  return [
    en ? `${STAY_KIND[one.kind].en} at ${host}:` : `${STAY_KIND[one.kind]['zh-CN']}（${host}）：`,
    ...(money.length > 0 ? money : [en ? '- Receives: the policy states no allowance for this school.' : '- 津贴：政策对该校没有规定津贴。']),
    ...said('RA14', en ? `Receives: ${gained} months of rural service, ${before} before` : `计入乡村任教${gained}个月，原有${before}个月`),
    ...said('SZ10', en ? `Receives: ${one.exchangeMonths} months of exchange` : `累计交流${one.exchangeMonths}个月${one.leaderCandidate ? '，可作为提任校级干部的重要因素' : ''}`),
    ...(one.postLevel === null ? [] : said('RA13', en ? `Keeps: post level ${one.postLevel} or better` : `保留岗位等级，不低于${one.postLevel}级`)),
    ...(one.seniorExempt === null ? [] : said('RA15', en ? `If promoted to senior, takes no post of the host from ${formatMonth(one.seniorExempt.from)}${one.seniorExempt.reached ? '' : ', if still there'}` : `${formatMonth(one.seniorExempt.from)}起晋升高级（如符合条件）不占接收学校高级岗位${one.seniorExempt.reached ? '' : '（须届时仍在该校）'}`)),
    ...(one.levelAtRisk === null ? said('RA17', t('风险：原单位岗位数未填，期间晋升的职级返岗后能否保留无法判断', 'At risk: unknown, the home school’s posts were not entered')[lang]) : said('RA17', en ? `At risk on return: a title gained meanwhile – ${one.levelAtRisk ? YES.en : NO.en}` : `风险：期间晋升的职级返岗后${one.levelAtRisk ? '可能没有空岗' : '不受影响'}`)),
    ...said('PJ6', en ? `Approved by: ${APPROVAL_WORDS[one.approval].en}` : `审批：${APPROVAL_WORDS[one.approval]['zh-CN']}`),
    one.returnsToWork ? (en ? `- Returns to ${names.school(one.from)} in ${formatMonth(one.returns)}; a place in the subject is kept.` : `- ${formatMonth(one.returns)}返回${names.school(one.from)}，本学科岗位予以预留。`) : en ? `- Has left the service by ${formatMonth(one.returns)}.` : `- ${formatMonth(one.returns)}前已离岗，不再返回。`,
  ];
}
