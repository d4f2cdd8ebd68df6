/** The settings of a policy as fields: terms of eligibility, lengths, directions, ages, money. */
import { CAPPED_POSITIONS } from '../../domain/settings.ts';
import { DIRECTIONS, POSTING_KINDS, SEXES } from '../../domain/words.ts';
import type { Lang } from '../../messages/message.ts';
import { lengthOf, SETTING_LABELS } from '../../report/parameters.ts';
import { DIRECTION, POSITION, SEX, t, type Text } from '../../report/words.ts';
import type { FieldKind, FieldPath } from './field.ts';

export interface SettingField {
  readonly path: FieldPath;
  readonly label: string;
  readonly kind: FieldKind;
  readonly least: number | null;
  readonly most: number | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly optional: boolean;
}

const AGE = t('不满多少周岁方符合交流条件', 'eligible only below the age of');

const field = (
  path: readonly string[],
  label: string,
  kind: FieldKind,
  range: readonly [number, number] | null = null,
  optional = true,
): SettingField => ({
  path: ['settings', ...path],
  label,
  kind,
  least: range?.[0] ?? null,
  most: range?.[1] ?? null,
  options: [],
  optional,
});

/** In the order of the form. */
export function settingFields(lang: Lang): readonly SettingField[] {
  const say = (words: Text): string => words[lang];
  const labels = SETTING_LABELS;
  return [
    field(['tenureYears'], say(labels.tenureYears), 'whole', [0, 40], false),
    field(['retireYears'], say(labels.retireYears), 'whole', [0, 20], false),
    ...POSTING_KINDS.map((kind) => field(['postingYears', kind], say(lengthOf(kind)), 'years', [1, 10])),
    field(['graduationYearsBefore'], say(labels.graduationYearsBefore), 'whole', [0, 5]),
    ...CAPPED_POSITIONS.flatMap((position) =>
      SEXES.map((sex) =>
        field(
          ['ageCaps', position, sex],
          `${say(AGE)}${lang === 'en' ? ': ' : '：'}${say(POSITION[position])} ${say(SEX[sex])}`,
          'whole',
          [20, 80],
        ),
      ),
    ),
    {
      ...field(['directions'], say(labels.directions), 'choices'),
      options: DIRECTIONS.map((value) => ({ value, label: say(DIRECTION[value]) })),
    },
    field(['crossStage'], say(labels.crossStage), 'yes-no'),
    field(['crossGroup'], say(labels.crossGroup), 'yes-no'),
    field(['livingAllowance'], say(labels.livingAllowance), 'yuan', [0, 100_000]),
    field(['transportAllowance'], say(labels.transportAllowance), 'yuan', [0, 100_000]),
    field(['zoneAllowances'], say(labels.zoneAllowances), 'amounts', [0, 100_000]),
  ];
}
