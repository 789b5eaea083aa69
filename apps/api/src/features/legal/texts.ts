import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '@switchboard/contract/common'
import { LEGAL_PAGES, type LegalPage, type LegalText } from '@switchboard/contract/legal'
import type { Config } from '../../config.ts'
import { sessionCookie, cookieName } from '../../http/cookies.ts'
import type { Operator } from './operator.ts'

/** The texts for whoever brings none: complete for an operator in France. */
const DEFAULTS = join(import.meta.dirname, 'texts')

/** Stands where the operator has still to say something. */
const TO_COMPLETE: Record<Language, string> = { fr: '**[à compléter]**', en: '**[to be completed]**' }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What the operator says is text, not markup. */
const asText = (value: string) => value.replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`)

/** What is left out, with its line, where it is not given. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'shareCapital',
  'vatNumber',
  'dataProtectionOfficer',
  'site',
] satisfies (keyof Operator | 'site')[])

/** What texts may name in `{{…}}`: the operator's details, and facts of this installation. */
function factsOf(operator: Operator, config: Config): Map<string, string> {
  const { security: _, ...details } = operator
  const facts = Object.entries({
    accessibilityEmail: details.email,
    ...details,
    site: config.publicUrl,
    sessionCookie: sessionCookie(config),
    deviceCookie: cookieName(config, 'device'),
    challengeCookie: cookieName(config, 'challenge'),
    sessionHours: String(Math.round(config.session.idleMs / HOUR)),
    sessionDays: String(Math.round(config.session.absoluteMs / DAY)),
  })
  return new Map(
    facts.flatMap(([name, value]): [string, string][] => {
      if (value === undefined) return []
      const text = asText(value)
      return [[name, /email$/i.test(name) ? `[${text}](mailto:${encodeURI(value)})` : text]]
    }),
  )
}

interface Filled {
  text: string
  missing: string[]
}

/** Fills a text in. A line about what the operator need not say is left out where they do not say it. */
export function fill(template: string, facts: ReadonlyMap<string, string>, language: Language): Filled {
  const missing = new Set<string>()
  const lines = template.split('\n').flatMap((line) => {
    const names = [...line.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
    const unknown = names.filter((name) => !facts.has(name))
    if (unknown.some((name) => OPTIONAL.has(name))) return []
    for (const name of unknown) missing.add(name)
    return line.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts.get(name) ?? TO_COMPLETE[language])
  })
  return { text: lines.join('\n'), missing: [...missing] }
}

/** The operator's own text, in this language or the only one they wrote; else the default. */
function findText(legalDir: string | undefined, page: LegalPage, language: Language) {
  const others = LANGUAGES.filter((other) => other !== language)
  for (const candidate of [language, ...others]) {
    const file = legalDir === undefined ? '' : join(legalDir, `${page}.${candidate}.md`)
    if (existsSync(file)) return { file, language: candidate }
  }
  return { file: join(DEFAULTS, `${page}.${language}.md`), language }
}

export type LegalTexts = Record<LegalPage, Record<Language, LegalText>>

/** All pages in all languages, read once. */
export function loadTexts(operator: Operator, config: Config): LegalTexts {
  const facts = factsOf(operator, config)
  const load = (page: LegalPage, asked: Language): LegalText => {
    const { file, language } = findText(config.legalDir, page, asked)
    return { language, ...fill(readFileSync(file, 'utf8'), facts, language) }
  }
  const inAll = (page: LegalPage) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, load(page, language)]))
  return Object.fromEntries(LEGAL_PAGES.map((page) => [page, inAll(page)])) as LegalTexts
}
