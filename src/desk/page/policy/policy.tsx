/** A policy as a form: each number with the words of the document beside it, assumptions in amber. */
import { Alert, Button, Input, Tag } from 'antd';
import { useEffect, useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { z } from 'zod';
import type { PolicyChange } from '../../policy-form/changes.ts';
import { call, CallProblem, type AnswerTo } from '../call.ts';
import { useAsk, useDeed } from '../base/data.ts';
import { t, useLang } from '../base/lang.tsx';
import { Screen, Shown } from '../base/parts.tsx';
import { FieldRow, Quote } from './field.tsx';
import { edition } from './policies.tsx';

type Policy = AnswerTo<'GET /api/policies/:policy'>;
type Change = z.input<typeof PolicyChange>;
export type Field = Policy['form']['settings'][number];
export type SetValue = (path: Field['path'], value: Change['value']) => void;

const words = {
  settings: t('基本口径', 'Terms'),
  settingsWhy: t(
    '谁可以派出、派出多少年、年龄上限、补贴标准。',
    'Who may be sent, for how long, up to what age, with which allowances.',
  ),
  rules: t('各项规定', 'Rules'),
  must: t('必须做到', 'must hold'),
  soft: t('尽量做到', 'as far as possible'),
  quota: t('确实做不到时可报批放宽', 'may be relaxed with leave where it cannot hold'),
  protection: t('任何时候不放宽', 'never relaxed'),
  amber: t(
    '黄色的数字在文件里没有写明，是程序的假定，请逐个确认。',
    'Numbers on yellow are not in the document: they are assumptions. Please confirm each.',
  ),
  own: t('本县文件', 'Your own document'),
  name: t('政策名称', 'Name of the policy'),
  document: t('文件名称', 'Name of the document'),
  number: t('文号（可不填）', 'Number of the document (may stay empty)'),
  saveNew: t('另存为本县的政策', 'Save as your own'),
  save: t('存为新版本', 'Save a new version'),
  plan: t('下一步：求解', 'Next: plan'),
  for: t('适用于', 'For'),
};

export function PolicyScreen({ id }: { readonly id: string }) {
  const { say } = useLang();
  const policy = useAsk('GET /api/policies/:policy', { params: { policy: id } });
  return (
    <Shown of={policy}>
      {({ body, etag }) => (
        <Screen
          title={body.title}
          lead={body.document}
          actions={
            body.ok ? (
              <Link href={`/solve?policy=${body.id}`} className={body.kind === 'own' ? 'button-main' : 'button-plain'}>
                {say(words.plan)}
              </Link>
            ) : null
          }
        >
          {body.kind === 'own' ? <Tag>{say(edition(body.version))}</Tag> : null}
          <Editing key={`${body.id} ${body.version}`} policy={body} etag={etag} />
        </Screen>
      )}
    </Shown>
  );
}

const DELAY_MS = 350;

/** The form after the changes, as the desk judges them; mistakes stand at their fields. */
function useTried(
  policy: Policy,
  changes: readonly Change[],
): { readonly form: Policy['form']; readonly problem: string | null } {
  const { lang } = useLang();
  const [tried, setTried] = useState({ form: policy.form, problem: null as string | null });
  useEffect(() => {
    if (changes.length === 0) return setTried({ form: policy.form, problem: null });
    const leave = new AbortController();
    const timer = setTimeout(() => {
      call('POST /api/policies/:policy/check', {
        params: { policy: policy.id },
        body: { changes: [...changes] },
        lang,
        signal: leave.signal,
      }).then(
        ({ body }) => setTried({ form: body.form, problem: null }),
        (error: unknown) => {
          if (error instanceof CallProblem) setTried((so) => ({ ...so, problem: error.problem.detail }));
        },
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [policy, changes, lang]);
  return tried;
}

function Editing({ policy, etag }: { readonly policy: Policy; readonly etag: string | null }) {
  const { say } = useLang();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const { form, problem } = useTried(policy, changes);
  const set: SetValue = (path, value) =>
    setChanges((so) => [...so.filter((one) => one.path.join('\n') !== path.join('\n')), { path: [...path], value }]);
  const told = (field: Field): Field => {
    const change = changes.find(({ path }) => path.join('\n') === field.path.join('\n'));
    return change === undefined ? field : { ...field, value: change.value };
  };
  const assumed = [...form.settings, ...form.rules.flatMap(({ fields }) => fields)].some((field) => field.assumed);
  return (
    <>
      {problem === null ? null : <Alert type="error" showIcon title={problem} />}
      {form.findings.map(({ severity, code, message }, i) => (
        <Alert key={`${code} ${i}`} type={severity === 'notice' ? 'info' : severity} showIcon title={message} />
      ))}
      {assumed ? <p className="amber">{say(words.amber)}</p> : null}
      <Saving policy={policy} etag={etag} changes={changes} />
      <section className="card" aria-label={say(words.settings)}>
        <h2>{say(words.settings)}</h2>
        <p className="quiet">{say(words.settingsWhy)}</p>
        {form.settings.map((field) => (
          <FieldRow key={field.path.join('.')} field={told(field)} set={set} />
        ))}
      </section>
      <h2>{say(words.rules)}</h2>
      {form.rules.map((rule) => (
        <section key={rule.line} className="card" aria-label={rule.title}>
          <h2>
            {rule.title} <Tag color={rule.must ? 'blue' : 'default'}>{say(rule.must ? words.must : words.soft)}</Tag>
            {rule.must ? <span className="quiet small">{say(words[rule.nature])}</span> : null}
          </h2>
          <p>{rule.meaning}</p>
          {rule.kinds.length === 0 ? null : (
            <p className="quiet">
              {say(words.for)}
              {say(t('：', ': '))}
              {rule.kinds.join(say(t('、', ', ')))}
            </p>
          )}
          {rule.fields.map((field) => (
            <FieldRow key={field.path.join('.')} field={told(field)} set={set} />
          ))}
          {rule.clause === null ? null : <Quote clause={rule.clause} />}
        </section>
      ))}
    </>
  );
}

interface SavingProps {
  readonly policy: Policy;
  readonly etag: string | null;
  readonly changes: readonly Change[];
}

function Saving({ policy, etag, changes }: SavingProps) {
  const { say } = useLang();
  const deed = useDeed();
  const [, go] = useLocation();
  const own = policy.kind === 'own';
  const [name, setName] = useState(own ? policy.title : '');
  const written = /^(.*?)(?:（([^（）]*)）)?$/su.exec(policy.document);
  const [document, setDocument] = useState(own ? (written?.[1] ?? '') : '');
  const [number, setNumber] = useState(own ? (written?.[2] ?? '') : '');
  const save = async (): Promise<void> => {
    const body = { name, document, number, changes: [...changes] };
    const called = own
      ? await deed.run('PATCH /api/policies/:policy', { params: { policy: policy.id }, body, match: etag })
      : await deed.run('POST /api/policies/:policy/copies', { params: { policy: policy.id }, body });
    if (called !== null && !own) go(`/policies/${called.body.id}`);
  };
  return (
    <section className="card" aria-label={say(words.own)}>
      <h2>{say(words.own)}</h2>
      <div className="head-fields">
        <Labelled label={say(words.name)} value={name} set={setName} />
        <Labelled label={say(words.document)} value={document} set={setDocument} />
        <Labelled label={say(words.number)} value={number} set={setNumber} />
      </div>
      <p className="no-print">
        <Button
          type="primary"
          loading={deed.busy}
          disabled={name.trim() === '' || document.trim() === ''}
          onClick={() => void save()}
        >
          {say(own ? words.save : words.saveNew)}
        </Button>{' '}
        <span className="quiet">{changes.length === 0 ? '' : say(changed(changes.length))}</span>
      </p>
    </section>
  );
}

const changed = (count: number) => t(`改动了 ${count} 处，尚未保存`, `${count} changes, not saved yet`);

function Labelled({
  label,
  value,
  set,
}: {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} maxLength={200} onChange={({ target }) => set(target.value)} />
    </div>
  );
}
