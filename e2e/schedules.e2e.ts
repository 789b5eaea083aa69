import type { Page } from '@playwright/test'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test } from './fixtures.ts'

/** Hours as the portal writes them, whichever kind of space is in them. */
const hours = (text: string) => new RegExp(text.replaceAll(' ', String.raw`\s`))

/** From an hour of a day's row to another; the row shows 30 hours. */
async function drag(page: Page, day: string, from: number, to: number, toDay = day) {
  const track = (name: string) => page.getByRole('group', { name }).locator('[data-track]')
  const place = async (name: string, hour: number) => {
    await track(name).scrollIntoViewIfNeeded()
    const box = await track(name).boundingBox()
    if (!box) throw new Error(`The row of ${name} is not there.`)
    return [box.x + (box.width * hour) / 30, box.y + box.height / 2] as const
  }
  await place(toDay, to)
  await page.mouse.move(...(await place(day, from)))
  await page.mouse.down()
  await page.mouse.move(...(await place(toDay, to)), { steps: 5 })
  await page.mouse.up()
}

test('a week is drawn with the pointer, changed by keys, saved, changed by somebody else, deleted and brought back', async ({
  page,
  login,
  pageOf,
  allow,
}) => {
  allow(/409 PUT .*schedules/)
  const user = await login()
  await page.goto(paths.schedules())
  await page.getByRole('link', { name: 'New schedule' }).click()
  const panel = page.getByRole('dialog', { name: 'New schedule' })
  const week = panel.getByRole('region', { name: 'Week' })
  await expect(week.getByRole('status')).toHaveText(hours('Monday–Friday 9 AM–12 PM, 2 PM–6 PM'))
  await panel.getByRole('button', { name: 'Templates' }).click()
  await page.getByRole('menuitem', { name: 'Close everything' }).click()
  await drag(page, 'Monday', 9, 17, 'Friday')
  await drag(page, 'Saturday', 22, 26)
  await expect(week.getByRole('status')).toHaveText(hours('Monday–Friday 9 AM–5 PM · Saturday 10 PM–2 AM'))

  // By keys alone: a quarter of an hour later, half an hour longer; then its time is typed.
  const friday = week.getByRole('button', { name: hours('^Friday, ') })
  await friday.focus()
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key)
  await expect(friday).toHaveAccessibleName(hours('Friday, 9:15 AM–5:45 PM'))
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('combobox', { name: 'Friday, from' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('830')
  await page.keyboard.press('Enter')
  await expect(friday).toHaveAccessibleName(hours('Friday, 8:30 AM–5:45 PM'))

  await panel.getByRole('button', { name: 'Create schedule' }).click()
  await expect(panel.getByLabel('Name')).toHaveAccessibleDescription('This field is required')
  await panel.getByLabel('Name').fill('Workshop')
  await panel.getByRole('button', { name: 'Create schedule' }).click()
  await expect(page.getByText('Schedule Workshop created')).toBeVisible()
  await expectRow(page, 'Workshop', ['nothing'])

  const other = await pageOf(user)
  await other.goto(page.url())
  await other.getByRole('link', { name: 'Workshop', exact: true }).click()
  const theirs = other.getByRole('dialog', { name: 'Workshop' })
  await theirs.getByLabel('Name').fill('Atelier')
  await page.getByRole('link', { name: 'Workshop', exact: true }).click()
  const mine = page.getByRole('dialog', { name: 'Workshop' })
  await mine.getByRole('button', { name: hours('Remove 10 PM–2 AM, Saturday') }).click()
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Changes to schedule Workshop saved')).toBeVisible()
  await theirs.getByRole('button', { name: 'Save' }).click()
  const conflict = other.getByRole('dialog', { name: /Somebody|Someone/ })
  await conflict.getByRole('button', { name: /^Save/ }).click()
  await expect(other.getByText('Changes to schedule Atelier saved')).toBeVisible()

  await other.getByRole('link', { name: 'Atelier', exact: true }).click()
  await other.getByRole('button', { name: 'Delete' }).click()
  await other.getByRole('button', { name: 'Delete schedule' }).click()
  await expect(other.getByText('No schedules yet')).toBeVisible()
  await other.getByRole('button', { name: 'Undo' }).click()
  await expectRow(other, 'Atelier')
})

test('on a phone the same week is a list of times', async ({ page, login, company, make }) => {
  await make.makeSchedule({ tenantId: company.id, name: 'Office' })
  await login()
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto(paths.schedules())
  await page.getByRole('link', { name: 'Office', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Office' })
  await expect(panel.locator('[data-track]').first()).toBeHidden()
  const day = (name: string) => panel.getByRole('group', { name })
  await day('Monday').getByRole('button', { name: 'Copy the hours of Monday' }).click()
  await page.getByRole('menuitem', { name: 'To Monday–Friday' }).click()
  await day('Saturday').getByRole('button', { name: 'Add hours, Saturday' }).click()
  await expect(day('Saturday').getByRole('combobox', { name: 'Saturday, from' })).toBeFocused()
  await day('Saturday').getByRole('combobox', { name: 'Saturday, to' }).fill('1am')
  await page.getByRole('option', { name: hours('1 AM, next day') }).click()
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Changes to schedule Office saved')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'Office' })).toContainText(
    hours('Monday–Friday 9 AM–12 PM, 2 PM–6 PM · Saturday 9 AM–1 AM'),
  )
})
