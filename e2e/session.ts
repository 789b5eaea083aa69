import type { BrowserContext } from '@playwright/test'
import type { AppUser, PrismaClient } from '@switchboard/database/client'
import { readConfig } from '../apps/api/src/config.ts'
import { insertSession } from '../apps/api/src/testing/session.ts'
import type { TestPortal } from './portal.ts'

/** Signs a browser in as this user, without the form. */
export async function addSession(
  context: BrowserContext,
  { url, environment }: TestPortal,
  owner: PrismaClient,
  user: Pick<AppUser, 'tenantId' | 'id'>,
): Promise<void> {
  const cookie = await insertSession(owner, readConfig(environment), user, new Date())
  const attributes = { httpOnly: true, sameSite: 'Lax' } as const
  await context.addCookies([{ name: 'sid', value: encodeURIComponent(cookie), url, ...attributes }])
}
