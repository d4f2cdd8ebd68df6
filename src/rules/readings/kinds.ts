/** Of which kinds of groups a clause speaks, where its words can be read two ways. */
import type { Words } from '../../messages/message.ts';
import type { GroupKind } from '../../domain/words.ts';
import type { Ambiguity } from './reading.ts';

interface KindQuestion {
  readonly id: string;
  readonly question: Words;
  /** Of this kind in any case, of the other perhaps. */
  readonly surely: GroupKind;
  readonly perhaps: GroupKind;
  readonly without: Words;
  readonly with: Words;
}

/** Asked of lines that name kinds of groups, the sure one among them. */
const ofKinds = <P>({ id, question, surely, perhaps, ...words }: KindQuestion): Ambiguity<P> => ({
  id,
  question,
  chosen: (_, kinds = null) => (kinds === null || kinds.includes(perhaps) ? `with-${perhaps}` : `without-${perhaps}`),
  answers: (_, kinds = null) => {
    const rest = (kinds ?? []).filter((kind) => kind !== perhaps);
    const wide = { id: `with-${perhaps}`, words: words.with, kinds: [...rest, perhaps] };
    if (kinds === null || !kinds.includes(surely)) return [{ id: wide.id, words: wide.words }];
    return [{ id: `without-${perhaps}`, words: words.without, kinds: rest }, wide];
  },
});

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

/** SZ1, SZ2: 同学段教育集团…20%; 鼓励跨学段教育集团探索…柔性交流. */
export const crossStageRate = <P>(): Ambiguity<P> =>
  ofKinds({
    id: 'cross-stage',
    question: words('跨学段集团是否也有比例', 'Whether the share is asked of cross-stage groups too'),
    surely: 'sameStage',
    perhaps: 'crossStage',
    without: words('只要求同学段集团', 'of same-stage groups only'),
    with: words('跨学段集团同样要求', 'of cross-stage groups as well'),
  });

/** RA5: 一律迁编; 协作型…不打破原有学校各自的人事、管理体制. */
export const collaborativePosts = <P>(): Ambiguity<P> =>
  ofKinds({
    id: 'collaborative',
    question: words('协作型是否迁编', 'Whether posts move in collaborative groups'),
    surely: 'coBuilt',
    perhaps: 'collaborative',
    without: words('协作型保持各自人事，不迁编', 'they keep their own personnel, and nothing moves'),
    with: words('协作型同样迁编', 'they move there as well'),
  });
