/**
 * 指定: a few of each kind that can be met in every group, and in the scarce case schools that hold their backbones back.
 */
import { september } from '../domain/month.ts';
import { retirementMonth } from '../domain/retirement.ts';
import type { Pin } from '../domain/roster.ts';
import type { Frame } from './careers.ts';
import type { DraftGroup } from './layout.ts';
import type { Random } from './random.ts';
import type { StaffDraft } from './staff.ts';

const isBackbone = ({ row }: StaffDraft): boolean => row.backbone !== 'none' && row.backbone !== 'school';

/** Until a posting of three years that begins in the second school year is over: where R is 0, not all of the settled. */
const isStaying = ({ row }: StaffDraft, { year }: Frame): boolean =>
  (row.leaves ?? retirementMonth(row.born, row.sex, row.title) + 1) >= september(year + 4);

/** With unequal parts of a timetable one of the two schools might have less than it must keep. */
const trades = (core: StaffDraft, member: StaffDraft): boolean =>
  core.row.subject === member.row.subject &&
  core.stage === member.stage &&
  core.row.teachingTenths === member.row.teachingTenths;

export function drawPins(
  random: Random,
  drafts: readonly StaffDraft[],
  group: DraftGroup,
  frame: Frame,
  held: boolean,
): Pin[] {
  const plain = random.shuffled(
    drafts.filter(
      (draft) =>
        draft.circumstance === 'settled' &&
        draft.row.position === 'teacher' &&
        draft.row.graduatingYear === null &&
        isStaying(draft, frame) &&
        !isBackbone(draft),
    ),
  );
  const hosts = (draft: StaffDraft): string[] =>
    group.schools
      .map(({ row }) => row)
      .filter((school) => school.id !== draft.row.home && (school.stage === 'nineYear' || school.stage === draft.stage))
      .map(({ id }) => id);
  // The two who must go could change places in one year, hence both can be met whatever else the group lacks.
  const coreGoes = plain.find((draft) => draft.core && plain.some((other) => !other.core && trades(draft, other)));
  const memberGoes = coreGoes && plain.find((other) => !other.core && trades(coreGoes, other));
  const year = random.pick([null, frame.year, frame.year + 1]);
  const avoids = plain.find((draft) => draft !== coreGoes && draft !== memberGoes && hosts(draft).length > 1);
  const stays = plain.filter((draft) => draft !== coreGoes && draft !== memberGoes && draft !== avoids).slice(0, 2);
  const pins: Pin[] = [];
  if (coreGoes && memberGoes) {
    pins.push({ teacher: coreGoes.row.id, kind: 'goTo', school: memberGoes.row.home, year, reason: '结对帮扶协议' });
    pins.push({
      teacher: memberGoes.row.id,
      kind: 'mustGo',
      school: null,
      year: random.chance(50) ? year : null,
      reason: '本人晋升需要交流经历',
    });
  }
  if (avoids)
    pins.push({
      teacher: avoids.row.id,
      kind: 'notTo',
      school: random.pick(hosts(avoids)),
      year: null,
      reason: '近亲属任职回避',
    });
  stays.forEach((draft, i) =>
    pins.push({
      teacher: draft.row.id,
      kind: 'mustStay',
      school: null,
      year: i === 0 ? null : frame.year,
      reason: i === 0 ? '承担省级课题' : '正在指导青年教师参赛',
    }),
  );
  if (held) pins.push(...holdBack(drafts.filter((draft) => isBackbone(draft) && draft.circumstance !== 'leader')));
  return pins;
}

/** All backbones but one are declared indispensable: the share of backbones cannot be reached. */
function holdBack(backbones: readonly StaffDraft[]): Pin[] {
  const free = backbones.find(({ circumstance }) => circumstance === 'settled');
  return backbones
    .filter((draft) => draft !== free)
    .map(({ row }) => ({
      teacher: row.id,
      kind: 'mustStay',
      school: null,
      year: null,
      reason: '学校申请保留骨干教师',
    }));
}
