import { defineConfig } from '@lingui/cli';

/** Words of the app. `npm run words` collects them from the sources; a test fails when one has no translation. */
export default defineConfig({
  sourceLocale: 'ko',
  locales: ['ko', 'en'],
  catalogs: [{ path: 'locales/{locale}', include: ['src'] }],
  orderBy: 'origin',
});
