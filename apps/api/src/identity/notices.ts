import type { TenantDb } from '../db/tenant.ts'
import type { Actor } from '../http/actor.ts'
import type { OutboxKind, OutboxMessages } from '../jobs/outbox.ts'
import type { TenantWork } from '../http/route.ts'
import { fullName } from './person.ts'

/** What notices call who did it: the person, or the API token that was used. */
export async function authorName(
  db: TenantDb,
  { userId, token }: Pick<Actor, 'userId' | 'token'>,
): Promise<string> {
  if (token)
    return (await db.apiToken.findFirstOrThrow({ where: { id: token.id }, select: { name: true } })).name
  return fullName(await db.appUser.findFirstOrThrow({ where: { id: userId } }))
}

type OwnerNotice = Extract<OutboxKind, `mail.${'api_token' | 'security'}_${string}`>

/** Tells all owners who can sign in: whoever did it may have borrowed somebody's browser. */
export async function tellOwners<K extends OwnerNotice>(
  { db, outbox }: Pick<TenantWork, 'db' | 'outbox'>,
  kind: K,
  more: Omit<OutboxMessages[K], 'userId'>,
): Promise<void> {
  const owners = await db.appUser.findMany({
    where: { role: 'owner', hasPassword: true },
    select: { id: true },
  })
  await outbox(kind, ...owners.map(({ id }) => ({ ...more, userId: id }) as OutboxMessages[K]))
}
