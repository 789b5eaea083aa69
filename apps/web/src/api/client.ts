import { API_PREFIX, type Endpoint, type RequestOf, type ResponseOf } from '@switchboard/contract/endpoint'
import type { Problem } from '@switchboard/contract/problem'
import { ApiError } from './errors.ts'
import { getSession, setSession } from './session-store.ts'
import { setUpSecondFactor } from './leave.ts'
import { signInAgain } from './sign-in-again.ts'

interface CallOptions {
  signal?: AbortSignal
}
/** The parts that the endpoint declares; nothing where it declares none. */
export type CallArgs<E extends Endpoint> = keyof RequestOf<E> extends never ? void : RequestOf<E>
type Parts = { params?: object; query?: object; body?: object }

/** Longer than an endpoint's own limit, so that the server answers first. */
const TIMEOUT = 30_000
const timeoutOf = ({ timeout = 0 }: Endpoint) => Math.max(TIMEOUT, 1.5 * timeout)

/** The address of `endpoint` with its parameters filled in and the query values that are set. */
export function urlOf(endpoint: Pick<Endpoint, 'path'>, { params = {}, query = {} }: Parts): string {
  const values = new Map<string, unknown>(Object.entries(params))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  )
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
  return `${API_PREFIX}${path}${search && `?${search}`}`
}

async function send(endpoint: Endpoint, args: Parts, { signal }: CallOptions): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' })
  const session = getSession()
  if (endpoint.method !== 'GET' && session) headers.set('x-csrf-token', session.csrfToken)
  if (args.body) headers.set('content-type', 'application/json')
  const timeout = AbortSignal.timeout(timeoutOf(endpoint))
  try {
    return await fetch(urlOf(endpoint, args), {
      method: endpoint.method,
      headers,
      body: args.body ? JSON.stringify(args.body) : null,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (cause) {
    // A page that is left aborts its requests: that is no failure, and TanStack Query knows the difference.
    if (signal?.aborted) throw cause
    throw new ApiError({ code: 'network' }, { status: 0, message: String(cause) })
  }
}

/** An answer that did not come from our server (a proxy's page) has no problem in it. */
const codeOfStatus = (status: number) => (status >= 502 && status <= 504 ? 'unavailable' : 'internal')

async function errorOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => null)) as Problem | null
  const retryAfter = Number(response.headers.get('retry-after')) || undefined
  const code = problem?.code ?? codeOfStatus(response.status)
  return new ApiError({ code }, { ...problem, status: response.status, retryAfter })
}

/**
 * Another tab may have signed in anew, or given the session another id while a request of this one was under way.
 * @returns whether there is a session
 */
async function refreshSession(): Promise<boolean> {
  const before = getSession()
  const response = await fetch(`${API_PREFIX}/session`).catch(() => null)
  const session = response?.ok ? ((await response.json()) as typeof before) : null
  // Someone else now: nothing on this page is theirs.
  if (before && session && before.user.id !== session.user.id) location.reload()
  if (session) setSession(session)
  return session !== null
}

async function recovered(error: ApiError, { withoutSecondFactor }: Endpoint): Promise<boolean> {
  if (error.code === 'unauthenticated') return (await refreshSession()) || signInAgain()
  if (error.code === 'second_factor_required' && !withoutSecondFactor) setUpSecondFactor()
  if (error.code !== 'csrf_rejected') return false
  await refreshSession()
  return true
}

/**
 * What the server answers to `send`. Throws `ApiError`. A lost session asks for the password over the page and the request
 * is then repeated; a stale token is renewed. Either happens once.
 */
export async function answerTo<E extends Endpoint>(
  endpoint: E,
  send: () => Promise<Response>,
): Promise<ResponseOf<E>> {
  let response = await send()
  if (!response.ok) {
    const error = await errorOf(response)
    if (!(await recovered(error, endpoint))) throw error
    response = await send()
    if (!response.ok) throw await errorOf(response)
  }
  return (response.status === 204 ? null : await response.json()) as ResponseOf<E>
}

/** Calls an endpoint of the contract, as `answerTo()` says. */
export const call = <E extends Endpoint>(
  endpoint: E,
  args: CallArgs<E>,
  options: CallOptions = {},
): Promise<ResponseOf<E>> => answerTo(endpoint, () => send(endpoint, args ?? {}, options))
