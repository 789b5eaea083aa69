import { PhoneNumber } from '@switchboard/contract/phone-numbers'
import { restorerOf } from '../../http/restore.ts'
import type { Obstacle, Reference, Restorer } from '../../http/undo.ts'
import { toWrite } from './present.ts'
import { judgePhoneNumber, lostBy } from './rules.ts'
import { holdPhoneNumbers, type NumberChange, writePhoneNumbers } from './write.ts'

/** Takes back what a company decided about its numbers. That they came and went is the provider's doing. */
export const phoneNumberRestorer: Restorer = {
  ...restorerOf<PhoneNumber>({
    objectKind: 'phone_number',
    permission: 'phoneNumbers:write',
    target: 'phone_number',
    recorded: PhoneNumber,
    hold: ({ db }, ids) => holdPhoneNumbers(db, ids),
    stateOf: toWrite,
    withdraws: (now, before) => lostBy(now, toWrite(before)).length > 0,
    refersTo: ({ destination, emergencyAddress }): Reference[] => [
      ...(destination && destination.kind !== 'external'
        ? [{ target: 'extension' as const, id: destination.extensionId }]
        : []),
      ...(emergencyAddress ? [{ target: 'emergency_address' as const, id: emergencyAddress.id }] : []),
    ],
    async judge({ db, actor }, all) {
      const obstacles: Obstacle[] = []
      for (const { label, before } of all) {
        const broken = before && (await judgePhoneNumber(db, actor.tenant.country, before, toWrite(before)))
        // What is not there now may come back by the same undo (`refersTo`).
        if (broken && Object.values(broken).some((code) => code !== 'not_found')) {
          obstacles.push({ label, reason: 'reference_gone' })
        }
      }
      return obstacles
    },
    restore: (ctx, all) =>
      writePhoneNumbers(
        ctx,
        all.flatMap(({ before, now }): NumberChange[] =>
          before && now ? [{ before: now, write: toWrite(before) }] : [],
        ),
      ),
  }),
  actions: ['phone_number.updated'],
}
