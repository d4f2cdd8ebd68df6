import { expect, it } from 'vitest';
import { firstWords, quoted } from '../../src/report/words.ts';

it('sets single marks inside double ones', () => {
  expect(quoted('至“十四五”末')).toBe('“至‘十四五’末”');
  expect(quoted(firstWords('排课表时，教共体要协商制定同步课堂“一张表”，以确保教学协同'))).toBe(
    '“排课表时，教共体要协商制定同步课堂‘一张…”',
  );
});
