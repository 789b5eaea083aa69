import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { flags } from './vite/flags.ts'
import { precompress } from './vite/precompress.ts'
import { stripContract } from './vite/strip-contract.ts'

export default defineConfig({
  plugins: [react(), stripContract(), flags(), precompress()],
  // The server replaces this word with a fresh nonce in each answer; Vite puts it on every script and link tag.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs is one file, not a dozen; it changes with the libraries, not with our code.
            { name: 'vendor', tags: ['$initial'], test: /node_modules/ },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // A build beside the running pages is no reason to load them again.
    watch: { ignored: ['**/dist*/**'] },
    // `npm run dev` starts the API first and says where it is.
    proxy: { '/api': process.env['API_URL'] ?? 'http://127.0.0.1:4000' },
  },
})
