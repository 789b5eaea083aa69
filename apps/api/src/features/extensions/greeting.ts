import { phoneReferrer } from './phone-referrer.ts'

/** Mailboxes with a greeting. Without it they say the standard one. */
export const greetingReferrer = phoneReferrer({
  target: 'audio_file',
  column: 'voicemailGreetingId',
  key: 'voicemail_greeting_id',
  way: 'voicemail_greeting',
  mayReplace: async (db, id) =>
    (await db.audioFile.findFirst({ where: { id, kind: 'greeting' }, select: { id: true } })) !== null,
})
