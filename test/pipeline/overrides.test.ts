import { expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { overrides } from '../../src/pipeline/overrides.ts';
import { instance, pin, posting, SETTINGS, teacher } from '../support/tiny.ts';

it('names the pinned who could not start without the pin, with the reason, and nobody else', () => {
  const tiny = instance({
    teachers: [teacher({ id: 'T1', since: monthOf(2024, 9) }), teacher({ id: 'T2' }), teacher({ id: 'T3', exempt: true, volunteer: true })],
    pins: [pin({ teacher: 'T1', kind: 'mustGo' }), pin({ teacher: 'T2', kind: 'mustGo' }), pin({ teacher: 'T3', kind: 'goTo', school: 'S2' })],
  });
  const told = overrides(tiny, SETTINGS, ['T1', 'T2', 'T3'].map((id) => posting({ teacher: id })));
  expect(told.map((message) => message.facts)).toMatchObject([{ start: 2027, why: ['tenure'] }]);
  expect(told[0]!.in('zh-CN')).toContain('任教年限不足');
});
