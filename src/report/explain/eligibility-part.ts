/** Since when a teacher is eligible, year by year, and how strong the claim to be spared is. */
import { kindOf } from '../../domain/group-kinds.ts';
import { formatMonth } from '../../domain/month.ts';
import { settingsOf } from '../../domain/settings.ts';
import { valueAtPath } from '../../policy/findings.ts';
import type { Lang } from '../../messages/message.ts';
import type { TeacherReasons, YearStanding } from '../../explain/teacher.ts';
import { obstacleWords } from '../../verify/validity-texts.ts';
import type { ReportContext } from '../context.ts';
import { table } from '../table.ts';
import { POSITION, schoolYearWords, t, YES, NO } from '../words.ts';
import type { SheetPart } from './sheet.ts';

export function eligibilityPart(
  { policy, plan, instance }: ReportContext,
  { person, dates, years }: TeacherReasons,
  lang: Lang,
): SheetPart {
  const kind = kindOf(person.home.group, instance.years[0]);
  const { tenureYears, retireYears, graduationYearsBefore } = settingsOf(policy.settings, kind);
  const { row } = person;
  const month = formatMonth;
  const en = lang === 'en';
  const ours = (path: string): string =>
    policy.assumed.includes(
      valueAtPath(policy.settings, ['kinds', kind, path]) === undefined
        ? `settings.${path}`
        : `settings.kinds.${kind}.${path}`,
    )
      ? en
        ? ' (a setting of this policy; the document states none)'
        : '（本方案设定，文件没有写明）'
      : '';
  // `leaves` is the first month in which nobody is there: of a retirement it is the month after.
  const goes = leavingWords(dates, lang);
  const lines = [
    en
      ? `- Years at the present school count from ${month(dates.tenureFrom)}; the ${tenureYears} years that are asked for were or will be reached in ${month(dates.tenureReached)}${ours('tenureYears')}.`
      : `- 现校任教年限自${month(dates.tenureFrom)}起算；政策要求满${tenureYears}年${ours('tenureYears')}，${month(dates.tenureReached)}满。`,
    en
      ? `- ${goes}; more than ${retireYears} years must be left${ours('retireYears')}: a posting may start up to ${month(dates.leavesEnough)}.`
      : `- ${goes}；政策要求距此多于${retireYears}年${ours('retireYears')}，即最晚${month(dates.leavesEnough)}开始交流。`,
    dates.exempt === null
      ? en
        ? '- Not exempt.'
        : '- 未免除交流。'
      : dates.exempt.until === null
        ? en
          ? '- Exempt for the whole horizon.'
          : '- 三年内免除交流。'
        : en
          ? `- Exempt until ${month(dates.exempt.until)}.`
          : `- 免除交流至${month(dates.exempt.until)}。`,
    en
      ? `- On establishment: ${row.established ? YES.en : NO.en}; position: ${POSITION[row.position].en}; volunteer: ${row.volunteer ? YES.en : NO.en}.`
      : `- 在编：${row.established ? '是' : '否'}；职务：${POSITION[row.position]['zh-CN']}；自愿交流：${row.volunteer ? '是' : '否'}。`,
    ...(dates.graduates === null
      ? []
      : [
          en
            ? `- The class graduates in ${schoolYearWords(dates.graduates, lang)}; no posting starts then nor ${graduationYearsBefore} year(s) before.`
            : `- 毕业班：${schoolYearWords(dates.graduates, lang)}毕业，当年及之前${graduationYearsBefore}年不派。`,
        ]),
    ...(dates.returns === null
      ? []
      : [en ? `- On a running posting until ${month(dates.returns)}.` : `- 正在交流，${month(dates.returns)}返回。`]),
    ...(dates.serviceEnds === null
      ? []
      : [
          en
            ? `- The agreed service ends in ${month(dates.serviceEnds)}.`
            : `- 服务期满：${month(dates.serviceEnds)}。`,
        ]),
  ];
  const verdict = ({ obstacles, asVolunteer, away, heldByClass }: YearStanding): string => {
    if (away) return t('按本方案交流中', 'away as the plan says')[lang];
    if (heldByClass) return t('不派：毕业班', 'held by a graduating class')[lang];
    if (obstacles.length === 0) return t('符合', 'eligible')[lang];
    const why = obstacleWords(obstacles, lang);
    return asVolunteer
      ? en
        ? `volunteer; not eligible (${why})`
        : `自愿，可派；不计入符合条件（${why}）`
      : en
        ? `not eligible: ${why}`
        : `不符合：${why}`;
  };
  const title = t('是否符合交流条件（每学年9月认定）', 'Eligible, as of September of each year');
  const sheet = table<YearStanding>(
    lang,
    {
      name: title,
      title: title[lang],
      columns: [
        { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYearWords(year, lang) },
        { heading: t('现校任教（年）', 'Years at school'), width: 9, align: 'right', value: ({ tenure }) => tenure },
        { heading: t('认定', 'Standing'), width: 24, align: 'left', value: verdict },
        {
          heading: t('应照顾的程度（越高越应照顾）', 'Claim to be spared (points)'),
          width: 10,
          align: 'right',
          value: ({ claim }) => claim,
        },
      ],
    },
    years,
  );
  const { tenureCap, ruralCap } = policy.weights;
  const place = plan.proof.tiers.findIndex(({ tier }) => tier === 'claims') + 1;
  const claim = en
    ? `Claim to be spared: ${tenureCap} less the years at the present school (not below 0), plus months of rural service (at most ${ruralCap}; ${row.ruralMonths} so far). It is aim ${place} of ${plan.proof.tiers.length}: it decides only between plans that are equal in all earlier aims.`
    : `应照顾的程度 = ${tenureCap} 减现校任教年数（不低于0）+ 乡村任教月数（最多计${ruralCap}，现有${row.ruralMonths}个月）。这是${plan.proof.tiers.length}级目标中的第${place}级，只在前面各级都不分上下时才比较。`;
  return { id: 'eligible', title: t('交流条件', 'Eligibility')[lang], lines: [...lines, claim], tables: [sheet] };
}

/** `2049-03退休，自2049-04起不在岗`; the month of retirement only where it follows from the law. */
function leavingWords({ leaves, retires }: TeacherReasons['dates'], lang: Lang): string {
  const gone = formatMonth(leaves);
  if (lang === 'en')
    return retires === null
      ? `Out of service from ${gone} on`
      : `Retires in ${formatMonth(retires)}, out of service from ${gone} on`;
  return retires === null
    ? `自${gone}起不在岗（名册所填预计离岗年月）`
    : `法定退休年月${formatMonth(retires)}，自${gone}起不在岗`;
}
