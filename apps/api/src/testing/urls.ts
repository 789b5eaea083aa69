/** The same server and login, another database. */
export function databaseAt(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** The same database, as portal_app. */
export function appUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.username = 'portal_app'
  url.password = 'portal_app'
  return url.href
}
