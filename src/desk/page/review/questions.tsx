/** Everything that can be asked of a plan: a new question stands here by itself. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { AnswerTo } from '../call.ts';
import { useAsk } from '../base/data.ts';
import { t, useSay } from '../base/lang.tsx';
import { Shown } from '../base/parts.tsx';
import type { Asked } from './asking.tsx';

type Question = AnswerTo<'GET /api/questions'>['items'][number];

const words = {
  lead: t('可以就这个方案提下面这些问题。', 'These can be asked of this plan.'),
  ask: t('提问', 'Ask'),
};

interface Props {
  readonly ask: (asked: Asked) => void;
}

export function Questions({ ask }: Props & { readonly plan: string }) {
  const say = useSay();
  const questions = useAsk('GET /api/questions');
  return (
    <Shown of={questions}>
      {({ body: { items } }) => (
        <>
          <p className="quiet">{say(words.lead)}</p>
          {items.map((question) => (
            <QuestionCard key={question.id} question={question} ask={ask} />
          ))}
        </>
      )}
    </Shown>
  );
}

/** Only texts are asked for; yes-or-no and lists keep what goes without saying. */
function QuestionCard({ question: { id, title, fields, input }, ask }: Props & { readonly question: Question }) {
  const say = useSay();
  const base = useId();
  const [told, setTold] = useState<Readonly<Record<string, string>>>({});
  const asked = Object.entries(fields).filter(([key]) => isText(input, key));
  const whole = asked.every(([key]) => (told[key] ?? '').trim() !== '');
  return (
    <section className="card question" aria-label={title}>
      <h2>{title}</h2>
      {asked.map(([key, label]) => (
        <div key={key}>
          <label htmlFor={`${base}${key}`}>{label}</label>
          <Input
            id={`${base}${key}`}
            value={told[key] ?? ''}
            onChange={({ target }) => setTold({ ...told, [key]: target.value })}
          />
        </div>
      ))}
      <p>
        <Button
          disabled={!whole}
          aria-label={`${say(words.ask)}${say(t('：', ': '))}${title}`}
          onClick={() => ask({ kind: 'question', question: id, title, input: told })}
        >
          {say(words.ask)}
        </Button>
      </p>
    </section>
  );
}

function isText(input: Question['input'], key: string): boolean {
  const properties = input['properties'] as Readonly<Record<string, { readonly type?: unknown }>> | undefined;
  return properties?.[key]?.type === 'string';
}
