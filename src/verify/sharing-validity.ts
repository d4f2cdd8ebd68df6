/** The validity of every row of shared teaching, whatever the amounts: who may lend, where to, how much of a week. */
import { kindOf } from '../domain/group-kinds.ts';
import type { Instance, Person } from '../domain/instance.ts';
import { compositeKey } from '../domain/key.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { messages, type Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { Names } from '../rules/rule.ts';
import { lenderAt, mostShared } from './sharing.ts';

type At = { readonly at: string };
type Row = At & { readonly teacher: string; readonly year: number; readonly to: string };

const sharingTexts = messages({
  'shared-teaching-not-supported': {
    'zh-CN': (f: Row) => `${f.at}：本政策不在 ${f.to} 所在集团安排走教，${f.teacher} 的走教应取消`,
    en: (f: Row) =>
      `${f.at}: the policy has no shared teaching in the group of ${f.to}; that of ${f.teacher} should go`,
  },
  'shared-year': {
    'zh-CN': (f: Row & { from: number; until: number }) =>
      `${f.at}：${f.teacher} 的走教学年 ${f.year} 不在 ${f.from}—${f.until} 学年内`,
    en: (f: Row & { from: number; until: number }) =>
      `${f.at}: ${f.teacher} shares in ${f.year}, outside ${f.from}–${f.until}`,
  },
  'shared-share': {
    'zh-CN': (f: Row & { share: number }) => `${f.at}：${f.teacher} 的走教工作量 ${f.share} 不合规定，可为 0.2 或 0.4`,
    en: (f: Row & { share: number }) => `${f.at}: ${f.teacher} gives ${f.share} of the week; allowed: 0.2 or 0.4`,
  },
  'shared-twice': {
    'zh-CN': (f: Row) => `${f.at}：${f.teacher} 在 ${f.year} 学年被安排了不止一处走教`,
    en: (f: Row) => `${f.at}: ${f.teacher} shares with more than one campus in ${f.year}`,
  },
  'shared-lender': {
    'zh-CN': (f: Row) => `${f.at}：${f.teacher} 在 ${f.year} 学年不能走教（校级干部、跟岗或不在岗）`,
    en: (f: Row) => `${f.at}: ${f.teacher} may not share in ${f.year}: a school leader, a trainee, or not at work`,
  },
  'shared-campus': {
    'zh-CN': (f: Row) => `${f.at}：${f.to} 不是 ${f.teacher} 在 ${f.year} 学年任教学校所在集团的其他校区`,
    en: (f: Row) => `${f.at}: ${f.to} is no other campus of the group where ${f.teacher} works in ${f.year}`,
  },
});

const SHARES: readonly number[] = [0.2, 0.4];

export interface SharingContext {
  readonly instance: Instance;
  readonly policy: Policy;
  readonly names: Names;
  /** The plan's posting of each teacher who has one. */
  readonly postings: ReadonlyMap<string, BarePosting>;
}

/** What is wrong with rows of known teachers and known schools; `at` is the place of row `i` in plan.json. */
export function sharingFindings(
  context: SharingContext,
  rows: readonly { readonly at: string; readonly row: SharedTeaching; readonly person: Person }[],
): Message[] {
  const { instance, policy, names, postings } = context;
  const seen = new Set<string>();
  return rows.flatMap(({ at, row, person }) => {
    const findings: Message[] = [];
    const told = { at, teacher: names.teacher(person.id), year: row.year, to: names.school(row.to) };
    const campus = instance.sites.get(row.to)!;
    if (mostShared(policy, kindOf(campus.group, row.year)) === 0)
      return [sharingTexts['shared-teaching-not-supported'](told)];
    if (!instance.years.includes(row.year))
      findings.push(sharingTexts['shared-year']({ ...told, from: instance.years[0], until: instance.years[2] }));
    if (!SHARES.includes(row.share)) findings.push(sharingTexts['shared-share']({ ...told, share: row.share }));
    if (seen.has(compositeKey(row.year, person.id))) findings.push(sharingTexts['shared-twice'](told));
    seen.add(compositeKey(row.year, person.id));
    const works = lenderAt(person, row.year, postings.get(person.id));
    if (works === null) findings.push(sharingTexts['shared-lender'](told));
    // The posting may name a school that nobody knows: told there, and no campus of the group here.
    else if (works === row.to || instance.sites.get(works)?.group.id !== campus.group.id)
      findings.push(sharingTexts['shared-campus'](told));
    return findings;
  });
}
