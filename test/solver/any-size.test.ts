import { expect, it } from 'vitest';
import { ANY_SIZE, BACKENDS } from '../../solver/backends/index.ts';

it('names the back ends that refuse no model for its size, as they say of themselves', async () => {
  const engines = await Promise.all([...BACKENDS.values()].map((load) => load()));
  expect(engines.length).toBeGreaterThan(1);
  expect(engines.filter(({ can }) => can.anySize).map(({ name }) => name)).toEqual([...ANY_SIZE]);
});
