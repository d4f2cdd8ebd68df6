/**
 * A model in a few typed arrays over shared memory: what worker threads are given. Nothing is copied on the way,
 * however many tasks look at the same block.
 */
import type { Derived, Model } from './model.ts';

const AS = ['sum', 'excess', 'flag'] as const satisfies readonly Derived['as'][];

/** Forms in compressed rows: form i has the terms starts[i] … starts[i + 1] − 1. */
interface Forms {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly constants: Float64Array;
}

/** A model in shared memory. */
export interface PackedModel {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly integer: Uint8Array;
  readonly rows: Forms;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly derived: Forms;
  /** Column, position in AS, scale: three numbers each. */
  readonly how: Float64Array;
  readonly objectives: Forms;
  readonly names: readonly string[];
}

type LinearForm = {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly constant?: number;
};

const ints = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));
const doubles = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length));

function pack(forms: readonly LinearForm[]): Forms {
  const starts = ints(forms.length + 1);
  forms.forEach(({ columns }, i) => (starts[i + 1] = starts[i]! + columns.length));
  const all = starts[forms.length]!;
  const packed = { starts, columns: ints(all), values: doubles(all), constants: doubles(forms.length) };
  forms.forEach(({ columns, values, constant = 0 }, i) => {
    packed.columns.set(columns, starts[i]!);
    packed.values.set(values, starts[i]!);
    packed.constants[i] = constant;
  });
  return packed;
}

function unpack({
  starts,
  columns,
  values,
  constants,
}: Forms): { columns: number[]; values: number[]; constant: number }[] {
  return Array.from(constants, (constant, i) => ({
    columns: Array.from(columns.subarray(starts[i]!, starts[i + 1]!)),
    values: Array.from(values.subarray(starts[i]!, starts[i + 1]!)),
    constant,
  }));
}

function filled(values: readonly number[]): Float64Array {
  const array = doubles(values.length);
  array.set(values);
  return array;
}

/** Puts a model into shared memory (without `owners`). */
export function packModel({ columns, rows, derived = [], objectives }: Model): PackedModel {
  const integer = new Uint8Array(new SharedArrayBuffer(columns.length));
  columns.forEach((column, j) => (integer[j] = column.integer ? 1 : 0));
  return {
    lower: filled(columns.map(({ lower }) => lower)),
    upper: filled(columns.map(({ upper }) => upper)),
    integer,
    rows: pack(rows),
    rowLower: filled(rows.map(({ lower }) => lower)),
    rowUpper: filled(rows.map(({ upper }) => upper)),
    derived: pack(derived.map(({ form }) => form)),
    how: filled(derived.flatMap(({ column, as, scale }) => [column, AS.indexOf(as), scale])),
    objectives: pack(objectives),
    names: objectives.map(({ name }) => name),
  };
}

/** The very same model again (without `owners`, which decided how it was split). */
export function unpackModel(packed: PackedModel): Model {
  const { how } = packed;
  return {
    columns: Array.from(packed.lower, (lower, j) => ({
      lower,
      upper: packed.upper[j]!,
      integer: packed.integer[j] === 1,
    })),
    rows: unpack(packed.rows).map(({ columns, values }, i) => ({
      columns,
      values,
      lower: packed.rowLower[i]!,
      upper: packed.rowUpper[i]!,
    })),
    derived: unpack(packed.derived).map((form, i) => ({
      column: how[3 * i]!,
      form,
      as: AS[how[3 * i + 1]!]!,
      scale: how[3 * i + 2]!,
    })),
    objectives: unpack(packed.objectives).map((form, i) => ({ name: packed.names[i]!, ...form })),
  };
}
