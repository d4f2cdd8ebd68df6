/** The frame of every screen: where one can go, the language, and what is true of the whole desk. */
import { Alert, Button } from 'antd';
import { Link, Route, Switch, useLocation } from 'wouter';
import { useAsk } from './base/data.ts';
import { t, useLang } from './base/lang.tsx';
import { HomeScreen } from './home.tsx';
import { PapersScreen } from './papers/papers.tsx';
import { PoliciesScreen } from './policy/policies.tsx';
import { PolicyScreen } from './policy/policy.tsx';
import { ReviewScreen } from './review/review.tsx';
import { WaysScreen } from './review/ways.tsx';
import { RosterScreen } from './roster/roster.tsx';
import { RostersScreen } from './roster/rosters.tsx';
import { SolveScreen } from './solve/solve.tsx';

const words = {
  brand: t('教师交流轮岗', 'Teacher rotation'),
  skip: t('跳到正文', 'Skip to the content'),
  places: t('各项工作', 'Work'),
  foot: t(
    '本页只在这台电脑上运行，不连外网，名册不会离开这台电脑。',
    'This page works on this machine alone, without internet: the roster never leaves it.',
  ),
  open: t(
    '同一网络上的其他电脑也能打开本页，而且不用密码。名册含个人信息，请尽快改为只在本机使用。',
    'Other machines on the network can open this page without a password. The roster holds personal data: go back to this machine alone as soon as you can.',
  ),
  lost: t('没有这一页', 'There is no such page'),
};

const PLACES = [
  { path: '/', name: t('首页', 'Home') },
  { path: '/rosters', name: t('导入名册', 'Roster') },
  { path: '/policies', name: t('政策与口径', 'Policy') },
  { path: '/solve', name: t('求解', 'Plan') },
  { path: '/review', name: t('审阅', 'Review') },
  { path: '/ways', name: t('冲突与出路', 'Ways out') },
  { path: '/papers', name: t('材料', 'Documents') },
] as const;

export function Shell() {
  const { lang, say, speak } = useLang();
  const [at] = useLocation();
  const home = useAsk('GET /api/home');
  return (
    <>
      <a className="skip" href="#content">
        {say(words.skip)}
      </a>
      <header className="page-head">
        <span className="brand">{say(words.brand)}</span>
        <nav aria-label={say(words.places)}>
          {PLACES.map(({ path, name }) => (
            <Link key={path} href={path} aria-current={isAt(at, path) ? 'page' : undefined}>
              {say(name)}
            </Link>
          ))}
        </nav>
        <Button type="text" lang={lang === 'en' ? 'zh-CN' : 'en'} onClick={() => speak(lang === 'en' ? 'zh-CN' : 'en')}>
          {lang === 'en' ? '中文' : 'English'}
        </Button>
      </header>
      {home.data?.body.open === true ? <Alert banner type="warning" title={say(words.open)} /> : null}
      <main id="content" className="page-body">
        <Switch>
          <Route path="/" component={HomeScreen} />
          <Route path="/rosters" component={RostersScreen} />
          <Route path="/rosters/:id">{({ id }) => <RosterScreen key={id} id={id} />}</Route>
          <Route path="/policies" component={PoliciesScreen} />
          <Route path="/policies/:id">{({ id }) => <PolicyScreen key={id} id={id} />}</Route>
          <Route path="/solve" component={SolveScreen} />
          <Route path="/review/:id?">{({ id }) => <ReviewScreen id={id ?? null} />}</Route>
          <Route path="/ways/:id?">{({ id }) => <WaysScreen id={id ?? null} />}</Route>
          <Route path="/papers/:id?">{({ id }) => <PapersScreen id={id ?? null} />}</Route>
          <Route>{say(words.lost)}</Route>
        </Switch>
      </main>
      {home.data?.body.open === false ? <footer className="page-foot quiet">{say(words.foot)}</footer> : null}
    </>
  );
}

const isAt = (at: string, path: string): boolean => at === path || (path !== '/' && at.startsWith(`${path}/`));
