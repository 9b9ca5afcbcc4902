import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ahead } from './vite.ahead';
import { pieces } from './vite.pieces';
import { textsByLanguage } from './vite.texts';

const SRC = path.join(import.meta.dirname, 'src');
const server = process.env.KONTOR_SERVER ?? 'http://127.0.0.1:3000';
const proxy = { '/api': server, '/live': { target: server, ws: true }, '/health': server };

/** Made once and asked for by many pages: not one small file for each part of it, and not all of it in front of the first page. */
const { plugin, is } = pieces({
  frame: /src\/core\/(frame\/Shell|record\/(Page|Actions|useRemove|Views)|later)\.tsx?$/,
  record: /src\/core\/record\/(RecordPage|VerbDialog|Beside|PdfPreview)\.tsx$/,
  list: /src\/core\/table\/(DataTable|ListFilters|PlainTable)\.tsx$/,
  form: /src\/core\/form\/index\.ts$|src\/core\/form\/(Form|fields|Choice|Lines)\.tsx$/,
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), textsByLanguage(SRC), plugin, ahead(SRC)],
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  build: {
    outDir: 'dist',
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // a phone far away pays for round trips: what the first screen needs is one file, the frame another, what pages share two or three
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'boot', test: /src\/boot\.ts$/, priority: 40 },
            { name: 'first', test: /src\/main\.tsx$/, priority: 30 },
            ...(['frame', 'record', 'list', 'form'] as const).map((name) => ({ name, test: is(name), includeDependenciesRecursively: false, priority: 20 })),
          ],
        },
      },
    },
  },
});
