import type { UndoReason } from '@switchboard/contract/history'
import { ROLES, rolesWithin } from '@switchboard/contract/permissions'
import { z } from 'zod'
import type { TransactionContext } from '../../http/route.ts'
import type { Obstacle, RecordedChange, Restorer } from '../../http/undo.ts'
import { type PersonRow, readPeopleById, stateOf } from './present.ts'
import { activeOwners, type Asking, askingNow, canRiseTo, type Held, hold, refusalOf } from './rules.ts'
import { changeRole, takeAccess } from './service.ts'
import { fullName } from '../../identity/person.ts'

/** What a change made of a person, as the history recorded it. */
const Recorded = z.object({ role: z.enum(ROLES) })

interface Step {
  change: RecordedChange
  /** As they are now. */
  row: PersonRow
}

/** Why an invitation cannot be taken back. */
function standsInTheWayOfRevoking(row: PersonRow): UndoReason | null {
  if (stateOf(row) === 'active') return 'accepted'
  return stateOf(row) === 'invited' ? null : 'changed_since'
}

/** Why a person cannot be given the role of before; only whoever may give and take both roles may. */
function standsInTheWayOfRole({ change, row }: Step, asking: Asking): UndoReason | null {
  const { role } = Recorded.parse(change.before)
  if (row.role !== Recorded.parse(change.after).role || stateOf(row) === 'no_access') return 'changed_since'
  if (!canRiseTo(row, role)) return 'email_missing'
  return rolesWithin(asking.permissions).includes(role) ? null : 'not_yours'
}

function obstacleOf(step: Step, people: ReadonlyMap<string, Held>, asking: Asking): UndoReason | null {
  const person = people.get(step.row.id)
  if (!person) return 'gone'
  if (refusalOf(asking, person, activeOwners(people))) return 'not_yours'
  return step.change.action === 'user.invited'
    ? standsInTheWayOfRevoking(step.row)
    : standsInTheWayOfRole(step, asking)
}

async function restore(ctx: TransactionContext, { change, row }: Step): Promise<void> {
  if (change.action === 'user.invited') await takeAccess(ctx, row, 'user.invitation_revoked')
  else await changeRole(ctx, row, Recorded.parse(change.before).role)
}

/** Takes back a role that was given, and an invitation that was not accepted. */
export const userRestorer: Restorer = {
  objectKind: 'user',
  actions: ['user.role_changed', 'user.invited'],
  permission: 'users:write',
  async plan(ctx, changes) {
    const { db, actor } = ctx
    const ids = changes.map(({ objectId }) => objectId)
    const people = await hold(db, actor, ids)
    const rows = new Map((await readPeopleById(db, ids)).map((row) => [row.id, row]))
    const asking = askingNow(people, actor, 'users:write')
    const obstacles: Obstacle[] = []
    const steps: Step[] = []
    for (const change of changes) {
      const row = rows.get(change.objectId)
      if (!row) {
        obstacles.push({ label: change.objectLabel, reason: 'gone' })
        continue
      }
      const step = { change, row }
      const reason = obstacleOf(step, people, asking)
      if (reason) obstacles.push({ label: fullName(row), reason })
      else steps.push(step)
    }
    return {
      obstacles,
      losses: [],
      restore: async (batch) => {
        for (const step of steps) await restore(batch, step)
      },
    }
  },
}
