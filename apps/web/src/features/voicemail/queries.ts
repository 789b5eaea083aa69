import { voicemail } from '@switchboard/contract/voicemail'
import { pagedQuery, query } from '../../api/query.ts'
import type { ListState } from './list-state.ts'

export const boxesQuery = () => query(voicemail.boxes, undefined)

export const messagesQuery = ({ box, state }: ListState) =>
  pagedQuery(voicemail.list, { query: { ...(box && { box }), ...(state && { state }) } })
