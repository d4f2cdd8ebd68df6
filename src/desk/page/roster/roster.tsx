/** A roster: what was understood, what has to be mended, what remarks may mean. Nothing is saved before it is pressed. */
import { Alert, Button, Flex, InputNumber, Tabs, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { z } from 'zod';
import type { Revision } from '../../operations/roster-revisions.ts';
import type { AnswerTo } from '../call.ts';
import { useAsk, useDeed, useJob } from '../base/data.ts';
import { t, useLang } from '../base/lang.tsx';
import { Download, Screen, Shown, Waiting } from '../base/parts.tsx';
import { Findings } from './findings.tsx';
import { Proposals } from './proposals.tsx';
import { schoolYear } from './rosters.tsx';
import { Sheets } from './sheets.tsx';
import { UnknownWords, unknownWords } from './unknown-words.tsx';

type Roster = AnswerTo<'GET /api/rosters/:roster'>;
export type Check = AnswerTo<'GET /api/rosters/:roster/check'>;
export type Tables = AnswerTo<'GET /api/vocabulary'>['tables'];
type Change = z.input<typeof Revision>;

export interface Revising {
  readonly check: Check;
  readonly tables: Tables;
  readonly pending: readonly Change[];
  /** The last word about the same thing counts. */
  readonly change: (revision: Change) => void;
}

const words = {
  checking: t('正在检查名册……', 'The roster is being checked …'),
  from: t('从哪一学年排起', 'First school year to plan'),
  ready: t('名册没有须改正的问题，可以求解。', 'Nothing has to be mended: the roster is ready to be planned.'),
  madeUp: t('虚构名册：其中的学校和教师都不存在。', 'A made-up roster: none of its schools and teachers exist.'),
  understood: t('识别结果', 'What was understood'),
  values: t('未能识别的写法', 'Words not understood'),
  findings: t('问题', 'Findings'),
  proposals: t('备注里的情况', 'What remarks may mean'),
  save: t('保存并重新检查', 'Save and check again'),
  undo: t('放弃修改', 'Discard'),
  notes: t('生成批注版工作簿', 'Make a copy with notes'),
  notesTake: t('下载批注版工作簿', 'Take away the copy with notes'),
  policy: t('下一步：政策与口径', 'Next: policy'),
  failed: t('检查没有完成', 'The check was not finished'),
};

export function RosterScreen({ id }: { readonly id: string }) {
  const { say, lang } = useLang();
  const params = { roster: id };
  const roster = useAsk('GET /api/rosters/:roster', { params });
  const body = roster.data?.body;
  const running = body?.check === null ? (body.job?.id ?? null) : null;
  const job = useJob(running);
  const check = useAsk('GET /api/rosters/:roster/check', { params }, body !== undefined && body.check !== null);
  const vocabulary = useAsk('GET /api/vocabulary');
  return (
    <Shown of={roster}>
      {({ body: shown, etag }) => (
        <Screen
          title={shown.name}
          lead={[schoolYear(shown.from, lang), ...sizes(shown, lang)].join(lang === 'en' ? ' · ' : '　')}
          actions={
            shown.check?.ok === true ? (
              <Link href="/policies" className="button-main">
                {say(words.policy)}
              </Link>
            ) : null
          }
        >
          {shown.madeUp ? <Tag color="blue">{say(words.madeUp)}</Tag> : null}
          {shown.check === null ? (
            shown.job?.over === true && shown.job.problem !== null ? (
              <Alert
                type="error"
                showIcon
                title={`${say(words.failed)}${say(t('：', ': '))}${shown.job.problem.message}`}
              />
            ) : (
              <Waiting words={job?.progress?.words ?? say(words.checking)} />
            )
          ) : (
            <Shown of={check}>
              {({ body: found }) => (
                <Shown of={vocabulary}>
                  {({ body: { tables } }) => (
                    <Settling key={shown.version} roster={shown} etag={etag} check={found} tables={tables} />
                  )}
                </Shown>
              )}
            </Shown>
          )}
        </Screen>
      )}
    </Shown>
  );
}

const sizes = ({ check }: Roster, lang: string): string[] =>
  check === null
    ? []
    : lang === 'en'
      ? [`${check.schools} schools`, `${check.teachers} teachers`]
      : [`${check.schools} 所学校`, `${check.teachers} 名教师`];

const tab = (key: string, name: string, count: number, children: ReactNode) => ({
  key,
  label: count === 0 ? name : `${name} (${count})`,
  children,
});

/** What must be settled first: sheets, then words, then cells. */
function firstTab({ sheets, counts }: Check, unknown: number): string {
  if (counts.errors === 0 || sheets.some(({ status }) => status === 'unknown')) return 'sheets';
  return unknown > 0 ? 'values' : 'findings';
}

interface SettlingProps {
  readonly roster: Roster;
  readonly etag: string | null;
  readonly check: Check;
  readonly tables: Tables;
}

function Settling({ roster, etag, check, tables }: SettlingProps) {
  const { say } = useLang();
  const deed = useDeed();
  const [pending, setPending] = useState<readonly Change[]>([]);
  const change = (revision: Change): void =>
    setPending((so) => [...so.filter((one) => subjectOf(one) !== subjectOf(revision)), revision]);
  const save = async (): Promise<void> => {
    await deed.run('PATCH /api/rosters/:roster', {
      params: { roster: roster.id },
      body: { revisions: [...pending] },
      match: etag,
    });
  };
  const revising: Revising = { check, tables, pending, change };
  const unknown = unknownWords(check, tables);
  const { errors, warnings, notices } = check.counts;
  return (
    <>
      <Standing check={check} />
      <Flex gap="small" align="center" wrap className="no-print roster-tools">
        <label htmlFor="from">{say(words.from)}</label>
        <InputNumber
          id="from"
          min={2000}
          max={2100}
          defaultValue={roster.from}
          onChange={(from) => from !== null && change({ kind: 'from', from })}
        />
        <Notes roster={roster} />
      </Flex>
      <Tabs
        defaultActiveKey={firstTab(check, unknown.length)}
        items={[
          tab('sheets', say(words.understood), unknownColumns(check), <Sheets {...revising} />),
          tab('values', say(words.values), unknown.length, <UnknownWords {...revising} unknown={unknown} />),
          tab('findings', say(words.findings), errors + warnings + notices, <Findings {...revising} />),
          tab('proposals', say(words.proposals), check.proposals.length, <Proposals {...revising} />),
        ]}
      />
      {pending.length === 0 ? null : (
        <div className="pending" role="region" aria-label={say(words.save)}>
          <span>{say(unsaved(pending.length))}</span>
          <Button type="primary" loading={deed.busy} onClick={() => void save()}>
            {say(words.save)}
          </Button>
          <Button onClick={() => setPending([])}>{say(words.undo)}</Button>
        </div>
      )}
    </>
  );
}

const unsaved = (count: number) => t(`有 ${count} 处修改还没有保存`, `${count} changes not saved yet`);

function Standing({ check }: { readonly check: Check }) {
  const { say } = useLang();
  const { errors, warnings, notices } = check.counts;
  const unknown = unknownColumns(check);
  const lines = [
    errors === 0 ? words.ready : mustMend(errors),
    ...(unknown === 0 ? [] : [notUnderstood(unknown)]),
    ...(warnings === 0 ? [] : [toCheck(warnings)]),
    ...(notices === 0 ? [] : [toKnow(notices)]),
  ];
  return (
    <Alert
      type={errors > 0 ? 'error' : unknown > 0 ? 'warning' : 'success'}
      showIcon
      title={lines.map(say).join(say(t('', ' ')))}
    />
  );
}

const mustMend = (errors: number) =>
  t(`有 ${errors} 处须改正，改正后才能求解。`, `${errors} must be mended before a plan can be made.`);
/** Columns that are not read because nobody knows what they mean. */
const unknownColumns = ({ sheets }: Check): number =>
  sheets
    .filter(({ status }) => status === 'read')
    .flatMap(({ columns }) => columns.filter(({ as }) => as === 'unknown')).length;

const notUnderstood = (count: number) =>
  t(
    `有 ${count} 列不认识、没有读取，请在“识别结果”里选择含义。`,
    `${count} columns were not understood and are not read: choose what they mean. `,
  );

const toCheck = (count: number) => t(`${count} 处请核对。`, `${count} to check.`);
const toKnow = (count: number) => t(`${count} 处说明。`, `${count} to know.`);

/** The copy of the workbook with a note in each wrong cell. */
function Notes({ roster }: { readonly roster: Roster }) {
  const { say } = useLang();
  const deed = useDeed();
  const [made, setMade] = useState<string | null>(null);
  const job = useJob(made);
  const make = async (): Promise<void> => {
    const called = await deed.run('POST /api/rosters/:roster/notes', { params: { roster: roster.id } });
    if (called !== null) setMade(called.body.id);
  };
  if (job?.state === 'done') return <Download href={`/api/jobs/${job.id}/files/0`}>{say(words.notesTake)}</Download>;
  return (
    <>
      <Button loading={deed.busy || (made !== null && job?.over !== true)} onClick={() => void make()}>
        {say(words.notes)}
      </Button>
      {job?.problem == null ? null : <span role="alert">{job.problem.message}</span>}
    </>
  );
}

/** What a revision is about: a later one about the same takes its place. */
function subjectOf(revision: Change): string {
  const { kind } = revision;
  switch (kind) {
    case 'name':
    case 'from':
      return kind;
    case 'sheet':
      return JSON.stringify([kind, revision.file, revision.sheet]);
    case 'heading':
      return JSON.stringify([kind, revision.file, revision.sheet, revision.heading]);
    case 'fill':
      return JSON.stringify([kind, revision.file, revision.sheet, revision.column]);
    case 'value':
      return JSON.stringify([kind, revision.table, revision.column, revision.from]);
    case 'school':
      return JSON.stringify([kind, revision.name]);
    case 'cell':
      return JSON.stringify([kind, revision.file, revision.sheet, revision.row, revision.letter]);
    case 'fact':
    case 'refuse':
      return JSON.stringify(['remark', revision.file, revision.sheet, revision.row]);
  }
}
