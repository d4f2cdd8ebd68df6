/** The list that was handed out comes back, corrected by hand: is it still lawful? */
import { Alert } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed, useJob } from '../base/data.ts';
import { DropFiles } from '../base/drop.tsx';
import { t, useSay } from '../base/lang.tsx';
import { Shown, Waiting } from '../base/parts.tsx';

const words = {
  title: t('核验改过的名单', 'Have a corrected list judged'),
  drop: t('把改过的名单（工作簿或 CSV）拖到这里', 'Drop the corrected list here, a workbook or CSV'),
  hint: t(
    '学校改动过的名单放回来，看还合不合规定，哪一行有问题。',
    'See whether a list that was changed by hand is still lawful, and which row is not.',
  ),
  wait: t('正在核验……', 'Being judged …'),
  lawful: t('名单符合各项规定。', 'The list is lawful.'),
  unlawful: t('名单不符合规定，见下表。', 'The list is not lawful: see below.'),
  unread: t('名单没有读懂，见下表。', 'The list could not be read: see below.'),
  place: t('位置', 'Place'),
  message: t('问题', 'What is wrong'),
  later: t('以后学年的影响', 'What it means for later years'),
};

export function ListBack({ plan }: { readonly plan: string }) {
  const say = useSay();
  const deed = useDeed();
  const [asked, setAsked] = useState<string | null>(null);
  const job = useJob(asked);
  const take = async (files: readonly File[]): Promise<void> => {
    const called = await deed.run('POST /api/plans/:plan/lists', { params: { plan }, body: files });
    if (called !== null) setAsked(called.body.id);
  };
  return (
    <section className="card" aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <DropFiles
        single
        label={say(words.drop)}
        hint={say(words.hint)}
        busy={deed.busy}
        take={(files) => void take(files)}
      />
      {asked === null ? null : job?.state === 'done' ? (
        <Verdict job={job.id} />
      ) : job?.over === true ? (
        <Alert type="error" showIcon title={job.problem?.message ?? ''} />
      ) : (
        <Waiting words={say(words.wait)} />
      )}
    </section>
  );
}

function Verdict({ job }: { readonly job: string }) {
  const say = useSay();
  const verdict = useAsk('GET /api/jobs/:job/verdict', { params: { job } });
  return (
    <Shown of={verdict}>
      {({ body: { lawful, people, findings, later } }) => (
        <>
          <Alert
            type={lawful === true ? 'success' : 'error'}
            showIcon
            title={`${say(lawful === null ? words.unread : lawful ? words.lawful : words.unlawful)} ${lawful === null ? '' : say(rows(people))}`}
          />
          {[
            { title: '', lines: findings },
            { title: say(words.later), lines: later },
          ].map(({ title, lines }) =>
            lines.length === 0 ? null : (
              <table key={title} className="plain spaced">
                {title === '' ? null : <caption>{title}</caption>}
                <thead>
                  <tr>
                    <th scope="col">{say(words.place)}</th>
                    <th scope="col">{say(words.message)}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map(({ sheet, row, message }, i) => (
                    <tr key={i}>
                      <td>{row === null ? '' : `${sheet ?? ''} ${say(rowOf(row))}`}</td>
                      <td>{message}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ),
          )}
        </>
      )}
    </Shown>
  );
}

const rows = (people: number) => t(`共 ${people} 人。`, `${people} people.`);
const rowOf = (row: number) => t(`第 ${row} 行`, `row ${row}`);
