import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import type { Mailbox } from '@switchboard/contract/voicemail'
import type { Prisma } from '@switchboard/database/client'
import { mayDo } from '../../http/actor.ts'
import type { TransactionContext } from '../../http/route.ts'
import { extensionRef } from '../extensions/index.ts'

/** Who asks, and where. */
export type Asking = Pick<TransactionContext, 'db' | 'actor'>

/** A mailbox that may be heard. */
export interface Box {
  ref: ExtensionRef
  own: boolean
  enabled: boolean
}

/**
 * The mailboxes that whoever asks may hear, by the id of their extension: those of their own phones, boxes that one of these
 * hears, and with `voicemail:read` those of all phones and boxes that are nobody's own. What was left for another person is
 * nobody else's to hear.
 */
export async function boxesOf({ db, actor }: Asking): Promise<Map<string, Box>> {
  const { userId } = actor
  const shared = mayDo(actor, 'voicemail:read')
    ? { kind: { in: ['shared_phone', 'voicemail'] } }
    : { voicemailBox: { listeners: { some: { phone: { userId } } } } }
  const rows = await db.extension.findMany({
    where: { OR: [{ userId }, shared] },
    include: { phone: { select: { voicemailEnabled: true } } },
    orderBy: { numberValue: 'asc' },
  })
  return new Map(
    rows.map((row) => {
      const enabled = row.phone?.voicemailEnabled ?? row.kind === 'voicemail'
      return [row.id, { ref: extensionRef(row), own: row.userId === actor.userId, enabled }]
    }),
  )
}

/**
 * The messages in these boxes that are for whoever asks: of their own phone those that were left while it was theirs, of a
 * shared one those that were left while it was nobody's own. A phone that changes hands leaves its messages to nobody.
 */
export function heardBy(
  { actor }: Pick<Asking, 'actor'>,
  boxes: Iterable<[string, Box]>,
): Prisma.VoicemailMessageWhereInput {
  const all = [...boxes]
  const idsOf = (own: boolean) => all.flatMap(([id, box]) => (box.own === own ? [id] : []))
  return {
    OR: [
      { extensionId: { in: idsOf(true) }, userId: actor.userId },
      { extensionId: { in: idsOf(false) }, userId: null },
    ],
  }
}

/** Those that take messages, or took some, one's own first. */
export async function listBoxes(ctx: Asking): Promise<{ items: Mailbox[] }> {
  const boxes = await boxesOf(ctx)
  const groups = await ctx.db.voicemailMessage.groupBy({
    by: ['extensionId'],
    where: { ...heardBy(ctx, boxes), deletedAt: null },
    _count: { _all: true, heardAt: true },
  })
  const counts = new Map(groups.map(({ extensionId, _count }) => [extensionId, _count]))
  const items = [...boxes].flatMap(([id, { ref, own, enabled }]) => {
    const count = counts.get(id)
    if (!enabled && !count) return []
    return [{ extension: ref, own, unheard: count ? count._all - count.heardAt : 0 }]
  })
  return { items: items.toSorted((a, b) => Number(b.own) - Number(a.own)) }
}
