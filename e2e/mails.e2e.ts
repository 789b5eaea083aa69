import { randomUUID } from 'node:crypto'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'

test('what was mailed is listed with what became of it', async ({ page, login, owner }) => {
  const { tenantId, id: userId } = await login('admin', { firstName: 'Ada', lastName: 'Martin' })
  await page.goto(paths.mails())
  await expect(page.getByRole('heading', { name: 'Nothing was sent yet' })).toBeVisible()
  const queuedAt = new Date('2026-11-22T10:00:00Z')
  const mail = { tenantId, userId, address: 'ada@example.test', queuedAt }
  await owner.mailLog.createMany({
    data: [
      { ...mail, id: randomUUID(), kind: 'invitation', state: 'sent', sentAt: queuedAt, tries: 1 },
      {
        ...mail,
        id: randomUUID(),
        kind: 'password_reset',
        state: 'failed',
        failure: 'refused',
        smtpStatus: 550,
        tries: 1,
      },
    ],
  })
  await page.reload()
  await expectRow(page, 'Invitation', ['ada@example.test', 'Sent', /Nov 22, 2026, 11:00/])
  await expectRow(page, 'Link to a new password', [/Not sent.*refused it \(550\); 1 try/])
})

test('it is not for every role', async ({ page, login }) => {
  await login('billing')
  await page.goto(paths.mails())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your role does not include this page')
})
