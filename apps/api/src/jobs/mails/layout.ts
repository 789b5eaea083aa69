import type { Language } from '@switchboard/contract/common'

/** What a mail says, in one language and in the order in which it is read. All of it is text; the layout escapes it. */
export interface MailContent {
  subject: string
  greeting: string
  paragraphs: readonly string[]
  /** What is told in a list: label and value. */
  facts?: readonly (readonly [label: string, value: string])[]
  /** The one thing to do. */
  action: { label: string; href: string }
  /** In small print: how long it works, what to do otherwise. */
  afterwards: readonly string[]
}

/** The same message twice: mail programs show one or the other. */
export interface RenderedMail {
  subject: string
  text: string
  html: string
}

const PRODUCT = 'Switchboard'
const COLON: Record<Language, string> = { fr: '\u00a0:', en: ':' }

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

/** A header is one line. */
const oneLine = (text: string) => text.replaceAll(/\s*[\r\n]+\s*/g, ' ')

const FONT = `Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif`

/**
 * The portal's own colors (apps/web, theme/tokens.ts). In attributes for programs that drop style elements; the dark
 * ones need `!important` to win over them.
 */
const STYLES = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #0d131c !important; }
  .card { background: #151e2b !important; border-color: #253143 !important; }
  .text, .value { color: #e8edf4 !important; }
  .muted { color: #aab6c6 !important; }
  .button { background: #0e8177 !important; }
  .link { color: #2dd4bf !important; }
  .rule { border-color: #253143 !important; }
}`

const paragraph = (text: string) =>
  `<p class="text" style="margin: 0 0 16px; color: #0f172a">${escape(text)}</p>`
const smallPrint = (text: string) =>
  `<p class="muted" style="margin: 0 0 8px; color: #475569; font-size: 13px; line-height: 20px">${escape(text)}</p>`
const fact = ([label, value]: readonly [string, string]) =>
  `<dt class="muted" style="margin: 0; color: #475569; font-size: 13px; line-height: 20px">${escape(label)}</dt>
<dd class="value" style="margin: 0 0 8px; color: #0f172a; font-weight: 500">${escape(value)}</dd>`

function renderHtml(language: Language, content: MailContent): string {
  const { subject, greeting, paragraphs, facts = [], action, afterwards } = content
  const href = escape(action.href)
  const list = facts.length > 0 ? `<dl style="margin: 0 0 16px">\n${facts.map(fact).join('\n')}\n</dl>\n` : ''
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>${STYLES}
</style>
</head>
<body class="page" style="margin: 0; padding: 0; background: #f8fafc">
<div class="page" style="padding: 24px 12px; background: #f8fafc; font: 400 15px/24px ${FONT}">
<div class="card" style="max-width: 520px; margin: 0 auto; padding: 24px; border: 1px solid #e2e8f0; border-radius: 8px; background: #ffffff">
<p class="text" style="margin: 0 0 24px; color: #0f172a; font-size: 16px; font-weight: 600">${PRODUCT}</p>
${[greeting, ...paragraphs].map(paragraph).join('\n')}
${list}<p style="margin: 8px 0 16px"><a class="button" href="${href}" style="display: inline-block; padding: 10px 20px; border-radius: 6px; background: #0f766e; color: #ffffff; font-weight: 600; text-decoration: none">${escape(action.label)}</a></p>
<p style="margin: 0 0 24px; font-size: 13px; line-height: 20px; overflow-wrap: anywhere"><a class="link" href="${href}" style="color: #0f766e">${href}</a></p>
<div class="rule" style="padding-top: 16px; border-top: 1px solid #e2e8f0">
${afterwards.map(smallPrint).join('\n')}
</div>
</div>
</div>
</body>
</html>
`
}

function renderText(language: Language, content: MailContent): string {
  const { greeting, paragraphs, facts = [], action, afterwards } = content
  const list = facts.map(([label, value]) => `${label}${COLON[language]} ${value}`).join('\n')
  const parts = [PRODUCT, greeting, ...paragraphs, list, `${action.label}\n${action.href}`, ...afterwards]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** The one layout: product, greeting, what happened, the button with its address, the small print. */
export const renderMail = (language: Language, content: MailContent): RenderedMail => ({
  subject: oneLine(content.subject),
  text: renderText(language, content),
  html: renderHtml(language, content),
})
