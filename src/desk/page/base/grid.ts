/** What all lists have in common. */
import { AllCommunityModule, ModuleRegistry, themeQuartz } from 'ag-grid-community';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Lang } from '../../../messages/message.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

export const GRID_THEME = themeQuartz.withParams({
  accentColor: '#0958d9',
  fontFamily: 'inherit',
  fontSize: 14,
  headerFontSize: 14,
  rowHeight: 36,
  headerHeight: 40,
  spacing: 6,
});

const CHINESE: Readonly<Record<string, string>> = {
  noRowsToShow: '没有内容',
  noMatchingRows: '没有符合的行',
  loadingOoo: '正在读取……',
  ariaRowSelect: '按空格键选中此行',
  ariaRowDeselect: '按空格键取消选中',
  ariaSortableColumn: '按回车键排序',
  ariaInputEditor: '输入内容',
};

/** Chinese words of the list itself; English ones it brings along. */
export const gridWords = (lang: Lang): Record<string, string> => (lang === 'en' ? {} : { ...CHINESE });

/** True while the page is being printed: lists then show every row. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}
