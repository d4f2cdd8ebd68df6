/** What drawings of the charting library have in common: labels that fit, and SVG that is the same for equal data. */
import stringWidth from 'string-width';
import { safeText } from '../../messages/safe-text.ts';

const LONGEST = 44;

/** A name of a school that would leave no room for the flow is cut in the middle: kind and number stand at its end. */
export function shortened(label: string): string {
  const clean = safeText(label).replaceAll(/\s+/gu, ' ');
  if (stringWidth(clean) <= LONGEST) return clean;
  const signs = [...clean];
  const tail = signs.slice(-16).join('');
  const head = signs.slice(0, -16);
  while (head.length > 1 && stringWidth(head.join('')) > LONGEST - stringWidth(tail) - 1) head.pop();
  return `${head.join('')}…${tail}`;
}

/**
 * The library numbers its classes by how many drawings came before, and adds a style for a pointer that does nothing
 * here. All of it goes, so that equal flows give equal bytes; quotes inside texts are escaped and never match.
 */
export const plain = (svg: string): string =>
  svg
    .replaceAll(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class|ecmeta_\w+|xml:space|xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replaceAll(/ style="font-size:(\d+)px;font-family:inherit;"/g, ' font-size="$1"')
    .replace(/^<svg width="[^"]*" height="[^"]*"/, '<svg aria-hidden="true" focusable="false"')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
