import { defineConfig } from 'vite';

export default defineConfig({
  base: '/messenger/',
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing is inlined as a data: address, so that a strict content security policy holds.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
