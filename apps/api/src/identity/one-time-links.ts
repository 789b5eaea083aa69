import type { Language } from '@switchboard/contract/common'
import type { LinkHolder } from '@switchboard/contract/one-time-link'
import type { Platform } from '../db/platform.ts'
import { makeToken, sha256 } from '../http/crypto.ts'
import { problem } from '../http/errors.ts'
import { namesOf, WITH_NAMES } from './sign-in-names.ts'

type Prisma = Platform['prisma']
export type LinkPurpose = 'invitation' | 'password_reset' | 'email_change'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** From the moment at which the mail is written. */
export const LINK_LIFETIME_MS: Record<LinkPurpose, number> = {
  invitation: 7 * DAY,
  password_reset: 60 * MINUTE,
  email_change: 60 * MINUTE,
}

/** As it is stored: whoever reads the table can use no link. */
export const tokenHashOf = (token: string) => new Uint8Array(sha256(token))

export interface NewLink {
  tenantId: string
  userId: string
  purpose: LinkPurpose
  /** For `email_change`: the address to be confirmed. */
  newEmail?: string | null
}

/**
 * Makes a link and voids those of its purpose that were asked for before it.
 * @returns its token, the only place where that is; null when nobody waits for it any more: a later request was faster,
 * or an invitation was taken back
 */
export async function makeLink(
  prisma: Prisma,
  { newEmail = null, ...link }: NewLink,
  { askedAt, now }: { askedAt: Date; now: Date },
): Promise<string | null> {
  const token = makeToken()
  const { tenantId, userId, purpose } = link
  const others = { tenantId, userId, purpose, usedAt: null }
  return prisma.$transaction(async (db) => {
    // Two workers that make two links of one person take turns.
    const [person] = await db.$queryRaw<{ invited: boolean }[]>`
      select invited_at is not null as invited from app_user
      where tenant_id = ${tenantId}::uuid and id = ${userId}::uuid
      for update`
    if (purpose === 'invitation' && !person?.invited) return null
    if (await db.oneTimeLink.count({ where: { ...others, createdAt: { gt: askedAt } } })) return null
    await db.oneTimeLink.updateMany({
      where: { ...others, createdAt: { lt: askedAt } },
      data: { usedAt: now },
    })
    const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS[purpose])
    await db.oneTimeLink.create({
      data: { ...link, newEmail, tokenHash: tokenHashOf(token), createdAt: askedAt, expiresAt },
      select: { userId: true },
    })
    return token
  })
}

/**
 * Whose link this is. Unknown, used, expired and made for another purpose are one answer.
 * @throws 404 `link_invalid`
 */
export async function findLink(prisma: Prisma, purpose: LinkPurpose, token: string, now: Date) {
  const found = await prisma.oneTimeLink.findFirst({
    where: { tokenHash: tokenHashOf(token), purpose, usedAt: null, expiresAt: { gt: now } },
    select: {
      newEmail: true,
      tenant: { select: { id: true, name: true, country: true, language: true } },
      user: {
        select: {
          id: true,
          firstName: true,
          lastName: true,
          ...WITH_NAMES,
          language: true,
          signInNames: {
            where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
            select: { name: true },
          },
        },
      },
    },
  })
  if (!found) throw problem('link_invalid')
  return found
}

type FoundLink = Awaited<ReturnType<typeof findLink>>

/** Numbers before e-mail addresses: what a person knows by heart. */
function mainSignInName(names: readonly string[]) {
  const [name = ''] = names.toSorted((a, b) => Number(a.includes('@')) - Number(b.includes('@')))
  const [login = '', extension = null] = name.split('#')
  return { login, extension }
}

/** What the page behind the link may tell: it is all that its reader knows anyway. */
export const holderOf = ({ tenant, user }: FoundLink): LinkHolder => ({
  firstName: user.firstName,
  companyName: tenant.name,
  country: tenant.country,
  language: (user.language ?? tenant.language) as Language,
  // Who was invited has names of their own once they accept.
  ...mainSignInName([...user.signInNames.map(({ name }) => name), ...namesOf(user)]),
})
