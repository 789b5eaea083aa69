import { defineConfig } from 'vitest/config'

/** Long, so that a machine with other work to do fails nothing; what hangs fails all the same. Milliseconds. */
const PATIENCE = 120_000
const BOUNDARIES = 'scripts/boundaries.test.ts'

export default defineConfig({
  test: {
    // Vitest leaves one core to itself, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'boundaries', include: [BOUNDARIES], testTimeout: PATIENCE } },
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/web/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', BOUNDARIES],
          setupFiles: ['apps/web/src/testing/setup.ts'],
          testTimeout: PATIENCE,
        },
      },
      {
        test: {
          name: 'api',
          include: ['apps/api/**/*.test.ts', 'prisma/**/*.test.ts'],
          globalSetup: 'apps/api/src/testing/global-setup.ts',
          // Libraries are loaded once a worker: that is half of what a file costs. Our own modules are each file's own.
          isolate: false,
          setupFiles: ['apps/api/src/testing/setup.ts'],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          expect: { poll: { timeout: 30_000 } }, // a second is what a busy machine stands still
        },
      },
    ],
  },
})
