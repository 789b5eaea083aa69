import { defineConfig } from '@playwright/test'
import { chromium } from '../scripts/chromium.ts'

// The portal is started by global-setup.ts; TEST_DATABASE_URL is optional (see there).
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../test-results/e2e',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  // For two cores: each test waits for its browser as often as it computes.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  // Long, so that a machine with other work to do fails nothing; what is missing fails all the same.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: await chromium(),
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Paris',
    // Nothing moves, so that nothing has to be waited for; a11y.e2e.ts turns motion on where motion is the point.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure', // and --trace on where that does not tell enough
  },
})
