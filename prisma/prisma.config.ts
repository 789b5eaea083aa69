import { defineConfig } from 'prisma/config'

/** For `prisma generate`, and for whoever prefers `prisma migrate deploy` to `migrate.ts`. */
export default defineConfig({
  schema: 'schema',
  migrations: { path: 'migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
