/** 首页. */
import { useEffect, useState } from 'react';
import { call, type Answer } from './call.ts';

export function Home() {
  const [home, setHome] = useState<Answer<'GET /api/home'> | null>(null);
  useEffect(() => {
    void call('GET /api/home').then(({ body }) => setHome(body));
  }, []);
  return <main>{home === null ? '……' : `lungang ${home.version}`}</main>;
}
