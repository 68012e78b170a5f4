import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

// Fetched when first shown; all the rest is one chunk, which compresses better than many.
const apart =
  /screens\/(article\.|Article|Cases|Hits|SignOut|Rate|Alarm|Freeze|Check|Step\.|Waiting|Keep|Proof|Gone|Hidden)|cards\/(Record|Withdrawal|facts)|src\/files\/|styles\/(files|freeze|check|keep|hidden|waiting|alarm|rate)|link\/(native|alone)|talk\/(earlier|freezing)|shared\/src\/(tray|upload|thumbnail|bytes|hub|hidden)|\/text\/|@microsoft/;

const at = (path: string) => new URL(path, import.meta.url).pathname;

/** Writes the service worker of /chat with the names of this build. */
const worker: Plugin = {
  name: 'vigil-chat-worker',
  enforce: 'post',
  generateBundle(_, bundle) {
    const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
    const shell = ['/chat', ...assets.sort().map((name) => `/messenger/${name}`)];
    const version = createHash('sha256')
      .update(shell.join())
      .update(readFileSync(at('chat.html')))
      .digest('hex')
      .slice(0, 12);
    const source = readFileSync(at('src/chat/sw.js'), 'utf8')
      .replace('__VERSION__', JSON.stringify(version))
      .replace('__SHELL__', JSON.stringify(shell));
    this.emitFile({ type: 'asset', fileName: 'sw.js', source });
  },
};

export default defineConfig({
  base: '/messenger/',
  plugins: [worker],
  build: {
    target: 'es2022',
    modulePreload: false,
    // Nothing is inlined as a data: address, so that a strict content security policy holds.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: [at('index.html'), at('chat.html')],
      output: { codeSplitting: { groups: [{ name: 'app', test: (id) => !apart.test(id) }] } },
    },
  },
});
