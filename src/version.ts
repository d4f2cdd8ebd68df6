/** Name and version as they stand in every plan: the same input, policy, seed and version give the same bytes. */
import manifest from '../package.json' with { type: 'json' };

export const PROGRAM = { name: manifest.name, version: manifest.version } as const;
