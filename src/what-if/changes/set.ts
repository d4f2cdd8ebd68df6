/**
 * One value by its path: of the policy (`settings.…`, `objective.…`, `rules.…`) or of the roster (`budgets.…`,
 * `zones.…`, `schools.…`, `teachers.…`, `demand.…`).
 */
import { z } from 'zod';
import { alterPolicy, leadsIntoPolicy } from '../../policy/alter.ts';
import { nearest } from '../../policy/nearest.ts';
import { pathWords } from '../../policy/path-words.ts';
import type { Case } from '../../planning/case.ts';
import { changed, refused, unknownName, type ChangedCase, type ChangeSpec } from './change.ts';
import { setCell } from './set-cell.ts';
import { texts } from './texts.ts';

const Settings = z.strictObject({
  path: z.string().min(1),
  clause: z.string().optional(),
  to: z.unknown().refine((value) => value !== undefined),
});
type Settings = z.infer<typeof Settings>;

const ZONE_ALLOWANCES = 'settings.zoneAllowances.';

export const setChange: ChangeSpec<Settings> = {
  name: 'set',
  settings: Settings,
  example: { path: 'rules.exchange-rate.share', to: '25%' },
  apply: (given, { path, clause, to }) => {
    if (!leadsIntoPolicy(path)) return setCell(given, path, to);
    const zone = unknownZone(given, path);
    if (zone !== null) return zone;
    const altered = alterPolicy(given.policy, { path, clause, to });
    return altered.ok
      ? changed({ ...given, policy: altered.policy })
      : { ok: false, faults: altered.faults.map(({ part, value, message }) => ({ at: part, value, message })) };
  },
  say: (_, { path, clause, to }) =>
    texts['say-set']({
      path: pathWords(path),
      clause: clause ?? null,
      to: typeof to === 'string' ? to : JSON.stringify(to),
    }),
};

/** A policy may name any zone; a what-if that names one which nobody lives in is a slip. */
function unknownZone({ roster, policy }: Case, path: string): ChangedCase | null {
  if (!path.startsWith(ZONE_ALLOWANCES)) return null;
  const known = [...new Set([...Object.keys(policy.settings.zoneAllowances), ...roster.zones.map(({ name }) => name)])];
  const name = path.slice(ZONE_ALLOWANCES.length);
  const fault = unknownName('path', name, known);
  const near = nearest(name, known);
  return refused(
    fault === null
      ? null
      : {
          ...fault,
          value: path,
          message: texts['change-unknown-name']({
            name: path,
            nearest: near === undefined ? null : ZONE_ALLOWANCES + near,
            known: known.map((one) => ZONE_ALLOWANCES + one),
          }),
        },
  );
}
