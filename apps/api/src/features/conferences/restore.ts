import type { ConferenceBridgeWrite } from '@switchboard/contract/conferences'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import { randomPin } from '../../identity/random-pin.ts'
import { claimNumbered, judgeReturning } from '../extensions/index.ts'
import { holdBridges, RecordedBridge, toWrite, writeBridges } from './write-bridges.ts'
import { holdLines, RecordedLine, writeLines } from './write-lines.ts'

/** Takes back what was done to conference lines. */
export const conferenceRestorer = restorerOf<RecordedLine>({
  objectKind: 'conference',
  permission: 'conferences:write',
  recorded: RecordedLine,
  hold: ({ db }, ids) => holdLines(db, ids),
  stateOf: ({ number, name }) => ({ number, name }),
  target: 'extension',
  judge: judgeReturning,
  claim: (ctx, all) => claimNumbered(ctx, 'conference', all),
  restore: (ctx, all) =>
    writeLines(
      ctx,
      all.map(({ id, before, now }) => ({
        id,
        before: now,
        write: before && { number: before.number, name: before.name },
        claimed: true,
      })),
    ),
})

/** What a save would send to make the bridge what it was. Its PIN was not recorded: one that is set stays. */
function toFormer(before: RecordedBridge, now: RecordedBridge | null): ConferenceBridgeWrite {
  if (!before.pinSet) return { ...toWrite(before), pin: null }
  return now?.pinSet ? toWrite(before) : { ...toWrite(before), pin: randomPin(before.conferenceId) }
}

/** Did the bridge have a PIN that is not the one it will have? */
const losesPin = ({ before, after, now }: Restoration<RecordedBridge>) =>
  before?.pinSet === true && (!now?.pinSet || after?.pinChanged === true)

/** Takes back what was done to bridges. */
export const conferenceBridgeRestorer = restorerOf<RecordedBridge>({
  objectKind: 'conference_bridge',
  permission: 'conferences:write',
  recorded: RecordedBridge,
  hold: ({ db }, ids) => holdBridges(db, ids),
  stateOf: ({ version: _version, pinChanged: _pinChanged, owner, ...state }) => ({
    ...state,
    owner: owner?.id ?? null,
  }),
  refersTo: ({ owner }) => (owner ? [{ target: 'extension', id: owner.id }] : []),
  unique: { column: 'code', of: ({ conferenceId }) => conferenceId },
  losses: (_ctx, all) => (all.some(losesPin) ? ['conference_pin'] : []),
  restore: (ctx, all) =>
    writeBridges(
      ctx,
      all.map(({ id, before, now, version }) => ({
        id,
        before: now,
        write: before && toFormer(before, now),
        version,
      })),
    ),
})
