import { updateRows } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { type Person, updatePeople } from './holder.ts'
import { carryPeople, holdPhonesOf, type WriteContext } from './many.ts'

export { hold } from './hold.ts'
export { numberedPage, toPage } from './numbered-list.ts'
export { claimNumbered, insertNumbered, judgeNumbered, judgeReturning, updateNumbered } from './numbered.ts'
export { extensionRef } from './present.ts'

/** What a person is called, and where they are written to: their phones show it. */
export type PersonDetails = Omit<Person, 'kind'>

/** The person, as they stay until the transaction ends, once their phones are held: both are taken in that order. */
async function holdPerson(db: TenantDb, id: string) {
  const phones = await holdPhonesOf(db, [id])
  await db.$executeRaw`select from app_user where id = ${id}::uuid for no key update`
  return { phones, person: await db.appUser.findFirstOrThrow({ where: { id } }) }
}

/** Who a person was and is, after a change. */
type PersonRow = Awaited<ReturnType<typeof holdPerson>>['person']

/**
 * Changes what a person is called, or their address; their phones follow, and so do mailboxes that announce messages to
 * the address they had.
 * @param judge is given the person as they are, held, and may refuse
 */
export async function changePerson(
  ctx: Pick<WriteContext, 'db' | 'audit' | 'clock'>,
  id: string,
  judge: (before: PersonRow) => Partial<PersonDetails>,
): Promise<PersonRow> {
  const { db, clock } = ctx
  const { phones, person: before } = await holdPerson(db, id)
  const { firstName, lastName, email } = { ...before, ...judge(before) }
  const people = new Map([[id, { kind: 'person', firstName, lastName, email } as const]])
  await updatePeople(db, people, clock.now())
  if (before.email !== null && before.email !== email) {
    const announced = phones.filter(({ phone }) => phone?.voicemailEmail === before.email)
    const rows = announced.map((phone) => ({ extensionId: phone.id, voicemailEmail: email }))
    await updateRows(db, 'phoneExtension', 'extensionId', rows)
  }
  await carryPeople(ctx, phones, people)
  return before
}
