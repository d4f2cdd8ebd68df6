import { expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { overrides } from '../../src/verify/overrides.ts';
import { applied, instance, pin, policy, posting, teacher } from '../support/tiny.ts';

it('names the pinned who could not start without the pin, with the reason, and nobody else', () => {
  const tiny = instance({
    teachers: [
      teacher({ id: 'T1', since: monthOf(2024, 9) }),
      teacher({ id: 'T2' }),
      teacher({ id: 'T3', exempt: true, volunteer: true }),
    ],
    pins: [
      pin({ teacher: 'T1', kind: 'mustGo' }),
      pin({ teacher: 'T2', kind: 'mustGo' }),
      pin({ teacher: 'T3', kind: 'goTo', school: 'S2' }),
    ],
  });
  const told = overrides(
    tiny,
    policy(),
    ['T1', 'T2', 'T3'].map((id) => posting({ teacher: id })),
  );
  expect(told.map((message) => message.facts)).toMatchObject([{ start: 2027, why: ['tenure'] }]);
  expect(told[0]!.in('zh-CN')).toContain('任教年限不足');
});

it('is silent where a rule asks for the posting anyway', () => {
  const tiny = instance({
    teachers: [teacher({ id: 'V', position: 'vicePrincipal' })],
    pins: [pin({ teacher: 'V', kind: 'mustGo' })],
  });
  const led = policy({ rules: [applied('team', { vicePrincipals: { least: 1 } })] });
  const told = (kind: 'exchange' | 'leadership') =>
    overrides(tiny, led, [posting({ teacher: 'V', kind })]).map(({ code }) => code);
  expect([told('leadership'), told('exchange')]).toEqual([[], ['pin-overrides']]);
});
