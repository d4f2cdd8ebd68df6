/** What stands in a store, as facts and as lines. */
import type { Lang } from '../../messages/message.ts';
import { say } from '../../messages/terms.ts';
import { NightResult } from '../../jobs/result.ts';
import { audit } from '../../store/audit.ts';
import { lastEntry } from '../../store/ledger.ts';
import { draftPlan, planId, publishedPlan } from '../../store/plans.ts';
import { lastRun } from '../../store/runs.ts';
import type { PlanRow } from '../../store/schema.ts';
import type { Tx } from '../../store/store.ts';
import { currentVersion, policyOf, rosterOf } from '../../store/versions.ts';
import { inChina, nightWords } from './status-words.ts';

export type Status = Awaited<ReturnType<typeof statusOf>>;

/** Everything from one moment; throws a StoreFailure where the ledger and what it speaks of differ. */
export async function statusOf(tx: Tx) {
  const entries = await audit(tx);
  const [version, published, draft, night, last] = [
    await currentVersion(tx),
    await publishedPlan(tx),
    await draftPlan(tx),
    await lastRun(tx, 'nightly'),
    await lastEntry(tx),
  ];
  const changes = await tx.selectFrom('changes').select(['id', 'state', 'base']).orderBy('id').execute();
  const upon = changes.filter(({ base }) => base === version?.base);
  const result =
    night?.result === undefined || night.result === null ? null : NightResult.parse(JSON.parse(night.result));
  return {
    version:
      version === undefined
        ? null
        : {
            number: version.seq,
            cause: version.cause,
            roster: version.roster,
            from: version.from_year,
            seed: version.seed,
            ...(await sizes(tx, version)),
            policy: await policyFacts(tx, version),
          },
    published:
      published === undefined
        ? null
        : { ...planFacts(published), by: published.published_by, at: published.published_at },
    draft:
      draft === undefined
        ? null
        : {
            ...planFacts(draft),
            publishable: draft.version === version?.seq && draft.based_on === (published?.seq ?? null),
          },
    changes: {
      received: changes.length,
      applied: changes.filter(({ state }) => state === 'applied').length,
      impossible: upon.filter(({ state }) => state === 'impossible').map(({ id }) => id),
    },
    lastNight:
      night === undefined
        ? null
        : {
            run: night.seq,
            today: night.today,
            state: night.state,
            outcome: result?.outcome ?? null,
            notUsed: result === null ? 0 : notUsed(result),
          },
    ledger: { entries, last: last?.digest ?? null },
  };
}

async function sizes(
  tx: Tx,
  version: NonNullable<Awaited<ReturnType<typeof currentVersion>>>,
): Promise<{ schools: number; teachers: number }> {
  const { schools, teachers } = await rosterOf(tx, version);
  return { schools: schools.length, teachers: teachers.length };
}

async function policyFacts(
  tx: Tx,
  version: NonNullable<Awaited<ReturnType<typeof currentVersion>>>,
): Promise<{ id: string; digest: string }> {
  const { policy_id: id, policy_digest: digest } = await policyOf(tx, version);
  return { id, digest };
}

const planFacts = (row: PlanRow): { plan: string; digest: string; outcome: string; version: number } => ({
  plan: planId(row),
  digest: row.digest,
  outcome: row.outcome,
  version: row.version,
});

/** Changes set aside or impossible, and files that could not be read. */
const notUsed = ({ impossible, setAside, files }: NightResult): number =>
  impossible.length + setAside.length + files.filter(({ wrong }) => wrong).length;

export function statusLines(
  { version, published, draft, changes, lastNight, ledger }: Status,
  waiting: number,
  lang: Lang,
): string[] {
  const en = lang === 'en';
  const outcome = (key: string): string =>
    key === 'compliant' ? (en ? 'all hard rules hold' : '硬性规定全部达标') : en ? 'hard rules relaxed' : '有放宽';
  const none = en ? 'none' : '无';
  const held = (key: string): string => (en ? ` (${outcome(key)})` : `（${outcome(key)}）`);
  const by =
    published === null
      ? ''
      : `${published.by ?? ''}${en ? ', ' : '，'}${published.at === null ? '' : inChina(published.at)}`;
  const impossible =
    changes.impossible.length === 0
      ? ''
      : en
        ? `; cannot be applied: ${changes.impossible.join(', ')}`
        : `；无法执行：${changes.impossible.join('、')}`;
  const left = lastNight?.notUsed ?? 0;
  const unused =
    left === 0
      ? ''
      : en
        ? `; input not used: ${left}, see the summary of that night`
        : `；有${left}处输入未能使用，见当夜小结`;
  return [
    version === null
      ? en
        ? 'Roster: none imported'
        : '名册：尚未导入'
      : en
        ? `Roster: version ${version.number}, schools ${version.schools}, teachers ${version.teachers}; policy ${version.policy.id}, from ${version.from}, seed ${version.seed}`
        : `名册：版本${version.number}，${version.schools}所学校、${version.teachers}名教师；政策 ${version.policy.id}，${version.from}学年起，种子${version.seed}`,
    `${en ? 'Published: ' : '已发布：'}${published === null ? none : `${published.plan}${held(published.outcome)}${en ? ', ' : '，'}${by}`}`,
    `${en ? 'Draft: ' : '草案：'}${draft === null ? none : `${draft.plan}${held(draft.outcome)}${draft.publishable ? '' : en ? ', out of date: run lungang nightly' : '，已过时，请运行 lungang nightly'}`}`,
    en
      ? `Staff changes: ${changes.received} received, ${changes.applied} applied${impossible}; files waiting: ${waiting}`
      : `人员变动：收到${changes.received}条，已执行${changes.applied}条${impossible}；待读文件${waiting}个`,
    `${en ? 'Last night: ' : '上次夜间运行：'}${lastNight === null ? none : `${lastNight.today}${en ? ', ' : '，'}${nightWords(lastNight.outcome, lastNight.state, lang)}${unused}`}`,
    en
      ? `Ledger: ${ledger.entries} entries, checked; last ${ledger.last ?? ''}`
      : `${say('ledger', 'zh-CN')}：${ledger.entries}条，核对无误；末条${say('digest', 'zh-CN')} ${ledger.last ?? ''}`,
  ];
}
