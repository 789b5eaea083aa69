import { holdShown, judgeShown } from '../phone-numbers/index.ts'
import { phoneReferrer } from './phone-referrer.ts'

/** Phones that present a number of the company. Without it they present the company's default. */
export const callerIdReferrer = phoneReferrer({
  target: 'phone_number',
  column: 'callerIdNumberId',
  key: 'caller_id_number_id',
  way: 'caller_id',
  mayReplace: async (db, id) => judgeShown((await holdShown(db, [id])).get(id)) === null,
})
