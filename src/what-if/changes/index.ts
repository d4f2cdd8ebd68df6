/** The registry of changes: one line each. What-if files know a change as soon as it stands here. */
import { budgetChange, demandChange } from './amounts.ts';
import { asChange, type WhatIfChange } from './change.ts';
import { changeKindChange, closeSchoolChange, joinGroupChange } from './groups.ts';
import { newPostsChange, retireChange } from './people.ts';
import { pinChange } from './pin.ts';
import { ruleChange } from './rule.ts';
import { setChange } from './set.ts';

const LIST: readonly WhatIfChange[] = [
  asChange(setChange),
  asChange(ruleChange),
  asChange(joinGroupChange),
  asChange(closeSchoolChange),
  asChange(changeKindChange),
  asChange(retireChange),
  asChange(newPostsChange),
  asChange(demandChange),
  asChange(budgetChange),
  asChange(pinChange),
];

export const CHANGES: ReadonlyMap<string, WhatIfChange> = new Map(LIST.map((change) => [change.name, change]));
