import type { Language, Theme } from '@switchboard/contract/common'
import { ROLE_PERMISSIONS, type Role } from '@switchboard/contract/permissions'
import { quickStart } from '@switchboard/contract/quick-start'
import type { Session } from '@switchboard/contract/session'
import type { TenantDb } from '../db/tenant.ts'
import { hasStepsLeft } from './first-steps.ts'

/** The session as the portal sees it. The CHECKs of the tables allow no other role, language or theme. */
export async function readSession(
  db: TenantDb,
  userId: string,
  { csrfToken, now }: { csrfToken: string; now: Date },
): Promise<Session> {
  const shown = { preferences: { include: { callerIdNumber: true } } }
  const user = await db.appUser.findFirstOrThrow({
    where: { id: userId },
    include: { tenant: { include: shown } },
  })
  const { tenant, hasSecondFactor } = user
  const role = user.role as Role
  const companyLanguage = tenant.language as Language
  const requiredFrom = tenant.secondFactorFrom
  const permissions = ROLE_PERMISSIONS[role]
  const offersSteps = permissions.includes(quickStart.get.permission) && !user.firstStepsHidden
  return {
    user: {
      id: user.id,
      firstName: user.firstName,
      lastName: user.lastName,
      email: user.email,
      role,
      language: (user.language as Language | null) ?? companyLanguage,
      theme: user.theme as Theme,
    },
    tenant: {
      id: tenant.id,
      name: tenant.name,
      country: tenant.country,
      language: companyLanguage,
      timeZone: tenant.timeZone,
      mainNumber: tenant.mainNumber,
      callerId: tenant.preferences?.callerIdNumber?.e164 ?? tenant.mainNumber,
    },
    permissions: [...permissions],
    firstSteps: offersSteps && (await hasStepsLeft(db)),
    secondFactor: {
      on: hasSecondFactor,
      requiredFrom: requiredFrom?.toISOString() ?? null,
      missing: !hasSecondFactor && requiredFrom !== null && requiredFrom <= now,
    },
    csrfToken,
  }
}
