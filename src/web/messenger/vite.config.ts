import { defineConfig } from 'vite';

// Fetched when first shown; all the rest is one chunk, which compresses better than many.
const apart =
  /screens\/(article\.|Article|Cases|Rate|Alarm|Waiting)|cards\/(Record|Withdrawal|facts)|src\/files\/|styles\/files|shared\/src\/(tray|upload|thumbnail|bytes|hub)|\/text\/|@microsoft/;

export default defineConfig({
  base: '/messenger/',
  build: {
    target: 'es2022',
    modulePreload: false,
    // Nothing is inlined as a data: address, so that a strict content security policy holds.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'app', test: (id) => !apart.test(id) }] } },
    },
  },
});
