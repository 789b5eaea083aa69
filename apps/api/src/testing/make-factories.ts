import { PrismaPg } from '@prisma/adapter-pg'
import { TOKEN_PERMISSIONS } from '@switchboard/contract/permissions'
import {
  type ApiToken,
  type AppUser,
  type AuditEvent,
  type BlockedNumber,
  type ConferenceBridge,
  type Device,
  type EmergencyAddress,
  type Extension,
  type ExtensionImport,
  type HolidayCalendar,
  type Passkey,
  type PhoneNumber,
  type Playlist,
  type Prisma,
  PrismaClient,
  type Schedule,
  type Session,
  type Tenant,
  type VoicemailMessage,
} from '@switchboard/database/client'
import { randomBytes } from 'node:crypto'
import { makeToken, sha256 } from '../http/crypto.ts'
import { newToken } from '../identity/program-token.ts'
import { tokenHashOf } from '../identity/one-time-links.ts'
import { giveAccess } from './session.ts'
import { searchKey } from '@switchboard/database/search-key'

/** portal_owner: sees every company, for factories and for looking at what the application did. */
export function connectOwner(databaseUrl: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, options: '-c role=portal_owner -c timezone=UTC' }),
  })
}

type PhoneValues = Partial<Omit<Prisma.PhoneExtensionUncheckedCreateInput, 'tenantId' | 'extensionId'>>
type ExtensionValues = Partial<Prisma.ExtensionUncheckedCreateInput> & { phone?: PhoneValues }

/**
 * Functions that make rows: each makes one, the rows it needs, and fills what a test does not care about.
 * @param start where unique values count up from, for processes that share a database
 */
export function makeFactories(owner: PrismaClient, start = 0) {
  let count = start
  const next = () => ++count
  /** E.164, from the range +33 1 99 00, which Arcep sets aside for fiction. */
  const nextPhoneNumber = () => `+3319900${String(next()).padStart(4, '0')}`

  function makeTenant(values: Partial<Prisma.TenantUncheckedCreateInput> = {}): Promise<Tenant> {
    return owner.tenant.create({
      data: {
        name: `Company ${next()}`,
        country: 'FR',
        language: 'fr',
        timeZone: 'Europe/Paris',
        mainNumber: nextPhoneNumber(),
        ...values,
      },
    })
  }

  /** An administrator, unless another role is given. */
  async function makeUser(values: Partial<Prisma.AppUserUncheckedCreateInput> = {}): Promise<AppUser> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    return owner.appUser.create({
      data: {
        tenantId,
        firstName: 'Ada',
        lastName: `Person ${next()}`,
        role: 'admin',
        firstStepsHidden: true, // no test but theirs is about a company's first day
        ...values,
      },
    })
  }

  /** A name to sign in with: the user's e-mail address, unless another is given. */
  async function makeSignInName(
    user: AppUser,
    name = user.email ?? `person${next()}@example.test`,
  ): Promise<string> {
    await owner.signInName.create({ data: { name, tenantId: user.tenantId, userId: user.id } })
    return name
  }

  async function makeEmergencyAddress(
    values: Partial<Prisma.EmergencyAddressUncheckedCreateInput> = {},
  ): Promise<EmergencyAddress> {
    const { tenantId = (await makeTenant()).id } = values
    const at = new Date()
    return owner.emergencyAddress.create({
      data: {
        label: `Site ${next()}`,
        line1: '12 rue des Lanternes',
        postalCode: '75011',
        city: 'Paris',
        country: 'FR',
        createdAt: at,
        updatedAt: at,
        ...values,
        tenantId,
      },
    })
  }

  /** A number that may be a caller ID: at an address of its own, unless another is given, or null for none. */
  async function makePhoneNumber(
    values: Partial<Prisma.PhoneNumberUncheckedCreateInput> = {},
  ): Promise<PhoneNumber> {
    const { tenantId = (await makeTenant()).id, e164 = nextPhoneNumber() } = values
    const { emergencyAddressId = (await makeEmergencyAddress({ tenantId })).id } = values
    await owner.numberRegistry.create({ data: { e164, tenantId } })
    return owner.phoneNumber.create({
      data: { label: `Number ${next()}`, ...values, emergencyAddressId, tenantId, e164 },
    })
  }

  /**
   * A personal phone (its user is made too), unless another kind is given; `phone` for the two kinds of telephones. A
   * voicemail box announces its messages to nobody.
   */
  async function makeExtension({ phone, ...values }: ExtensionValues = {}): Promise<Extension> {
    const { tenantId = (await makeTenant()).id, kind = 'user', number = String(1000 + next()) } = values
    const user = kind === 'user' && !values.userId ? await makeUser({ tenantId, role: 'user' }) : null
    const name = values.name ?? (user ? `${user.firstName} ${user.lastName}` : `Extension ${number}`)
    const extension = await owner.extension.create({
      data: {
        searchText: searchKey(name, number, user?.email ?? null),
        ...(user && { userId: user.id }),
        ...values,
        tenantId,
        kind,
        number,
        name,
      },
    })
    if (kind === 'user' || kind === 'shared_phone') {
      await owner.phoneExtension.create({ data: { ...phone, tenantId, extensionId: extension.id } })
    }
    if (kind === 'voicemail') {
      await owner.voicemailBox.create({
        data: { tenantId, extensionId: extension.id, language: 'fr', attach: true },
      })
    }
    return extension
  }

  /** A softphone of a shared phone, which was never seen; `mac` makes it a desk phone. Nobody knows its password. */
  async function makeDevice(values: Partial<Prisma.DeviceUncheckedCreateInput> = {}): Promise<Device> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    const extensionId = values.extensionId ?? (await makeExtension({ tenantId, kind: 'shared_phone' })).id
    const at = new Date()
    return owner.device.create({
      data: {
        kind: values.mac ? 'ip_phone' : 'softphone',
        name: `Device ${next()}`,
        sipUser: randomBytes(10).toString('hex'),
        sipSecret: '',
        sipHa1: '0'.repeat(32),
        enabled: true,
        passwordSetAt: at,
        createdAt: at,
        updatedAt: at,
        ...values,
        tenantId,
        extensionId,
      },
    })
  }

  /** Without a PIN, for ten people. */
  async function makeConferenceBridge(
    values: Partial<Prisma.ConferenceBridgeUncheckedCreateInput> = {},
  ): Promise<ConferenceBridge> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    const at = new Date()
    return owner.conferenceBridge.create({
      data: {
        name: `Bridge ${next()}`,
        code: String(100_000 + next()),
        maxParticipants: 10,
        muteOnEntry: false,
        announce: true,
        createdAt: at,
        updatedAt: at,
        ...values,
        tenantId,
      },
    })
  }

  /** Its members, phones by their ids, ring at once for a minute; then the call ends. */
  async function makeRingGroup({
    group,
    members = [],
    ...values
  }: Partial<Prisma.ExtensionUncheckedCreateInput> & {
    group?: Partial<Prisma.RingGroupUncheckedCreateInput>
    members?: readonly string[]
  } = {}): Promise<Extension> {
    const extension = await makeExtension({ ...values, kind: 'ring_group' })
    const { tenantId, id: ringGroupId } = extension
    await owner.ringGroup.create({
      data: {
        strategy: 'simultaneous',
        ringSeconds: 60,
        memberForwarding: false,
        ...group,
        tenantId,
        extensionId: ringGroupId,
      },
    })
    await owner.ringGroupMember.createMany({
      data: members.map((extensionId, position) => ({
        tenantId,
        ringGroupId,
        position,
        extensionId,
        ringSeconds: 20,
      })),
    })
    return extension
  }

  /** A file of one row with an error, checked by an administrator. */
  async function makeExtensionImport(
    values: Partial<Prisma.ExtensionImportUncheckedCreateInput> = {},
  ): Promise<ExtensionImport> {
    const { tenantId = (await makeTenant()).id } = values
    const createdBy = values.createdBy ?? (await makeUser({ tenantId })).id
    const made = await owner.extensionImport.create({
      data: {
        encoding: 'utf-8',
        separator: 'comma',
        hasHeader: true,
        columns: [],
        fingerprint: '',
        counts: { create: 0, update: 0, unchanged: 0, error: 1, proposals: 0 },
        createdAt: new Date(),
        ...values,
        tenantId,
        createdBy,
      },
    })
    const row = { line: 2, verdict: 'error', number: '204', name: 'Lobby' }
    const detail = { changes: [], problems: [], cells: ['204', 'Lobby'] }
    await owner.extensionImportRow.create({ data: { ...row, tenantId, importId: made.id, detail } })
    return made
  }

  /** A link that was mailed to this user: an invitation of today, unless other values are given. @returns its token */
  async function makeLink(
    { tenantId, id: userId }: Pick<AppUser, 'tenantId' | 'id'>,
    values: Partial<Prisma.OneTimeLinkUncheckedCreateInput> = {},
  ): Promise<string> {
    const token = makeToken()
    const { createdAt = new Date() } = values
    const expiresAt = new Date(new Date(createdAt).getTime() + 3_600_000)
    await owner.oneTimeLink.create({
      data: {
        purpose: 'invitation',
        createdAt,
        expiresAt,
        ...values,
        tokenHash: tokenHashOf(token),
        tenantId,
        userId,
      },
    })
    return token
  }

  /** A browser that signed in now; nobody has its cookie. */
  async function makeSession(
    { tenantId, id: userId }: Pick<AppUser, 'tenantId' | 'id'>,
    values: Partial<Prisma.SessionUncheckedCreateInput> = {},
  ): Promise<Session> {
    const now = new Date()
    const later = new Date(now.getTime() + 3_600_000)
    return owner.session.create({
      data: {
        idHash: new Uint8Array(sha256(makeToken())),
        csrfSecret: makeToken(),
        device: 'curl/8.16.0',
        network: '192.0.2.1',
        createdAt: now,
        lastSeenAt: now,
        idleExpiresAt: later,
        expiresAt: later,
        ...values,
        tenantId,
        userId,
      },
    })
  }

  /** A passkey that no device holds. */
  async function makePasskey(
    { tenantId, id: userId }: Pick<AppUser, 'tenantId' | 'id'>,
    values: Partial<Prisma.PasskeyUncheckedCreateInput> = {},
  ): Promise<Passkey> {
    return owner.passkey.create({
      data: {
        name: `Passkey ${next()}`,
        credentialId: new Uint8Array(randomBytes(16)),
        publicKey: new Uint8Array(randomBytes(77)),
        counter: 0,
        transports: [],
        backedUp: false,
        createdAt: new Date(),
        ...values,
        tenantId,
        userId,
      },
    })
  }

  /** Something that the portal itself did. */
  async function makeAuditEvent(
    values: Partial<Prisma.AuditEventUncheckedCreateInput> = {},
  ): Promise<AuditEvent> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    return owner.auditEvent.create({
      data: {
        at: new Date('2026-11-22T10:00:00Z'),
        actorKind: 'system',
        action: 'test.done',
        objectKind: 'test',
        objectId: tenantId,
        objectLabel: 'Test',
        ...values,
        tenantId,
      },
    })
  }

  /** A key that this user made now: for everything, unless other permissions are given. @returns the token itself too */
  async function makeApiToken(
    { tenantId, id: createdBy }: Pick<AppUser, 'tenantId' | 'id'>,
    values: Partial<Prisma.ApiTokenUncheckedCreateInput> = {},
  ): Promise<{ token: string; row: ApiToken }> {
    await giveAccess(owner, { tenantId, id: createdBy })
    const token = newToken('sbt_')
    const now = new Date()
    const row = await owner.apiToken.create({
      data: {
        name: `Program ${next()}`,
        permissions: TOKEN_PERMISSIONS,
        createdAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
        ...values,
        tokenHash: new Uint8Array(sha256(token)),
        ending: token.slice(-4),
        tenantId,
        createdBy,
      },
    })
    return { token, row }
  }

  /** A key of a program of the installation, made now. @returns the token itself */
  async function makePlatformToken(
    values: Partial<Prisma.PlatformTokenUncheckedCreateInput> = {},
  ): Promise<string> {
    const token = newToken('sbp_')
    await owner.platformToken.create({
      data: {
        kind: 'engine',
        name: `Program ${next()}`,
        createdAt: new Date(),
        ...values,
        tokenHash: new Uint8Array(sha256(token)),
      },
    })
    return token
  }

  async function makePlaylist(values: Partial<Prisma.PlaylistUncheckedCreateInput> = {}): Promise<Playlist> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    const at = new Date()
    return owner.playlist.create({
      data: { name: `Playlist ${next()}`, shuffle: false, createdAt: at, updatedAt: at, ...values, tenantId },
    })
  }

  /** A number that is blocked for the whole company, unless a phone is given. */
  async function makeBlockedNumber(
    values: Partial<Prisma.BlockedNumberUncheckedCreateInput> = {},
  ): Promise<BlockedNumber> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    return owner.blockedNumber.create({
      data: { pattern: nextPhoneNumber(), isPrefix: false, createdAt: new Date(), ...values, tenantId },
    })
  }

  /** Monday from 9 to 12 and from 14 to 18, unless other hours are given. */
  async function makeSchedule(values: Partial<Prisma.ScheduleUncheckedCreateInput> = {}): Promise<Schedule> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    const ranges = [
      { day: 1, start: 540, end: 720 },
      { day: 1, start: 840, end: 1080 },
    ]
    const now = new Date()
    return owner.schedule.create({
      data: { name: `Schedule ${next()}`, ranges, createdAt: now, updatedAt: now, ...values, tenantId },
    })
  }

  /** The legal holidays of France, unless other days are given. */
  async function makeHolidayCalendar(
    values: Partial<Prisma.HolidayCalendarUncheckedCreateInput> = {},
  ): Promise<HolidayCalendar> {
    const tenantId = values.tenantId ?? (await makeTenant()).id
    const now = new Date()
    const name = `Holidays ${next()}`
    return owner.holidayCalendar.create({
      data: { name, country: 'FR', entries: [], createdAt: now, updatedAt: now, ...values, tenantId },
    })
  }

  /** Open around the clock, with menus that say nothing and hang up, unless other values are given. */
  async function makeReceptionist({
    settings,
    leadsTo = {},
    ...values
  }: Partial<Prisma.ExtensionUncheckedCreateInput> & {
    settings?: Partial<Prisma.ReceptionistUncheckedCreateInput>
    /** Keys of the open menu, and the ids of the extensions that they lead to. */
    leadsTo?: Record<string, string>
  } = {}): Promise<Extension> {
    const extension = await makeExtension({ ...values, kind: 'receptionist' })
    const { tenantId, id } = extension
    await owner.receptionist.create({
      data: {
        timeZone: 'Europe/Paris',
        language: 'fr',
        directDialing: false,
        ...settings,
        tenantId,
        extensionId: id,
      },
    })
    await owner.receptionistMenu.createMany({
      data: ['open', 'closed', 'holiday'].map((mode) => ({
        tenantId,
        receptionistId: id,
        mode,
        greetingKind: 'none',
        waitSeconds: 5,
        noInputRetries: 2,
        noInputKind: 'hang_up',
        invalidRetries: 2,
        invalidKind: 'hang_up',
      })),
    })
    await owner.receptionistMenuKey.createMany({
      data: Object.entries(leadsTo).map(([key, actionExtensionId]) => ({
        tenantId,
        receptionistId: id,
        mode: 'open',
        key,
        actionKind: 'extension',
        actionExtensionId,
      })),
    })
    return extension
  }

  /** Left a moment ago on a phone, whose id is to be given with its company's; nobody has heard it. */
  async function makeVoicemailMessage(
    values: Omit<Prisma.VoicemailMessageUncheckedCreateInput, 'receivedAt' | 'durationMs'> &
      Partial<Pick<Prisma.VoicemailMessageUncheckedCreateInput, 'receivedAt' | 'durationMs'>>,
  ): Promise<VoicemailMessage> {
    const box = await owner.extension.findFirstOrThrow({ where: { id: values.extensionId } })
    const { userId } = box
    return owner.voicemailMessage.create({
      data: { userId, receivedAt: new Date(), durationMs: 4000, caller: nextPhoneNumber(), ...values },
    })
  }

  return {
    makeTenant,
    makeUser,
    makeSignInName,
    makeEmergencyAddress,
    makePhoneNumber,
    makeExtension,
    makeDevice,
    makeRingGroup,
    makeConferenceBridge,
    makeExtensionImport,
    makeLink,
    makeSession,
    makePasskey,
    makeAuditEvent,
    makeApiToken,
    makePlatformToken,
    makePlaylist,
    makeBlockedNumber,
    makeVoicemailMessage,
    makeSchedule,
    makeHolidayCalendar,
    makeReceptionist,
  }
}
