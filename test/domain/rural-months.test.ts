/** 乡村任教月数 left blank counts as 0: who reads the roster in is told, since it decides whose turn it is. */
import { expect, it } from 'vitest';
import { crossChecks } from '../../src/domain/cross-checks.ts';
import { roster, school, teacher } from '../support/tiny.ts';

const told = (...months: readonly number[]): string[] =>
  crossChecks(
    roster({
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', setting: 'rural' })],
      teachers: [
        teacher({ id: 'C1', home: 'S1', ruralMonths: 0 }),
        ...months.map((ruralMonths, i) => teacher({ id: `R${i}`, home: 'S2', ruralMonths })),
      ],
    }),
  )
    .filter(({ message }) => message.code === 'no-rural-months')
    .map(({ message, severity }) => `${severity} ${message.in('zh-CN')}`);

it('is told once, with how many of village schools have none; who works in town is not meant', () => {
  expect(told(0, 24, 0)).toEqual([expect.stringMatching(/^notice 乡村学校教师中有 2 人“乡村任教月数”未填或填 0/u)]);
  expect(told(24)).toEqual([]);
});
