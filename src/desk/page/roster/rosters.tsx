/** 导入名册: files come in; what came in before. */
import { Tag } from 'antd';
import { Link, useLocation } from 'wouter';
import type { AnswerTo } from '../call.ts';
import { useAsk, useDeed } from '../base/data.ts';
import { DropFiles } from '../base/drop.tsx';
import { t, useLang } from '../base/lang.tsx';
import { Screen, Shown } from '../base/parts.tsx';
import { Play } from '../home.tsx';

const words = {
  title: t('导入名册', 'Roster'),
  lead: t(
    '去年的工作簿、各校报来的表格都可以，列名不必改。原文件不会被改动。',
    'Last year’s workbook or the schools’ own sheets: headings may stay as they are. The files themselves are never changed.',
  ),
  drop: t('把名册文件拖到这里', 'Drop the roster files here'),
  kinds: t(
    '可同时放入多个工作簿（xlsx、xls、et）、CSV 或压缩包；整个文件夹也可以。',
    'Several workbooks (xlsx, xls, et), CSV files or zips at once; whole folders too.',
  ),
  before: t('已导入的名册', 'Rosters that came in before'),
  name: t('名册', 'Roster'),
  year: t('排哪一学年起', 'Planned from'),
  size: t('学校、教师', 'Schools, teachers'),
  state: t('检查结果', 'Check'),
  madeUp: t('虚构', 'made up'),
  ok: t('可以求解', 'Ready to plan'),
  checking: t('正在检查……', 'Being checked …'),
};

export function RostersScreen() {
  const { say } = useLang();
  const deed = useDeed();
  const [, go] = useLocation();
  const rosters = useAsk('GET /api/rosters');
  const take = async (files: readonly File[]): Promise<void> => {
    const made = await deed.run('POST /api/rosters', { body: files });
    if (made !== null) go(`/rosters/${made.body.id}`);
  };
  return (
    <Screen title={say(words.title)} lead={say(words.lead)}>
      <DropFiles label={say(words.drop)} hint={say(words.kinds)} busy={deed.busy} take={(files) => void take(files)} />
      <Shown of={rosters}>
        {({ body: { items } }) => (items.length === 0 ? <Play /> : <RosterTable items={items} />)}
      </Shown>
    </Screen>
  );
}

type Roster = AnswerTo<'GET /api/rosters/:roster'>;

function RosterTable({ items }: { readonly items: readonly Roster[] }) {
  const { lang, say } = useLang();
  return (
    <section className="card">
      <h2>{say(words.before)}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(words.year)}</th>
            <th scope="col">{say(words.size)}</th>
            <th scope="col">{say(words.state)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((roster) => (
            <tr key={roster.id}>
              <td>
                <Link href={`/rosters/${roster.id}`}>{roster.name}</Link>{' '}
                {roster.madeUp ? <Tag>{say(words.madeUp)}</Tag> : null}
              </td>
              <td>{schoolYear(roster.from, lang)}</td>
              <td>
                {roster.check === null
                  ? ''
                  : `${roster.check.schools}${lang === 'en' ? ', ' : ' 所、'}${roster.check.teachers}${lang === 'en' ? '' : ' 人'}`}
              </td>
              <td>
                {roster.check === null
                  ? (roster.job?.problem?.message ?? say(words.checking))
                  : roster.check.ok
                    ? say(words.ok)
                    : say(faults(roster.check.errors))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const faults = (errors: number) => t(`有 ${errors} 处须改正`, `${errors} to mend`);

export const schoolYear = (from: number, lang: string): string =>
  lang === 'en' ? `${from}–${from + 1}` : `${from}—${from + 1} 学年`;
