/** What a path into a policy file stands for, in the words that its rule has for it. */
import type { Words } from '../messages/message.ts';
import { RULES } from '../rules/index.ts';

/** `rules.exchange-rate.share` → 交流比例：比例; a path that is no parameter of a rule stands for itself. */
export function pathWords(path: string): Words {
  const [section, rule, parameter, ...rest] = path.split('.');
  const spec = section === 'rules' && rest.length === 0 ? RULES.get(rule ?? '') : undefined;
  const labels: Readonly<Record<string, { readonly label: Words }>> = spec?.labels ?? {};
  const label = parameter !== undefined && Object.hasOwn(labels, parameter) ? labels[parameter]!.label : undefined;
  if (spec === undefined || label === undefined) return { 'zh-CN': path, en: path };
  return { 'zh-CN': `${spec.title.in('zh-CN')}：${label['zh-CN']}`, en: `${spec.title.in('en')}: ${label.en}` };
}
