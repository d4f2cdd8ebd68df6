/** What was understood: per sheet its table, per heading its meaning, each to be chosen from a list. */
import { Select, Tag } from 'antd';
import { t, useSay, type Text } from '../base/lang.tsx';
import type { Check, Revising } from './roster.tsx';

type Sheet = Check['sheets'][number];

const words = {
  is: t('这张表是', 'This sheet is'),
  notRead: t('不读取', 'not read'),
  rows: t('行', 'rows'),
  heading: t('表中的列名', 'Heading in the file'),
  meaning: t('含义', 'Meaning'),
  state: t('情况', 'Standing'),
  unnamed: t('（没有列名）', '(no heading)'),
  column: t('列', 'Column'),
  missing: t('还缺这些必填列：', 'Columns that must be there and are not: '),
  filled: t('整列按此填写：', 'Filled in for every row: '),
};

const STATES: Readonly<Record<Sheet['columns'][number]['as'], Text>> = {
  used: t('读取', 'read'),
  sensitive: t('个人敏感信息，不读取', 'personal data: dropped'),
  unknown: t('不认识，请选择含义', 'not understood: choose its meaning'),
  left: t('按您的说明不读取', 'not read, as you said'),
  unnamed: t('没有列名，不读取', 'no heading: not read'),
  duplicate: t('与另一列重复，不读取', 'the same as another: not read'),
};

const STATUS: Readonly<Record<Sheet['status'], Text>> = {
  read: t('读取', 'read'),
  hidden: t('隐藏的表，不读取', 'hidden: not read'),
  unknown: t('不认识，请选择', 'not understood: choose'),
  later: t('以后才用到，暂不读取', 'used later: not read now'),
  guide: t('填表说明，不读取', 'a guide: not read'),
  spare: t('空表', 'empty'),
  left: t('按您的说明不读取', 'not read, as you said'),
};

const NOT_READ = '';

export function Sheets(revising: Revising) {
  return revising.check.sheets.map((sheet) => (
    <SheetCard key={JSON.stringify([sheet.file, sheet.sheet])} sheet={sheet} {...revising} />
  ));
}

function SheetCard({ sheet, tables, pending, change }: Revising & { readonly sheet: Sheet }) {
  const say = useSay();
  const { file, sheet: name } = sheet;
  const place = { file, sheet: name };
  const said = pending.find((one) => one.kind === 'sheet' && one.file === file && one.sheet === name);
  const table = said?.kind === 'sheet' ? said.table : sheet.table;
  const vocabulary = tables.find((one) => one.table === table);
  const lacking = (vocabulary?.columns ?? []).filter(
    ({ heading, required }) =>
      required &&
      !sheet.columns.some(({ column }) => column === heading) &&
      !sheet.filled.some(({ column }) => column === heading),
  );
  const label = name === null || name === file ? file : `${file} · ${name}`;
  return (
    <section className="card" aria-label={label}>
      <h2>{label}</h2>
      <p>
        {say(words.is)}{' '}
        <Select
          aria-label={`${say(words.is)}${say(t('：', ': '))}${label}`}
          className="pick-table"
          value={table ?? NOT_READ}
          options={[
            ...tables.map((one) => ({ value: one.table, label: one.table })),
            { value: NOT_READ, label: say(words.notRead) },
          ]}
          onChange={(value) => change({ kind: 'sheet', ...place, table: value === NOT_READ ? null : value })}
        />{' '}
        <span className="quiet">
          {say(STATUS[sheet.status])}
          {sheet.status === 'read' ? `${say(t('，', ', '))}${sheet.rows} ${say(words.rows)}` : ''}
        </span>
      </p>
      {sheet.status !== 'read' || lacking.length === 0 ? null : (
        <p className="tone-warn">
          {say(words.missing)}
          {lacking.map(({ heading }) => heading).join(say(t('、', ', ')))}
        </p>
      )}
      {sheet.filled.length === 0 ? null : (
        <p className="quiet">
          {say(words.filled)}
          {sheet.filled.map(({ column, value }) => `${column} = ${value}`).join(say(t('；', '; ')))}
        </p>
      )}
      {sheet.columns.length === 0 || table === null ? null : (
        <div className="wide">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{say(words.column)}</th>
                <th scope="col">{say(words.heading)}</th>
                <th scope="col">{say(words.meaning)}</th>
                <th scope="col">{say(words.state)}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.columns.map(({ letter, heading, as, column }) => {
                const told = pending.find(
                  (one) => one.kind === 'heading' && one.file === file && one.sheet === name && one.heading === heading,
                );
                const meaning = told?.kind === 'heading' ? told.meaning : column;
                return (
                  <tr key={letter} className={as === 'unknown' ? 'row-warn' : undefined}>
                    <td>{letter}</td>
                    <td>{heading ?? say(words.unnamed)}</td>
                    <td>
                      {heading === null || as === 'sensitive' ? null : (
                        <Select
                          showSearch
                          aria-label={`${say(words.meaning)}${say(t('：', ': '))}${heading}`}
                          className="pick"
                          value={meaning ?? NOT_READ}
                          options={[
                            { value: NOT_READ, label: say(words.notRead) },
                            ...(vocabulary?.columns ?? []).map((one) => ({ value: one.heading, label: one.heading })),
                          ]}
                          onChange={(value) =>
                            change({ kind: 'heading', ...place, heading, meaning: value === NOT_READ ? null : value })
                          }
                        />
                      )}
                    </td>
                    <td>
                      {told === undefined ? (
                        say(STATES[as])
                      ) : (
                        <Tag color="blue">{say(t('已改，待保存', 'changed, not saved'))}</Tag>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
