/** Which plan is looked at: the one in the address, else the newest that is done. */
import { Select } from 'antd';
import { useLocation } from 'wouter';
import type { ReactNode } from 'react';
import type { AnswerTo } from '../call.ts';
import { useAsk } from '../base/data.ts';
import { t, useSay } from '../base/lang.tsx';
import { Screen, Shown } from '../base/parts.tsx';

export type Plan = AnswerTo<'GET /api/plans/:plan'>;

const words = {
  plan: t('方案', 'Plan'),
  none: t('还没有可看的方案，请先求解。', 'There is no plan to look at yet: make one first.'),
};

interface Props {
  readonly title: string;
  readonly path: string;
  readonly id: string | null;
  readonly fits: (plan: Plan) => boolean;
  /** What can be done with the plan. */
  readonly actions?: (plan: Plan) => ReactNode;
  readonly children: (plan: Plan) => ReactNode;
}

export function OfPlan({ title, path, id, fits, actions, children }: Props) {
  const say = useSay();
  const [, go] = useLocation();
  const plans = useAsk('GET /api/plans');
  const fitting = (plans.data?.body.items ?? []).filter(fits);
  const plan = id === null ? fitting[0] : fitting.find((one) => one.id === id);
  return (
    <Screen
      title={title}
      {...(plan === undefined ? {} : { lead: plan.name })}
      actions={
        <>
          {fitting.length < 2 ? null : (
            <Select
              aria-label={say(words.plan)}
              className="pick-plan"
              value={plan?.id ?? null}
              options={fitting.map((one) => ({
                value: one.id,
                label: `${one.name}（${one.at.slice(0, 16).replace('T', ' ')}）`,
              }))}
              onChange={(chosen) => go(`${path}/${chosen}`)}
            />
          )}
          {plan === undefined ? null : actions?.(plan)}
        </>
      }
    >
      <Shown of={plans}>{() => (plan === undefined ? <p>{say(words.none)}</p> : children(plan))}</Shown>
    </Screen>
  );
}
