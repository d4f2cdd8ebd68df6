/** A decision entered by hand. */
import { z } from 'zod';
import { PIN_KINDS } from '../../domain/words.ts';
import { withPins } from '../../planning/case.ts';
import { changed, ids, refused, unknownName, type ChangeSpec } from './change.ts';
import { texts } from './texts.ts';

const Settings = z.strictObject({
  teacher: z.string().min(1),
  kind: z.enum(PIN_KINDS),
  school: z.string().optional(),
  year: z.int().min(2000).max(2100).optional(),
  reason: z.string().default(''),
});
type Settings = z.infer<typeof Settings>;

export const pinChange: ChangeSpec<Settings> = {
  name: 'pin',
  settings: Settings,
  example: { teacher: 'T04', kind: 'mustStay', year: 2027, reason: '' },
  apply: (given, { teacher, kind, school, year, reason }) =>
    refused(
      unknownName('teacher', teacher, ids(given.roster.teachers)),
      unknownName('school', school, ids(given.roster.schools)),
    ) ?? changed(withPins(given, [{ teacher, kind, school: school ?? null, year: year ?? null, reason }])),
  say: (_, { teacher, kind }) => texts['say-pin']({ teacher, kind }),
};
