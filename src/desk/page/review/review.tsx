/** 审阅: the counts, the list, who is missing where, each rule with its margin, money, indicators; and why. */
import { Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { SheetGrid } from '../base/sheet-grid.tsx';
import { t, useSay } from '../base/lang.tsx';
import { Shown } from '../base/parts.tsx';
import { Asking, type Asked } from './asking.tsx';
import { Heat } from './heat.tsx';
import { OverviewPart } from './overview.tsx';
import { OfPlan, type Plan } from './plan-choice.tsx';
import { Questions } from './questions.tsx';
import { usePlanView, type SheetViewName } from './view.ts';
import { FlowsPart } from './flows.tsx';

const words = {
  title: t('审阅', 'Review'),
  overview: t('总览', 'Overview'),
  list: t('名单', 'List'),
  balance: t('学科余缺', 'School × subject'),
  flows: t('去向', 'Flows'),
  rules: t('各项规定', 'Rules'),
  allowances: t('补贴', 'Allowances'),
  indicators: t('指标', 'Indicators'),
  more: t('其他表', 'Other sheets'),
  ask: t('提问', 'Ask'),
  papers: t('下一步：材料', 'Next: documents'),
  why: t(
    '选中一行按回车，或点一下，可看这位教师为什么在名单上、还有谁可以去。',
    'Click a row, or press Enter on it, to see why this teacher is on the list and who else could go.',
  ),
};

const MORE: readonly SheetViewName[] = [
  'outlook',
  'subjects',
  'people',
  'moves',
  'schools',
  'entitlements',
  'quality',
  'readings',
];

const isDone = ({ result }: Plan): boolean => result?.kind === 'plan';

export function ReviewScreen({ id }: { readonly id: string | null }) {
  const say = useSay();
  return (
    <OfPlan
      title={say(words.title)}
      path="/review"
      id={id}
      fits={isDone}
      actions={({ id: plan }) => (
        <Link href={`/papers/${plan}`} className="button-plain">
          {say(words.papers)}
        </Link>
      )}
    >
      {(plan) => <Review key={plan.id} plan={plan} />}
    </OfPlan>
  );
}

function Review({ plan: { id } }: { readonly plan: Plan }) {
  const say = useSay();
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <Tabs
        destroyOnHidden
        items={[
          { key: 'overview', label: say(words.overview), children: <OverviewPart plan={id} /> },
          { key: 'list', label: say(words.list), children: <List plan={id} ask={setAsked} /> },
          { key: 'balance', label: say(words.balance), children: <Heat plan={id} ask={setAsked} /> },
          { key: 'flows', label: say(words.flows), children: <FlowsPart plan={id} /> },
          { key: 'rules', label: say(words.rules), children: <SheetPart plan={id} view="rules" /> },
          { key: 'allowances', label: say(words.allowances), children: <SheetPart plan={id} view="allowances" /> },
          { key: 'indicators', label: say(words.indicators), children: <SheetPart plan={id} view="indicators" /> },
          { key: 'more', label: say(words.more), children: <More plan={id} /> },
          { key: 'ask', label: say(words.ask), children: <Questions plan={id} ask={setAsked} /> },
        ]}
      />
      <Asking plan={id} asked={asked} close={() => setAsked(null)} />
    </>
  );
}

function List({ plan, ask }: { readonly plan: string; readonly ask: (asked: Asked) => void }) {
  const say = useSay();
  const view = usePlanView(plan, 'list');
  return (
    <Shown of={view}>
      {(sheet) => (
        <>
          <p className="quiet no-print">{say(words.why)}</p>
          <SheetGrid
            sheet={sheet}
            onRow={(at) => {
              const teacher = sheet.about?.[at]?.['teacher'];
              if (typeof teacher === 'string') ask({ kind: 'teacher', teacher });
            }}
          />
        </>
      )}
    </Shown>
  );
}

function SheetPart({ plan, view }: { readonly plan: string; readonly view: SheetViewName }) {
  const shown = usePlanView(plan, view);
  return <Shown of={shown}>{(sheet) => <SheetGrid key={view} sheet={sheet} />}</Shown>;
}

function More({ plan }: { readonly plan: string }) {
  return (
    <Tabs
      size="small"
      destroyOnHidden
      items={MORE.map((view) => ({
        key: view,
        label: <SheetTitle plan={plan} view={view} />,
        children: <SheetPart plan={plan} view={view} />,
      }))}
    />
  );
}

const SheetTitle = ({ plan, view }: { readonly plan: string; readonly view: SheetViewName }) =>
  usePlanView(plan, view).data?.name ?? '……';
