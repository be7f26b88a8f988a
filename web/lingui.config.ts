import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** Words of the app. `npm run words` collects them from the sources; a test fails when one has no translation. */
export default defineConfig({
  sourceLocale: 'ko',
  locales: ['ko', 'en'],
  catalogs: [{ path: 'locales/{locale}', include: ['src'] }],
  orderBy: 'origin',
  // Without numbers of lines a change of a source does not touch words that stayed.
  format: formatter({ lineNumbers: false }),
});
