/** Values that were not understood, each once: 县教坛新秀 is 县级. What is said here is remembered for later rosters. */
import { Select } from 'antd';
import { t, useSay } from '../base/lang.tsx';
import type { Check, Revising, Tables } from './roster.tsx';

const words = {
  why: t(
    '下面的写法程序不认识。每种写法说明一次即可，全部名册通用，以后也记得。',
    'These words were not understood. Say once what each means: it holds for every roster, later ones too.',
  ),
  none: t('没有不认识的写法。', 'Every word was understood.'),
  column: t('列', 'Column'),
  word: t('名册里的写法', 'In the roster'),
  times: t('次数', 'Times'),
  means: t('意思是', 'Means'),
};

export interface UnknownWord {
  readonly table: string;
  readonly column: string;
  readonly value: string;
  readonly times: number;
  readonly choices: readonly string[];
}

/** Of columns that take one of a few words alone. */
export function unknownWords(check: Check, tables: Tables): readonly UnknownWord[] {
  const found = new Map<string, UnknownWord>();
  for (const { file, sheet, letter, value, severity } of check.findings) {
    if (severity !== 'error' || value === null || value === '' || letter === null) continue;
    const place = check.sheets.find((one) => one.file === file && one.sheet === sheet);
    const column = place?.columns.find((one) => one.letter === letter)?.column;
    const choices = tables
      .find(({ table }) => table === place?.table)
      ?.columns.find(({ heading }) => heading === column)?.words;
    if (place?.table == null || column == null || choices == null || choices.includes(value)) continue;
    const key = JSON.stringify([place.table, column, value]);
    const times = (found.get(key)?.times ?? 0) + 1;
    found.set(key, { table: place.table, column, value, times, choices });
  }
  return [...found.values()];
}

export function UnknownWords({ unknown, pending, change }: Revising & { readonly unknown: readonly UnknownWord[] }) {
  const say = useSay();
  if (unknown.length === 0) return <p className="quiet">{say(words.none)}</p>;
  return (
    <section className="card">
      <p className="quiet">{say(words.why)}</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say(words.column)}</th>
            <th scope="col">{say(words.word)}</th>
            <th scope="col" className="number">
              {say(words.times)}
            </th>
            <th scope="col">{say(words.means)}</th>
          </tr>
        </thead>
        <tbody>
          {unknown.map(({ table, column, value, times, choices }) => {
            const told = pending.find(
              (one) => one.kind === 'value' && one.table === table && one.column === column && one.from === value,
            );
            return (
              <tr key={JSON.stringify([table, column, value])}>
                <td>
                  {table} · {column}
                </td>
                <td>{value}</td>
                <td className="number">{times}</td>
                <td>
                  <Select
                    showSearch
                    aria-label={`${value} ${say(words.means)}`}
                    className="pick"
                    placeholder={say(t('请选择', 'Choose'))}
                    value={told?.kind === 'value' ? told.to : null}
                    options={choices.map((word) => ({ value: word, label: word }))}
                    onChange={(to: string) => change({ kind: 'value', table, column, from: value, to })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
