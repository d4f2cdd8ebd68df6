/** What remarks may be meant to say. */
import { describe, expect, it } from 'vitest';
import { proposalOf } from '../../src/io/remark-proposals.ts';

describe('a remark', () => {
  it.each([
    ['2026年9月起休产假', { word: '产假', column: '在岗状态', value: '产假' }],
    ['怀孕（预产期 2027 年 3 月）', { word: '怀孕', column: '免除交流', value: '是' }],
    ['援疆三年', { word: '援疆', column: '在岗状态', value: '支援' }],
    ['借调教育局', { word: '借调', column: '在岗状态', value: '借调' }],
    ['产假，原借调', { word: '产假', column: '在岗状态', value: '产假' }],
    ['2027.8到龄退休', { word: '到龄退休', column: '预计离岗年月', value: '2027-08' }],
    ['２０２７年１２月退休', { word: '退休', column: '预计离岗年月', value: '2027-12' }],
    ['明年退休', { word: '退休', column: '预计离岗年月', value: null }],
    ['拟调出', { word: '调出', column: '预计离岗年月', value: null }],
  ])('%s is a proposal', (remark, proposal) => {
    expect(proposalOf(remark)).toEqual(proposal);
  });

  it.each(['', '校龄20年', '区优质课一等奖', '县骨干', '兼任教研组长'])('%s says nothing', (remark) => {
    expect(proposalOf(remark)).toBeUndefined();
  });
});
