/** The side panel: why somebody is or is not on the list, who else could go, how heavy it is. */
import { Alert, Button, Drawer, Flex } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../call.ts';
import { useDeed, useJob } from '../base/data.ts';
import { t, useSay } from '../base/lang.tsx';
import { overlays } from '../base/overlays.ts';
import { Waiting } from '../base/parts.tsx';
import { AnswerOf } from './answer.tsx';

export type Asked =
  | { readonly kind: 'teacher'; readonly teacher: string }
  | { readonly kind: 'shortage'; readonly need: string; readonly title: string }
  | {
      readonly kind: 'question';
      readonly question: string;
      readonly title: string;
      readonly input: Readonly<Record<string, unknown>>;
    };

const words = {
  title: t('为什么', 'Why'),
  others: t('还有谁可以去', 'Who else could go'),
  back: t('回到原因', 'Back to the reasons'),
  wait: t('正在查找……', 'Being looked up …'),
};

interface Question {
  readonly question: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const first = (asked: Asked): Question => {
  switch (asked.kind) {
    case 'teacher':
      return { question: 'teacher', input: { teacher: asked.teacher } };
    case 'shortage':
      return { question: 'alternatives', input: { need: asked.need } };
    case 'question':
      return asked;
  }
};

interface Props {
  readonly plan: string;
  readonly asked: Asked | null;
  readonly close: () => void;
}

export function Asking({ plan, asked, close }: Props) {
  const say = useSay();
  const [others, setOthers] = useState(false);
  useEffect(() => setOthers(false), [asked]);
  const question: Question | null =
    asked === null
      ? null
      : others && asked.kind === 'teacher'
        ? { question: 'alternatives', input: { need: asked.teacher } }
        : first(asked);
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size={640}
      getContainer={overlays}
      title={asked === null || asked.kind === 'teacher' ? say(others ? words.others : words.title) : asked.title}
      extra={
        asked?.kind === 'teacher' ? (
          <Button onClick={() => setOthers(!others)}>{say(others ? words.back : words.others)}</Button>
        ) : null
      }
    >
      {question === null ? null : <Answering key={JSON.stringify(question)} plan={plan} {...question} />}
    </Drawer>
  );
}

/** Asks, waits, shows. */
function Answering({ plan, question, input }: Question & { readonly plan: string }) {
  const say = useSay();
  const deed = useDeed();
  const [asked, setAsked] = useState<string | null>(null);
  const job = useJob(asked);
  useEffect(() => {
    const begun = { left: false, job: null as string | null };
    // Who closes the panel wants no answer: the search is ended.
    const end = (): void => {
      begun.left = true;
      if (begun.job !== null) call('DELETE /api/jobs/:job', { params: { job: begun.job } }).catch(() => undefined);
    };
    void deed
      .run('POST /api/plans/:plan/questions/:question', { params: { plan, question }, body: { ...input } })
      .then((called) => {
        begun.job = called?.body.id ?? null;
        if (begun.left) end();
        else setAsked(begun.job);
      });
    return end;
    // Asked once: the panel is made anew for another question.
  }, []);
  if (job?.state === 'done') return <AnswerOf job={job.id} />;
  if (job?.over === true) return <Alert type="error" showIcon title={job.problem?.message ?? ''} />;
  return (
    <Flex vertical gap="small">
      <Waiting words={job?.progress?.words ?? say(words.wait)} />
    </Flex>
  );
}
