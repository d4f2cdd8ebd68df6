/** Numbers that hang on the finished staff: establishment and posts, budgets, last year's assessment. */
import sum from 'lodash/sum.js';
import { september } from '../domain/month.ts';
import { ownValue } from '../domain/own.ts';
import type { Assessment, Budget, Roster, School } from '../domain/roster.ts';
import type { Title } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';
import type { DraftGroup } from './layout.ts';
import { randomOf } from './random.ts';
import type { StaffDraft } from './staff.ts';

/** Establishment and title posts close to what is held; a school here and there gives no number. */
export function fillPosts(seed: number, groups: readonly DraftGroup[], drafts: readonly StaffDraft[]): School[] {
  const byHome = Map.groupBy(drafts, ({ row }) => row.home);
  const schools = groups.flatMap(({ shape, schools: own }) => own.map(({ row }) => ({ school: row, shape })));
  return schools.map(({ school, shape }, i) => {
    const random = randomOf(seed, 5, i);
    const rows = (byHome.get(school.id) ?? []).map(({ row }) => row);
    const held = (keep: (row: StaffDraft['row']) => boolean): number =>
      rows.filter((row) => row.established && keep(row)).length;
    const known = (value: number): number | null => (random.chance(8) ? null : value);
    const posts = (titles: readonly Title[], spare: number): number =>
      Math.max(
        held(({ title }) => titles.includes(title)) + spare,
        shape.amplePosts ? rows.filter(({ title }) => titles.includes(title)).length : 0,
      );
    return {
      ...school,
      establishment: known(held(() => true) + random.int(-1, 3)),
      seniorPosts: known(posts(['senior', 'seniorProfessor'], random.int(0, 2))),
      intermediatePosts: known(posts(['first'], random.int(-1, 3))),
    };
  });
}

/** What a year costs, in yuan, of those who teach in zones with a rate already: 0 where the policy pays posted teachers only. */
export function residentAllowances(policy: Pick<Policy, 'rules' | 'settings'>, roster: Roster): number {
  const everyone = policy.rules.some(
    ({ params }) => typeof params === 'object' && params !== null && 'covers' in params && params.covers === 'everyone',
  );
  if (!everyone) return 0;
  const rates = new Map(
    roster.zones.map(({ id, name, monthlyAllowance }) => [
      id,
      monthlyAllowance ?? ownValue(policy.settings.zoneAllowances, name) ?? 0,
    ]),
  );
  const zones = new Map(roster.schools.map(({ id, zone }) => [id, zone]));
  return 12 * sum(roster.teachers.map(({ working }) => rates.get(zones.get(working) ?? '') ?? 0));
}

/**
 * Living and transport allowance for every posted teacher; a budget that grows a little and is open in the last year,
 * or `asked` yuan in every year. `residents`: what is paid in a year whoever is posted.
 */
export function drawBudgets(
  seed: number,
  { teachers, residents }: { readonly teachers: number; readonly residents: number },
  year: number,
  asked?: number,
): Budget[] {
  if (asked !== undefined)
    return [{ year: null, allowanceBudget: asked, livingAllowance: 200, transportAllowance: 100 }];
  const random = randomOf(seed, 6);
  // About a quarter of the teachers are posted in the end, each for some 7,000 yuan a year.
  const yearly = Math.max(1, Math.round((teachers * 0.25 * random.int(80, 110) * 90) / 10_000)) * 10_000;
  return [
    { year: null, allowanceBudget: null, livingAllowance: 200, transportAllowance: 100 },
    { year, allowanceBudget: Math.round(yearly * 0.6) + residents, livingAllowance: null, transportAllowance: null },
    { year: year + 1, allowanceBudget: yearly + residents, livingAllowance: null, transportAllowance: 120 },
  ];
}

export function drawAssessments(seed: number, schools: readonly School[], year: number): Assessment[] {
  return schools.flatMap((school, i) => {
    const random = randomOf(seed, 7, i);
    if (school.opened !== null && school.opened > september(year - 2)) return [];
    const lastZ = random.int(400, 620) / 10;
    return [
      {
        school: school.id,
        year: year - 1,
        z: Math.round((lastZ + random.int(-30, 80) / 10) * 10) / 10,
        lastZ,
        graduatingClasses: Math.max(1, Math.round((school.pupils ?? 600) / (school.stage === 'primary' ? 270 : 140))),
        qualityAward: random.chance(40) ? random.int(4, 20) * 10_000 : null,
        principalPay: school.role === 'core' ? random.int(30, 60) * 1000 : null,
        excellentPercent: random.chance(80) ? 20 : null,
      },
    ];
  });
}
