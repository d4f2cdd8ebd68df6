/** The clauses that a sheet names, each once: document, place in it, and the short quote. */
import type { Lang } from '../../messages/message.ts';
import type { Clause } from '../../policy/policy.ts';
import type { ReportContext } from '../context.ts';
import { quoted, t } from '../words.ts';
import type { Part } from './sheet.ts';

/** A quote longer than this is cut: the whole of it stands in the policy. */
const MOST = 70;

const short = (quote: string): string => (quote.length > MOST ? `${quote.slice(0, MOST)}……` : quote);

/** `SZ1：苏教基〔2024〕7号，三（二）2：“…”` */
const clauseLine = ({ id, source, quote }: Clause, lang: Lang): string =>
  lang === 'en' ? `${id}: ${source}: ${quoted(short(quote))}` : `${id}：${source}：${quoted(short(quote))}`;

/** Nothing where the parts name no clause. */
export function basisPart(
  { policy }: Pick<ReportContext, 'policy'>,
  parts: readonly Part[],
  lang: Lang,
): readonly Part[] {
  const words = new Set(parts.flatMap(wordsOf));
  const named = [...policy.clauses.values()].filter(({ id }) => words.has(id));
  if (named.length === 0) return [];
  return [
    {
      id: 'basis',
      title: t('所引条款', 'The clauses named here')[lang],
      lines: [
        lang === 'en' ? `Document: ${policy.document}` : `文件：${policy.document}`,
        ...named.map((clause) => `- ${clauseLine(clause, lang)}`),
      ],
    },
  ];
}

/** Everything that could be the number of a clause. */
function wordsOf({ title, lines, tables = [] }: Part): readonly string[] {
  const cells = tables.flatMap(({ title: name, rows }) => [
    name,
    ...rows.flat().filter((cell) => typeof cell === 'string'),
  ]);
  return [title, ...lines, ...cells].flatMap((text) => text.match(/[A-Za-z]+[0-9]+[A-Za-z0-9-]*/gu) ?? []);
}
