import type { FileView } from '@vigil/shared/api';
import type { Attached, TrayView } from '@vigil/shared/tray';
import { h, render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Composer } from '../src/screens/Composer';
import { Store } from '../src/store';
import { start } from './app';
import { openPage, serve } from './dom';

const file = (id: string, state: Attached['state']): Attached => ({
  id,
  name: `${id}.png`,
  size: 10,
  state,
  sent: 0,
  file: state === 'done' ? ({ fileId: id, name: `${id}.png`, size: 10 } as FileView) : undefined,
});

/** The field with files in its tray. */
async function field(...items: Attached[]) {
  const page = openPage();
  serve({});
  const { app } = await start(page);
  const tray = new Store<TrayView>({ items, tooMany: false });
  const onSend = vi.fn();
  render(h(Composer, { app, tray, hint: '', draft: null, onSend }), page.body as unknown as Element);
  const has = async (...next: Attached[]) => {
    tray.patch({ items: next });
    await settled();
  };
  const write = async (text: string) => {
    page.body.find('textarea')?.type(text);
    await settled();
  };
  const enter = async () => {
    page.body.find('textarea')?.fire('keydown', { key: 'Enter' });
    await settled();
  };
  await settled();
  return { onSend, has, write, enter };
}

// Longer than Preact waits with effects.
const settled = () => new Promise((done) => setTimeout(done, 80));

describe('a message with files', () => {
  it('that was refused one of them waits for send to be pressed again when it is taken out', async () => {
    const { onSend, has, write, enter } = await field(file('a', 'refused'));
    await write('here it is');
    await enter();
    expect(onSend).not.toHaveBeenCalled();

    await has();
    expect(onSend).not.toHaveBeenCalled();

    await enter();
    expect(onSend).toHaveBeenCalledWith('here it is', []);
  });

  it('that loses one on its way waits as well', async () => {
    const { onSend, has, write, enter } = await field(file('a', 'done'), file('b', 'uploading'));
    await write('both');
    await enter();
    await has(file('a', 'done'));
    expect(onSend).not.toHaveBeenCalled();
  });

  it('whose file is refused after send was pressed does not go without it', async () => {
    const { onSend, has, write, enter } = await field(file('a', 'uploading'));
    await write('see this');
    await enter();
    await has(file('a', 'refused'));
    await has();
    expect(onSend).not.toHaveBeenCalled();
  });

  it('goes by itself when all that it was pressed with is there', async () => {
    const { onSend, has, write, enter } = await field(file('a', 'uploading'));
    await write('see this');
    await enter();
    await has(file('a', 'uploading'), file('b', 'uploading'));
    await has(file('a', 'done'), file('b', 'done'));
    await vi.waitFor(() => expect(onSend).toHaveBeenCalledTimes(1));
    expect(onSend.mock.calls[0]?.[1]).toHaveLength(2);
  });
});
