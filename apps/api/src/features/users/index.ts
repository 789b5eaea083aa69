import type { Actor } from '../../http/actor.ts'
import { problem } from '../../http/errors.ts'
import { activeOwners, askingNow, type Holding, hold, refusalOf } from './rules.ts'

export { holdAsking } from './rules.ts'

/**
 * Holds a colleague whose factors are to be taken away, by the rules for a role: an API token reaches as far as it was
 * given, and what the one who asks may do is read anew.
 * @throws 404, 403 for oneself too
 */
export async function holdColleague(db: Holding, actor: Actor, id: string): Promise<void> {
  const people = await hold(db, actor, [id])
  const person = people.get(id)
  if (!person) throw problem('not_found')
  if (refusalOf(askingNow(people, actor, 'users:write'), person, activeOwners(people)))
    throw problem('forbidden')
}
