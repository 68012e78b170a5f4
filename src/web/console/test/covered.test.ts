import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Talk } from '../src/link/talk';
import { hiddenAt, isCovered, reasonsFor, secondsLeft, tellsIdentity } from '../src/pure/reveal';
import type { StaffEntriesView, StaffEntryView } from '../src/wire/console';

const understood = (seq: number, identity: boolean) =>
  ({
    seq,
    at: '2026-11-22T03:00:00Z',
    kind: 'understood',
    public: false,
    author: { kind: 'assistant' },
    understood: { ofSeq: seq - 1, language: 'zh', topic: 'x', probability: 1, signals: [], records: [], identity },
  }) as unknown as StaffEntryView;

describe('what a customer sends in a case about identity', () => {
  it('is covered but for plain text, and what staff send is open', () => {
    const of = { identity: true, marked: [] };
    for (const type of ['image/jpeg', 'image/png', 'application/pdf', 'video/mp4', 'application/msword'])
      expect(isCovered({ fileId: 'f', type }, 'customer', of)).toBe(true);
    expect(isCovered({ fileId: 'f', type: 'text/plain' }, 'customer', of)).toBe(false);
    expect(isCovered({ fileId: 'f', type: 'text/csv' }, 'customer', of)).toBe(false);
    expect(isCovered({ fileId: 'f', type: 'image/png' }, 'agent', of)).toBe(false);
  });

  it('is covered in any case where the server says so, or somebody since', () => {
    const file = { fileId: 'f', type: 'image/png', covered: false };
    expect(isCovered(file, 'customer', { identity: false, marked: [] })).toBe(false);
    expect(isCovered({ ...file, covered: true }, 'customer', { identity: false, marked: [] })).toBe(true);
    expect(isCovered(file, 'customer', { identity: false, marked: ['g'] })).toBe(false);
    expect(isCovered(file, 'customer', { identity: false, marked: ['f'] })).toBe(true);
  });

  it('asks for no reason that a check would stand for', () => {
    expect(reasonsFor('files')).toEqual(['match', 'dispute', 'recovery', 'security', 'legal']);
    expect(reasonsFor('logs')).toContain('no_check');
  });

  it('is there for a minute, whatever this machine takes the time for', () => {
    const now = Date.parse('2026-11-22T03:00:00Z');
    expect(secondsLeft(hiddenAt('2026-11-22T03:01:00Z', now), now + 59_001)).toBe(1);
    expect(secondsLeft(hiddenAt('2026-11-22T03:01:00Z', now), now + 60_000)).toBe(0);
    expect(secondsLeft(hiddenAt('2026-11-22T09:00:00Z', now), now)).toBe(60);
  });
});

describe('that a case is about identity', () => {
  const pages: StaffEntriesView[] = [];
  const line = {
    up: true,
    watch: async () => pages[0] ?? { entries: [], upTo: 0, more: false, identity: false },
    typing: () => undefined,
  };
  beforeEach(() => {
    vi.stubGlobal('window', {});
    pages.length = 0;
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is told by a push, covers what stands there already, and is not taken back', () => {
    expect(tellsIdentity([understood(1, false)])).toBe(false);
    const talk = new Talk('c1', line, () => undefined);
    talk.push(understood(1, false));
    expect(talk.state.get().identity).toBe(false);
    talk.push(understood(2, true));
    expect(talk.state.get().identity).toBe(true);
    talk.push(understood(3, false));
    expect(talk.state.get().identity).toBe(true);
  });

  it('is told by the server where what says so lies before what was read', async () => {
    pages.push({ entries: [understood(1, false)], upTo: 1, more: false, identity: true } as StaffEntriesView);
    const talk = new Talk('c2', line, () => undefined);
    talk.refresh();
    await vi.waitFor(() => expect(talk.state.get().loaded).toBe(true));
    expect(talk.state.get().identity).toBe(true);
  });
});
