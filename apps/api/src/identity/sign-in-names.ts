import type { Platform, Transaction } from '../db/platform.ts'
import type { TenantDb } from '../db/tenant.ts'

interface Person {
  email: string | null
  tenant: { mainNumber: string }
  extensions: readonly { number: string }[]
}

/** To read what `namesOf` needs of a person. */
export const WITH_NAMES = {
  email: true,
  tenant: { select: { mainNumber: true } },
  extensions: { select: { number: true } },
} as const

const withExtensions = ({ tenant, extensions }: Person) =>
  extensions.map(({ number }) => `${tenant.mainNumber}#${number}`)

/** What a person is to sign in with, once they have access: the company's number with an extension of theirs, their address. */
export const namesOf = (person: Person): string[] => [
  ...withExtensions(person),
  ...(person.email === null ? [] : [person.email]),
]

/**
 * Gives a person all their names. A number goes with the extension: from whoever held it before, whose days of grace end.
 * An address stays with whoever signs in with it, here or at another company; who signs in with one gets no second: the
 * one in their details may be anybody's.
 * @param db of either role; a transaction
 */
export async function claimNames(
  db: TenantDb | Transaction,
  { tenantId, userId }: { tenantId: string; userId: string },
  now: Date,
): Promise<void> {
  const person = await db.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: WITH_NAMES,
  })
  await db.$executeRaw`
    insert into sign_in_name (name, tenant_id, user_id)
    select name, ${tenantId}::uuid, ${userId}::uuid from unnest(${withExtensions(person)}::text[]) as name
    on conflict (name) do update set user_id = excluded.user_id, expires_at = null
    where sign_in_name.tenant_id = excluded.tenant_id`
  if (person.email === null) return
  await db.$executeRaw`delete from sign_in_name where name = ${person.email} and tenant_id = ${tenantId}::uuid and expires_at <= ${now}`
  await db.$executeRaw`
    insert into sign_in_name (name, tenant_id, user_id)
    select ${person.email}, ${tenantId}::uuid, ${userId}::uuid
    where not exists (
      select from sign_in_name where tenant_id = ${tenantId}::uuid and user_id = ${userId}::uuid and name like '%@%')
    on conflict (name) do nothing`
}

/**
 * Where links to a password and notices go: to the address that a person signs in with, which they have shown to be theirs.
 * The one in their details is for whoever edits extensions to change; it takes its place where there is no other.
 */
export async function provenAddress(
  prisma: Platform['prisma'],
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<string | null> {
  const person = await prisma.appUser.findUnique({
    where: { tenantId_id: { tenantId, id: userId } },
    select: {
      email: true,
      signInNames: { where: { name: { contains: '@' } }, orderBy: { name: 'asc' }, select: { name: true } },
    },
  })
  return person?.signInNames[0]?.name ?? person?.email ?? null
}
