import type { SessionStore } from '@fastify/session'
import type { FastifyBaseLogger, Session } from 'fastify'
import type { Pool } from 'pg'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Actor, ACTOR_COLUMNS, type ActorRow, toActor } from './actor.ts'
import { sha256 } from './crypto.ts'

declare module 'fastify' {
  interface Session {
    actor?: Actor
    /** Where @fastify/csrf-protection keeps its secret. */
    _csrf?: string
  }
}

/** `last_seen_at`, and with it the idle limit, moves at most this often: a write a minute, not a write a request. */
const TOUCH_EVERY_MS = 60_000

/**
 * SQL: that the session `s` of the company `t` has not ended by the instant `at` (a parameter). A company's own limits
 * hold from the moment they are set and can only be shorter than the installation's, which the columns of `s` hold.
 */
export const isLive = (at: `$${number}`): string => `
  least(s.idle_expires_at, s.last_seen_at + make_interval(mins => t.session_idle_minutes)) > ${at}
  and least(s.expires_at, s.created_at + make_interval(hours => t.session_absolute_hours)) > ${at}`

/** Who a session is for: everything that a request needs to know, in one look-up. Who has no password has no access. */
const LOOK_UP = `
  select s.csrf_secret, s.last_seen_at, ${ACTOR_COLUMNS},
         not u.has_second_factor and coalesce(t.second_factor_from <= $2, false) as second_factor_missing
  from session s
  join app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
  join tenant t on t.id = s.tenant_id
  where s.id_hash = $1 and u.has_password and ${isLive('$2')}`

interface Row extends ActorRow {
  csrf_secret: string
  last_seen_at: Date
  second_factor_missing: boolean
}

const actorOf = (row: Row): Actor => ({
  ...toActor(row),
  secondFactor: row.second_factor_missing ? 'required' : 'ok',
})

interface Dependencies {
  /** Of the platform role: which company it is becomes known here. */
  pool: Pool
  clock: Clock
  limits: Config['session']
  log: FastifyBaseLogger
}

/**
 * Where @fastify/session reads sessions. Signing in inserts the row itself (identity/sign-in.ts), and nothing in it changes
 * afterwards but the time of last use. So `set` writes nothing: a store that upserts would bring a session back that
 * was revoked while a request of it was under way.
 */
export function makeSessionStore({ pool, clock, limits, log }: Dependencies): SessionStore {
  const touch = async (idHash: Buffer, now: Date) => {
    const text = `update session set last_seen_at = $2, idle_expires_at = $3 where id_hash = $1`
    await pool.query(text, [idHash, now, new Date(now.getTime() + limits.idleMs)])
  }
  const find = async (sessionId: string): Promise<Pick<Session, 'actor' | '_csrf'> | null> => {
    const now = clock.now()
    const idHash = sha256(sessionId)
    const { rows } = await pool.query<Row>({ name: 'session', text: LOOK_UP, values: [idHash, now] })
    const row = rows[0]
    if (!row) return null
    if (now.getTime() - row.last_seen_at.getTime() >= TOUCH_EVERY_MS) {
      // Not awaited: the request does not depend on it, and the next one tries again.
      touch(idHash, now).catch((error: unknown) =>
        log.warn({ err: error }, 'a session was not marked as used'),
      )
    }
    return { actor: actorOf(row), _csrf: row.csrf_secret }
  }
  return {
    get(sessionId, callback) {
      // The plugin adds the cookie's attributes itself.
      find(sessionId).then((session) => callback(null, session as Session | null), callback)
    },
    set(_sessionId, _session, callback) {
      callback()
    },
    destroy(sessionId, callback) {
      pool
        .query('delete from session where id_hash = $1', [sha256(sessionId)])
        .then(() => callback(), callback)
    },
  }
}
