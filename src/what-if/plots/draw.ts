/** Drawings by the charting library without a browser: SVG that stands alone, the same bytes for equal data. */
import type { EChartsCoreOption } from 'echarts/core';
import { plain } from '../../report/html/svg.ts';
import type { Lang } from '../../messages/message.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Offices have one of these; nothing is loaded. */
const FONTS: Record<Lang, string> = {
  'zh-CN': "'PingFang SC','Microsoft YaHei','Source Han Sans SC','Noto Sans CJK SC',sans-serif",
  en: "'Segoe UI',Arial,'Noto Sans','Noto Sans CJK SC',sans-serif",
};

/** SVG of the option, without ids. */
export async function draw(option: EChartsCoreOption, { width, height }: Size, lang: Lang): Promise<string> {
  // Only who writes a report pays for loading the library; one file loads in a tenth of the time of its 500 modules.
  const { init } = await import('echarts/dist/echarts.esm.min.mjs');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option });
    // Nothing is drawn outside the axes: clip paths would only bring ids, which several drawings of one page must not
    // share.
    const own = plain(chart.renderToSVGString())
      .replaceAll(/<defs\b[^>]*>[\s\S]*?<\/defs>\s*/g, '')
      .replaceAll(/ clip-path="[^"]*"/g, '');
    return own
      .replace(/^<svg [^>]*?(?=viewBox)/, `<svg xmlns="http://www.w3.org/2000/svg" font-family="${FONTS[lang]}" `)
      .replace(
        /^<svg (?!xmlns)/,
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${FONTS[lang]}" `,
      );
  } finally {
    chart.dispose();
  }
}
