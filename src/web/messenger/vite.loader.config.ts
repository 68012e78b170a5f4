import { defineConfig } from 'vite';

// The loader is a classic script, because document.currentScript is null in modules.
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2018',
    emptyOutDir: false,
    reportCompressedSize: false,
    lib: { entry: 'src/loader/loader.ts', formats: ['iife'], name: 'VigilLoader', fileName: () => 'loader.js' },
  },
});
