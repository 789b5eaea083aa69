import type { Prisma } from '../generated/client.ts'
import type { Sound } from './synthesis.ts'

/** What the telephones of a demo company have seen of it: devices, sounds, messages. Times count back from the start. */
export interface Everyday {
  devices: readonly {
    /** Of the extension. */
    number: string
    name: string
    /** A telephone on a desk; the others are softphones. */
    phone?: { model: string; mac: string }
    /** None for one that was never switched on. */
    seen?: { hoursAgo: number; online: boolean; from: string; userAgent: string }
  }[]
  playlist: { name: string; music: Record<string, Sound> }
  greetings: Record<string, Sound>
  messages: readonly {
    number: string
    hoursAgo: number
    heard?: true
    /** E.164; none for one that was withheld. */
    caller?: string
    callerName?: string
    sound: Sound
  }[]
}

/** The API's own ways, which `prisma` must not know how to do. */
export interface Ways {
  /** What signs a new device in. */
  deviceSignIn: (
    at: Date,
  ) => Pick<Prisma.DeviceCreateManyInput, 'sipUser' | 'sipSecret' | 'sipHa1' | 'passwordSetAt'>
  /** Puts a sound where telephones and pages find it. @returns what its row tells of it */
  keepSound: (
    tenantId: string,
    id: string,
    sound: Sound,
  ) => Promise<Pick<Prisma.SoundCreateManyInput, 'format' | 'bytes' | 'durationMs' | 'peaks'>>
  /** The same for a message on a mailbox. */
  keepRecording: (tenantId: string, id: string, sound: Sound) => Promise<{ durationMs: number }>
}

interface Made {
  tenantId: string
  id: (...words: string[]) => string
  /** Id of the person whose extension it is; null for a shared phone. */
  holderOf: (number: string) => string | null
  /** When the company was set up. */
  at: Date
  now: Date
}

const HOUR = 3_600_000
/** No engine tells of the demo's phones again: those that are online stay so. */
const ONLINE_HOURS = 24 * 3650

/** Everything to insert of it, table by table. */
export async function everydayRows(everyday: Everyday, ways: Ways, made: Made) {
  const { tenantId, id, at } = made
  const { playlist, greetings } = everyday
  const stamps = { createdAt: at, updatedAt: at }
  const sounds = [
    ...Object.entries(playlist.music).map(([name, sound]) => ({ name, kind: 'music', sound })),
    ...Object.entries(greetings).map(([name, sound]) => ({ name, kind: 'greeting', sound })),
  ]
  return {
    device: deviceRows(everyday, ways, made),
    sound: await Promise.all(
      sounds.map(async ({ name, sound }) => {
        const soundId = id('sound', name)
        const told = await ways.keepSound(tenantId, soundId, sound)
        return { tenantId, id: soundId, state: 'ready', ...told, createdAt: at }
      }),
    ),
    audioFile: sounds.map(({ name, kind }) => ({
      tenantId,
      id: id('audio', name),
      name,
      kind,
      rightsHeld: kind === 'music',
      soundId: id('sound', name),
      ...stamps,
    })),
    playlist: [{ tenantId, id: id('playlist'), name: playlist.name, shuffle: false, ...stamps }],
    playlistItem: Object.keys(playlist.music).map((name, position) => ({
      tenantId,
      playlistId: id('playlist'),
      position,
      audioFileId: id('audio', name),
    })),
    voicemailMessage: await messageRows(everyday, ways, made),
    configurationApplied: [{ tenantId, at }],
  }
}

const deviceRows = ({ devices }: Everyday, { deviceSignIn }: Ways, { tenantId, id, at, now }: Made) =>
  devices.map(({ number, name, phone, seen }): Prisma.DeviceCreateManyInput => {
    const since = seen ? new Date(now.getTime() - seen.hoursAgo * HOUR) : null
    const registration =
      since && seen?.online
        ? { registeredSince: since, registeredUntil: new Date(since.getTime() + ONLINE_HOURS * HOUR) }
        : {}
    return {
      tenantId,
      id: id('device', number, name),
      extensionId: id('extension', number),
      kind: phone ? 'ip_phone' : 'softphone',
      name,
      ...phone,
      ...deviceSignIn(at),
      enabled: true,
      ...registration,
      lastSeenAt: since,
      lastSeenFrom: seen?.from ?? null,
      userAgent: seen?.userAgent ?? null,
      createdAt: at,
      updatedAt: at,
    }
  })

const messageRows = (
  { messages }: Everyday,
  { keepRecording }: Ways,
  { tenantId, id, holderOf, now }: Made,
) =>
  Promise.all(
    messages.map(async ({ number, hoursAgo, heard, caller, callerName, sound }) => {
      const messageId = id('message', number, String(hoursAgo))
      const receivedAt = new Date(now.getTime() - hoursAgo * HOUR)
      return {
        tenantId,
        id: messageId,
        extensionId: id('extension', number),
        userId: holderOf(number),
        receivedAt,
        caller: caller ?? null,
        callerName: callerName ?? null,
        ...(await keepRecording(tenantId, messageId, sound)),
        recordedAt: receivedAt,
        heardAt: heard ? receivedAt : null,
      }
    }),
  )
