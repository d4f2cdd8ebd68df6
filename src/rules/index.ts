/** The registry of rules: one line per rule. Everything that knows rules by name reads it from here. */
import { allowanceBudget } from './allowance-budget.ts';
import { backboneShare } from './backbone-share.ts';
import { establishment } from './establishment.ts';
import { exchangeRate } from './exchange-rate.ts';
import { groupInflow } from './group-inflow.ts';
import { headcountBalance } from './headcount-balance.ts';
import { hostStock } from './host-stock.ts';
import { inflowLimit } from './inflow-limit.ts';
import { leaderPosts } from './leader-posts.ts';
import { leaderTerm } from './leader-term.ts';
import { mutualExchange } from './mutual-exchange.ts';
import { newcomerTraining } from './newcomer-training.ts';
import { outflowLimit } from './outflow-limit.ts';
import { pins } from './pins.ts';
import { protectSource } from './protect-source.ts';
import { recruitService } from './recruit-service.ts';
import { spot, type RuleSpec } from './rule.ts';
import { ruralDirection } from './rural-direction.ts';
import { sharedTeaching } from './shared-teaching.ts';
import { team } from './team.ts';
import { term } from './term.ts';
import { titlePosts } from './title-posts.ts';

// `RuleSpec<P>` stands for any rule here: whoever applies one hands it only params that its own schema has parsed.
const SPECS: readonly RuleSpec<unknown>[] = [
  exchangeRate,
  backboneShare,
  hostStock,
  team,
  newcomerTraining,
  groupInflow,
  ruralDirection,
  recruitService,
  mutualExchange,
  leaderTerm,
  establishment,
  titlePosts,
  allowanceBudget,
  sharedTeaching,
  leaderPosts,
  term,
  protectSource,
  headcountBalance,
  outflowLimit,
  inflowLimit,
  pins,
];

/** A rule speaks of a group only in the years in which it is of one of the kinds that the policy names. */
const inItsYears = (spec: RuleSpec<unknown>): RuleSpec<unknown> => ({
  ...spec,
  check: (facts, params) => spec.check(facts, params).filter(({ where }) => facts.speaksOf(where)),
  ...(spec.dues === undefined
    ? {}
    : {
        dues: (facts, params) =>
          spec.dues!(facts, params).filter(({ person, year }) =>
            facts.speaksOf(spot(year, { group: person.home.group.id })),
          ),
      }),
});

export const RULES: ReadonlyMap<string, RuleSpec<unknown>> = new Map(SPECS.map((spec) => [spec.id, inItsYears(spec)]));
