/** What remarks may be meant to say: 怀孕, 援疆, 到龄退休. A person accepts or refuses; nothing is taken by itself. */
import { Button, Flex, Input, Tag } from 'antd';
import { useState } from 'react';
import { t, useSay } from '../base/lang.tsx';
import type { Check, Revising } from './roster.tsx';

type Proposal = Check['proposals'][number];

const words = {
  why: t(
    '备注不会自动读取。下面这些备注可能涉及能否派出，请逐条核实：采纳则记入名册，不采纳则不再提示。',
    'Remarks are never taken by themselves. These may decide whether somebody can go: accept each into the roster, or refuse it and it is not asked again.',
  ),
  none: t('没有需要核实的备注。', 'No remark asks for a decision.'),
  who: t('这一行', 'The row'),
  word: t('备注中提到', 'The remark says'),
  proposal: t('拟记入', 'Would be entered'),
  decision: t('决定', 'Decision'),
  accept: t('采纳', 'Accept'),
  refuse: t('不采纳', 'Refuse'),
  accepted: t('采纳，待保存', 'accepted, not saved'),
  refused: t('不采纳，待保存', 'refused, not saved'),
  value: t('填写内容', 'What to enter'),
};

export function Proposals({ check, pending, change }: Revising) {
  const say = useSay();
  if (check.proposals.length === 0) return <p className="quiet">{say(words.none)}</p>;
  return (
    <section className="card">
      <p className="quiet">{say(words.why)}</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say(words.who)}</th>
            <th scope="col">{say(words.word)}</th>
            <th scope="col">{say(words.proposal)}</th>
            <th scope="col">{say(words.decision)}</th>
          </tr>
        </thead>
        <tbody>
          {check.proposals.map((proposal) => (
            <Line
              key={JSON.stringify([proposal.file, proposal.sheet, proposal.row])}
              proposal={proposal}
              pending={pending}
              change={change}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ proposal, pending, change }: Pick<Revising, 'pending' | 'change'> & { readonly proposal: Proposal }) {
  const say = useSay();
  const { file, sheet, row, word, column } = proposal;
  const [value, setValue] = useState(proposal.value ?? '');
  const place = { file, sheet, row };
  const who = Object.values(proposal.cells).slice(0, 4).join(' ');
  const said = pending.find(
    (one) =>
      (one.kind === 'fact' || one.kind === 'refuse') && one.file === file && one.sheet === sheet && one.row === row,
  );
  return (
    <tr>
      <td>{who}</td>
      <td>{word}</td>
      <td>
        {column}
        {say(t('：', ': '))}
        {proposal.value === null ? (
          <Input
            size="small"
            className="pick-word"
            aria-label={`${column} ${say(words.value)}`}
            value={value}
            onChange={({ target }) => setValue(target.value)}
          />
        ) : (
          proposal.value
        )}
      </td>
      <td>
        <Flex gap="small" align="center">
          <Button
            size="small"
            disabled={value === ''}
            onClick={() => change({ kind: 'fact', ...place, column, value })}
          >
            {say(words.accept)}
          </Button>
          <Button size="small" onClick={() => change({ kind: 'refuse', ...place, word })}>
            {say(words.refuse)}
          </Button>
          {said === undefined ? null : (
            <Tag color="blue">{say(said.kind === 'fact' ? words.accepted : words.refused)}</Tag>
          )}
        </Flex>
      </td>
    </tr>
  );
}
