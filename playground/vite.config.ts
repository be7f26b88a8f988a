import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The editor's script is asked for when the page has begun to draw. The page names it, so that the browser fetches it meanwhile; what
 * formats documents can wait.
 */
function editorAtOnce(): Plugin {
  return {
    name: 'editor-at-once',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const editor = chunks.filter(({ fileName }) => fileName.startsWith('assets/monaco-editor'));
        const names = new Set(editor.flatMap(({ fileName, imports }) => [fileName, ...imports]));
        const entry = chunks.find(({ isEntry }) => isEntry)?.fileName;
        return [...names]
          .filter((name) => name !== entry)
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/playground/${name}` },
            injectTo: 'head',
          }));
      },
    },
  };
}

export default defineConfig({
  base: '/playground/',
  plugins: [react(), editorAtOnce()],
  build: {
    target: 'es2023',
    // Fonts and workers stay files: the policy of the page allows none inside of scripts.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      // GraphiQL's own build left "use no memo" in its modules.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
});
