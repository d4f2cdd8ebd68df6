/** 指定: a few of each kind that can be met in every group, and in the scarce case schools that hold their backbones back. */
import type { Pin } from '../domain/roster.ts';
import type { Frame } from './careers.ts';
import type { DraftGroup } from './layout.ts';
import type { Random } from './random.ts';
import type { Draft } from './staff.ts';

/** Subjects of which every school has several teachers: whoever must go can change places with a colleague of the same subject. */
const LARGE: ReadonlySet<string> = new Set(['语文', '数学']);

const isBackbone = ({ row }: Draft): boolean => row.backbone !== 'none' && row.backbone !== 'school';

export function drawPins(random: Random, drafts: readonly Draft[], group: DraftGroup, frame: Frame, held: boolean): Pin[] {
  const plain = drafts.filter((draft) => draft.circumstance === 'settled' && draft.row.position === 'teacher' && draft.row.graduatingYear === null && !isBackbone(draft));
  const hosts = (draft: Draft): string[] =>
    group.schools.map(({ row }) => row).filter((school) => school.id !== draft.row.home && (school.stage === 'nineYear' || school.stage === draft.stage)).map(({ id }) => id);
  const [coreGoes, ...others] = random.shuffled(plain.filter((draft) => draft.core && LARGE.has(draft.row.subject) && hosts(draft).length > 0));
  const memberGoes = random.shuffled(plain.filter((draft) => !draft.core && LARGE.has(draft.row.subject) && hosts(draft).length > 0))[0];
  const avoids = random.shuffled(plain.filter((draft) => draft !== coreGoes && draft !== memberGoes && hosts(draft).length > 1))[0];
  const stays = others.slice(0, 2);
  const pins: Pin[] = [];
  if (coreGoes) pins.push({ teacher: coreGoes.row.id, kind: 'goTo', school: random.pick(hosts(coreGoes)), year: random.chance(50) ? frame.year + 1 : null, reason: '结对帮扶协议' });
  if (memberGoes) pins.push({ teacher: memberGoes.row.id, kind: 'mustGo', school: null, year: random.chance(50) ? frame.year : null, reason: '本人晋升需要交流经历' });
  if (avoids) pins.push({ teacher: avoids.row.id, kind: 'notTo', school: random.pick(hosts(avoids)), year: null, reason: '近亲属任职回避' });
  stays.forEach((draft, i) =>
    pins.push({ teacher: draft.row.id, kind: 'mustStay', school: null, year: i === 0 ? null : frame.year, reason: i === 0 ? '承担省级课题' : '正在指导青年教师参赛' }),
  );
  if (held) pins.push(...holdBack(drafts.filter((draft) => isBackbone(draft) && draft.circumstance !== 'leader')));
  return pins;
}

/** All backbones but one are declared indispensable: the share of backbones cannot be reached. */
function holdBack(backbones: readonly Draft[]): Pin[] {
  const free = backbones.find(({ circumstance }) => circumstance === 'settled');
  return backbones.filter((draft) => draft !== free).map(({ row }) => ({ teacher: row.id, kind: 'mustStay', school: null, year: null, reason: '学校申请保留骨干教师' }));
}
