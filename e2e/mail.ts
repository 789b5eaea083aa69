import type { CaughtMail } from '../scripts/mail-catcher.ts'
import { expect } from './fixtures.ts'
import { testPortal } from './portal.ts'

/** What the mail catcher holds for this address, newest first. */
export async function mailsTo(email: string): Promise<CaughtMail[]> {
  const answer = await fetch(`${testPortal().mailUrl}/api/messages?to=${encodeURIComponent(email)}`)
  return (await answer.json()) as CaughtMail[]
}

/** Waits for the `count`-th mail to this address. */
export async function nextMail(email: string, count = 1): Promise<CaughtMail> {
  await expect.poll(() => mailsTo(email), { message: 'mails in the catcher' }).toHaveLength(count)
  const [mail] = await mailsTo(email)
  if (!mail) throw new Error('the mail is gone')
  return mail
}
