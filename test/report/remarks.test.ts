import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { Teacher } from '../../src/domain/roster.ts';
import { remarks } from '../../src/report/sheets/remarks.ts';
import { examplePostings, planJson } from '../support/example.ts';
import { instance, pin, policy, teacher, teachers, Y } from '../support/tiny.ts';
import { context } from './fixture.ts';

/** The remark on a posting of C01 in a roster of a few people. */
function remarkOf(
  row: Partial<Teacher>,
  { others = [], pins = [] }: { others?: Teacher[]; pins?: ReturnType<typeof pin>[] } = {},
): string {
  const small = instance({
    teachers: [teacher({ id: 'C01', ...row }), ...teachers(2, 'D', { home: 'S2' }), ...others],
    pins,
  });
  const { postings } = planJson(small, policy(), examplePostings.slice(0, 1));
  return remarks({ plan: { ...context.plan, postings }, instance: small, policy: policy() }, 'zh-CN')(
    postings[0]!,
    small.persons.get('C01')!,
  );
}

describe('the remark on a person', () => {
  it('says what a pin overrides', () => {
    const pins = [pin({ teacher: 'C01', kind: 'mustGo', reason: '对口支援' })];
    expect(remarkOf({ since: monthOf(Y - 1, 9), exempt: true }, { pins })).toBe(
      '不符合交流条件（在现校任教年限不足、免除交流），按指定；指定：对口支援；2030-09期满返回原校',
    );
    expect(remarkOf({}, { pins })).toBe('指定：对口支援；2030-09期满返回原校');
  });

  it('names an office', () => {
    expect(remarkOf({ position: 'midLevel' })).toBe('中层干部；2030-09期满返回原校');
  });

  it('gives the number where anybody of the roster has the same name', () => {
    expect(remarkOf({ name: '王芳' }, { others: [teacher({ id: 'D09', home: 'S2', name: '王芳' })] })).toBe(
      '编号C01；2030-09期满返回原校',
    );
    expect(remarkOf({ name: '王芳' })).toBe('2030-09期满返回原校');
  });
});
