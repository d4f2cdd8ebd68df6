/** The engines by name. Loads none of them before it is asked for. */
import { ANY_SIZE, BACKENDS } from '../../solver/backends/index.ts';
import type { Backend } from '../../solver/backend.ts';

export { ANY_SIZE };

/** Names of the back-end registry, in its order. */
export const ENGINES: readonly string[] = [...BACKENDS.keys()];

/** Throws for a name that the registry does not know. */
export async function engineOf(name: string): Promise<Backend> {
  const load = BACKENDS.get(name);
  if (load === undefined) throw new Error(`no back end named ${name}`);
  return load();
}
