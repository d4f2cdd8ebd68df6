import { describe, expect, it } from 'vitest';
import { escapeReportCell } from '../../src/report/escape.ts';
import { withoutDates } from '../../src/report/zip-dates.ts';

describe('a cell', () => {
  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\tx', '\rx'])('%j is made harmless', (text) => {
    expect(escapeReportCell(text)).toBe(`'${text}`);
  });

  it.each(['', '张三', '2027-09—2030-08', 'a=b', '—', "'=1"])('%j stays as it is', (text) => {
    expect(escapeReportCell(text)).toBe(text);
  });
});

describe('an archive', () => {
  it('that is none is refused', () => {
    expect(() => withoutDates(new Uint8Array(100))).toThrow(RangeError);
    expect(() => withoutDates(new Uint8Array(3))).toThrow(RangeError);
  });
});
