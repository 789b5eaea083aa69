import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'
import { watch } from './watch.ts'

// What the page's policy stops. That the portal itself never meets it, the watch over every test and every state shows.

/** What somebody would try who got text onto a page; the page answers for its part. */
const ATTACKS: Record<string, () => void> = {
  'HTML from text': () => {
    document.body.innerHTML = '<p>planted</p>'
  },
  'a handler in an attribute': () => {
    const button = document.createElement('button')
    button.setAttribute('onclick', 'document.title = "planted"')
    button.click()
  },
  'a script': () => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "planted"'
    document.body.append(script)
  },
  'a script of another site': () => {
    const script = document.createElement('script')
    script.src = 'https://example.com/script.js'
    document.body.append(script)
  },
  'a style element': () => {
    const style = document.createElement('style')
    style.append('h1 { display: none }')
    document.head.append(style)
  },
  'a style attribute': () => document.body.setAttribute('style', 'opacity: 0'),
  'another address for relative links': () => {
    const base = document.createElement('base')
    base.href = 'https://example.com/'
    document.head.append(base)
  },
  'data to another site': () => void fetch('https://example.com/').catch(() => {}),
  'a picture from another site': () => {
    new Image().src = 'https://example.com/pixel.png'
  },
  'a page of another site inside': () => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
  },
}

test('each attack is stopped and told, whatever else a test allows', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL })
  const watched = await watch(context)
  watched.allow(/./)
  const page = await context.newPage()
  await page.goto(paths.signIn())
  await page.getByRole('main').waitFor()
  expect(watched.unexpected()).toEqual([])

  for (const [name, attack] of Object.entries(ATTACKS)) {
    const before = watched.unexpected().length
    await page.evaluate(attack).catch(() => {}) // what Trusted Types refuse throws
    await expect.poll(() => watched.unexpected().length, name).toBeGreaterThan(before)
  }
  await expect(page).not.toHaveTitle('planted')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})
