import { type ConfigurationFile, SOUNDS_FOLDER } from '@switchboard/contract/configuration'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import filenamify from 'filenamify'
import type { PortableSound } from '../../http/portable.ts'
import type { Item } from './file.ts'

// An object of the file names its sound by its place beside the file. The import and the export in between know ids.

/** The section whose objects have sounds. */
const SECTION = 'audioFiles'

/** Sounds that come with a file, by their places beside it: what was made of them, or why they are refused. */
export interface Brought {
  ids: ReadonlyMap<string, string>
  refusals: ReadonlyMap<string, FieldErrorCode>
}

/** Of a file without any. */
export const NOTHING: Brought = { ids: new Map(), refusals: new Map() }

/** The objects of a file that have sounds. */
export const withSounds = ({ configuration }: ConfigurationFile): readonly Item[] =>
  configuration[SECTION] ?? []

function replaceSounds(
  file: ConfigurationFile,
  soundOf: (place: string, item: Item) => string,
): ConfigurationFile {
  const replaced = withSounds(file).map((item) => {
    const { sound } = item
    return typeof sound === 'string' ? { ...item, sound: soundOf(sound, item) } : item
  })
  if (replaced.length === 0) return file
  return { ...file, configuration: { ...file.configuration, [SECTION]: replaced } }
}

/** Where each sound is, by its id: called as people call it, as far as every system takes that, and each once. */
export function placesOf(sounds: readonly PortableSound[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const places = new Map<string, string>()
  for (const { id, name, format } of sounds) {
    const base = filenamify(name.normalize('NFC'), { replacement: '-' })
    for (let count = 1; !places.has(id); count += 1) {
      const place = `${SOUNDS_FOLDER}/${base}${count === 1 ? '' : ` (${count})`}.${format}`
      if (taken.has(place.toLowerCase())) continue
      taken.add(place.toLowerCase())
      places.set(id, place)
    }
  }
  return places
}

/** The configuration as a file tells it. */
export function toPlaces(file: ConfigurationFile, own: readonly PortableSound[]): ConfigurationFile {
  const places = placesOf(own)
  return replaceSounds(file, (id) => places.get(id) ?? id)
}

/** A file as it came, with ids of sounds: the one that came along, else the one that the company has under that name. */
export function toSounds(
  file: ConfigurationFile,
  own: readonly PortableSound[],
  { ids, refusals }: Brought,
): ConfigurationFile {
  const byName = new Map(own.map(({ id, name }) => [name, id]))
  return replaceSounds(file, (place, { name }) => {
    if (refusals.has(place)) return place
    return ids.get(place) ?? byName.get(String(name)) ?? place
  })
}
