import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { documentsInPlace } from './documents.ts';

/** Where the server listens while the app is developed (`npm run dev`). */
const SERVER = process.env.INFINITY_TRAVEL_URL ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [
    documentsInPlace(),
    react(),
    // Only files with words: turning macros into calls costs a parser.
    babel({ include: /\/web\/src\/.*\.tsx?$/, plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    lingui(),
    tailwindcss(),
  ],
  build: {
    target: 'es2023',
    // Fonts and pictures stay files: the policy of the page allows none inside of scripts.
    assetsInlineLimit: 0,
    manifest: true,
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: SERVER, ws: true, changeOrigin: true },
      '/media': { target: SERVER, changeOrigin: true },
      '/uploads': { target: SERVER, changeOrigin: true },
      '/planners': {
        target: SERVER,
        changeOrigin: true,
        bypass: ({ url }) => (url?.includes('.ics') ? undefined : url),
      },
    },
  },
});
