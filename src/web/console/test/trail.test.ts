import { describe, expect, it } from 'vitest';
import { anything, isTrail, queryOf } from '../src/pure/trail';

describe('the audit trail', () => {
  it('is for those who may read it', () => {
    expect(isTrail('#/trail', { permissions: ['workCases', 'leadShift'] })).toBe(false);
    expect(isTrail('#/trail', { permissions: ['workCases', 'readTrail'] })).toBe(true);
    expect(isTrail('#/', { permissions: ['readTrail'] })).toBe(false);
  });

  it('is asked for what stands in the fields and for nothing else', () => {
    expect(queryOf(anything, '')).toBe('');
    expect(queryOf({ ...anything, actor: ' staff:a b ', action: 'case.read' }, 'x=')).toBe(
      'actor=staff%3Aa+b&action=case.read&after=x%3D',
    );
  });

  it('takes times in the zone of the reader, and leaves out half a time', () => {
    const from = '2026-11-29T08:30';
    expect(queryOf({ ...anything, from, to: 'noon' }, '')).toBe(
      `from=${encodeURIComponent(new Date(from).toISOString())}`,
    );
  });
});
