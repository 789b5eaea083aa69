/** What is read of the OpenAPI document that the server makes of the contract. */
interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: { 'application/json'?: { example?: unknown } } }
  responses: Record<string, { description: string }>
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>
}

/** One endpoint, as the reference tells it. */
export interface EndpointDoc {
  id: string
  method: string
  path: string
  summary: string
  /** The permission that a token needs; `public` for anybody, `person` for what tokens do not open. */
  access: { kind: 'token'; permission: string } | { kind: 'public' | 'person' }
  /** Names; those that may be left out end in `?`. */
  parameters: string[]
  /** An example, as JSON; null without a body. */
  body: string | null
  /** Every answer that is not a success: status and codes. */
  errors: { status: string; codes: string }[]
  success: string
}

export interface EndpointGroup {
  name: string
  endpoints: EndpointDoc[]
}

function accessOf({ security }: Operation): EndpointDoc['access'] {
  if (!security) return { kind: 'public' }
  const permission = security.find(({ token }) => token)?.['token']?.[0]
  return permission === undefined ? { kind: 'person' } : { kind: 'token', permission }
}

function bodyOf({ requestBody }: Operation): string | null {
  const example = requestBody?.content['application/json']?.example
  return example === undefined ? null : JSON.stringify(example, null, 2)
}

function toDoc(path: string, method: string, operation: Operation): EndpointDoc {
  const statuses = Object.entries(operation.responses)
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    access: accessOf(operation),
    parameters: (operation.parameters ?? []).map(({ name, required }) => (required ? name : `${name}?`)),
    body: bodyOf(operation),
    errors: statuses
      .filter(([status]) => Number(status) >= 400)
      .map(([status, { description }]) => ({ status, codes: description })),
    success: statuses.find(([status]) => Number(status) < 400)?.[0] ?? '',
  }
}

/** All endpoints, those of one feature together; first what programs can use. */
export function groupsOf({ paths }: OpenApi): EndpointGroup[] {
  const groups = new Map<string, EndpointDoc[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = operation.tags[0] ?? ''
      groups.set(name, [...(groups.get(name) ?? []), toDoc(path, method, operation)])
    }
  }
  const forPeople = ({ endpoints }: EndpointGroup) => endpoints.every(({ access }) => access.kind !== 'token')
  const all = [...groups].map(([name, endpoints]) => ({ name, endpoints }))
  return [...all.filter((group) => !forPeople(group)), ...all.filter(forPeople)]
}
