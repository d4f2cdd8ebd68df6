/** `npm run docs`: writes the generated pages. `test/docs` fails when they are stale. */
import { writeFileSync } from 'node:fs';
import { packIds } from '../policy/packs.ts';
import { loadPolicy } from '../policy/load.ts';
import { clauseTests } from './clause-tests.ts';
import { clausesPage } from './clauses-page.ts';
import { rulesPage } from './rules-page.ts';
import { termsPage } from './terms-page.ts';
import { openApiText } from '../desk/openapi.ts';

const loaded = await Promise.all(packIds().map((id) => loadPolicy(id)));
const packs = loaded.flatMap(({ policy }) => (policy === null ? [] : [policy]));
const write = (name: string, page: string): void => writeFileSync(new URL(`../../docs/${name}`, import.meta.url), page);
const tests = clauseTests();
write('rules.md', rulesPage(packs));
write('rules.zh-CN.md', rulesPage(packs, 'zh-CN'));
write('clauses.md', clausesPage(packs, tests));
write('clauses.zh-CN.md', clausesPage(packs, tests, 'zh-CN'));
write('openapi.json', openApiText());
write('terms.md', termsPage('en'));
write('terms.zh-CN.md', termsPage('zh-CN'));
