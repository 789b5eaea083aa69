import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { CHUNKS } from './vite/chunks.ts'
import { firstTab } from './vite/first-tab.ts'
import { flags } from './vite/flags.ts'
import { precompress } from './vite/precompress.ts'
import { stripContract } from './vite/strip-contract.ts'

const API_URL = process.env['API_URL'] ?? 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [react(), stripContract(), flags(), firstTab(), precompress()],
  // The server replaces this word with a fresh nonce in each answer; Vite puts it on every script and link tag.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    // Every browser of the target preloads modules by itself.
    modulePreload: { polyfill: false },
    // One style sheet: all of them together are smaller than the requests they would cost.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: CHUNKS } },
  },
  server: {
    host: '127.0.0.1',
    // A build beside the running pages is no reason to load them again.
    watch: { ignored: ['**/dist*/**'] },
    // `npm run dev` starts the API first and says where it is.
    proxy: { '/api': API_URL, '/dev': API_URL },
  },
})
