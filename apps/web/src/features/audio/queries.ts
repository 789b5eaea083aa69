import { audio, type AudioKind } from '@switchboard/contract/audio'
import { audioSounds, type Sound } from '@switchboard/contract/audio.sounds'
import { pagedQuery, query } from '../../api/query.ts'
import { toFilter, type ListState } from './list-state.ts'

/** How often a conversion is asked after. */
const POLL_MS = 1500

const isUnderWay = (sound: Pick<Sound, 'state'>) => sound.state === 'uploaded' || sound.state === 'converting'

/** The list as the address asks for it; read again as long as anything in it is being converted. */
export const listQuery = (state: ListState) => {
  const pages = pagedQuery(audio.list, { query: toFilter(state) })
  return {
    ...pages,
    refetchInterval: (list: {
      state: { data?: { pages: { items: { sound: Pick<Sound, 'state'> }[] }[] } | undefined }
    }) =>
      list.state.data?.pages.some(({ items }) => items.some(({ sound }) => isUnderWay(sound)))
        ? POLL_MS
        : false,
  }
}

/** To choose from. */
export const choicesQuery = (kind: AudioKind) => query(audio.list, { query: { kind, limit: 200 } })

export const audioFileQuery = (id: string) => query(audio.get, { params: { id } })

export const usesQuery = (id: string) => query(audio.uses, { params: { id } })

/** A sound; asked for again until its conversion has ended. */
export const soundQuery = (id: string) => ({
  ...query(audioSounds.get, { params: { id } }),
  refetchInterval: (sound: { state: { data?: Sound | undefined } }) =>
    sound.state.data && isUnderWay(sound.state.data) ? POLL_MS : false,
})
