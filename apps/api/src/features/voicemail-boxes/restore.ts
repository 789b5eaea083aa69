import type { VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import { countMessages } from '../../http/messages.ts'
import type { TransactionContext } from '../../http/route.ts'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { Reference, UndoPlan } from '../../http/undo.ts'
import { claimNumbered, judgeReturning } from '../extensions/index.ts'
import { holdBoxes, RecordedBox, toWrite, writeBoxes } from './write.ts'

const refersTo = ({ greetingId, listeners }: RecordedBox): Reference[] => [
  ...(greetingId ? [{ target: 'audio_file', id: greetingId } as const] : []),
  ...listeners.map(({ id }) => ({ target: 'extension', id }) as const),
]

/** The PIN was not recorded: one that is set stays where the box had one, and goes where it had none. */
function toFormer(before: RecordedBox): VoicemailBoxWrite {
  return before.pinSet ? toWrite(before) : { ...toWrite(before), pin: null }
}

/** Did the box have a PIN that is not the one it will have? */
const losesPin = ({ before, after, now }: Restoration<RecordedBox>) =>
  before?.pinSet === true && (!now?.pinSet || after?.pinChanged === true)

async function losses(
  { db }: TransactionContext,
  all: readonly Restoration<RecordedBox>[],
): Promise<UndoPlan['losses']> {
  const back = all.filter(({ before, now }) => before && !now)
  const left = await countMessages(
    db,
    back.map(({ id }) => id),
  )
  const losesMessages = back.some(({ id, before }) => (before?.messages ?? 0) > (left.get(id) ?? 0))
  return [
    ...(all.some(losesPin) ? (['box_pin'] as const) : []),
    ...(losesMessages ? (['messages'] as const) : []),
  ]
}

/** Takes back what was done to voicemail boxes. The messages of a box that was deleted are there as long as they are kept. */
export const voicemailBoxRestorer = restorerOf<RecordedBox>({
  objectKind: 'voicemail_box',
  permission: 'extensions:write',
  recorded: RecordedBox,
  hold: ({ db }, ids) => holdBoxes(db, ids),
  stateOf: (box) => {
    const { listenerIds, ...write } = toWrite(box)
    return { ...write, listenerIds: listenerIds.toSorted(), pinSet: box.pinSet }
  },
  target: 'extension',
  refersTo,
  judge: judgeReturning,
  losses,
  claim: (ctx, all) => claimNumbered(ctx, 'voicemail', all),
  restore: (ctx, all) =>
    writeBoxes(
      ctx,
      all.map(({ id, before, now }) => ({
        id,
        before: now,
        write: before && toFormer(before),
        claimed: true,
      })),
    ),
})
