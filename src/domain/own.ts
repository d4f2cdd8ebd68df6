/** A look into a record whose keys come from somebody's file: a zone called `constructor` has no inherited allowance. */
export const ownValue = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
