/** Sentences of the cross-checks: facts of ids, rows and months; never a person's name. */
import { messages } from '../messages/message.ts';
import { more, rowsEn, rowsZh, type Some } from './some.ts';

export const referenceTexts = messages({
  'duplicate-id': {
    'zh-CN': (f: { id: string; rows: Some<number> }) => `编号“${f.id}”重复${rowsZh(f.rows)}；每一行的编号必须唯一`,
    en: (f: { id: string; rows: Some<number> }) =>
      `the id "${f.id}" occurs more than once${rowsEn(f.rows)}; every row needs an id of its own`,
  },
  'duplicate-demand': {
    'zh-CN': (f: { subject: string; year: number | null; rows: Some<number> }) =>
      `同一学校“${f.subject}”${f.year === null ? '（各学年）' : `${f.year} 学年`}的需求填了不止一行${rowsZh(f.rows)}；请只留一行`,
    en: (f: { subject: string; year: number | null; rows: Some<number> }) =>
      `demand for "${f.subject}" at this school in ${f.year ?? 'every year'} stands in more than one row${rowsEn(f.rows)}; keep one`,
  },
  'duplicate-year': {
    'zh-CN': (f: { year: number | null; rows: Some<number> }) =>
      `${f.year === null ? '不填学年' : `${f.year} 学年`}的行不止一行${rowsZh(f.rows)}；请只留一行`,
    en: (f: { year: number | null; rows: Some<number> }) =>
      `more than one row ${f.year === null ? 'without a year' : `for ${f.year}`}${rowsEn(f.rows)}; keep one`,
  },
  'unknown-group': {
    'zh-CN': (f: { id: string }) => `集团“${f.id}”不在“集团”表中`,
    en: (f: { id: string }) => `the group "${f.id}" is not in the table 集团`,
  },
  'unknown-zone': {
    'zh-CN': (f: { id: string }) => `片区“${f.id}”不在“片区”表中`,
    en: (f: { id: string }) => `the zone "${f.id}" is not in the table 片区`,
  },
  'unknown-school': {
    'zh-CN': (f: { id: string }) => `学校“${f.id}”不在“学校”表中；请填“学校”表里的学校编号`,
    en: (f: { id: string }) => `the school "${f.id}" is not in the table 学校; a school's id is expected`,
  },
  'unknown-teacher': {
    'zh-CN': (f: { id: string }) => `教师“${f.id}”不在“教师”表中；请填“教师”表里的教师编号`,
    en: (f: { id: string }) => `the teacher "${f.id}" is not in the table 教师; a teacher's id is expected`,
  },
});

export const schoolTexts = messages({
  'no-core-school': {
    'zh-CN': (f: { group: string }) => `集团“${f.group}”没有核心校；每个集团须有且只有一所核心校`,
    en: (f: { group: string }) => `the group "${f.group}" has no core school; every group has exactly one`,
  },
  'several-core-schools': {
    'zh-CN': (f: { group: string; schools: Some<string> }) =>
      `集团“${f.group}”有 ${f.schools.total} 所核心校（${f.schools.first.join('、')}${more(f.schools) ? '等' : ''}）；每个集团须有且只有一所核心校`,
    en: (f: { group: string; schools: Some<string> }) =>
      `the group "${f.group}" has ${f.schools.total} core schools (${f.schools.first.join(', ')}${more(f.schools) ? ' …' : ''}); every group has exactly one`,
  },
  'fused-members': {
    'zh-CN': (f: { group: string; members: number }) =>
      `融合型集团“${f.group}”有 ${f.members} 所成员校；融合型只能有一所或两所成员校`,
    en: (f: { group: string; members: number }) =>
      `the fused group "${f.group}" has ${f.members} members; a fused group has one or two`,
  },
  'group-names-differ': {
    'zh-CN': (f: { group: string; names: Some<string> }) =>
      `集团“${f.group}”的几行名称不一致（${f.names.first.join('、')}${more(f.names) ? '等' : ''}）；同一集团须写同一名称`,
    en: (f: { group: string; names: Some<string> }) =>
      `the rows of group "${f.group}" have different names (${f.names.first.join(', ')}${more(f.names) ? ' …' : ''}); a group has one`,
  },
  'kind-ends-before-it-begins': {
    'zh-CN': (f: { from: string }) => `类型止早于类型起（${f.from}）`,
    en: (f: { from: string }) => `the kind ends before it begins (${f.from})`,
  },
  'kinds-overlap': {
    'zh-CN': (f: { group: string; row: number | null; until: string | null }) =>
      `集团“${f.group}”的类型与${f.row === null ? '上一段' : `第 ${f.row} 行`}重叠（${f.until === null ? '该行没有类型止' : `该行至 ${f.until}`}）；前一类型止于 2028-08，后一类型就应起于 2028-09`,
    en: (f: { group: string; row: number | null; until: string | null }) =>
      `the kind of group "${f.group}" overlaps with ${f.row === null ? 'the one before' : `row ${f.row}`} (${f.until === null ? 'which has no end' : `which lasts until ${f.until}`}); where one kind ends with 2028-08, the next begins with 2028-09`,
  },
  'kinds-gap': {
    'zh-CN': (f: { group: string; row: number | null; until: string }) =>
      `集团“${f.group}”的类型与${f.row === null ? '上一段' : `第 ${f.row} 行`}（至 ${f.until}）之间有空档；前后两段须相接`,
    en: (f: { group: string; row: number | null; until: string }) =>
      `there is a gap between this kind of group "${f.group}" and ${f.row === null ? 'the one before' : `row ${f.row}`} (until ${f.until}); the periods must follow one another`,
  },
  'kind-untold-before': {
    'zh-CN': (f: { month: string }) => `集团类型从 ${f.month} 起才有记载，此前按这一类型处理；若另有类型请补一行`,
    en: (f: { month: string }) =>
      `the kind of the group is told from ${f.month} on only: before that the same kind is taken; add a row if it was another`,
  },
  'kind-untold-after': {
    'zh-CN': (f: { month: string }) => `集团类型只记载到 ${f.month}，此后按这一类型处理；若另有类型请补一行`,
    en: (f: { month: string }) =>
      `the kind of the group is told until ${f.month} only: after that the same kind is taken; add a row if it becomes another`,
  },
  'no-coordinates': {
    'zh-CN': (f: { school: string }) => `学校“${f.school}”没有经纬度，它与别校的距离按 0 公里计`,
    en: (f: { school: string }) => `the school "${f.school}" has no coordinates: its distances count as 0 km`,
  },
  'half-coordinates': {
    'zh-CN': (f: { school: string }) => `学校“${f.school}”的经度、纬度只填了一项，视同未填`,
    en: (f: { school: string }) => `the school "${f.school}" has only one of longitude and latitude: taken as none`,
  },
  'far-coordinates': {
    'zh-CN': (f: { school: string }) => `学校“${f.school}”的坐标不在中国境内；请核对经度、纬度是否填反`,
    en: (f: { school: string }) =>
      `the coordinates of school "${f.school}" lie outside China; are longitude and latitude swapped?`,
  },
  'absurd-demand': {
    'zh-CN': (f: { most: number }) => `需求人数过大；一所学校一个学科的专任教师不超过 ${f.most} 人，请核对`,
    en: (f: { most: number }) =>
      `demand is too large: at most ${f.most} full-time teachers of one subject at one school`,
  },
  'demand-without-horizon': {
    'zh-CN': (f: { from: number }) =>
      `“学科需求”里没有 ${f.from}—${f.from + 2} 学年的行，规划期内不计缺编；请核对起始学年`,
    en: (f: { from: number }) =>
      `the table 学科需求 has no row for ${f.from}–${f.from + 2}: no shortage is counted; check the first year`,
  },
});

export const teacherTexts = messages({
  'since-too-late': {
    'zh-CN': (f: { latest: string }) => `进现校年月晚于规划期最后一年的九月（${f.latest}）；请核对`,
    en: (f: { latest: string }) =>
      `the month of arrival is later than September of the last year of the plan (${f.latest})`,
  },
  'since-ahead': {
    'zh-CN': (f: { start: string }) =>
      `进现校年月晚于 ${f.start}（规划期开始）：尚未到校？到校前不计入该校人数；若是笔误请改正`,
    en: (f: { start: string }) =>
      `the month of arrival is later than ${f.start}, when the plan begins: not there yet? Until then the teacher is not counted; mend it if it is a slip`,
  },
  'retired-before': {
    'zh-CN': (f: { month: string; start: string }) =>
      `按出生年月、性别和职称，法定退休时间为 ${f.month}，规划期 ${f.start} 开始时已退休：不计入人数，也不安排；确已退休请删去此行，若出生年月有误请改正，延迟退休的请填“预计离岗年月”`,
    en: (f: { month: string; start: string }) =>
      `by birth, sex and title the statutory retirement is in ${f.month}, and the plan begins in ${f.start}: the teacher is neither counted nor posted; delete the row if that is so, mend the month of birth if it is a slip, or fill in 预计离岗年月 if it was put off`,
  },
  'before-birth': {
    'zh-CN': (f: { born: string }) => `早于出生年月（${f.born}）`,
    en: (f: { born: string }) => `earlier than the month of birth (${f.born})`,
  },
  'born-in-future': {
    'zh-CN': (f: { month: string }) => `出生年月晚于 ${f.month}，不可能已在岗任教`,
    en: (f: { month: string }) => `born after ${f.month}: cannot be teaching`,
  },
  'absurd-age': {
    'zh-CN': (f: { age: number; month: string }) => `按出生年月推算，${f.month} 时 ${f.age} 岁，不合常理；请核对`,
    en: (f: { age: number; month: string }) =>
      `by the month of birth ${f.age} years old in ${f.month}, which cannot be right`,
  },
  'too-young': {
    'zh-CN': (f: { age: number; least: number }) =>
      `按出生年月推算，当时只有 ${f.age} 岁；参加工作至少应满 ${f.least} 岁`,
    en: (f: { age: number; least: number }) =>
      `by the month of birth only ${f.age} years old then; work begins at ${f.least} at the earliest`,
  },
  'since-before-employed': {
    'zh-CN': (f: { employed: string }) => `进现校年月早于参加工作年月（${f.employed}）；请核对`,
    en: (f: { employed: string }) => `came to the school before first employment (${f.employed})`,
  },
  'leaves-before-since': {
    'zh-CN': (f: { since: string }) => `预计离岗年月早于进现校年月（${f.since}）`,
    en: (f: { since: string }) => `leaves before coming to the school (${f.since})`,
  },
  'posted-until-before-from': {
    'zh-CN': (f: { from: string }) => `交流结束年月早于交流开始年月（${f.from}）`,
    en: (f: { from: string }) => `the posting ends before it begins (${f.from})`,
  },
  'posting-without-end': {
    'zh-CN': () => '正在校外任教但没有交流结束年月，按交流至规划期末处理；请补填',
    en: () => 'works away from home without an end of the posting: taken to last until the plan ends',
  },
  'posting-over': {
    'zh-CN': (f: { until: string }) => `交流已于 ${f.until} 结束，按已回编制学校处理`,
    en: (f: { until: string }) => `the posting ended in ${f.until}: the teacher is taken to be back home`,
  },
  'posting-ahead': {
    'zh-CN': (f: { until: string }) =>
      `交流结束年月为 ${f.until}，但现任教学校就是编制学校；正在交流的请填现任教学校编号`,
    en: (f: { until: string }) =>
      `a posting ends in ${f.until}, but the teacher works at home; name the school where the posting runs`,
  },
  'rural-months-none': {
    'zh-CN': (f: { school: string }) =>
      `正在乡村学校“${f.school}”交流，乡村任教月数却为 0：应填规划期开始前已任教的月数（含本次交流），否则少计乡村任教经历，也影响该谁先去`,
    en: (f: { school: string }) =>
      `on a posting at the rural school "${f.school}" with no months of rural service: enter those served before the plan begins, this posting included, or they are missing from the record and from whose turn it is`,
  },
  'outside-group': {
    'zh-CN': (f: { school: string; group: string | null }) =>
      f.group === null
        ? `编制学校不属于任何集团，现任教学校“${f.school}”应为本校；在县外任教的请填“县外”`
        : `现任教学校“${f.school}”不属于本集团“${f.group}”；在县外任教的请填“县外”`,
    en: (f: { school: string; group: string | null }) =>
      f.group === null
        ? `works at "${f.school}", though the home school is outside all groups; write 县外 for outside the county`
        : `works at "${f.school}", which is not a school of the group "${f.group}"; write 县外 for outside the county`,
  },
  'last-host-is-home': {
    'zh-CN': (f: { school: string }) => `上次交流学校“${f.school}”就是编制学校；请填交流时任教的学校，未交流过的请留空`,
    en: (f: { school: string }) =>
      `the host of the last posting, "${f.school}", is home; name the school where it was spent, or nothing`,
  },
  'spouse-not-mutual': {
    'zh-CN': (f: { spouse: string; theirs: string | null }) =>
      `教师“${f.spouse}”的配偶教师编号${f.theirs === null ? '没有填' : `填的是“${f.theirs}”`}；夫妻双方须互相填写`,
    en: (f: { spouse: string; theirs: string | null }) =>
      `the teacher "${f.spouse}" names ${f.theirs === null ? 'nobody' : `"${f.theirs}"`} as spouse; both must name each other`,
  },
  'own-spouse': {
    'zh-CN': () => '配偶教师编号填的是本人',
    en: () => 'names himself or herself as spouse',
  },
  'wish-is-home': {
    'zh-CN': (f: { school: string }) => `意愿学校“${f.school}”就是编制学校，此项意愿不起作用`,
    en: (f: { school: string }) => `wishes the school "${f.school}", which is home: without effect`,
  },
  'wish-outside-group': {
    'zh-CN': (f: { school: string }) => `意愿学校“${f.school}”不属于本集团，此项意愿不起作用`,
    en: (f: { school: string }) => `wishes the school "${f.school}" of another group: without effect`,
  },
  'end-without-leave': {
    'zh-CN': () => '在岗状态为“在岗”，离岗至不起作用；请核对在岗状态',
    en: () => 'the status is 在岗: the end of leave is without effect',
  },
  'end-without-exemption': {
    'zh-CN': () => '未填“免除交流”，免除至不起作用；请核对',
    en: () => 'not exempt: the end of the exemption is without effect',
  },
});
