/** Asks the desk, does things at it, and follows its long work. */
import { App } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createElement, useEffect, useState } from 'react';
import { call, CallProblem, type AnswerTo, type Called, type CallTerms, type Route } from '../call.ts';
import { t, useLang } from './lang.tsx';
import { overlays } from './overlays.ts';

const words = {
  refused: t('没有完成', 'This was not done'),
  unreachable: t(
    '与程序的连接中断。请确认程序仍在运行，再试一次。',
    'The program does not answer. See that it still runs, and try again.',
  ),
};

export type WorkNews = AnswerTo<'GET /api/jobs/:job'>;

/** What the desk says of something; asked again in the other language. */
export function useAsk<R extends Route>(route: R, terms: CallTerms<R> = {}, enabled = true) {
  const { lang } = useLang();
  return useQuery<Called<R>>({
    queryKey: [route, terms, lang],
    queryFn: ({ signal }) => call(route, { ...terms, lang, signal }),
    enabled,
  });
}

interface Doing {
  readonly busy: boolean;
  /** Null where the desk refused; the reader has been told why. */
  readonly run: <R extends Route>(route: R, terms: CallTerms<R>) => Promise<Called<R> | null>;
}

/** Does something at the desk, and has everything shown asked anew. */
export function useDeed(): Doing {
  const { lang, say } = useLang();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    run: async (route, terms) => {
      setBusy(true);
      try {
        const called = await call(route, { ...terms, lang });
        await client.invalidateQueries();
        return called;
      } catch (error) {
        const problem = error instanceof CallProblem ? error.problem : null;
        const lines = [
          problem?.detail ?? say(words.unreachable),
          ...(problem?.findings ?? []).map((one) => one.message),
        ];
        modal.error({
          getContainer: overlays,
          title: say(words.refused),
          content: lines.map((line) => createElement('p', { key: line }, line)),
        });
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}

/** A job as it goes on; null before anything is known. When it is over everything shown is asked anew. */
export function useJob(id: string | null): WorkNews | null {
  const { lang } = useLang();
  const client = useQueryClient();
  const [job, setJob] = useState<WorkNews | null>(null);
  useEffect(() => {
    setJob(null);
    if (id === null) return;
    const source = new EventSource(`/api/jobs/${id}/events?lang=${lang}`);
    source.addEventListener('job', ({ data }: MessageEvent<string>) => {
      const news = JSON.parse(data) as WorkNews;
      setJob(news);
      if (!news.over) return;
      source.close();
      void client.invalidateQueries();
    });
    return () => source.close();
  }, [id, lang, client]);
  return job?.id === id ? job : null;
}
