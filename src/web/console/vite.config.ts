import { defineConfig } from 'vite';

// The server of `./vigil up`; the console is of one origin with it, in development by this proxy.
const server = process.env.VIGIL_SERVER ?? 'http://localhost:5080';

export default defineConfig({
  base: '/console/',
  build: {
    target: 'es2022',
    modulePreload: false,
    // Nothing is inlined as a data: address, so that a strict content security policy holds.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // One chunk: `npm run size` watches what it weighs on the wire.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // Mantine marks its files for React's servers; here everything runs in the browser.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
    },
  },
  server: { proxy: { '/api': server, '/help': server, '/hubs': { target: server, ws: true } } },
});
