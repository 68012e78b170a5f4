import { describe, expect, it } from 'vitest';
import { factsOf, isApprovals, wayOf } from '../src/pure/approval';

describe('approvals', () => {
  const waiting = { state: 'waiting', mine: false, kind: 'customer.export' } as const;

  it('are decided by others, taken back and fetched by who asked', () => {
    expect(wayOf(waiting)).toBe('decide');
    expect(wayOf({ ...waiting, mine: true })).toBe('withdraw');
    expect(wayOf({ ...waiting, mine: true, state: 'approved' })).toBe('fetch');
    expect(wayOf({ ...waiting, kind: 'customer.erase', mine: true, state: 'approved' })).toBeNull();
    expect(wayOf({ ...waiting, state: 'approved' })).toBeNull();
    // What was done already is confirmed or undone by others, and not taken back.
    expect(wayOf({ ...waiting, kind: 'channel.remove', mine: true })).toBeNull();
    expect(wayOf({ ...waiting, kind: 'channel.remove' })).toBe('decide');
    for (const state of ['refused', 'withdrawn', 'expired'] as const)
      expect(wayOf({ ...waiting, mine: true, state })).toBeNull();
  });

  it('show all that is agreed to', () => {
    expect(factsOf({ customer: 'c', case: 'M-1' })).toEqual([
      ['case', 'M-1'],
      ['customer', 'c'],
    ]);
    expect(factsOf({ files: '2', bytes: '2516582' })).toEqual([
      ['bytes', '2.4 MB'],
      ['files', '2'],
    ]);
  });

  it('have a page for who may decide', () => {
    expect(isApprovals('#/approvals', { permissions: ['approve'] })).toBe(true);
    expect(isApprovals('#/approvals', { permissions: ['workCases'] })).toBe(false);
    expect(isApprovals('#/looks', { permissions: ['approve'] })).toBe(false);
  });
});
