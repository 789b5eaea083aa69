import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { AUDIO_LIMITS } from '@switchboard/contract/audio.sounds'
import {
  ARCHIVE_LIMITS,
  CONFIGURATION_NAME,
  ConfigurationFile,
  type ConfigurationReport,
} from '@switchboard/contract/configuration'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { Content } from '../../files/files.ts'
import { problem } from '../../http/errors.ts'
import type { Portable, PortableSound, PortableSounds } from '../../http/portable.ts'
import type { TenantWork, TransactionContext } from '../../http/route.ts'
import { importFile, reasonsOf } from './import.ts'
import { type Brought, toSounds, withSounds } from './sounds.ts'
import { type Archive, withArchive } from './unzip.ts'

/** Where an archive is imported: no transaction is open while its sounds are judged and taken in. */
export interface ArchiveContext extends Omit<TransactionContext, keyof TenantWork> {
  withTenant<T>(work: (tenant: TenantWork) => Promise<T>): Promise<T>
}

const refusal = (fieldErrors: Record<string, FieldErrorCode>) => problem('validation_failed', { fieldErrors })

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch {
    throw refusal({ file: 'not_configuration' })
  }
}

/** The configuration in an archive. 422 where there is none. */
async function configurationIn(archive: Archive): Promise<ConfigurationFile> {
  if (!archive.has(CONFIGURATION_NAME)) throw refusal({ file: 'archive_no_configuration' })
  const content = await archive.read(CONFIGURATION_NAME, ARCHIVE_LIMITS.configurationBytes)
  if (typeof content === 'string') throw refusal({ [CONFIGURATION_NAME]: content })
  const value = parse(content)
  const head = ConfigurationFile.pick({ format: true, version: true })
  if (!head.safeParse(value).success) throw refusal({ file: 'not_configuration' })
  const { data, error } = ConfigurationFile.safeParse(value)
  if (!data) throw refusal(reasonsOf(error))
  return data
}

interface Judging {
  archive: Archive
  /** The company's own sounds, by name. */
  own: ReadonlyMap<string, PortableSound>
  read(own: PortableSound): Promise<Buffer>
  refusalOf: PortableSounds['refusalOf']
  /** Has a sound that is new. @returns its id */
  take(content: Buffer): Promise<string>
}

/** Judges the sounds that come along, one at a time, and takes in what the company does not have. */
async function settle(file: ConfigurationFile, judging: Judging): Promise<Brought> {
  const { archive, own, read, refusalOf, take } = judging
  const ids = new Map<string, string>()
  const refusals = new Map<string, FieldErrorCode>()
  let left: number = ARCHIVE_LIMITS.bytes

  async function settleOne(place: string, name: string): Promise<void> {
    // A sound belongs to one object.
    if (ids.has(place) || refusals.has(place)) return void refusals.set(place, 'duplicate')
    const content = await archive.read(place, Math.min(AUDIO_LIMITS.bytes, left))
    left -= typeof content === 'string' ? AUDIO_LIMITS.bytes : content.length
    if (left <= 0) throw refusal({ file: 'archive_too_big' })
    const same = own.get(name)
    if (typeof content === 'string') refusals.set(place, content)
    else if (same?.bytes === content.length && content.equals(await read(same))) ids.set(place, same.id)
    else {
      const why = await refusalOf(content)
      if (why) refusals.set(place, why)
      else ids.set(place, await take(content))
    }
  }

  for (const { sound, name } of withSounds(file)) {
    if (typeof sound === 'string' && archive.has(sound)) await settleOne(sound, String(name))
  }
  return { ids, refusals }
}

/**
 * Imports what an archive holds, or tells what that would do. Sounds are taken in once it is sure that the import can be;
 * should it fail all the same, they are tidied away like others that nobody uses.
 */
export const importArchive = (
  ctx: ArchiveContext,
  kinds: readonly Portable[],
  sounds: PortableSounds,
  { content, apply: wanted }: { content: Content; apply: boolean },
): Promise<ConfigurationReport> =>
  withArchive(content, async (archive) => {
    const { withTenant, ...shared } = ctx
    const tenantId = ctx.actor.tenant.id
    const file = await configurationIn(archive)

    async function run(apply: boolean): Promise<ConfigurationReport> {
      const own = await withTenant(({ db }) => sounds.list(db))
      const sketches: string[] = []
      const brought = await settle(file, {
        archive,
        own: new Map(own.map((sound) => [sound.name, sound])),
        read: async ({ id }) => buffer(await sounds.read(tenantId, id)),
        refusalOf: sounds.refusalOf,
        take: async (sound) => {
          if (apply) return sounds.receive(withTenant, tenantId, sound)
          const id = randomUUID()
          sketches.push(id)
          return id
        },
      })
      return withTenant((work) =>
        importFile({ ...shared, ...work }, kinds, toSounds(file, own, brought), {
          apply,
          refusals: brought.refusals,
          sketch: (db) => sounds.sketch(db, sketches),
        }),
      )
    }

    const trial = await run(false)
    return wanted && trial.counts.problem === 0 ? run(true) : trial
  })
