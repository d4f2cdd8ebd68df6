/** School × subject: where teachers are missing or too many, before and under the plan. Each cell can be asked about. */
import { Flex, Select } from 'antd';
import { useState } from 'react';
import { t, useSay } from '../base/lang.tsx';
import { Shown } from '../base/parts.tsx';
import type { Asked } from './asking.tsx';
import { usePlanView, type Balance } from './view.ts';

const words = {
  year: t('学年', 'School year'),
  group: t('集团', 'Group'),
  all: t('全部', 'All'),
  school: t('学校', 'School'),
  legend: t(
    '每格：按方案在校人数 − 需要人数。红为缺，蓝为余。点缺员的格可看原因和人选。',
    'Each cell: teachers under the plan less those needed. Red is missing, blue is over. Press a red cell for the reason and who could go.',
  ),
  need: t('需要', 'needed'),
  before: t('不派出时', 'without the plan'),
  after: t('按方案', 'under the plan'),
};

interface Props {
  readonly plan: string;
  readonly ask: (asked: Asked) => void;
}

export function Heat({ plan, ask }: Props) {
  const view = usePlanView(plan, 'balance');
  return <Shown of={view}>{(balance) => <HeatTable balance={balance} ask={ask} />}</Shown>;
}

const HALF = 0.5;
const ALL = '';

function HeatTable({
  balance: { subjects, schools, cells },
  ask,
}: {
  readonly balance: Balance;
  readonly ask: Props['ask'];
}) {
  const say = useSay();
  const years = [...new Set(cells.map(({ year }) => year))].toSorted((a, b) => a - b);
  const groups = [...new Set(schools.map(({ group }) => group))];
  const [year, setYear] = useState(years[0] ?? 0);
  const [group, setGroup] = useState(groups.length > 6 ? groups[0]! : ALL);
  const own = new Map(
    cells.filter((cell) => cell.year === year).map((cell) => [`${cell.school}\n${cell.subject}`, cell]),
  );
  const shown = schools.filter((school) => group === ALL || school.group === group);
  return (
    <>
      <Flex gap="small" align="center" className="grid-tools" wrap>
        <Select
          aria-label={say(words.year)}
          value={year}
          options={years.map((one) => ({ value: one, label: `${one}—${one + 1}` }))}
          onChange={setYear}
        />
        <Select
          aria-label={say(words.group)}
          className="pick-group"
          value={group}
          options={[{ value: ALL, label: say(words.all) }, ...groups.map((one) => ({ value: one, label: one }))]}
          onChange={setGroup}
        />
        <span className="quiet">{say(words.legend)}</span>
      </Flex>
      <div className="heat" tabIndex={0} role="region" aria-label={say(words.school)}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say(words.school)}</th>
              {subjects.map((subject) => (
                <th key={subject} scope="col">
                  {subject}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {subjects.map((subject) => {
                  const cell = own.get(`${id}\n${subject}`);
                  if (cell === undefined) return <td key={subject} />;
                  const { need, before, after, short } = cell;
                  const over = round(after - need);
                  const told = `${name} ${subject}${say(t('：', ': '))}${say(words.need)} ${need}${say(t('，', ', '))}${say(words.before)} ${before}${say(t('，', ', '))}${say(words.after)} ${after}`;
                  const tone =
                    short >= 1 + HALF ? 'heat-short-2' : short > 0 ? 'heat-short-1' : over >= 1 ? 'heat-over' : '';
                  return (
                    <td key={subject} className={tone} title={told}>
                      {short > 0 ? (
                        <button
                          type="button"
                          aria-label={`${signed(over)} ${told}`}
                          onClick={() =>
                            ask({ kind: 'shortage', need: `${id}/${subject}/${year}`, title: `${name} ${subject}` })
                          }
                        >
                          {signed(over)}
                        </button>
                      ) : (
                        signed(over)
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;
const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');
