/** 求解: from which roster, under which policy, for how long; what is at work, and what stopping would leave. */
import { Alert, Button, Flex, InputNumber, Progress, Select } from 'antd';
import { useId, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { AnswerTo } from '../call.ts';
import { useAsk, useDeed, useJob, type WorkNews } from '../base/data.ts';
import { t, useLang, useSay } from '../base/lang.tsx';
import { Screen, Shown } from '../base/parts.tsx';
import { schoolYear } from '../roster/rosters.tsx';

type Plan = AnswerTo<'GET /api/plans/:plan'>;

const words = {
  title: t('求解', 'Plan'),
  lead: t(
    '选名册和政策，按“开始求解”。可以同时求几个方案，也可以随时停止。',
    'Choose roster and policy, and begin. Several plans may be at work at once; any may be stopped.',
  ),
  roster: t('名册', 'Roster'),
  policy: t('政策', 'Policy'),
  minutes: t('最多用时（分钟）', 'At most (minutes)'),
  begin: t('开始求解', 'Begin'),
  choose: t('请选择', 'Choose'),
  noRoster: t('还没有可以求解的名册。', 'There is no roster yet that can be planned.'),
  toRoster: t('去导入名册', 'Bring a roster in'),
  plans: t('方案', 'Plans'),
  stop: t('停止，保留目前最好的', 'Stop, keep the best so far'),
  stopNow: t('立即结束，不保留', 'End now, keep nothing'),
  stopping: t('正在收尾，保留目前最好的方案……', 'Coming to its end with the best so far …'),
  queued: t('排队等候', 'Waiting for its turn'),
  running: t('正在求解', 'At work'),
  inHand: t('现在停止，会留下一个完整的方案。', 'Stopping now would leave a whole plan.'),
  nothing: t('现在停止，还没有方案可留。', 'Stopping now would leave no plan yet.'),
  review: t('审阅', 'Review'),
  ways: t('看冲突与出路', 'See the ways out'),
  papers: t('材料', 'Documents'),
  lawful: t('各项规定全部做到。', 'Every rule holds.'),
  relaxed: t(
    '有规定做不到，已放宽最少的几处，需报批。',
    'Not every rule can hold: as few as possible gave way, and need leave.',
  ),
  clash: t(
    '名册里人工定下的安排互相矛盾，排不出方案。',
    'Decisions entered by hand cannot hold together: there is no plan.',
  ),
  none: t('停止时还没有找到方案。', 'It ended before any plan was found.'),
  early: t('没有算到底：还可能有更好的方案。', 'The search was ended early: a better plan may exist.'),
  failed: t('没有完成', 'Not finished'),
  groups: t('已完成的集团', 'Groups done'),
};

export function SolveScreen() {
  const say = useSay();
  const plans = useAsk('GET /api/plans');
  return (
    <Screen title={say(words.title)} lead={say(words.lead)}>
      <Begin />
      <Shown of={plans}>
        {({ body: { items } }) =>
          items.length === 0 ? null : (
            <section aria-label={say(words.plans)}>
              {items.map((plan) => (
                <PlanCard key={plan.id} plan={plan} />
              ))}
            </section>
          )
        }
      </Shown>
    </Screen>
  );
}

const MINUTES = 10;

function Begin() {
  const { say, lang } = useLang();
  const deed = useDeed();
  const asked = new URLSearchParams(useSearch()).get('policy');
  const rosters = useAsk('GET /api/rosters');
  const policies = useAsk('GET /api/policies');
  const [roster, setRoster] = useState<string | null>(null);
  const [policy, setPolicy] = useState<string | null>(asked);
  const [minutes, setMinutes] = useState(MINUTES);
  const ids = { roster: useId(), policy: useId(), minutes: useId() };
  const ready = (rosters.data?.body.items ?? []).filter(({ check }) => check?.ok === true);
  const known = policies.data?.body.items ?? [];
  const chosenRoster = roster ?? ready[0]?.id ?? null;
  // Of packs none goes without saying: which document holds is the officer's to say.
  const chosenPolicy = policy ?? known.find(({ kind }) => kind === 'own')?.id ?? null;
  const begin = async (): Promise<void> => {
    if (chosenRoster === null || chosenPolicy === null) return;
    await deed.run('POST /api/plans', { body: { roster: chosenRoster, policy: chosenPolicy, seconds: minutes * 60 } });
  };
  if (rosters.data !== undefined && ready.length === 0)
    return (
      <section className="card">
        <p>{say(words.noRoster)}</p>
        <Link href="/rosters" className="button-main">
          {say(words.toRoster)}
        </Link>
      </section>
    );
  return (
    <section className="card chooser no-print" aria-label={say(words.begin)}>
      <div>
        <label htmlFor={ids.roster}>{say(words.roster)}</label>
        <Select
          id={ids.roster}
          value={chosenRoster}
          placeholder={say(words.choose)}
          options={ready.map(({ id, name, from }) => ({ value: id, label: `${name}（${schoolYear(from, lang)}）` }))}
          onChange={setRoster}
        />
      </div>
      <div>
        <label htmlFor={ids.policy}>{say(words.policy)}</label>
        <Select
          id={ids.policy}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosenPolicy}
          placeholder={say(words.choose)}
          options={known.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setPolicy}
        />
      </div>
      <div>
        <label htmlFor={ids.minutes}>{say(words.minutes)}</label>
        <InputNumber
          id={ids.minutes}
          min={1}
          max={10_000}
          value={minutes}
          onChange={(next) => setMinutes(next ?? MINUTES)}
        />
      </div>
      <Button
        type="primary"
        loading={deed.busy}
        disabled={chosenRoster === null || chosenPolicy === null}
        onClick={() => void begin()}
      >
        {say(words.begin)}
      </Button>
    </section>
  );
}

function PlanCard({ plan }: { readonly plan: Plan }) {
  const { lang } = useLang();
  const running = plan.job !== null && !plan.job.over;
  const news = useJob(running ? plan.job!.id : null);
  const job = news ?? plan.job;
  return (
    <article className="card" aria-label={plan.name}>
      <h2>{plan.name}</h2>
      <p className="quiet">{schoolYear(plan.from, lang)}</p>
      {running && job !== null && !job.over ? <AtWork job={job} plan={plan.id} /> : <Ended plan={plan} />}
    </article>
  );
}

const PERCENT = 100;

function AtWork({ job, plan }: { readonly job: WorkNews; readonly plan: string }) {
  const say = useSay();
  const deed = useDeed();
  const search = job.progress?.search ?? null;
  const groups = search?.groups ?? null;
  const stop = (): void => void deed.run('DELETE /api/plans/:plan', { params: { plan } });
  return (
    <>
      <p role="status">{job.state === 'queued' ? say(words.queued) : (job.progress?.words ?? say(words.running))}</p>
      {groups === null || groups < 2 ? null : (
        <Progress
          aria-label={say(words.groups)}
          percent={Math.round(((search?.groupsDone ?? 0) / groups) * PERCENT)}
          format={() => `${search?.groupsDone ?? 0} / ${groups}`}
        />
      )}
      {search?.planInHand == null ? null : <p>{say(search.planInHand ? words.inHand : words.nothing)}</p>}
      <Flex gap="small" align="center">
        <Button danger loading={deed.busy} onClick={stop}>
          {say(job.stopping ? words.stopNow : words.stop)}
        </Button>
        {job.stopping ? <span>{say(words.stopping)}</span> : null}
      </Flex>
    </>
  );
}

function Ended({ plan: { id, result, job } }: { readonly plan: Plan }) {
  const say = useSay();
  if (result === null)
    return (
      <Alert
        type="error"
        showIcon
        title={`${say(words.failed)}${job?.problem ? `${say(t('：', ': '))}${job.problem.message}` : ''}`}
      />
    );
  if (result.kind === 'clash')
    return (
      <Alert
        type="error"
        showIcon
        title={say(words.clash)}
        action={<Link href={`/ways/${id}`}>{say(words.ways)}</Link>}
      />
    );
  if (result.kind === 'none') return <Alert type="warning" showIcon title={say(words.none)} />;
  const lawful = result.outcome === 'compliant';
  return (
    <>
      <Alert
        type={lawful ? 'success' : 'warning'}
        showIcon
        title={`${say(people(result.postings))} ${say(lawful ? words.lawful : words.relaxed)}`}
        description={result.ended === 'complete' ? undefined : say(words.early)}
      />
      <Flex gap="small" className="plan-links">
        <Link href={`/review/${id}`} className="button-main">
          {say(words.review)}
        </Link>
        {lawful ? null : (
          <Link href={`/ways/${id}`} className="button-plain">
            {say(words.ways)}
          </Link>
        )}
        <Link href={`/papers/${id}`} className="button-plain">
          {say(words.papers)}
        </Link>
      </Flex>
    </>
  );
}

const people = (postings: number) => t(`三年名单共 ${postings} 人次。`, `${postings} postings in three years.`);
