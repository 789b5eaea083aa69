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
    // `z` and the helpers that call it only build schemas: what a page does not import is dropped with its schemas.
    rolldownOptions: { treeshake: { manualPureFunctions: ['z', 'Name', 'pageOf'] } },
  },
  server: {
    host: '127.0.0.1',
    // `npm run dev` starts the API first and says where it is.
    proxy: { '/api': process.env['API_URL'] ?? 'http://127.0.0.1:4000' },
  },
})
