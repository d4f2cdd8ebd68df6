/** Who goes instead: names for an officer, numbers for a teacher. */
import type { BarePosting } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import type { PostingChange } from '../../planning/compare.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { schoolYearWords, t, type Text } from '../words.ts';
import { peopleNumber, peopleWords } from './small-counts.ts';

const ownerOf = (change: PostingChange): string =>
  change.kind === 'added' ? change.after.teacher : change.before.teacher;
const countOf = (changes: readonly PostingChange[], kind: PostingChange['kind']): number =>
  changes.filter((change) => change.kind === kind).length;

const WORDS: Record<PostingChange['kind'], Text> = {
  added: t('改为派出', 'would go'),
  dropped: t('改为不派', 'would stay'),
  altered: t('改派', 'would go elsewhere'),
};

/** `teacher`: whose sheet it is. */
export function postingChangeLines(
  { instance }: Pick<ReportContext, 'instance'>,
  changes: readonly PostingChange[],
  teacher: string,
  open: boolean,
  lang: Lang,
): string[] {
  const others = changes.filter((change) => ownerOf(change) !== teacher);
  const count = (kind: PostingChange['kind']): string => peopleWords(countOf(others, kind), open, lang);
  const [added, dropped, altered] = [count('added'), count('dropped'), count('altered')];
  const sum =
    lang === 'en'
      ? `Who would go instead – other teachers: ${added} would go who now stay, ${dropped} would stay who now go, ${altered} would go elsewhere or at another time.`
      : `会改由谁去——涉及其他教师：改为派出${added}，改为不派${dropped}，改派别校或改变学年${altered}。`;
  if (!open) return [sum];
  const names = plainNames(instance);
  const who = (id: string): string =>
    lang === 'en' ? `${names.teacher(id)} (${id})` : `${names.teacher(id)}（${id}）`;
  const way = ({ to, start }: BarePosting): string => `${schoolYearWords(start, lang)} → ${names.school(to)}`;
  // Who goes in place of the teacher comes first: that is what was asked.
  const order: readonly PostingChange['kind'][] = ['added', 'dropped', 'altered'];
  const lines = others
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((change) => {
      const path =
        change.kind === 'altered'
          ? `${way(change.before)}${lang === 'en' ? '; instead ' : '；改为 '}${way(change.after)}`
          : way(change.kind === 'added' ? change.after : change.before);
      return `- ${WORDS[change.kind][lang]}${lang === 'en' ? ': ' : '：'}${who(ownerOf(change))} ${path}`;
    });
  return [sum, ...lines];
}

/** For programs: the changes themselves, or their numbers. */
export function changesJson(changes: readonly PostingChange[], teacher: string, open: boolean): object {
  if (open) return changes;
  const others = changes.filter((change) => ownerOf(change) !== teacher);
  return {
    added: peopleNumber(countOf(others, 'added'), open),
    dropped: peopleNumber(countOf(others, 'dropped'), open),
    altered: peopleNumber(countOf(others, 'altered'), open),
  };
}
