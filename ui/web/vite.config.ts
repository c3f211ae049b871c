import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Files go to META-INF/resources, from where the server hands them out; no source map, no inlined script (strict CSP).
export default defineConfig({
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8420' } },
});
