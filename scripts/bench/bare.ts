// The practical limit of this stack, to measure the portal against: plain Fastify routes over raw `pg` that do the same
// work (session look-up, tenant transaction, the same rows read and written) and nothing beside it: no validation, no
// permission, no throttle, no security headers, no log.

import { createHash, randomBytes } from 'node:crypto'
import { verify } from 'argon2'
import { fastify, type FastifyRequest } from 'fastify'
import { type ClientBase, Pool } from 'pg'
import { searchKey } from '../../prisma/search-key.ts'

const tenants = new Pool({ connectionString: process.env.APP_DATABASE_URL, max: 20 })
const platform = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c role=portal_platform',
})

interface Who {
  tenant_id: string
  user_id: string
}

async function findSession({ headers }: FastifyRequest): Promise<Who> {
  const id = decodeURIComponent(/\bsid=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '')
  const { rows } = await platform.query<Who>({
    name: 'session',
    text: `select tenant_id, user_id from session where id_hash = $1 and idle_expires_at > now() and expires_at > now()`,
    // What follows the dot is the signature.
    values: [
      createHash('sha256')
        .update(id.slice(0, id.lastIndexOf('.')))
        .digest(),
    ],
  })
  if (!rows[0]) throw new Error('no session')
  return rows[0]
}

async function inTransaction<T>(
  pool: Pool,
  begin: string,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const withTenant = <T>({ tenant_id }: Who, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  inTransaction(tenants, `begin; select set_config('app.tenant_id', '${tenant_id}', true)`, work)

/** The size is part of the text, so that the plan can be kept. */
const LIST = (limit: number, from = 'extension e'): string => `
  select e.id, e.number, e.name, e.kind, u.email, p.status, n.e164 as "callerId",
         coalesce(t.number, p.forwarding_external) as "forwardsTo"
  from (select e.* from ${from} order by e.number_value, e.id limit ${limit}) e
  left join phone_extension p on p.extension_id = e.id
  left join app_user u on u.id = e.user_id
  left join extension t on t.id = p.forwarding_extension_id
  left join phone_number n on n.id = p.caller_id_number_id
  order by e.number_value, e.id`

/** The first rows of the list, then the index. */
const NEARBY = `(select * from extension order by number_value, id limit 1000) e where position($1 in e.search_text) > 0`
const ANYWHERE = 'search_extension($1) e'

const OPEN = `
  select e.id, e.number, e.name, e.kind, e.version, e.created_at, e.updated_at, e.user_id, u.first_name, u.last_name, u.email,
         p.*, t.id as target_id, t.number as target_number, t.name as target_name, t.kind as target_kind
  from extension e
  left join app_user u on (u.tenant_id, u.id) = (e.tenant_id, e.user_id)
  left join phone_extension p on (p.tenant_id, p.extension_id) = (e.tenant_id, e.id)
  left join extension t on (t.tenant_id, t.id) = (p.tenant_id, p.forwarding_extension_id)
  where e.id = $1`

const SIGN_IN = `
  select u.tenant_id, u.id as user_id, u.password_hash, u.first_name, u.last_name, u.email, u.role, u.theme, t.name, t.country
  from sign_in_name s
  join app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
  join tenant t on t.id = u.tenant_id
  where s.name = $1 and (s.expires_at is null or s.expires_at > now())`

interface ListQuery {
  limit: string
  search?: string
}

/** Of what `extensions.update` takes, what the measured saves change. */
interface Save {
  number: string
  holder: { firstName: string; lastName: string; email: string | null }
  doNotDisturb: boolean
  version: number
}

const app = fastify({ logger: false })

app.get<{ Querystring: ListQuery }>('/api/v1/extensions', async (request) => {
  const { search } = request.query
  const limit = Number(request.query.limit)
  const who = await findSession(request)
  return withTenant(who, async (client) => {
    if (!search) return { items: (await client.query({ name: `list ${limit}`, text: LIST(limit) })).rows }
    const values = [searchKey(search)]
    const near = await client.query({ name: `near ${limit}`, text: LIST(limit, NEARBY), values })
    if (near.rows.length === limit) return { items: near.rows }
    const found = await client.query({ name: `search ${limit}`, text: LIST(limit, ANYWHERE), values })
    return { items: found.rows }
  })
})

app.get<{ Params: { id: string } }>('/api/v1/extensions/:id', async (request) => {
  const who = await findSession(request)
  const { rows } = await withTenant(who, (client) =>
    client.query({ name: 'open', text: OPEN, values: [request.params.id] }),
  )
  return rows[0]
})

app.put<{ Params: { id: string }; Body: Save }>('/api/v1/extensions/:id', async (request) => {
  const { number, holder, doNotDisturb, version } = request.body
  const { id } = request.params
  const who = await findSession(request)
  const name = `${holder.firstName} ${holder.lastName}`
  return withTenant(who, async (client) => {
    const before = (await client.query({ name: 'open', text: OPEN, values: [id] })).rows[0]
    await client.query({
      name: 'save user',
      text: `update app_user set first_name = $2, last_name = $3, email = $4, version = version + 1, updated_at = now() where id = $1`,
      values: [before.user_id, holder.firstName, holder.lastName, holder.email],
    })
    const saved = await client.query({
      name: 'save extension',
      text: `update extension set number = $3, name = $4, search_text = $5, version = version + 1, updated_at = now()
             where id = $1 and version = $2 returning version`,
      values: [id, version, number, name, searchKey(name, number, holder.email)],
    })
    if (saved.rowCount !== 1) throw new Error('version conflict')
    await client.query({
      name: 'save phone',
      text: `update phone_extension set do_not_disturb = $2 where extension_id = $1`,
      values: [id, doNotDisturb],
    })
    const after = { ...before, ...holder, name, number, doNotDisturb, version: version + 1 }
    await client.query({
      name: 'audit',
      text: `insert into audit_event (at, actor_kind, actor_user_id, action, object_kind, object_id, object_label, object_version, before, after)
             values (now(), 'user', $1, 'extension.updated', 'extension', $2, $3, $4, $5, $6)`,
      values: [who.user_id, id, `${number} ${name}`, version + 1, before, after],
    })
    return after
  })
})

app.post<{ Body: { login: string; password: string } }>('/api/v1/session', async (request, reply) => {
  const { login, password } = request.body
  const found = await platform.query({ name: 'sign in', text: SIGN_IN, values: [login] })
  const user = found.rows[0]
  if (!(await verify(user.password_hash, password))) throw new Error('wrong password')
  const sessionId = randomBytes(32).toString('base64url')
  await inTransaction(platform, 'begin', async (client) => {
    await client.query({
      name: 'open session',
      text: `insert into session (id_hash, tenant_id, user_id, csrf_secret, device, network, created_at, last_seen_at, idle_expires_at, expires_at)
             values ($1, $2, $3, $4, '', '', now(), now(), now() + interval '8 hours', now() + interval '7 days')`,
      values: [
        createHash('sha256').update(sessionId).digest(),
        user.tenant_id,
        user.user_id,
        randomBytes(32).toString('hex'),
      ],
    })
    await client.query({
      name: 'audit sign-in',
      text: `insert into audit_event (tenant_id, at, actor_kind, actor_user_id, action, object_kind, object_id, object_label)
             values ($1, now(), 'user', $2, 'session.signed_in', 'user', $2, '')`,
      values: [user.tenant_id, user.user_id],
    })
  })
  void reply.code(201).header('set-cookie', `sid=${sessionId}.; Path=/; HttpOnly`)
  return { user: { id: user.user_id }, tenant: { id: user.tenant_id, name: user.name } }
})

const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.once('SIGTERM', () => void Promise.all([app.close(), tenants.end(), platform.end()]))
process.send?.({ url })
