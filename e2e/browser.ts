import { type Browser, chromium as playwright } from '@playwright/test'
import { chromium } from '../scripts/chromium.ts'

export type { Browser, BrowserContext } from '@playwright/test'

/** The browser of the tests, for scripts. */
export const openBrowser = async (): Promise<Browser> => playwright.launch(await chromium())
