import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.KONTOR_SERVER ?? 'http://127.0.0.1:3000';
const proxy = { '/api': server, '/live': { target: server, ws: true }, '/health': server };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 700 },
});
