/** The first line of a night's summary: changes that came in and could not be taken are no silence. */
import { expect, it } from 'vitest';
import { nightSheet } from '../../src/jobs/night-sheet.ts';
import type { NightResult } from '../../src/jobs/result.ts';

const SILENT: NightResult = {
  format: 'lungang-night/1',
  outcome: 'nothing',
  today: '2027-03-01',
  run: 1,
  version: 1,
  files: [],
  received: 0,
  known: 0,
  applied: [],
  impossible: [],
  setAside: [],
  remarks: [],
  draft: null,
  clash: [],
};
const words = { 'zh-CN': '没有这个人', en: 'nobody of that id' };
const headline = (result: NightResult, lang: 'zh-CN' | 'en'): string | undefined =>
  nightSheet(result, 'data', lang).parts[0]?.lines?.[0];

it('three impossible changes came in, and none could be taken', () => {
  const three = { ...SILENT, received: 3, impossible: ['1', '2', '3'].map((id) => ({ id, reasons: [words] })) };
  expect(headline(three, 'en')).toMatch(/3 changes came in, none of which could be taken/u);
  expect(headline(three, 'zh-CN')).toMatch(/收到变动3条，均不能采用/u);
});

it('a row that could not be read came in, too', () => {
  const aside = { file: 'a.csv', row: 2, column: null, id: null, reason: words };
  expect(headline({ ...SILENT, setAside: [aside] }, 'en')).toMatch(/1 change came in/u);
});

it('where nothing came in, it says so', () => {
  expect(headline(SILENT, 'en')).toMatch(/no change came in/u);
  expect(headline(SILENT, 'zh-CN')).toMatch(/没有新的变动/u);
});

it('where the published list stands, it says that no name moves, not that nobody is touched', () => {
  expect(headline({ ...SILENT, outcome: 'stands' }, 'en')).toMatch(/move no name/u);
  expect(headline({ ...SILENT, outcome: 'stands' }, 'zh-CN')).toMatch(/不改动名单上的安排/u);
});
