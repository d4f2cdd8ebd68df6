/** Groups, zones and schools: what is where, and how large. */
import type { Group, School, Zone } from '../domain/roster.ts';
import { always } from '../domain/group-kinds.ts';
import { monthOf } from '../domain/month.ts';
import type { GroupKind, SchoolStage, Setting } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';
import { placeName } from './names.ts';
import type { Preset } from './presets.ts';
import { apportion, randomOf, type Random } from './random.ts';
import { kindOf, shapeOf, type Shape } from './shapes.ts';

/** A school with the number of people that it will have; posts and establishment are filled in afterwards. */
export interface DraftSchool {
  readonly row: School;
  readonly staff: number;
}

export interface DraftGroup {
  readonly row: Group;
  readonly index: number;
  readonly shape: Shape;
  readonly schools: readonly DraftSchool[];
}

/** A desert: no real school is meant. */
const CENTRE = { longitude: 102.4, latitude: 40.4 };
const KM_PER_DEGREE = 111;

export function layZones(policy: Pick<Policy, 'settings'>): Zone[] {
  const named = Object.keys(policy.settings.zoneAllowances);
  const hills =
    named.length > 0
      ? named.map((name) => ({ name, monthlyAllowance: null }))
      : [
          { name: '北山片区', monthlyAllowance: 800 },
          { name: '西岭片区', monthlyAllowance: 600 },
        ];
  const plain = [
    { name: '城区片区', monthlyAllowance: 0 },
    { name: '沿河片区', monthlyAllowance: 200 },
  ];
  return [
    ...plain.map((zone) => ({ ...zone, mountain: false })),
    ...hills.map((zone) => ({ ...zone, mountain: true })),
  ].map((zone, i) => ({
    id: `Z${String(i + 1).padStart(2, '0')}`,
    ...zone,
  }));
}

export interface Layout {
  readonly seed: number;
  readonly preset: Preset;
  /** How many groups. */
  readonly groups: number;
  readonly policy: Pick<Policy, 'rules' | 'settings'>;
  readonly zones: readonly Zone[];
  /** First school year. */
  readonly year: number;
}

export function layGroups({ seed, preset, groups, policy, zones, year }: Layout): DraftGroup[] {
  const random = randomOf(seed, 1);
  const [least, most] = preset.teachers;
  const sizes = random.shuffled(
    Array.from({ length: groups }, (_, i) =>
      groups === 1 ? random.int(least, most) : Math.round(least + ((most - least) * i) / (groups - 1)),
    ),
  );
  const wide = String(groups).length < 2 ? 2 : String(groups).length;
  const namesZones = Object.keys(policy.settings.zoneAllowances).length > 0;
  let schools = 0;
  return sizes.map((size, index) => {
    const draw = randomOf(seed, 2, index);
    const kind = kindOf(draw, preset, policy);
    const shape = shapeOf(kind, policy);
    const [fewest, range] =
      shape.schools === null ? [kind === 'crossStage' ? 5 : 2, preset.schools] : [2, shape.schools];
    const count = Math.max(fewest, Math.min(draw.int(...range), Math.floor(size / preset.perSchool)));
    const centre = index === 0 ? CENTRE : around(draw, CENTRE, 4, 30);
    const stages = stagesOf(draw, kind, count);
    const staff = sizesOf(draw, preset, shape, size, count);
    const groupId = `G${String(index + 1).padStart(wide, '0')}`;
    const made = staff.map((people, at) =>
      school(draw, {
        seed,
        number: schools++,
        group: groupId,
        at,
        stage: stages[at]!,
        people,
        zones,
        shape,
        namesZones,
        centre,
        year,
      }),
    );
    const core = made[0]!.row.name;
    return {
      row: {
        id: groupId,
        name: `${core.replace(/(实验|中心)?(小学|初级中学|学校|中学).*$/u, '')}教育集团`,
        kinds: always(kind),
      },
      index,
      shape,
      schools: made,
    };
  });
}

/** A mixed group has two schools at least of each 学段, so that its quotas can be met inside each. */
function stagesOf(random: Random, kind: GroupKind, schools: number): SchoolStage[] {
  if (kind === 'crossStage')
    return ['nineYear', 'primary', 'juniorSecondary', 'primary', 'juniorSecondary', 'primary'].slice(
      0,
      schools,
    ) as SchoolStage[];
  const stage: SchoolStage = random.chance(70) ? 'primary' : 'juniorSecondary';
  return Array.from({ length: schools }, () => stage);
}

function sizesOf(random: Random, preset: Preset, shape: Shape, size: number, schools: number): number[] {
  const core =
    shape.corePercent === null
      ? Math.round((size / schools) * (preset.corePercent / 100))
      : Math.round((size * shape.corePercent) / 100);
  const members = Array.from({ length: schools - 1 }, () => random.int(preset.leastPercent, 110));
  return [core, ...apportion(size - core, members)];
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function around(
  random: Random,
  from: { longitude: number; latitude: number },
  least: number,
  most: number,
): { longitude: number; latitude: number } {
  const km = random.int(least * 10, most * 10) / 10;
  const angle = (random.int(0, 359) * Math.PI) / 180;
  return {
    longitude: round(
      from.longitude + (Math.cos(angle) * km) / (KM_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180)),
    ),
    latitude: round(from.latitude + (Math.sin(angle) * km) / KM_PER_DEGREE),
  };
}

interface Place {
  readonly seed: number;
  readonly number: number;
  readonly group: string;
  /** 0 is the core. */
  readonly at: number;
  readonly stage: SchoolStage;
  readonly people: number;
  readonly zones: readonly Zone[];
  readonly shape: Shape;
  /** The policy pays by the names of zones, hence they are where its members lie. */
  readonly namesZones: boolean;
  readonly centre: { longitude: number; latitude: number };
  readonly year: number;
}

const REACH: Record<Setting, readonly [number, number]> = { urban: [2, 6], town: [6, 16], rural: [12, 24] };

function school(random: Random, place: Place): DraftSchool {
  const core = place.at === 0;
  const setting: Setting = core
    ? 'urban'
    : place.at === 1
      ? random.pick(['town', 'urban'] as const)
      : random.pick(['rural', 'rural', 'town'] as const);
  const lasting: Setting = place.at === 2 || (!core && place.shape.countryside) ? 'rural' : setting;
  const hills = place.zones.filter((zone) => zone.mountain);
  const zone =
    lasting === 'urban'
      ? place.zones[0]!
      : lasting === 'rural' && random.chance(place.namesZones ? 85 : 60)
        ? random.pick(hills)
        : place.zones[1]!;
  const pupilsPerTeacher = { primary: 19, juniorSecondary: 14, nineYear: 17, kindergarten: 12, seniorSecondary: 13 }[
    place.stage
  ];
  const name = placeName(place.seed, place.number);
  return {
    staff: place.people,
    row: {
      id: `S${String(place.number + 1).padStart(place.number < 99 ? 2 : 3, '0')}`,
      name: name + (core ? CORE_NAME : MEMBER_NAME)[place.stage],
      group: place.group,
      role: core ? 'core' : 'member',
      stage: place.stage,
      zone: zone.id,
      setting: lasting,
      opened: random.chance(70) ? monthOf(place.year - random.int(6, 60), 9) : null,
      weak: !core && lasting === 'rural' && random.chance(55),
      establishment: null,
      floatPermille: core ? random.pick([0, 10, 15, 30]) : 0,
      seniorPosts: null,
      intermediatePosts: null,
      principalPosts: null,
      vicePrincipalPosts: null,
      leaderPostsBeforeMerger: null,
      pupils: Math.round((place.people * pupilsPerTeacher * random.int(88, 108)) / 100),
      ...(core ? place.centre : around(random, place.centre, ...REACH[lasting])),
    },
  };
}

const CORE_NAME: Record<SchoolStage, string> = {
  kindergarten: '实验幼儿园',
  primary: '实验小学',
  juniorSecondary: '实验初级中学',
  nineYear: '实验学校',
  seniorSecondary: '实验高级中学',
};
const MEMBER_NAME: Record<SchoolStage, string> = {
  kindergarten: '幼儿园',
  primary: '中心小学',
  juniorSecondary: '初级中学',
  nineYear: '九年一贯制学校',
  seniorSecondary: '高级中学',
};
