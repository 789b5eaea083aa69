import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../generated/client.ts'
import { atelierLumiere } from './atelier-lumiere.ts'
import { cabinetMartin } from './cabinet-martin.ts'
import { toRows } from './company.ts'
import type { Ways } from './everyday.ts'
import { DEMO_SIGN_IN, SECOND_DEMO_SIGN_IN } from './sign-in.ts'

interface Options extends Ways {
  /** A login that may become portal_platform. */
  databaseUrl: string
  hashPassword: (password: string) => Promise<string>
  /** Seals a voicemail PIN. */
  encrypt: (text: string) => string
  now: Date
}

const DEMO = [
  { company: atelierLumiere, signIn: DEMO_SIGN_IN },
  { company: cabinetMartin, signIn: SECOND_DEMO_SIGN_IN },
]

/**
 * Fills an empty, migrated database with the demo companies, in one transaction.
 * @returns false, having done nothing, when there is any company already
 */
export async function seedDemo({
  databaseUrl,
  hashPassword,
  encrypt,
  now,
  ...ways
}: Options): Promise<boolean> {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    options: '-c role=portal_platform -c timezone=UTC',
  })
  const prisma = new PrismaClient({ adapter })
  try {
    if ((await prisma.tenant.findFirst({ select: { id: true } })) !== null) return false
    const companies = await Promise.all(
      DEMO.map(async ({ company, signIn }) =>
        toRows(company, { passwordHash: await hashPassword(signIn.password), encrypt, now, ways }),
      ),
    )
    await prisma.$transaction(
      companies.flatMap((rows) => [
        prisma.tenant.createMany({ data: rows.tenant }),
        prisma.numberRegistry.createMany({ data: rows.numberRegistry }),
        prisma.appUser.createMany({ data: rows.appUser }),
        prisma.signInName.createMany({ data: rows.signInName }),
        prisma.extension.createMany({ data: rows.extension }),
        prisma.emergencyAddress.createMany({ data: rows.emergencyAddress }),
        prisma.phoneNumber.createMany({ data: rows.phoneNumber }),
        prisma.phoneExtension.createMany({ data: rows.phoneExtension }),
        prisma.device.createMany({ data: rows.device ?? [] }),
        prisma.sound.createMany({ data: rows.sound ?? [] }),
        prisma.audioFile.createMany({ data: rows.audioFile ?? [] }),
        prisma.playlist.createMany({ data: rows.playlist ?? [] }),
        prisma.playlistItem.createMany({ data: rows.playlistItem ?? [] }),
        prisma.voicemailMessage.createMany({ data: rows.voicemailMessage ?? [] }),
        prisma.configurationApplied.createMany({ data: rows.configurationApplied ?? [] }),
        prisma.voicemailBox.createMany({ data: rows.voicemailBox }),
        prisma.schedule.createMany({ data: rows.schedule ?? [] }),
        prisma.holidayCalendar.createMany({ data: rows.holidayCalendar ?? [] }),
        prisma.ringGroup.createMany({ data: rows.ringGroup ?? [] }),
        prisma.ringGroupMember.createMany({ data: rows.ringGroupMember ?? [] }),
        prisma.receptionist.createMany({ data: rows.receptionist ?? [] }),
        prisma.receptionistMenu.createMany({ data: rows.receptionistMenu ?? [] }),
        prisma.receptionistMenuKey.createMany({ data: rows.receptionistMenuKey ?? [] }),
        prisma.conferenceBridge.createMany({ data: rows.conferenceBridge ?? [] }),
        prisma.preferences.createMany({ data: rows.preferences ?? [] }),
        prisma.auditEvent.createMany({ data: rows.auditEvent }),
      ]),
    )
    return true
  } finally {
    await prisma.$disconnect()
  }
}
