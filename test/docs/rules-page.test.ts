import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesPage } from '../../src/docs/rules-page.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import { RULES } from '../../src/rules/index.ts';

it.each([
  ['rules.md', 'en'],
  ['rules.zh-CN.md', 'zh-CN'],
] as const)('docs/%s is what `npm run docs` writes, with every rule of the registry', async (name, lang) => {
  const packs = await Promise.all(packIds().map(async (id) => (await loadPolicy(id)).policy!));
  const page = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  expect(page).toBe(rulesPage(packs, lang));
  for (const id of RULES.keys()) expect(page).toContain(`\n## ${id}\n`);
});
