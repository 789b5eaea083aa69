// npm run screenshots: every page of the demo company in both languages, both themes, on a desk and on a phone.
//   npm run screenshots -- folder    default: test-results/screenshots
//   npm run screenshots -- --only extension    states whose name begins so
//   npm run screenshots -- --docs    the pictures of the README, docs/images/

import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connectOwner, makeFactories } from '../apps/api/src/testing/make-factories.ts'
import { demoId } from '../prisma/seed/company.ts'
import { type Browser, type BrowserContext, openBrowser } from '../e2e/browser.ts'
import { startTestPortal, testPortal } from '../e2e/portal.ts'
import { addSession } from '../e2e/session.ts'
import { settle, type State } from '../e2e/states/state.ts'
import { type Language, LANGUAGES, wordsOf } from '../e2e/states/words.ts'
import { STATES } from '../e2e/states.ts'
import { ROOT } from './install.mjs'

interface Look {
  language: Language
  theme: 'light' | 'dark'
  width: number
}

const HEIGHTS: Record<number, number> = { 375: 812, 1440: 900 }
const LOOKS: Look[] = LANGUAGES.flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    Object.keys(HEIGHTS).map((width) => ({ language, theme, width: Number(width) })),
  ),
)
/** What the README shows: state → the beginning of the file's name. */
const DOCS: Record<string, string> = { extension: 'extensions', 'sign-in': 'sign-in' }

const DEMO = 'atelier-lumiere.example'
const tenantId = demoId(DEMO, 'tenant')
/** Whose pages they are. */
const USERS = { owner: '201', billing: '203', read_only: '205', user: '214' }

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { docs: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const stop = await startTestPortal()
const owner = connectOwner(testPortal().environment['DATABASE_URL'] ?? '')
const browser = await openBrowser()
try {
  const folder = options.docs
    ? join(ROOT, 'docs/images')
    : resolve(positionals[0] ?? join(ROOT, 'test-results/screenshots'))
  mkdirSync(folder, { recursive: true })
  if (options.docs) await takeDocs(browser, folder)
  else await takeAll(browser, folder)
} finally {
  await browser.close()
  await owner.$disconnect()
  await stop()
}

async function takeAll(browser: Browser, folder: string): Promise<void> {
  const states = STATES.filter(({ name }) => name.startsWith(options.only))
  for (const look of LOOKS) {
    const { language, theme, width } = look
    await using context = await openContext(browser, look)
    for (const state of states) {
      await take(context, state, language, join(folder, `${state.name}-${language}-${theme}-${width}.png`))
    }
    console.log(`${states.length} pages: ${language}, ${theme}, ${width} px`)
  }
}

async function takeDocs(browser: Browser, folder: string): Promise<void> {
  for (const language of LANGUAGES) {
    await using context = await openContext(browser, { language, theme: 'light', width: 1440 })
    for (const state of STATES.filter(({ name }) => name in DOCS)) {
      await take(context, state, language, join(folder, `${DOCS[state.name]}-${language}.png`))
    }
  }
}

function openContext(browser: Browser, { language, theme, width }: Look): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: testPortal().url,
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    locale: language === 'fr' ? 'fr-FR' : 'en-US',
    timezoneId: 'Europe/Paris',
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
}

/** One picture, in a tab of its own. A state that cannot be reached is told, and the others are taken all the same. */
async function take(context: BrowserContext, state: State, language: Language, file: string): Promise<void> {
  const user = { tenantId, id: demoId(DEMO, 'user', USERS[state.role ?? 'owner']) }
  await owner.appUser.update({ where: { tenantId_id: user }, data: { language, theme: 'system' } })
  await context.clearCookies()
  if (state.role) await addSession(context, testPortal(), owner, user)
  const page = await context.newPage()
  try {
    const { makeLink } = makeFactories(owner)
    const invitationToken = state.name === 'invitation' ? await makeLink(user) : ''
    const resetToken =
      state.name === 'reset-password' ? await makeLink(user, { purpose: 'password_reset' }) : ''
    await state.open({ page, words: wordsOf(language), invitationToken, resetToken })
    await settle(page)
    await page.screenshot({ path: file, caret: 'hide', animations: 'disabled' })
  } catch (error) {
    console.error(`${state.name}, ${language}: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  } finally {
    await page.close()
  }
}
