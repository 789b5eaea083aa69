import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'

const ICS = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20990714',
  'DTEND;VALUE=DATE:20990717',
  'SUMMARY:Stocktaking',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20200321',
  'RRULE:FREQ=YEARLY',
  'SUMMARY:Founders’ day',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'DTSTART:20990101T090000Z',
  'SUMMARY:Breakfast',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

test('the holidays of Alsace-Moselle but one, days of one’s own, and those of a calendar file', async ({
  page,
  login,
  allow,
}) => {
  allow(/^422 POST \/api\/v1\/holiday-calendars\/ics/)
  await login()
  await page.goto(paths.schedules())
  await page.getByRole('link', { name: 'Holidays', exact: true }).click()
  await page.getByRole('link', { name: 'New calendar' }).click()
  const panel = page.getByRole('dialog', { name: 'New calendar' })
  await panel.getByLabel('Name').fill('Metz')
  const legal = panel.getByRole('table', { name: 'Legal holidays' })
  await expect(legal.getByRole('checkbox')).toHaveCount(11)
  await panel.getByRole('combobox', { name: 'Region' }).fill('mos')
  await page.getByRole('option', { name: 'Moselle (Alsace-Moselle)' }).click()
  await expect(legal.getByRole('checkbox')).toHaveCount(13)
  await expect(panel.getByText('Good Friday is a holiday only in communes')).toBeVisible()
  await legal.getByRole('checkbox', { name: 'Good Friday' }).uncheck()

  await panel.getByRole('button', { name: 'Add days' }).click()
  const own = panel.getByRole('listitem').first()
  await expect(own.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Summer break')
  await own.getByLabel('From').fill('2099-08-10')
  await own.getByLabel('To', { exact: true }).fill('2099-08-21')

  await panel.getByRole('button', { name: 'Import an .ics file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import days' })
  const file = (text: string) => ({ name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) })
  await dialog.getByLabel('Choose an .ics file').setInputFiles(file(ICS.replace('20990714', '20990740')))
  await expect(dialog.getByRole('alert')).toContainText('File refused, line 3')
  await dialog.getByLabel('Choose an .ics file').setInputFiles(file(ICS))
  await expect(dialog.getByText('2 entries to add')).toBeVisible()
  await dialog.getByText('1 event left out').click()
  await expect(dialog.getByText('Line 12, Breakfast: it has a time, it is no whole day')).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 2 entries' }).click()
  await panel.getByRole('button', { name: 'Create calendar' }).click()
  await expect(page.getByText('Calendar Metz created')).toBeVisible()
  await expectRow(page, 'Metz', ['France, Moselle (Alsace-Moselle)', 'nothing'])

  await page.getByRole('link', { name: 'Metz', exact: true }).click()
  const opened = page.getByRole('dialog', { name: 'Metz' })
  await expect(opened.getByRole('checkbox', { name: 'Good Friday' })).not.toBeChecked()
  await expect(opened.getByLabel('Name')).toHaveCount(4)
  await expect(opened.getByRole('switch', { name: 'Every year' }).nth(2)).toBeChecked()
})
