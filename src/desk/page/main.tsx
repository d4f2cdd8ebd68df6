/** The page begins here. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LangProvider, useLang } from './base/lang.tsx';
import { NONCE } from './base/nonce.ts';
import { CallProblem } from './call.ts';
import { Shell } from './shell.tsx';

/** What the desk refuses it will refuse again; only a lost connection is tried anew. */
const client = new QueryClient({
  defaultOptions: {
    queries: { retry: (tries, error) => !(error instanceof CallProblem) && tries < 2, staleTime: 2000 },
  },
});

/** Colours that can be read on white by everybody (contrast of 4.5 : 1 and more). */
const THEME = {
  token: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorTextDescription: '#57606a',
    colorTextPlaceholder: '#626b76',
    colorTextDisabled: '#626b76',
    fontFamily: 'inherit',
  },
};

function Page() {
  const { lang } = useLang();
  return (
    <ConfigProvider csp={{ nonce: NONCE }} locale={lang === 'en' ? english : chinese} theme={THEME}>
      <App>
        <Shell />
      </App>
    </ConfigProvider>
  );
}

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LangProvider>
        <Page />
      </LangProvider>
    </QueryClientProvider>
  </StrictMode>,
);
