/**
 * Parameters with which the tests of the registry draw each rule, besides its own example: as they would stand in a
 * policy file, tight enough to bite on a roster of a few teachers. `test/rules/variants.test.ts` demands a line for
 * every rule and every word that a parameter can take.
 */
import type { RuleSpec } from '../../src/rules/rule.ts';

export const VARIANTS: Readonly<Record<string, readonly object[]>> = {
  'exchange-rate': [
    { base: 'eligible', share: '50%' },
    { base: 'memberStaff', share: '1/3', counts: 'base' },
    { base: 'coreEligible', share: '60%', scope: 'school' },
    { base: 'eligible', share: '40%', scope: 'county' },
    { base: 'eligible', share: '50%', to: ['rural', 'mountain'] },
    { base: 'eligible', atLeast: 2, to: ['urban', 'town', 'weak'], scope: 'county' },
    { base: 'eligible', share: '50%', stages: ['primary', 'seniorSecondary'], cycle: 2 },
    { base: 'memberStaff', share: '50%', stages: ['juniorSecondary', 'kindergarten'], scope: 'county' },
    { base: 'memberStaff', share: '50%', cycle: 3 },
    { base: 'coreEligible', share: '100%', cycle: 3, scope: 'school', counts: 'base' },
    { base: 'eligible', atLeast: 1, cycle: 2, to: ['mountain'] },
  ],
  'backbone-share': [
    { share: '50%' },
    { share: '50%', of: 'eligibleBackbones', scope: 'school' },
    { share: '1/3', scope: 'county' },
  ],
  'host-stock': [
    { lo: '30%', hi: '50%' },
    { lo: '10%', hi: '20%', fromYear: 2 },
  ],
  team: [
    { vicePrincipals: { least: 1, most: 1 }, backbones: { least: 1, most: 2 } },
    { midLevelOrAbove: { least: 1 } },
    { midLevel: { least: 0, most: 0 }, backbones: { least: 1, most: 1 } },
  ],
  'newcomer-training': [{}],
  'group-inflow': [{ k: 1, m: 1 }, { k: 2, m: 2 }, {}],
  'rural-direction': [
    { share: '100%' },
    { share: '50%', who: 'backbonesAndMidLevel', to: ['urban', 'town', 'weak'] },
    { share: '100%', who: 'backbonesAndMidLevel' },
  ],
  'recruit-service': [{}],
  'mutual-exchange': [{}],
  'leader-term': [
    { years: 6 },
    { positions: ['vicePrincipal'], terms: 2, termYears: 3, spareWithin: 5 },
    { positions: ['principal', 'vicePrincipal'], years: 1, spareWithin: 1, reach: 'county' },
  ],
  establishment: [{ mode: 'moves' }, { mode: 'moves', float: '0%' }, { mode: 'group' }, { mode: 'stays' }],
  'title-posts': [{ counted: 'host' }, { counted: 'home' }, { counted: 'group' }, { counted: 'sender' }],
  'allowance-budget': [{}, { covers: 'everyone' }],
  'leader-posts': [{}, { positions: ['vicePrincipal'] }],
  'shared-teaching': [{ most: '20%' }, { most: '40%' }],
  term: [{}],
  'protect-source': [{}],
  'headcount-balance': [{ d: 0 }, { d: 1 }],
  'outflow-limit': [
    { share: '10%', ofSubject: '10%' },
    { share: '100%', ofSubject: '1/3' },
  ],
  'inflow-limit': [
    { share: '0%', least: 0 },
    { share: '10%', least: 1 },
    { share: '50%', least: 0 },
  ],
  pins: [{}],
};

/** The example of the rule and its variants, parsed. */
export const paramsOf = ({ id, params, example }: RuleSpec<unknown>): readonly unknown[] => [
  example,
  ...(VARIANTS[id] ?? []).map((raw) => params.parse(raw)),
];
