import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.KONTOR_SERVER ?? 'http://127.0.0.1:3000';
const proxy = { '/api': server, '/live': { target: server, ws: true }, '/health': server };

const ICONS = /@mui\/icons-material\//;
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
    // what pages of records share comes in one file: thirty small ones cost a phone more round trips than bytes
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'icons', test: ICONS, minShareCount: 2 },
            { name: 'record', test: RECORD, minShareCount: 3 },
          ],
        },
      },
    },
  },
});
