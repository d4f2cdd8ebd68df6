/** 首页. */
import { useEffect, useState } from 'react';
import { call, CallProblem, type AnswerTo } from './call.ts';

export function Home() {
  const [home, setHome] = useState<AnswerTo<'GET /api/home'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    call('GET /api/home').then(
      ({ body }) => setHome(body),
      (error: unknown) => setProblem(error instanceof CallProblem ? error.problem.detail : String(error)),
    );
  }, []);
  if (problem !== null) return <main role="alert">{problem}</main>;
  return <main>{home === null ? '……' : `lungang ${home.version}`}</main>;
}
