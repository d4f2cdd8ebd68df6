/** The counts first, then whether all is lawful, then how good the plan is and what stays open. */
import { Alert } from 'antd';
import { t, useSay } from '../base/lang.tsx';
import { Shown } from '../base/parts.tsx';
import { usePlanView, type Overview } from './view.ts';

const words = {
  counts: t('派出人数', 'Who is sent'),
  purpose: t('用途', 'For'),
  total: t('合计', 'Total'),
  aims: t('目标（按先后次序）', 'Aims, in strict order'),
  aim: t('目标', 'Aim'),
  reached: t('结果', 'Reached'),
  missing: t('缺学科教师（人）', 'Missing subject teachers'),
  year: t('学年', 'School year'),
  before: t('不派出时', 'Without the plan'),
  after: t('按方案', 'Under the plan'),
};

export function OverviewPart({ plan }: { readonly plan: string }) {
  const view = usePlanView(plan, 'overview');
  return <Shown of={view}>{(overview) => <Whole overview={overview} />}</Shown>;
}

function Whole({ overview: { verdict, proof, years, counts, tiers, missing } }: { readonly overview: Overview }) {
  const say = useSay();
  return (
    <>
      <Alert
        type={verdict.lawful && verdict.relaxed.length === 0 ? 'success' : 'warning'}
        showIcon
        title={verdict.sentence}
        description={[...verdict.relaxed, verdict.pending, ...verdict.attested, proof].map((line) =>
          line === null || line === '' ? null : <p key={line}>{line}</p>,
        )}
      />
      <section className="card spaced">
        <h2>{say(words.counts)}</h2>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say(words.purpose)}</th>
              {years.map(({ year, heading }) => (
                <th key={year} scope="col" className="number">
                  {heading}
                </th>
              ))}
              <th scope="col" className="number">
                {say(words.total)}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ count, label, byYear, total }) => (
              <tr key={count}>
                <th scope="row">{label}</th>
                {byYear.map((people, i) => (
                  <td key={years[i]?.year ?? i} className="number">
                    {people}
                  </td>
                ))}
                <td className="number">{total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="card">
        <h2>{say(words.missing)}</h2>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say(words.year)}</th>
              <th scope="col" className="number">
                {say(words.before)}
              </th>
              <th scope="col" className="number">
                {say(words.after)}
              </th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ year, before, after }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td className="number">{before}</td>
                <td className="number">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="card">
        <h2>{say(words.aims)}</h2>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say(words.aim)}</th>
              <th scope="col">{say(words.reached)}</th>
            </tr>
          </thead>
          <tbody>
            {tiers.map(({ tier, label, reached }, i) => (
              <tr key={tier}>
                <th scope="row">
                  {i + 1}. {label}
                </th>
                <td>{reached}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {verdict.certificate === '' ? null : <p className="quiet">{verdict.certificate}</p>}
      </section>
    </>
  );
}
