/** 冲突与出路: where not every rule can hold, who would have to grant what; each way with its finished plan. */
import { Alert, Button, Flex } from 'antd';
import { Link, useLocation } from 'wouter';
import { useAsk, useDeed, useJob } from '../base/data.ts';
import { t, useSay } from '../base/lang.tsx';
import { Shown, Waiting } from '../base/parts.tsx';
import { AnswerOf } from './answer.tsx';
import { OfPlan, type Plan } from './plan-choice.tsx';

const words = {
  title: t('冲突与出路', 'Ways out'),
  fine: t('这个方案各项规定全部做到，没有冲突。', 'Every rule holds in this plan: there is no conflict.'),
  relaxed: t(
    '不能同时做到全部规定。下面查明是哪几项互相冲突，以及可以请谁批准什么。',
    'Not every rule can hold at once. See below which stand against each other, and what could be granted by whom.',
  ),
  conflicts: t('哪些规定互相冲突', 'What stands against what'),
  ways: t('出路一览', 'Ways out'),
  find: t('查找', 'Find'),
  wait: t('正在查找，较大的县要几分钟……', 'Being looked up; a large county takes minutes …'),
  finished: t(
    '每种出路都已排成完整的方案，可打开审阅、生成材料：',
    'Each way has its finished plan, to be opened and reviewed:',
  ),
  clash: t(
    '名册里人工定下的安排互相矛盾，排不出方案。',
    'Decisions entered by hand cannot hold together: there is no plan.',
  ),
  pins: t('这些安排', 'These decisions'),
  against: t('与这些规定冲突', 'stand against these rules'),
  each: t('放弃上面任何一项即可', 'It is enough that any one of them gives way.'),
  all: t('上面各项都要让步才行', 'All of them would have to give way.'),
  mend: t('去名册里修改', 'Change the roster'),
};

const isOver = ({ result }: Plan): boolean => result !== null && result.kind !== 'none';

export function WaysScreen({ id }: { readonly id: string | null }) {
  const say = useSay();
  return (
    <OfPlan title={say(words.title)} path="/ways" id={id} fits={isOver}>
      {(plan) => <Ways key={plan.id} plan={plan} />}
    </OfPlan>
  );
}

function Ways({ plan: { id, result, roster } }: { readonly plan: Plan }) {
  const say = useSay();
  if (result?.kind === 'clash') return <Clash clash={result.clash} roster={roster.id} />;
  if (result?.kind !== 'plan' || result.outcome === 'compliant')
    return <Alert type="success" showIcon title={say(words.fine)} />;
  return (
    <>
      <Alert type="warning" showIcon title={say(words.relaxed)} />
      <Kept plan={id} question="conflicts" title={say(words.conflicts)} input={{ all: true }} />
      <Kept plan={id} question="ways-out" title={say(words.ways)} input={{}} />
    </>
  );
}

interface KeptProps {
  readonly plan: string;
  readonly question: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A long question: asked once, its answer kept. */
function Kept({ plan, question, title, input }: KeptProps) {
  const say = useSay();
  const deed = useDeed();
  const jobs = useAsk('GET /api/jobs');
  const last = (jobs.data?.body.items ?? []).find(({ about }) => about === `plans/${plan}/questions/${question}`);
  const job = useJob(last !== undefined && !last.over ? last.id : null) ?? last;
  const ask = (): void =>
    void deed.run('POST /api/plans/:plan/questions/:question', { params: { plan, question }, body: { ...input } });
  return (
    <section className="card spaced" aria-label={title}>
      <h2>{title}</h2>
      {job === undefined || (job.over && job.state !== 'done') ? (
        <>
          {job?.problem == null ? null : <Alert type="error" showIcon title={job.problem.message} />}
          <p>
            <Button type="primary" loading={deed.busy} onClick={ask}>
              {say(words.find)}
            </Button>
          </p>
        </>
      ) : job.state === 'done' ? (
        <>
          <AnswerOf job={job.id} />
          <Enclosed job={job.id} />
        </>
      ) : (
        <Waiting words={job.progress?.words ?? say(words.wait)} />
      )}
    </section>
  );
}

/** The finished plans of an answer. */
function Enclosed({ job }: { readonly job: string }) {
  const say = useSay();
  const deed = useDeed();
  const [, go] = useLocation();
  const answer = useAsk('GET /api/jobs/:job/answer', { params: { job } });
  const open = async (name: string): Promise<void> => {
    if ((await deed.run('POST /api/jobs/:job/enclosed/:name', { params: { job, name } })) !== null) go('/solve');
  };
  return (
    <Shown of={answer}>
      {({ body: { enclosed } }) =>
        enclosed.length === 0 ? null : (
          <>
            <p>{say(words.finished)}</p>
            <Flex gap="small" wrap>
              {enclosed.map(({ name }, i) => (
                <Button key={name} loading={deed.busy} onClick={() => void open(name)}>
                  {say(wayOf(i + 1))}
                </Button>
              ))}
            </Flex>
          </>
        )
      }
    </Shown>
  );
}

const wayOf = (number: number) => t(`打开出路 ${number} 的方案`, `Open the plan of way ${number}`);

type Clashing = Extract<NonNullable<Plan['result']>, { kind: 'clash' }>['clash'];

function Clash({ clash: { pins, against, each }, roster }: { readonly clash: Clashing; readonly roster: string }) {
  const say = useSay();
  return (
    <>
      <Alert type="error" showIcon title={say(words.clash)} />
      <section className="card spaced">
        <h2>{say(words.pins)}</h2>
        <ul>
          {pins.map(({ teacher, name, kind, school, year, reason }) => (
            <li key={`${teacher} ${kind} ${year ?? ''}`}>
              {[name, kind, school, year, reason].filter((part) => part !== null && part !== '').join(' · ')}
            </li>
          ))}
        </ul>
        {against.length === 0 ? null : (
          <>
            <h2>{say(words.against)}</h2>
            <ul>
              {against.map(({ rule, meaning, places }) => (
                <li key={`${rule} ${places.join(' ')}`}>
                  {[rule, meaning, ...places].filter((part) => part !== '').join(' · ')}
                </li>
              ))}
            </ul>
            <p>{say(each ? words.each : words.all)}</p>
          </>
        )}
        <Link href={`/rosters/${roster}`} className="button-main">
          {say(words.mend)}
        </Link>
      </section>
    </>
  );
}
