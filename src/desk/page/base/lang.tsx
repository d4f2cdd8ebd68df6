/** The language of the page: Chinese, or English where the reader chose it. Remembered on this machine. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Lang } from '../../../messages/message.ts';

/** A text in every language of the page. */
export type Text = Readonly<Record<Lang, string>>;

export const t = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english });

interface Speech {
  readonly lang: Lang;
  readonly say: (text: Text) => string;
  readonly speak: (lang: Lang) => void;
}

const Spoken = createContext<Speech | null>(null);
const KEPT_AS = 'lungang-language';
const TITLE = t('轮岗', 'Lungang');

export function LangProvider({ children }: { readonly children: ReactNode }) {
  const [lang, speak] = useState<Lang>(() => (localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh-CN'));
  useEffect(() => {
    localStorage.setItem(KEPT_AS, lang);
    document.documentElement.lang = lang;
    document.title = TITLE[lang];
  }, [lang]);
  const speech = useMemo(() => ({ lang, speak, say: (text: Text) => text[lang] }), [lang]);
  return <Spoken value={speech}>{children}</Spoken>;
}

export function useLang(): Speech {
  const speech = useContext(Spoken);
  if (speech === null) throw new Error('no language');
  return speech;
}

export const useSay = (): Speech['say'] => useLang().say;
