/** 方案质量: the tiers of the objective, and in plain words what was proven, by whom it was checked and what it rests on. */
import type { Lang } from '../../messages/message.ts';
import { exactly } from '../../messages/terms.ts';
import type { ReportContext } from '../context.ts';
import { qualitySheet } from '../sheets/quality.ts';
import { t, type Text } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { htmlTable } from './tables.ts';

const ORDER = t(
  '方案按下表从上到下的次序逐级求优：先把上一级做到最好并保持不变，再优化下一级，因此下一级的改善不会以上一级为代价。',
  'The aims are served in the order of the table: each is made as good as it can be and then held, before the next one is considered; nothing lower down is ever bought at the expense of what stands above.',
);
const PROVEN = t(
  `各级目标均已证明最优：在上面各级数值不变的前提下，不存在任何能使这一级数值更小的方案。“${exactly('lowest')['zh-CN']}”是任何方案都不可能再低的数值，“数值”与它相等即为最优。`,
  'Every aim is proven best: with the aims above it at the values shown, no list whatever has a smaller value. “Lowest possible” is what no list can go below; where it equals the value, nothing better exists.',
);
const CLAIMED = t(
  `方案自称已证明最优，未重新验证：各级“数值”已由名册、政策和名单重新算出；“${exactly('lowest')['zh-CN']}”取自方案文件，核验程序不重新求解，因此不能担保不存在更好的方案。`,
  'By the plan’s own claim every aim is best; not proven again: the values were recomputed from roster, policy and list, but “Lowest possible” is taken from the plan file, and nothing here was searched anew, so that a better list cannot be ruled out.',
);
const UNPROVEN = t(
  `限定时间内未能全部证明：标“否”的目标最多还可能改善“${exactly('gap')['zh-CN']}”一栏的数值，也可能已是最优。需要时可延长计算时间重新测算。`,
  'The time given did not suffice to prove everything: aims marked “No” can be better by the gap at most, and may be the best already. Allow more time and plan again if it matters.',
);
const CHECKED = t(
  '方案写出之前，另一套独立编写的核验程序只依据名册、政策和这份名单，把全部规定、指标和数值重新计算一遍；有一处不符，方案就不会写出。',
  'Before the plan was written, a checker made independently read only roster, policy and this list, and computed every rule, indicator and value again; had anything differed, no plan would have been written.',
);
const RESTS = t(
  '以上结论以名册所填数据和“读法与参数”所列口径为准；数据或口径有变，应重新测算。本报告供研究决定使用，名单以正式印发的文件为准。',
  'All of this rests on the data of the roster and on the readings and parameters printed below; if they change, plan again. The report prepares a decision; what counts is the list as formally issued.',
);

export function qualityPart(context: ReportContext, lang: Lang): Markup {
  const paragraph = (text: Text): Markup => html`<p>${text[lang]}</p>`;
  const best = context.isClaimed === true ? CLAIMED : PROVEN;
  const proof = context.plan.proof.status === 'optimal' ? best : UNPROVEN;
  return html`${[ORDER, proof].map(paragraph)}${htmlTable(qualitySheet(context, lang), lang, { id: 'quality-tiers', names: 1, className: 'compact' })}${[CHECKED, RESTS].map(paragraph)}`;
}
