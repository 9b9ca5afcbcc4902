import { defineConfig } from '@hey-api/openapi-ts';

/** `npm run gen -- web`: types, client and query options of every endpoint, from the server's document. Never edit `src/api`. */
export default defineConfig({
  input: `${import.meta.dirname}/../server/openapi.json`,
  output: `${import.meta.dirname}/src/api`,
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/client-fetch', runtimeConfigPath: '../core/api/generated', throwOnError: true },
    { name: '@hey-api/sdk' },
    { name: '@tanstack/react-query', queryOptions: true, mutationOptions: true },
  ],
});
