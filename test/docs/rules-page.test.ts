import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesPage } from '../../src/docs/rules-page.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import { RULES } from '../../src/rules/index.ts';

it('docs/rules.md is what `npm run docs` writes, with every rule of the registry', async () => {
  const packs = await Promise.all(packIds().map(async (id) => (await loadPolicy(id)).policy!));
  const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  expect(page).toBe(rulesPage(packs));
  for (const id of RULES.keys()) expect(page).toContain(`\n## ${id}\n`);
});
