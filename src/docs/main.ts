/** `npm run docs`: writes the generated pages. `test/docs` fails when they are stale. */
import { writeFileSync } from 'node:fs';
import { packIds } from '../policy/packs.ts';
import { loadPolicy } from '../policy/load.ts';
import { rulesPage } from './rules-page.ts';

const loaded = await Promise.all(packIds().map((id) => loadPolicy(id)));
const packs = loaded.flatMap(({ policy }) => (policy === null ? [] : [policy]));
writeFileSync(new URL('../../docs/rules.md', import.meta.url), rulesPage(packs));
