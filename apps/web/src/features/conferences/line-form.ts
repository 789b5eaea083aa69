import type { ConferenceLine, ConferenceLineWrite } from '@switchboard/contract/conferences'
import type { FormModel } from '../../patterns/object/model.ts'

/** What the form of a line holds. */
export interface LineForm {
  name: string
  number: string
}

export const fromLine = ({ name, number }: ConferenceLine): LineForm => ({ name, number })

export const toLineRequest = ({ name, number }: LineForm): ConferenceLineWrite => ({
  name: name.trim(),
  number: number.trim(),
})

export type LinePart = 'name' | 'number'
export const LINE_MODEL: FormModel<LineForm, LinePart> = { parts: { name: ['name'], number: ['number'] } }
