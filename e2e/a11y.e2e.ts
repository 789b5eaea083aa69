import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type Axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import { paths } from '../apps/web/src/paths.ts'
import { demoId } from '../prisma/seed/company.ts'
import { expect, test } from './fixtures.ts'
import { testPortal } from './portal.ts'
import { addSession } from './session.ts'
import { settle } from './states/state.ts'
import { type Language, LANGUAGES, wordsOf } from './states/words.ts'
import { STATES } from './states.ts'

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
/** WCAG 2.0 to 2.2, levels A and AA, and two good practices beyond it. */
const RULES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { region: { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
  resultTypes: ['violations'],
}
/** What other colors can change. */
const CONTRAST: RunOptions = { runOnly: ['color-contrast'], resultTypes: ['violations'] }

const PHONE = { width: 375, height: 812 }
const WIDTHS = [375, 640, 1024, 1920]

/** Puts axe into the page as it is now, once for all looks at it: it is larger than the portal. */
const addAxe = (page: Page) => page.evaluate(AXE)

/** What axe finds, a line each: rule and element. From the top: what happens to be halfway below the bar is no target. */
const violations = (page: Page, rules = RULES): Promise<string[]> =>
  page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: typeof Axe }
    globalThis.scrollTo(0, 0)
    const found = await axe.run(document, options)
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
    )
  }, rules)

/** Widths at which the page still scrolls sideways when what it floats has found its place. */
async function widthsThatScroll(page: Page): Promise<number[]> {
  const found: number[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const fits = page.waitForFunction(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      undefined,
      { timeout: 3000 },
    )
    await fits.catch(() => found.push(width))
  }
  return found
}

/**
 * A state is looked at in both languages, layouts and color schemes, but not in each mixture of them: what a language can
 * change are texts, what a scheme can change are colors, and axe takes a second for each look.
 */
const LOOKS: Record<Language, (page: Page) => Promise<void>> = {
  en: async (page) => {
    expect(await violations(page), 'on a desk, light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, CONTRAST), 'on a desk, dark').toEqual([])
  },
  fr: async (page) => {
    await page.setViewportSize(PHONE)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page), 'on a phone, dark').toEqual([])
  },
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'fr' ? 'fr-FR' : 'en-US' })
    for (const state of STATES.filter(({ like }) => like === undefined)) {
      test(state.name, async ({ page, context, make, owner, allow }) => {
        allow(/./) // states of failure are among them
        const tenantId = demoId('atelier-lumiere.example', 'tenant')
        const user = await make.makeUser({ tenantId, language, role: state.role ?? 'owner' })
        if (state.role) await addSession(context, testPortal(), owner, user)
        const invitationToken = await make.makeLink(user)
        const resetToken = await make.makeLink(user, { purpose: 'password_reset' })
        await state.open({ page, words: wordsOf(language), invitationToken, resetToken })
        await settle(page)

        await addAxe(page)
        await LOOKS[language](page)
        expect(await widthsThatScroll(page), 'widths at which the page scrolls sideways').toEqual([])
        await page.unrouteAll({ behavior: 'ignoreErrors' }) // what is polled may be under way
      })
    }
  })
}

/** What moves for longer than `limit` milliseconds. */
const slowMotion = (page: Page, limit: number) =>
  page.evaluate(
    (most) =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
        const moving =
          animationName === 'none' ? transitionDuration : `${transitionDuration}, ${animationDuration}`
        const longest = Math.max(...moving.split(', ').map((duration) => Number.parseFloat(duration) * 1000))
        return longest > most ? [`${longest} ms: ${element.tagName} ${element.className}`] : []
      }),
    limit,
  )

for (const [reducedMotion, limit] of [
  ['reduce', 1],
  ['no-preference', 150],
] as const) {
  test(`motion, ${reducedMotion}: ${limit} ms at most`, async ({ page, login }) => {
    await login()
    await page.emulateMedia({ reducedMotion })
    for (const path of [paths.callLogs(), paths.extensions(), paths.extensionNew()]) {
      await page.goto(path)
      await expect(page.getByRole('main')).toBeVisible()
      await settle(page)
      expect(await slowMotion(page, limit), path).toEqual([])
    }
  })
}
