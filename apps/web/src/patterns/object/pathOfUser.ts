import type { Use } from '@switchboard/contract/uses'
import { paths } from '../../paths.ts'
import { pathOfExtension } from '../pathOfExtension.ts'

type Kind = Exclude<Use['by']['kind'], 'extension'>

const OF_KIND: Record<Kind, (id: string) => string> = {
  phone_number: (id) => paths.number(id),
  playlist: (id) => paths.playlist(id),
  conference_bridge: (id) => paths.conferenceBridge(id),
  preferences: () => paths.preferences(),
  audio_file: (id) => paths.audioFile(id),
  device: (id) => paths.device(id),
  blocked_number: () => paths.preferences(),
  person: (id) => paths.settingsPerson(id),
}

/** Where an object that uses another is edited. */
export const pathOfUser = (by: Use['by']): string =>
  by.kind === 'extension' ? pathOfExtension(by.extension) : OF_KIND[by.kind](by.id)
