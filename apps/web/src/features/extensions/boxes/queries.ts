import { voicemailBoxes } from '@switchboard/contract/voicemail-boxes'
import { query } from '../../../api/query.ts'

export const boxQuery = (id: string) => query(voicemailBoxes.get, { params: { id } })
