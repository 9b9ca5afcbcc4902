import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.KONTOR_SERVER ?? 'http://127.0.0.1:3000';
const proxy = { '/api': server, '/live': { target: server, ws: true }, '/health': server };

/** Without the frame of a page, which the dashboard has too. */
const RECORD =
  /src\/core\/(record\/(?!Page\.|JobDialog\.)|form\/|table\/(status|PlainTable))|react-hook-form|@mui\/material\/(Tab|Chip|Autocomplete|Checkbox|Switch|FormControlLabel)/;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  build: {
    outDir: 'dist',
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // a phone far away pays for round trips: what the first screen needs is one file, the frame another, what pages of records share a third
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: /src\/main\.tsx$/, priority: 30 },
            { name: 'frame', test: /src\/core\/frame\/Shell\.tsx$/, priority: 20 },
            { name: 'record', test: RECORD, minShareCount: 3, priority: 10 },
          ],
        },
      },
    },
  },
});
