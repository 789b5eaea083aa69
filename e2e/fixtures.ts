// oxlint-disable eslint/no-empty-pattern -- Playwright reads what a fixture needs from its first parameter's pattern
import { type BrowserContext, expect, type Locator, type Page, test as base } from '@playwright/test'
import type { Role } from '@switchboard/contract/permissions'
import type { AppUser, Extension, Prisma, PrismaClient, Tenant } from '@switchboard/database/client'
import { connectOwner, makeFactories } from '../apps/api/src/testing/make-factories.ts'
import { testPortal } from './portal.ts'
import { addSession } from './session.ts'
import { watch, type Watch } from './watch.ts'

interface WorkerFixtures {
  /** portal_owner: rows of every company. */
  owner: PrismaClient
  make: ReturnType<typeof makeFactories>
}

interface TestFixtures {
  /** Allows a failed request (`401 POST /api/v1/session`) or a line on the console; all others fail the test. */
  allow: Watch['allow']
  /** A company of this test's own: in France, speaking English. */
  company: Tenant
  /** A shared phone of the company, without voicemail; number 201 unless it is given. */
  sharedPhone: (
    name: string,
    number?: string,
    values?: Partial<Prisma.PhoneExtensionUncheckedCreateInput>,
  ) => Promise<Extension>
  /** Signs the page in as a new user of the company, without the form. */
  login: (role?: Role, values?: Partial<AppUser>) => Promise<AppUser>
  /** A second browser, signed in as this user. */
  pageOf: (user: AppUser) => Promise<Page>
  watched: Watch
}

/** Numbers and names that a worker may use up; workers share one database. */
const NAMES_PER_WORKER = 1000

export const test = base.extend<TestFixtures, WorkerFixtures>({
  baseURL: async ({}, use) => use(testPortal().url),
  owner: [
    async ({}, use) => {
      const owner = connectOwner(testPortal().environment['DATABASE_URL'] ?? '')
      await use(owner)
      await owner.$disconnect()
    },
    { scope: 'worker' },
  ],
  make: [
    // Above the numbers of the demo companies.
    async ({ owner }, use, { workerIndex }) =>
      use(makeFactories(owner, 4000 + workerIndex * NAMES_PER_WORKER)),
    { scope: 'worker' },
  ],
  watched: [
    async ({ context }, use) => {
      const watched = await watch(context)
      await use(watched)
      expect(watched.unexpected(), 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],
  allow: async ({ watched }, use) => use(watched.allow),
  company: async ({ make }, use) => {
    const tenant = await make.makeTenant({ language: 'en' })
    await make.makePhoneNumber({ tenantId: tenant.id, e164: tenant.mainNumber, label: 'Main number' })
    await use(tenant)
  },
  sharedPhone: async ({ company, make }, use) =>
    use((name, number = '201', values = {}) =>
      make.makeExtension({
        tenantId: company.id,
        kind: 'shared_phone',
        number,
        name,
        phone: { voicemailEnabled: false, ...values },
      }),
    ),
  login: async ({ context, company, make, owner }, use) =>
    use(async (role = 'admin', values = {}) => {
      const user = await make.makeUser({
        firstName: 'Ada',
        lastName: 'Martin',
        ...values,
        role,
        tenantId: company.id,
      })
      await addSession(context, testPortal(), owner, user)
      return user
    }),
  pageOf: async ({ browser, contextOptions, watched, owner }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (user) => {
      const context = await browser.newContext(contextOptions)
      contexts.push(context)
      await watched.also(context)
      await addSession(context, testPortal(), owner, user)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

/** A row of the list, by the name in its first column; `cells` are texts it must show. */
export async function expectRow(
  page: Page,
  name: string,
  cells: readonly (string | RegExp)[] = [],
): Promise<void> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await expect(row).toBeVisible()
  for (const cell of cells) await expect(row.getByRole('cell', { name: cell })).toBeVisible()
}

/** The toast that says this. */
export const toast = (page: Page, text: string): Locator => page.getByRole('status').filter({ hasText: text })

export { expect } from '@playwright/test'
