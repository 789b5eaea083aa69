import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { loadSession } from './api/session.ts'
import { startI18n } from './i18n/i18n.ts'
import { refuseHtml } from './trusted-types.ts'

refuseHtml()
// zod's setting `jitless`, without zod: else it tries whether it may make code of text, which the policy refuses.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

// Both are asked for at once; the router waits for what it needs.
loadSession().catch(() => {})
await startI18n()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
