/** docs/openapi.json is what the registry says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApi, openApiText } from '../../src/desk/openapi.ts';
import { OPERATIONS } from '../../src/desk/operations/index.ts';

describe('docs/openapi.json', () => {
  it('is what `npm run docs` writes', () => {
    expect(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')).toBe(openApiText());
  });

  it('has every operation, and every parameter of its path', () => {
    const paths = openApi()['paths'] as Record<
      string,
      Record<string, { operationId: string; parameters: { in: string; name: string }[] }>
    >;
    const own = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map((one) => ({ path, one })),
    );
    expect(own.map(({ one }) => one.operationId).toSorted()).toEqual(OPERATIONS.map(({ name }) => name).toSorted());
    for (const { path, one } of own)
      expect([...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name)).toEqual(
        one.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
      );
  });
});
