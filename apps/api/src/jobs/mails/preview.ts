import { randomBytes } from 'node:crypto'
import { LANGUAGES } from '@switchboard/contract/common'
import type { FastifyInstance } from 'fastify'
import { allow } from '../../http/headers.ts'
import { renderMail } from './layout.ts'
import { MAIL_KINDS, TEMPLATES } from './templates.ts'

const READER = { firstName: 'Claire', companyName: 'Atelier Lumière', timeZone: 'Europe/Paris' }

/** A mail brings its styles in elements and attributes, as mail programs want them. Nothing else of it is let do anything. */
const MAIL_DIRECTIVES = { styleSrc: ["'unsafe-inline'"], frameAncestors: ["'self'"], sandbox: [] }

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const examples = MAIL_KINDS.flatMap((kind) =>
  LANGUAGES.map((language) => {
    const mail = renderMail(language, TEMPLATES[kind].example({ ...READER, language }))
    return { title: `${kind}, ${language}`, path: `/dev/mails/${kind}/${language}`, ...mail }
  }),
)

const page = (nonce: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mails</title>
<style nonce="${nonce}">
body { max-width: 1200px; margin: 0 auto; padding: 24px; font: 14px/20px system-ui, sans-serif }
section { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 16px; margin: 16px 0 40px }
iframe { width: 100%; height: 560px; border: 1px solid #8491a5; border-radius: 6px }
pre { margin: 0; padding: 16px; border: 1px solid #8491a5; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>Mails</h1>
<p>Every mail with example data, as HTML and as text. The system's dark mode shows the dark colors.</p>
${examples
  .map(
    ({ title, subject, path, text }) => `<h2>${escape(title)}</h2>
<p>${escape(subject)}</p>
<section>
<iframe title="${escape(title)}" src="${path}"></iframe>
<pre>${escape(text)}</pre>
</section>`,
  )
  .join('\n')}
</body>
</html>
`

/** GET /dev/mails, for whoever writes one. Not in production: what does not exist cannot be attacked. */
export function registerMailPreview(app: FastifyInstance): void {
  if (app.portal.config.mode !== 'development') return
  app.get('/dev/mails', { schema: { hide: true } }, (_request, reply) => {
    const nonce = randomBytes(16).toString('base64')
    allow(reply, { styleSrc: [`'nonce-${nonce}'`], frameSrc: ["'self'"] })
    return reply.type('text/html; charset=utf-8').send(page(nonce))
  })
  for (const { path, html } of examples) {
    app.get(path, { schema: { hide: true } }, (_request, reply) => {
      allow(reply, MAIL_DIRECTIVES)
      void reply.header('x-frame-options', 'SAMEORIGIN')
      return reply.type('text/html; charset=utf-8').send(html)
    })
  }
}
