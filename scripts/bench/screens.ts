import { strictEqual } from 'node:assert'
import { type Browser, type BrowserContext, chromium as browserType } from 'playwright-core'
import { chromium } from '../chromium.ts'
import type { RunningPortal } from '../portal.ts'
import { send } from './load.ts'

const LOADS = 5

/** A first screen: what a browser that was never here loads until a person can work, and what it loads beside that. */
export interface Screen {
  name: string
  /** Kilobytes (1,000 bytes) over the wire: headers, page, scripts, styles, fonts, pictures, data. */
  kilobytes: number
  requests: number
  /** Milliseconds from the start of the navigation, one for each load. */
  usable: number[]
  budget: { kilobytes: number; requests: number; usable: number }
}

interface Visit extends Pick<Screen, 'name' | 'budget'> {
  path: string
  cookie?: string
  /** Selects what is there once a person can work. */
  usable: string
}

const REQUESTS = 12
const USABLE_MS = 400
/** What answers the input also renders it, so that what is there can be used. */
const FORM = 'form:has(input[type=password]):has(button[type=submit]:enabled)'
/** The last row that the window shows of the demo company's extensions. */
const LIST = 'tbody tr[aria-rowindex="16"] th'

/** Loads the sign-in and the first page behind it, each several times with an empty cache. */
export async function measureScreens(portal: RunningPortal): Promise<Screen[]> {
  const browser = await browserType.launch(await chromium())
  try {
    const visits: Visit[] = [
      {
        name: 'Sign-in',
        path: '/sign-in',
        usable: FORM,
        budget: { kilobytes: 200, requests: REQUESTS, usable: USABLE_MS },
      },
      {
        name: 'First tab, signed in',
        path: '/',
        cookie: await signIn(portal),
        usable: LIST,
        budget: { kilobytes: 300, requests: REQUESTS, usable: USABLE_MS },
      },
    ]
    const screens: Screen[] = []
    for (const visit of visits) screens.push(await measureScreen(browser, portal.url, visit))
    return screens
  } finally {
    await browser.close()
  }
}

async function signIn({ url, demo }: RunningPortal): Promise<string> {
  const { country, phone: login, password } = demo ?? {}
  const shot = { method: 'POST', path: '/api/v1/session', body: { country, login, password } } as const
  const { status, headers, text } = await send(url, shot)
  strictEqual(status, 201, text)
  const cookie = headers['set-cookie']?.find((each) => each.startsWith('sid=')) ?? ''
  return cookie.slice('sid='.length, cookie.indexOf(';'))
}

async function measureScreen(browser: Browser, url: string, visit: Visit): Promise<Screen> {
  const loads = []
  // The first warms up the browser and the server, and does not count.
  for (let load = 0; load <= LOADS; load += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' })
    loads.push(await visitOnce(context, url, visit))
    await context.close()
  }
  const counted = loads.slice(1)
  return {
    name: visit.name,
    budget: visit.budget,
    kilobytes: Math.max(...counted.map(({ bytes }) => bytes)) / 1000,
    requests: Math.max(...counted.map(({ requests }) => requests)),
    usable: counted.map(({ milliseconds }) => milliseconds),
  }
}

async function visitOnce(
  context: BrowserContext,
  url: string,
  { path, cookie, usable }: Visit,
): Promise<{ bytes: number; requests: number; milliseconds: number }> {
  if (cookie) await context.addCookies([{ name: 'sid', value: cookie, url, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  let requests = 0
  network.on('Network.requestWillBeSent', ({ redirectResponse }) => {
    requests += 1
    bytes += redirectResponse?.encodedDataLength ?? 0
  })
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(url + path, { waitUntil: 'commit' })
  await page.locator(usable).waitFor()
  const milliseconds = await page.evaluate<number>('performance.now()')
  await page.waitForLoadState('networkidle')
  return { bytes, requests, milliseconds }
}
