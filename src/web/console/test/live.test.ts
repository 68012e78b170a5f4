import { describe, expect, it, vi } from 'vitest';
import { liveOf, spokenTitle, stateKey } from '../src/pure/live';
import { numbered, refOf } from '../src/pure/refs';
import { lookedName } from '../src/records/looked';
import { speak } from '../src/texts';

describe('what does not work at the exchange', () => {
  it('is no record of the panel and takes no number', () => {
    expect(refOf('wallet:POL.POLYGON')).toBeNull();
    expect(refOf('incident:I-2041')).toBeNull();
    const draft = {
      language: 'zh',
      segments: [{ text: 'POL', fact: { kind: 'wallets', recordId: 'POL.POLYGON', field: 'coin', version: 1 } }],
    };
    expect(numbered([], draft).size).toBe(0);
  });

  it('is named in the language of the agent, and what nobody knows stays as it is', async () => {
    vi.stubGlobal('document', { documentElement: {} });
    await speak('en');
    expect(lookedName('wallet:POL.POLYGON')).toBe('wallet POL POLYGON');
    expect(lookedName('withdrawal:W1')).toBe('Withdrawals W1');
    await speak('zh-CN');
    expect(lookedName('incident:I-2041')).toBe('故障 I-2041');
    expect(lookedName('planet:Mars')).toBe('planet:Mars');
    expect(liveOf('wallet:')).toBeNull();
  });

  it('says which way is closed, and an incident in the words that it has', () => {
    expect(stateKey({ state: 'withdrawals', maintenance: true })).toBe('live.withdrawals.maintenance');
    expect(stateKey({ state: 'both', maintenance: false })).toBe('live.both');
    expect(spokenTitle({ title: 'Slow', titleZh: '变慢' }, 'zh-CN')).toBe('变慢');
    expect(spokenTitle({ title: null, titleZh: '变慢' }, 'en')).toBe('变慢');
    expect(spokenTitle({}, 'en')).toBe('');
  });
});
