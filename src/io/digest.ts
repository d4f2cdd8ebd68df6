/** The fingerprint of a roster: what plan.json names as its input. */
import { fingerprint } from '../domain/fingerprint.ts';
import { rosterContent } from '../domain/roster-content.ts';
import { canonical, type Roster } from '../domain/roster.ts';

export { canonicalJson } from '../domain/fingerprint.ts';

/** `sha256:…` of the canonical roster; neither the order of rows and columns nor the format of the files matters. */
export const rosterDigest = (roster: Roster): string => fingerprint(rosterContent(canonical(roster)));
