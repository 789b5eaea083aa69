import type { AudioFile, AudioFileCreate, AudioFileWrite, AudioKind } from '@switchboard/contract/audio'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { FormModel } from '../../patterns/object/model.ts'

export interface AudioForm {
  name: string
  kind: AudioKind
  rightsHeld: boolean
  /** Empty until there is one. */
  soundId: string
}

export const blank = (kind: AudioKind): AudioForm => ({ name: '', kind, rightsHeld: false, soundId: '' })

export const fromAudioFile = ({ name, kind, rightsHeld, sound }: AudioFile): AudioForm => ({
  name,
  kind,
  rightsHeld,
  soundId: sound.id,
})

export const toCreate = ({ name, kind, rightsHeld, soundId }: AudioForm): AudioFileCreate => ({
  name: name.trim(),
  kind,
  rightsHeld: kind === 'music' && rightsHeld,
  soundId,
})

/** The kind stays. */
export function toUpdate(form: AudioForm): AudioFileWrite {
  const { kind: _kind, ...body } = toCreate(form)
  return body
}

export const MODEL: FormModel<AudioForm, 'name' | 'sound' | 'rights'> = {
  parts: { name: ['name', 'kind'], sound: ['soundId'], rights: ['rightsHeld'] },
  settle: (values) => ({
    ...values,
    name: values.name.trim(),
    rightsHeld: values.kind === 'music' && values.rightsHeld,
  }),
}

/** What the shape of the request does not tell. */
export const brokenRules = ({ kind, rightsHeld }: AudioForm): Record<string, FieldErrorCode> =>
  kind === 'music' && !rightsHeld ? { rightsHeld: 'rights_needed' } : {}

/** What a file is to be called, going by its name: `01_Attente-ete.mp3` is `01 Attente-ete`. */
export const nameOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]*$/, '')
    .replaceAll('_', ' ')
    .replaceAll(/[;^"<>\p{Cc}]/gu, '')
    .trim()
    .slice(0, 80)
