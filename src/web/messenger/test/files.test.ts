import type { FileView } from '@vigil/shared/api';
import { h, render } from 'preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../src/app';
import { speakMore, t } from '../src/app-texts';
import { Node, openPage } from './dom';

const file = (more: Partial<FileView>): FileView => ({
  fileId: '1',
  name: 'seen',
  type: 'image/png',
  size: 2048,
  thumbnail: false,
  unchecked: false,
  ...more,
});

describe('a file that the virus scanner could not look at', () => {
  beforeEach(() => {
    openPage();
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
  });

  it.each([
    ['a picture', true],
    ['a line', false],
  ])('says so as %s, and one that was looked at does not', async (_, thumbnail) => {
    const { default: Files } = await import('../src/files/Files');
    await speakMore();
    const drawn = (unchecked: boolean) => {
      const place = new Node('div');
      render(h(Files, { app: {} as App, files: [file({ thumbnail, unchecked })] }), place as unknown as Element);
      return place.text;
    };

    expect(drawn(true)).toContain(t('files.unchecked'));
    expect(drawn(false)).not.toContain(t('files.unchecked'));
  });
});
