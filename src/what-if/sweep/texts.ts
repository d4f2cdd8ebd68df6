/** Sentences about sweeps. */
import { messages } from '../../messages/message.ts';

export const texts = messages({
  'sweep-too-many': {
    'zh-CN': (f: { size: number; most: number }) => `各轴的组合共 ${f.size} 种，超过上限 ${f.most}；请减少取值。`,
    en: (f: { size: number; most: number }) =>
      `The axes make ${f.size} combinations, more than ${f.most}; leave some values out.`,
  },
});
