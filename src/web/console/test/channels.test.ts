import { describe, expect, it } from 'vitest';
import { channelKinds, isChannels, spoken } from '../src/pure/channels';
import { texts as en } from '../src/text/en';
import { texts as zh } from '../src/text/zh-CN';

describe('the official list', () => {
  it('shows its page to those who keep it', () => {
    expect(isChannels('#/channels', { permissions: ['workCases', 'leadShift'] })).toBe(false);
    expect(isChannels('#/channels', { permissions: ['workCases', 'keepChannels'] })).toBe(true);
    expect(isChannels('#/', { permissions: ['keepChannels'] })).toBe(false);
  });

  it('has words and an example for each kind in both languages', () => {
    for (const kind of channelKinds)
      for (const texts of [zh, en])
        expect([texts[`channels.kind.${kind}`], texts[`channels.example.${kind}`]]).not.toContain(undefined);
  });
});

describe('the code of an agent', () => {
  it('is shown as it is read aloud, zeros included', () => {
    expect(spoken('004071')).toBe('004 071');
  });
});
