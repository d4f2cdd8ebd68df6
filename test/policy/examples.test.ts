/** Policies of one's own that come as examples: each loads without a word, has a small case, and a row in the pages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load.ts';

const FOLDER = 'scenarios/policies/examples';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const stories = readdirSync('scenarios').filter((name) => existsSync(join('scenarios', name, 'expected.json')));

describe.each(files)('%s', (file) => {
  const path = `${FOLDER}/${file}`;
  const id = basename(file, '.yaml');
  const ofIt = stories.filter((name) =>
    readFileSync(join('scenarios', name, 'expected.json'), 'utf8').includes(`"policy": "${path}"`),
  );

  it('loads without a word, under the name of its file', async () => {
    const { policy, problems } = await loadPolicy(path);
    expect(problems.map(({ row, message }) => `${row} ${message.in('en')}`)).toEqual([]);
    expect(policy?.id).toBe(id);
  });

  it('has a small case, which it names', () => {
    expect(ofIt).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toContain(`scenarios/${ofIt[0]}.\n`);
  });

  it.each(['docs/policy-files.md', 'docs/policy-files.zh-CN.md'])('has a row in %s', (page) => {
    expect(readFileSync(page, 'utf8')).toMatch(new RegExp(`^\\| \`${id}\` \\|.*\\| \`${ofIt[0]}\` \\|$`, 'mu'));
  });
});
