/** What is told while a run goes on, by a clock that stands still unless it is moved. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { durationWords, roughly } from '../../src/report/progress/duration.ts';
import { gapOf } from '../../src/report/progress/event.ts';
import { tellProgress, type ProgressTeller, type ProgressTerms } from '../../src/cli/progress.ts';
import { timeLeft } from '../../src/report/progress/time-left.ts';
import { TIERS } from '../../src/domain/words.ts';
import type { Lang } from '../../src/messages/message.ts';
import { lungang } from './support/run.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

interface Told {
  readonly progress: ProgressTeller;
  /** What has been told since the last look. */
  look(): string;
}

function told(
  form: ProgressTerms['form'],
  { watched = true, quiet = false, json = false, lang = 'zh-CN' as Lang, columns = 200 } = {},
): Told {
  let text = '';
  const progress = tellProgress(
    { out: () => {}, err: (piece) => (text += piece), watched, columns: () => columns },
    { lang, json, quiet },
    { form, timeLimit: 600 },
  );
  return {
    progress,
    look: () => {
      const seen = text;
      text = '';
      return seen;
    },
  };
}
const line = (text: string): string => `\r\u001B[K${text}`;
const seconds = (count: number): void => void vi.advanceTimersByTime(count * 1000);

describe('the line', () => {
  it('tells groups, tier, gap, time used and time left, and runs on by itself', () => {
    const { progress, look } = told('line');
    progress.phase('reading');
    expect(look()).toBe(line('正在读取名册和政策……已用 0 秒'));
    progress.modelling(TIERS);
    progress.search({ blocks: 53, done: 0, tier: 'timing', inHand: false });
    look();
    seconds(61);
    expect(look().split('\r').at(-1)).toBe(
      '\u001B[K正在规划：已完成 0/53 组，正在优化：学科缺员，已用 1 分 1 秒，最多还需 8 分 59 秒（尚无可用方案，按 Ctrl-C 则没有结果）',
    );
    progress.search({ blocks: 53, done: 10, tier: 'shortage', inHand: true });
    expect(look()).toBe(
      line(
        '正在规划：已完成 10/53 组，正在优化：尽量达到的要求，已用 1 分 1 秒，约还需 5 分（按 Ctrl-C 以目前最好的方案结束）',
      ),
    );
    // Where a budget is shared all groups are asked again and again: how many of them says nothing of the time left.
    progress.search({ blocks: 53, done: 10, tier: 'shortage', inHand: true, round: 4, value: 200, bound: 199 });
    expect(look()).toBe(
      line(
        '正在统筹各组共用的经费：第 4 轮 10/53 组，正在优化：学科缺员，离可能的最好结果还差 0.5%，已用 1 分 1 秒，最多还需 8 分 59 秒（按 Ctrl-C 以目前最好的方案结束）',
      ),
    );
    progress.rest();
    expect(look()).toBe('\r\u001B[K');
    seconds(5);
    expect(look()).toBe('');
  });

  it('speaks English', () => {
    const { progress, look } = told('line', { lang: 'en' });
    progress.modelling(TIERS);
    look();
    seconds(20);
    look();
    progress.search({ blocks: 4, done: 2, tier: '', inHand: true });
    expect(look()).toBe(
      line(
        'Planning: 2 of 4 groups done, now at: Hard rules, 20 s so far, about 20 s left (Ctrl-C ends with the best plan so far)',
      ),
    );
  });

  it('never wraps, whatever the width of the screen', () => {
    for (const columns of [20, 41, 80]) {
      const { progress, look } = told('line', { columns });
      progress.search({ blocks: 53, done: 10, tier: 'shortage', inHand: true, value: 200, bound: 199 });
      const shown = look().slice(line('').length);
      expect([columns, stringWidth(shown) < columns, shown.endsWith('…')]).toEqual([columns, true, true]);
      progress.end();
    }
  });

  it.each([{ watched: false }, { quiet: true }, { json: true }])('is not there with %o', (voice) => {
    const { progress, look } = told('line', voice);
    progress.phase('reading');
    progress.search({ blocks: 2, done: 1, tier: '', inHand: true });
    seconds(60);
    progress.end();
    expect(look()).toBe('');
  });
});

describe('JSON lines', () => {
  it('tell the same facts to programs, whether or not anybody watches', () => {
    const { progress, look } = told('json', { watched: false, quiet: true, json: true });
    const nothing = {
      groupsDone: null,
      groups: null,
      round: null,
      planInHand: null,
      tier: null,
      value: null,
      bound: null,
      left: null,
      leftAtMost: null,
    };
    const last = (): unknown => JSON.parse(look().trimEnd().split('\n').at(-1)!);
    progress.phase('reading');
    expect(last()).toEqual({ event: 'progress', phase: 'reading', elapsed: 0, ...nothing });
    seconds(2);
    progress.modelling(TIERS);
    expect(last()).toEqual({ event: 'progress', phase: 'modelling', elapsed: 2, ...nothing });
    seconds(30);
    progress.search({ blocks: 12, done: 3, tier: 'shortage', inHand: false });
    expect(last()).toEqual({
      event: 'progress',
      phase: 'search',
      groupsDone: 3,
      groups: 12,
      round: null,
      planInHand: false,
      tier: 'soft',
      value: null,
      bound: null,
      elapsed: 32,
      left: 90,
      leftAtMost: 570,
    });
    progress.search({ blocks: 12, done: 3, tier: 'soft', inHand: true, round: 2, value: 7, bound: 5 });
    expect(last()).toMatchObject({ tier: 'soft', round: 2, planInHand: true, value: 7, bound: 5, left: null });
    progress.phase('writing');
    expect(last()).toMatchObject({ phase: 'writing', groups: null });
    progress.end();
    seconds(60);
    expect(look()).toBe('');
  });

  it('give a sign of life every ten seconds, and promise no more time than the limit leaves', () => {
    const { progress, look } = told('json');
    progress.modelling(TIERS);
    progress.search({ blocks: 100, done: 5, tier: '', inHand: false });
    look();
    seconds(595);
    const events = look()
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(events).toHaveLength(59);
    expect(events.at(-1)).toMatchObject({ elapsed: 590, left: 10, leftAtMost: 10 });
    progress.end();
  });

  it('come from `plan --progress json`, one object per line, and change no result', async () => {
    vi.useRealTimers();
    const place = mkdtempSync(join(tmpdir(), 'lungang-progress-'));
    const plan = async (out: string, ...more: string[]): Promise<string> =>
      (
        await lungang(
          'plan',
          'scenarios/two-schools/roster',
          '--policy',
          'suzhou-2024',
          '--from',
          '2027',
          '--out',
          join(place, out),
          '--quiet',
          ...more,
        )
      ).err;
    try {
      expect(await plan('without')).toBe('');
      const events = (await plan('with', '--progress', 'json'))
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text));
      const groups = events.find(({ phase }) => phase === 'search').groups;
      expect([...new Set(events.map(({ event, phase }) => `${event} ${phase}`))]).toEqual([
        'progress reading',
        'progress modelling',
        'progress search',
        'progress writing',
      ]);
      expect(events.findLast(({ phase }) => phase === 'search')).toMatchObject({
        groupsDone: groups,
        tier: null,
        left: null,
      });
      for (const file of readdirSync(join(place, 'with')))
        expect(readFileSync(join(place, 'with', file)).equals(readFileSync(join(place, 'without', file)))).toBe(true);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});

describe('time left', () => {
  it('is what the open groups take at the pace of the finished ones', () => {
    expect(timeLeft({ groups: 50, done: 10, elapsed: 20 })).toBe(80);
    expect(timeLeft({ groups: 2, done: 1, elapsed: 20 })).toBe(20);
  });
  it.each([
    { groups: 1, done: 0, elapsed: 5 },
    { groups: 53, done: 0, elapsed: 5 },
    { groups: 53, done: 2, elapsed: 5 },
    { groups: 53, done: 53, elapsed: 5 },
  ])('is not guessed: %o', (pace) => expect(timeLeft(pace)).toBeNull());
  it('is told roughly', () => expect([1, 12, 119, 121, 3601].map(roughly)).toEqual([10, 20, 120, 180, 3660]));
  it('is told in words', () => {
    expect([0, 59.9, 60, 200, 3600, 3900].map((count) => durationWords(count, 'zh-CN'))).toEqual([
      '0 秒',
      '59 秒',
      '1 分',
      '3 分 20 秒',
      '1 小时',
      '1 小时 5 分',
    ]);
    expect(durationWords(3900, 'en')).toBe('1 h 5 min');
  });
});

it('a gap is a share of the value, and unknown without a bound', () => {
  expect([gapOf(200, 199), gapOf(0, 0), gapOf(5, null), gapOf(null, null)]).toEqual([0.005, 0, null, null]);
});
