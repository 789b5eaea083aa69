/** Says in its message, for the person who starts the portal, why the database could not be brought up to date. */
export class MigrateError extends Error {
  override readonly name = 'MigrateError'
}
