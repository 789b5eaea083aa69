import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES } from '@switchboard/contract/common'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { renderMail } from './layout.ts'
import { ROLE_NAMES } from './role-changed.ts'
import { MAIL_KINDS, TEMPLATES } from './templates.ts'

const HOSTILE = {
  firstName: '<img src=x onerror=alert(1)>',
  companyName: `L'Été & "Fils" <b>\r\nBcc: everyone@example.test`,
  timeZone: 'Europe/Paris',
}
const READER = { firstName: 'Claire', companyName: 'Atelier Lumière', timeZone: 'Europe/Paris' }

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
/** What a person reads of the HTML, word by word. */
const wordsOfHtml = (html: string) =>
  html
    .replace(/^.*<body/s, '<body')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&\w+;|&#\d+;/g, (entity) => ENTITIES[entity] ?? entity)
    .split(/[\s:]+/)
    .filter(Boolean)

const all = MAIL_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const))

describe.each(all)('%s in %s', (kind, language) => {
  const mail = renderMail(language, TEMPLATES[kind].example({ ...READER, language }))

  test('says the same as HTML and as text', () => {
    expect(wordsOfHtml(mail.html)).toEqual(mail.text.split(/[\s:]+/).filter(Boolean))
  })

  test('names its reader, the company and its language, and loads nothing', () => {
    expect(mail.text).toContain('Claire')
    expect(mail.subject).toContain('Atelier Lumière')
    expect(mail.html).toContain(`<html lang="${language}">`)
    expect(mail.html).not.toMatch(/<(table|img|script|link)\b|url\(|src=/)
  })

  test('is readable in the dark: every color of its own has a dark one', () => {
    const colored = [...mail.html.matchAll(/class="(\w+)" style="[^"]*#[0-9a-f]{6}/g)].map(([, name]) => name)
    const dark = [...mail.html.matchAll(/\.(\w+)[,\s]/g)].map(([, name]) => name)
    expect(colored.filter((name) => !dark.includes(name))).toEqual([])
  })

  test('names that look like markup, or like a header, stay names', () => {
    const hostile = renderMail(language, TEMPLATES[kind].example({ ...HOSTILE, language }))
    expect(hostile.html).not.toMatch(/<img|<b>/)
    expect(hostile.text).toContain(HOSTILE.firstName)
    expect(hostile.subject).not.toMatch(/[\r\n]/)
  })
})

test.each(MAIL_KINDS)('%s follows French typography', (kind) => {
  const { subject, text } = renderMail('fr', TEMPLATES[kind].example({ ...READER, language: 'fr' }))
  const prose = `${subject}\n${text}`.replaceAll(/https?:\S+|\d\d:\d\d/g, '')
  expect(prose).not.toMatch(/'|[^\u00a0]:|[^\u202f][;!?]/)
})

test('the time of a change is told in the time zone of the company', () => {
  const mail = (language: 'fr' | 'en') =>
    renderMail(language, TEMPLATES['mail.password_changed'].example({ ...READER, language })).text
  expect(mail('fr')).toContain('Firefox sous Windows')
  expect(mail('fr')).toMatch(/Date : 22 novembre 2026 à 14:30 UTC\+1/)
  expect(mail('en')).toMatch(/When: November 22, 2026 at 2:30\sPM GMT\+1/)
})

test.each(LANGUAGES)('roles have the names that the portal gives them, in %s', (language) => {
  const strings = join(import.meta.dirname, `../../../../web/src/features/shell/strings.${language}.json`)
  expect(ROLE_NAMES[language]).toEqual(JSON.parse(readFileSync(strings, 'utf8')).role)
})

describe('the preview', () => {
  test('shows every mail in every language in development', async () => {
    const { app } = await startTestApp({ env: { NODE_ENV: 'development' } })
    const answer = await app.inject({ url: '/dev/mails' })
    expect(answer.statusCode).toBe(200)
    for (const [kind, language] of all) expect(answer.body).toContain(`<h2>${kind}, ${language}</h2>`)
    const [, nonce] = /<style nonce="([^"]+)"/.exec(answer.body) ?? []
    expect(answer.headers['content-security-policy']).toContain(`style-src 'nonce-${nonce}'`)
  })

  test('shows a mail as a document of its own, which may nothing but look', async () => {
    const { app } = await startTestApp({ env: { NODE_ENV: 'development' } })
    const [, path = ''] =
      /<iframe[^>]+src="([^"]+)"/.exec((await app.inject({ url: '/dev/mails' })).body) ?? []
    const mail = await app.inject({ url: path })
    expect(mail.body).toMatch(/^<!doctype html>/)
    const policy = String(mail.headers['content-security-policy']).split(';')
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "frame-ancestors 'self'", 'sandbox']),
    )
    expect(mail.headers['x-frame-options']).toBe('SAMEORIGIN')
  })

  test.each(['production', 'test'])('does not exist in %s', async (mode) => {
    const { app } = await startTestApp({ env: { NODE_ENV: mode } })
    expect((await app.inject({ url: '/dev/mails' })).statusCode).toBe(404)
  })
})
