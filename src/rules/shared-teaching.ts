/**
 * Shared teaching (走教) inside a fused group: part of a teacher's week goes to another campus that is short of the
 * subject, as long as the own campus keeps what it needs (RA29). No exchange: it covers lessons only.
 */
import { z } from 'zod';
import type { Site } from '../domain/instance.ts';
import { messages, type Message, type Words } from '../messages/message.ts';
import type { Facts, Lending } from './facts.ts';
import { shortfall, type Shortfall } from './places.ts';
import { combine, constant } from './expr.ts';
import type { Levels, Rows } from './rows.ts';
import { spot, type Measure, type Names, type RuleSpec } from './rule.ts';

/** Steps of 0.2 of the week, at most two. */
const MOST = { '20%': 2, '40%': 4 } as const;

const params = z.strictObject({ most: z.enum(['20%', '40%']).default('40%') });
export type SharedTeachingRule = z.infer<typeof params>;

const WHAT = {
  week: { 'zh-CN': '每名教师走教的工作量', en: 'of one teacher’s week' },
  received: { 'zh-CN': '走教调入', en: 'shared in' },
  kept: { 'zh-CN': '走教派出后留校', en: 'kept at the lending campus' },
} as const satisfies Record<string, Words>;

type Broken = Shortfall & { teacher: string; what: Words };

const texts = messages({
  'shared-teaching': { 'zh-CN': () => '校区间走教', en: () => 'Shared teaching' },
  'shared-teaching-meaning': {
    'zh-CN': (f: { most: string }) =>
      `集团内学科缺员的校区可由其他校区在岗教师走教：每人每学年只到一个校区，工作量为20%或不超过${f.most}，且不超过本人任课比例；调入不超过该校区走教前的缺额（按十分之一人计），派出校区须保住本校需求；走教不计入交流人数`,
    en: (f: { most: string }) =>
      `Teachers at work may give a fifth of the week, at most ${f.most} and no more than they teach, to one other campus of the group that is short of the subject: never more than is missing there before (in tenths of a teacher), and only while their own campus keeps its demand; it is no exchange`,
  },
  'shared-teaching-idle': { 'zh-CN': () => '没有安排走教', en: () => 'No teaching is shared' },
  'shared-teaching-much': {
    'zh-CN': (f: Broken) =>
      `${f.teacher} ${f.year} 学年到${f.place['zh-CN']}走教（${f.subject ?? ''}）：${f.what['zh-CN']}应不超过 ${f.required} 人，方案为 ${f.actual} 人；请减少走教`,
    en: (f: Broken) =>
      `${f.teacher} teaches ${f.subject ?? ''} at ${f.place.en} in ${f.year}: ${f.what.en} at most ${f.required} teachers, the plan has ${f.actual}; share less`,
  },
  'shared-teaching-little': {
    'zh-CN': (f: Broken) =>
      `${f.teacher} ${f.year} 学年走教（${f.subject ?? ''}）使${f.place['zh-CN']}师资不足：${f.what['zh-CN']}应不少于 ${f.required} 人，方案为 ${f.actual} 人；请减少走教`,
    en: (f: Broken) =>
      `${f.teacher} teaches ${f.subject ?? ''} elsewhere in ${f.year}: at ${f.place.en} at least ${f.required} teachers must be ${f.what.en}, the plan has ${f.actual}; share less`,
  },
});

type Bound = Omit<Measure, 'where'> & { readonly school: string };

/** Tenths as teachers; `by` counts tenths, so that it is whole. */
const atMost = (school: string, most: number, actual: number, what: Measure['what'] & object): Bound => ({
  school,
  op: '<=',
  required: most / 10,
  actual: actual / 10,
  by: Math.max(0, actual - most),
  what,
});
const atLeast = (school: string, least: number, actual: number, what: Measure['what'] & object): Bound => ({
  school,
  op: '>=',
  required: least / 10,
  actual: actual / 10,
  by: Math.max(0, least - actual),
  what,
});

/**
 * The first bound that one teacher's lending breaks, else one that holds: a lending is one place of the certificate.
 */
function measure(facts: Facts, { teacher, from, to, subject, year, tenths }: Lending, most: number): Measure {
  const missing = Math.max(0, facts.needTenths(to, subject, year) - facts.unsharedTenths(to, subject, year));
  const taught = facts.instance.persons.get(teacher)!.tenths;
  const bounds = [
    atMost(to, Math.min(most, taught), tenths, WHAT.week),
    atMost(to, missing, facts.sharedInto(to, subject, year), WHAT.received),
  ];
  if (from !== null) {
    const demand = facts.instance.sites.get(from)!.demand(subject, year);
    // Without a demand row the last teacher of the subject stays, as everywhere.
    const kept = demand ?? Math.min(10, facts.baseTenths(from, subject, year));
    bounds.push(atLeast(from, kept, facts.staffedTenths(from, subject, year), WHAT.kept));
  }
  const { school, ...bound } = bounds.find(({ by }) => by > 0) ?? bounds[0]!;
  return { where: spot(year, { group: facts.instance.sites.get(to)!.row.group, school, subject, teacher }), ...bound };
}

/** Tenths in one step. */
const STEP = 2;

/** The rows of one subject in one year: the model's side. */
function lend(rows: Rows, campuses: readonly Site[], subject: string, year: number, most: number): void {
  const loans = campuses.flatMap((from) =>
    campuses.flatMap((to) => {
      const loan = from === to ? null : rows.loan(from, to, subject, year);
      return loan === null ? [] : [{ from, to, steps: loan.steps, lenders: loan.lenders }];
    }),
  );
  for (const site of campuses) {
    const where = spot(year, { group: site.row.group, school: site.id, subject });
    const levels: Levels = (valueAt) => rows.levels(site, subject, year)(valueAt);
    const out = loans.filter(({ from }) => from === site);
    const into = loans.filter(({ to }) => to === site);
    for (const { steps, lenders } of out) {
      const given = lenders.map(({ each, people }) => [-Math.min(each, most / STEP), people] as const);
      rows.atMost(where, combine([1, steps], ...given), 0);
    }
    const given = combine([1, constant(0)], ...out.map(({ steps }) => [1, steps] as const));
    const got = combine([1, constant(0)], ...into.map(({ steps }) => [1, steps] as const));
    if (out.length > 0) {
      for (const { each, people } of rows.lenders(site, subject, year)) {
        const busy = out.flatMap(({ lenders }) => lenders.filter((one) => one.each === each));
        rows.atMost(where, combine([-1, people], ...busy.map((one) => [1, one.people] as const)), 0);
      }
      // Only while the own campus keeps what it needs.
      const kept = site.demand(subject, year) ?? Math.min(10, rows.baseTenths(site.id, subject, year));
      const spare = levels((tenths) => Math.max(0, Math.floor((tenths - kept) / STEP)));
      rows.atMost(where, combine([1, given], [-1, spare]), 0);
    }
    // Never more than was missing before, hence nothing where nothing was.
    if (into.length > 0) {
      const need = rows.needTenths(site, subject, year);
      const missing = levels((tenths) => Math.max(0, Math.floor((need - tenths) / STEP)));
      rows.atMost(where, combine([1, got], [-1, missing]), 0);
    }
  }
}

export const sharedTeaching: RuleSpec<SharedTeachingRule> = {
  id: 'shared-teaching',
  nature: 'protection',
  unit: 'person',
  grantedBy: null,
  optional: true,
  params,
  example: { most: '40%' },
  title: texts['shared-teaching'](),
  labels: {
    most: {
      label: { 'zh-CN': '每人走教工作量最多', en: 'share of a week at most' },
      values: { '20%': { 'zh-CN': '20%', en: '20%' }, '40%': { 'zh-CN': '40%', en: '40%' } },
    },
  },
  meaning: (p): Message => texts['shared-teaching-meaning'](p),

  check: (facts, p): readonly Measure[] => facts.lendings.map((lending) => measure(facts, lending, MOST[p.most])),
  idle: () => texts['shared-teaching-idle'](),
  shares: (p) => MOST[p.most],
  say(found: Measure, names: Names): Message {
    const told = {
      ...shortfall(found, names),
      teacher: names.teacher(found.where.teacher),
      what: found.what ?? WHAT.received,
    };
    return texts[found.op === '<=' ? 'shared-teaching-much' : 'shared-teaching-little'](told);
  },

  rows(rows, p): void {
    for (const { id } of rows.groups) {
      const campuses = rows.schools(id);
      for (const year of rows.years) {
        for (const subject of new Set(campuses.flatMap((campus) => rows.subjects(campus.id))))
          lend(rows, campuses, subject, year, MOST[p.most]);
      }
    }
  },
};
