/** 首页: the steps of the year, what is done and what is next; a made-up county for who wants to play first. */
import { Button, Tag } from 'antd';
import { Link, useLocation } from 'wouter';
import type { AnswerTo } from './call.ts';
import { useAsk, useDeed } from './base/data.ts';
import { t, useSay, type Text } from './base/lang.tsx';
import { Screen, Shown } from './base/parts.tsx';

type Home = AnswerTo<'GET /api/home'>;
type Step = Home['steps'][number];

const words = {
  title: t('今年的工作', 'The work of the year'),
  lead: t(
    '按顺序做四步：导入名册，选定政策，求解，生成材料。',
    'Four steps in order: roster, policy, plan, documents.',
  ),
  play: t('先试一试', 'Try it first'),
  playWhy: t(
    '还没有名册也可以试用：这里能生成一份虚构的名册，里面的学校和教师都不存在，可以随意修改。',
    'No roster at hand? A made-up one can be drawn here. None of its schools and teachers exist; change whatever you like.',
  ),
  playGo: t('生成虚构名册', 'Draw a made-up roster'),
};

const STEPS: Readonly<Record<Step['step'], { readonly name: Text; readonly does: Text; readonly path: string }>> = {
  roster: {
    name: t('导入名册', 'Bring the roster in'),
    does: t(
      '放入去年的工作簿或学校报来的表格，核对识别结果，改正问题。',
      'Drop last year’s workbook or the schools’ sheets, see what was understood, mend what is wrong.',
    ),
    path: '/rosters',
  },
  policy: {
    name: t('选定政策与口径', 'Settle the policy'),
    does: t(
      '选一份文件作底本，填上比例、年限、年龄和补贴，写上本县文件的名称和文号。',
      'Begin from a document; fill in rates, years, ages and allowances, and the name and number of your own.',
    ),
    path: '/policies',
  },
  plan: {
    name: t('求解方案', 'Make the plan'),
    does: t(
      '按名册和政策排出三年名单，可随时停止，保留目前最好的方案。',
      'The list of three years, from roster and policy. Stop at any time and keep the best so far.',
    ),
    path: '/solve',
  },
  documents: {
    name: t('审阅并生成材料', 'Review, and make the documents'),
    does: t(
      '看名单、各项规定和缺员原因，下载公示、花名册等全部材料。',
      'See the list, the rules and what stays open; take away the notice, the register and all the others.',
    ),
    path: '/review',
  },
};

const STATES: Readonly<Record<Step['state'], Text>> = {
  done: t('已完成', 'Done'),
  open: t('进行中', 'Begun'),
  next: t('下一步', 'Next'),
  later: t('以后', 'Later'),
};

const GO: Readonly<Record<Step['state'], Text>> = {
  done: t('查看', 'Look'),
  open: t('继续', 'Go on'),
  next: t('开始', 'Begin'),
  later: t('打开', 'Open'),
};

/** Where a step goes on: at what it was done with. */
function placeOf({ step, about }: Step): string {
  const [kind, id] = about?.split('/') ?? [];
  if (id === undefined) return STEPS[step].path;
  if (step === 'documents') return `/papers/${id}`;
  return step === 'plan' ? `/${kind === 'plans' ? 'solve' : ''}` : `/${kind}/${id}`;
}

export function HomeScreen() {
  const say = useSay();
  const home = useAsk('GET /api/home');
  return (
    <Screen title={say(words.title)} lead={say(words.lead)}>
      <Shown of={home}>
        {({ body: { steps, empty } }) => (
          <>
            <ol className="steps">
              {steps.map((step, i) => (
                <StepCard key={step.step} step={step} number={i + 1} />
              ))}
            </ol>
            {empty ? <Play /> : null}
          </>
        )}
      </Shown>
    </Screen>
  );
}

function StepCard({ step, number }: { readonly step: Step; readonly number: number }) {
  const say = useSay();
  const { name, does } = STEPS[step.step];
  const main = step.state === 'next' || step.state === 'open';
  return (
    <li className={`step step-${step.state}`}>
      <span className="step-state">{say(STATES[step.state])}</span>
      <h2>
        {number}. {say(name)}
      </h2>
      <p className="quiet">{say(does)}</p>
      <p>
        <Link
          href={placeOf(step)}
          className={main ? 'button-main' : 'button-plain'}
          aria-label={`${say(GO[step.state])}${say(t('：', ': '))}${say(name)}`}
        >
          {say(GO[step.state])}
        </Link>
      </p>
    </li>
  );
}

export function Play() {
  const say = useSay();
  const deed = useDeed();
  const [, go] = useLocation();
  const draw = async (): Promise<void> => {
    const made = await deed.run('POST /api/samples', { body: {} });
    if (made !== null) go(`/rosters/${made.body.id}`);
  };
  return (
    <section className="card">
      <h2>
        {say(words.play)} <Tag>{say(t('虚构', 'made up'))}</Tag>
      </h2>
      <p className="quiet">{say(words.playWhy)}</p>
      <p>
        <Button loading={deed.busy} onClick={() => void draw()}>
          {say(words.playGo)}
        </Button>
      </p>
    </section>
  );
}
