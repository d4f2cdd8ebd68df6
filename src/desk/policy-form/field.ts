/** A field of the policy form, and what kind of field a schema asks for. */
import { z } from 'zod';

const FIELD_KINDS = ['share', 'whole', 'years', 'yuan', 'choice', 'choices', 'yes-no', 'amounts', 'other'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

const Scalar = z.union([z.string().max(2000), z.number(), z.boolean()]);
/** What a field can hold: a value, a list of values, or amounts by name. */
export const FormValue = z.union([Scalar, z.null(), z.array(Scalar).max(100), z.record(z.string().max(100), Scalar)]);

const Path = z.array(z.union([z.string(), z.int()]));
/** Where a value stands in the policy file: `["settings", "tenureYears"]`, `["rules", 0, "params", "share"]`. */
export type FieldPath = z.infer<typeof Path>;

export const FormField = z.object({
  path: Path,
  label: z.string(),
  /**
   * `share`: text such as "20%"; `years`: a list of whole numbers; `amounts`: yuan by name of a zone; `other`: shown,
   * to be changed in the file.
   */
  kind: z.enum(FIELD_KINDS),
  /** As the file says it, or what goes without saying; null where neither does. */
  value: FormValue,
  /** The file says it. */
  written: z.boolean(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** The field may be left empty. */
  optional: z.boolean(),
  /** Not in the document: an assumption. */
  assumed: z.boolean(),
  /** Words of the document beside it. */
  clause: z.object({ id: z.string(), source: z.string(), quote: z.string(), reading: z.string() }).nullable(),
  /** What is wrong with it, or differs from the quote. */
  findings: z.array(
    z.object({ severity: z.enum(['error', 'warning', 'notice']), code: z.string(), message: z.string() }),
  ),
});
export type FormField = z.infer<typeof FormField>;

/** The part of JSON Schema that rules' parameters come to. */
const Node = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.unknown().optional(),
});
type Node = z.infer<typeof Node>;

/** Without "or nothing". */
function bare(schema: unknown): Node {
  const node = Node.parse(schema);
  const [only, ...more] = (node.anyOf ?? []).map((one) => Node.parse(one)).filter(({ type }) => type !== 'null');
  return only !== undefined && more.length === 0 ? { ...only, default: node.default } : node;
}

/** A value to be entered: where below the parameters, and how. */
export interface Leaf {
  readonly path: readonly string[];
  readonly kind: FieldKind;
  readonly words: readonly string[];
  readonly least: number | null;
  readonly most: number | null;
  readonly optional: boolean;
  readonly fallback: unknown;
}

const words = (list: readonly unknown[] | undefined): string[] => (list ?? []).filter((one) => typeof one === 'string');

/** The leaves of a schema, groups of values opened. */
export function leavesOf(schema: unknown, path: readonly string[] = [], optional = false): Leaf[] {
  const node = bare(schema);
  if (node.type === 'object' && node.properties !== undefined)
    return Object.entries(node.properties).flatMap(([key, inner]) =>
      leavesOf(
        inner,
        [...path, key],
        optional || node.required?.includes(key) !== true || Node.parse(inner).default !== undefined,
      ),
    );
  const items = node.items === undefined ? undefined : bare(node.items);
  const kind: FieldKind =
    node.enum !== undefined
      ? 'choice'
      : items?.enum !== undefined
        ? 'choices'
        : items?.type === 'integer'
          ? 'years'
          : node.type === 'integer'
            ? 'whole'
            : node.type === 'boolean'
              ? 'yes-no'
              : node.type === 'string'
                ? 'share'
                : 'other';
  const whole = node.type === 'integer';
  return [
    {
      path,
      kind,
      words: words(node.enum ?? items?.enum),
      least: whole && node.minimum !== undefined && node.minimum > Number.MIN_SAFE_INTEGER ? node.minimum : null,
      most: whole && node.maximum !== undefined && node.maximum < Number.MAX_SAFE_INTEGER ? node.maximum : null,
      optional,
      fallback: node.default ?? null,
    },
  ];
}
