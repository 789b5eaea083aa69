import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { CSRF_HEADER, SESSION_COOKIE } from './auth.ts'

const DOCS_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
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
          'What the portal itself uses. Made from packages/contract; unknown properties in a body are refused.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
          csrf: { type: 'apiKey', in: 'header', name: CSRF_HEADER },
        },
      },
    },
    transform: ({ route, ...document }) => {
      const { schema, url } = jsonSchemaTransform({ route, ...document })
      const { endpoint } = route.config ?? {}
      if (!endpoint) return { schema: { ...schema, hide: true }, url }
      if (endpoint.permission === 'public') return { schema, url }
      const security = endpoint.method === 'GET' ? [{ session: [] }] : [{ session: [], csrf: [] }]
      return { schema: { ...schema, security }, url }
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { deepLinking: true },
    uiHooks: {
      onRequest: (_request, reply, done) => {
        reply.helmet({ contentSecurityPolicy: DOCS_POLICY })
        done()
      },
    },
  })
}
