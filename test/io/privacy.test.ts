/** Spellings of identity and telephone numbers that are starred out, and what looks like them and is not. */
import { describe, expect, it } from 'vitest';
import { hasIdentityNumber, maskIdentity } from '../../src/io/identity.ts';
import { maskAnywhere, withoutContacts } from '../../src/io/privacy.ts';

describe('identity numbers', () => {
  it.each([
    '11010519491231002X',
    '110105 1949 1231 002X',
    '110105-1949-12-31-0021',
    '1101 0519 4912 3100 2X',
    '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 x',
    '１１０１０５　１９４９　１２３１　００２Ｘ',
    '110105/19491231/002X',
    '110105_1949.12.31_002X',
    '110105491231002',
    '110105 491231 002',
    '330302850307123',
  ])('%s', (number) => {
    const text = maskIdentity(`张三 3 ${number}，女`);
    expect([
      hasIdentityNumber(number),
      /\d{3}|[xX]/u.test(text.normalize('NFKC')),
      text.startsWith('张三 3 '),
      text.endsWith('女'),
    ]).toEqual([true, false, true, true]);
  });

  it.each([
    ['dates in a row', '2027-10-15 2027-11-02 12'],
    ['more dates', '1985-03 2010-08 2008-08 2027'],
    ['no province', '990105 1949 1231 0021'],
    ['no birthday', '110105 1949 1331 0021'],
    ['a list of figures', '11,01,05,19,49,12,31,00,21'],
    ['a staff number with region and month', '330302201009001'],
    ['fifteen digits without a day', '330302851307123'],
    ['too long', '3303028503071234'],
    ['a long staff number', '20190900123456'],
  ])('%s are none', (_name, text) => {
    expect([hasIdentityNumber(text), maskIdentity(text)]).toEqual([false, text]);
  });
});

describe('telephone numbers', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '138 123 45678',
    '1381234 5678',
    '138 12345678',
    '138·1234·5678',
    '138.1234.5678',
    '+86 138 123 45678',
    '(010)62345678',
    '（010）62345678',
    '(0512) 6234-5678',
    '010-62345678',
    '0512-6234 5678',
  ])('%s', (number) => {
    expect([
      withoutContacts(`张三${number}`, 'name'),
      withoutContacts(`张三（${number}）`, 'name'),
      withoutContacts(`电话${number} 丧假`, 'reason'),
    ]).toEqual(['张三', '张三', '电话*********** 丧假']);
  });

  it.each([
    ['a figure and years', '150 2027-2028'],
    ['a number with decimals', '138.12345678'],
    ['dates in a row', '2027-10-15 2028-01-15 3'],
    ['a day and a month', '15 2028-01-15 3'],
    ['twelve digits', '138123456789'],
    ['years in brackets', '(2027)20282029'],
  ])('%s are none', (_name, text) => {
    expect(maskAnywhere(text)).toBe(text);
  });
});
