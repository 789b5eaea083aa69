import type { MenuActionView } from '@switchboard/contract/destination'
import { MENU_KEYS, type MenuView } from '@switchboard/contract/menus'
import type { ReceptionistRecord } from '@switchboard/contract/receptionists'
import type { AuditInput } from '../../http/audit.ts'

// The history keeps a receptionist whole, to put it back, and beside it what people read of its menus. There what a menu
// does itself stands by its kind (`hang_up`), which the portal has words for in each language.

function actionText(action: MenuActionView): string {
  if (action.kind === 'external') return action.number
  if (!('extension' in action)) return action.kind
  const { number, name } = action.extension
  return action.kind === 'voicemail' ? `voicemail ${number} ${name}` : `${number} ${name}`
}

function greetingText({ greeting }: Extract<MenuView, { kind: 'own' }>): string | null {
  if (greeting.kind === 'text') return greeting.text
  return greeting.kind === 'audio' ? greeting.audioFile.name : null
}

/** A line each: `1 400 Sales`. */
const keysText = ({ keys }: Extract<MenuView, { kind: 'own' }>) =>
  MENU_KEYS.flatMap((key) => {
    const action = keys[key]
    return action ? [`${key} ${actionText(action)}`] : []
  }).join('\n')

function menuText(menu: MenuView) {
  if (menu.kind === 'same_as') return { sameAs: menu.mode }
  const { noInput, invalidKey } = menu
  return {
    greeting: greetingText(menu),
    keys: keysText(menu) || null,
    noInput: `${noInput.seconds} s · ${noInput.retries} × · ${actionText(noInput.action)}`,
    invalidKey: `${invalidKey.retries} × · ${actionText(invalidKey.action)}`,
  }
}

const stateOf = (record: ReceptionistRecord | null) =>
  record && {
    ...record,
    told: {
      open: menuText(record.menus.open),
      closed: menuText(record.menus.closed),
      holiday: menuText(record.menus.holiday),
      exclusions:
        record.directDialing.exclusions.map(({ number, name }) => `${number} ${name}`).join(', ') || null,
    },
  }

/** What can become of receptionists. */
export type Action = 'created' | 'updated' | 'deleted' | 'overridden' | 'override_ended'

/**
 * A change as the history keeps it. The version is that of what a form edits: opening and closing by hand leave it, so
 * that those changes are none of a version.
 */
export function changeOf(
  action: Action,
  before: ReceptionistRecord | null,
  after: ReceptionistRecord | null,
): AuditInput {
  const subject = after ?? before
  if (!subject) throw new Error('a change has a before or an after')
  const { id, number, name, version } = subject
  return {
    action: `receptionist.${action}`,
    objectKind: 'receptionist',
    objectId: id,
    objectLabel: `${number} ${name}`,
    version,
    before: stateOf(before),
    after: stateOf(after),
  }
}
