/** The registry of rules: one line per rule. Everything that knows rules by name reads it from here. */
import { backboneShare } from './backbone-share.ts';
import { exchangeRate } from './exchange-rate.ts';
import { headcountBalance } from './headcount-balance.ts';
import { inflowLimit } from './inflow-limit.ts';
import { outflowLimit } from './outflow-limit.ts';
import { pins } from './pins.ts';
import { protectSource } from './protect-source.ts';
import type { RuleSpec } from './rule.ts';
import { term } from './term.ts';

// `RuleSpec<P>` stands for any rule here: whoever applies one hands it only params that its own schema has parsed.
const SPECS: readonly RuleSpec<unknown>[] = [
  exchangeRate,
  backboneShare,
  term,
  protectSource,
  headcountBalance,
  outflowLimit,
  inflowLimit,
  pins,
];

export const RULES: ReadonlyMap<string, RuleSpec<unknown>> = new Map(SPECS.map((spec) => [spec.id, spec]));
