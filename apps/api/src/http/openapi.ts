import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Endpoint, PLATFORM_KINDS, platformKindOf, takesToken } from '@switchboard/contract/endpoint'
import { Problem } from '@switchboard/contract/problem'
import { CSRF_HEADER } from './auth.ts'
import { sessionCookie } from './cookies.ts'
import { allow } from './headers.ts'

const DOCS_DIRECTIVES = {
  scriptSrc: ["'self'"],
  // The one style element that Swagger UI makes at run time.
  styleSrc: ["'self'", "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
}

/** Schemas that are named once and referred to. */
const components = z.registry<{ id: string }>()
components.add(Problem, { id: 'Problem' })
const toJsonSchema = createJsonSchemaTransform({ schemaRegistry: components })

const addComponents = createJsonSchemaTransformObject({ schemaRegistry: components })

/** The provider adds each component twice, as answer (`X`) and as request (`XInput`); ours are answers. */
const withComponents: typeof addComponents = (document) => {
  const { components: all, ...rest } = addComponents(document) as { components: { schemas: object } }
  const schemas = Object.fromEntries(Object.entries(all.schemas).filter(([name]) => !name.endsWith('Input')))
  return { ...rest, components: { ...all, schemas } }
}

/** One of these opens the endpoint. The name in the list of `token` is the permission that the token needs (OpenAPI 3.1, 4.8.30). */
function securityOf(endpoint: Endpoint): { security?: Record<string, string[]>[] } {
  const { permission, method } = endpoint
  if (permission === 'public') return {}
  if (platformKindOf(endpoint)) return { security: [{ [permission]: [] }] }
  const session: Record<string, string[]> = method === 'GET' ? { session: [] } : { session: [], csrf: [] }
  return { security: takesToken(endpoint) ? [session, { token: [permission] }] : [session] }
}

/** Of the installation's own programs, by kind. */
const platformSchemes = Object.fromEntries(
  PLATFORM_KINDS.map((kind) => [
    kind,
    {
      type: 'http' as const,
      scheme: 'bearer',
      bearerFormat: 'sbp_…',
      description: `A token of the installation, made with npm run platform-token -- create --kind ${kind}. It belongs to no company.`,
    },
  ]),
)

function bodyOf({ example, consumes }: Endpoint, schema: { body?: unknown }) {
  if (consumes) return { consumes: [consumes], body: { type: 'string', format: 'binary' } }
  return example.body ? { body: { ...(schema.body as object), examples: [example.body] } } : {}
}

/** OpenAPI 3.1 of every route added afterwards: `/api/docs` for people, `/api/docs/json` for programs. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Switchboard',
        version: '1',
        description:
          'What the portal itself uses, for programs too: /developers says how. Made from packages/contract; unknown properties in a body are refused.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie(app.portal.config) },
          csrf: { type: 'apiKey', in: 'header', name: CSRF_HEADER },
          token: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'sbt_…',
            description:
              'An API token of the company (Account > Settings > API). Needs the permission that the endpoint names. Cookies are not looked at, and no x-csrf-token is needed.',
          },
          ...platformSchemes,
        },
      },
    },
    transform: (document) => {
      const { schema, url } = toJsonSchema(document)
      const { endpoint } = document.route.config ?? {}
      if (!endpoint) return { schema: { ...schema, hide: true }, url }
      return { schema: { ...schema, ...securityOf(endpoint), ...bodyOf(endpoint, schema) }, url }
    },
    transformObject: withComponents,
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { deepLinking: true },
    uiHooks: {
      onRequest: (_request, reply, done) => {
        allow(reply, DOCS_DIRECTIVES)
        done()
      },
    },
  })
}
