import { type LoggedMail, mails } from '@switchboard/contract/mails'
import type { FastifyInstance } from 'fastify'
import { beyond, decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { route } from '../../http/route.ts'
import { fullName } from '../../identity/person.ts'

const SORT = '-queuedAt'

/** The log of the mails that were sent for a company; the worker writes it. */
export function mailRoutes(app: FastifyInstance): void {
  route(app, mails.list, async ({ db, query: { limit, cursor } }) => {
    const after = cursor === undefined ? null : decodeCursor(cursor, SORT, 'instant')
    const rows = await db.mailLog.findMany({
      where: after ? beyond('queuedAt', 'desc', { ...after, position: new Date(after.position) }) : {},
      orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    })
    const page = rows.slice(0, limit)
    const people = await db.appUser.findMany({
      where: { id: { in: page.map(({ userId }) => userId) } },
      select: { id: true, firstName: true, lastName: true },
    })
    const names = new Map(people.map((person) => [person.id, fullName(person)]))
    const last = page.at(-1)
    return {
      items: page.map((row) => ({
        id: row.id,
        kind: row.kind as LoggedMail['kind'],
        state: row.state as LoggedMail['state'],
        person: names.get(row.userId) ?? null,
        address: row.address,
        tries: row.tries,
        failure: row.failure as LoggedMail['failure'],
        smtpStatus: row.smtpStatus,
        queuedAt: row.queuedAt.toISOString(),
        sentAt: row.sentAt?.toISOString() ?? null,
      })),
      nextCursor:
        rows.length > limit && last
          ? encodeCursor(SORT, { position: last.queuedAt.toISOString(), id: last.id })
          : null,
    }
  })
}
