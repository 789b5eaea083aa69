import type { FieldErrorCode } from '@switchboard/contract/problem'
import { useState } from 'react'
import { ApiError } from '../../api/errors.ts'
import type { KnownCredentials } from '../../api/session.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { isEmail, judgeLogin } from './login.ts'
import { useCountdown } from '../../patterns/useCountdown.ts'

/** What names a person at the door. */
export interface NameValues {
  country: string
  login: string
  extension: string
}
/** With the password, where one is asked for. */
export interface DoorValues extends NameValues {
  password?: string
}
export type DoorField = 'login' | 'extension' | 'password'
export type FieldErrors = Partial<Record<DoorField, FieldErrorCode>>

/** The order in which fields stand, and in which the first one to be corrected gets the focus. */
const FIELDS: readonly DoorField[] = ['login', 'extension', 'password']
const EXTENSION = /^\d{2,6}$/
/** Should the server not say how long. */
const DEFAULT_WAIT = 30

async function validate({ login, country, extension, password }: DoorValues): Promise<FieldErrors> {
  const phones = await loadPhoneLibrary()
  const wrongLogin = judgeLogin(phones, login, country)
  return {
    ...(wrongLogin && { login: wrongLogin }),
    ...(extension !== '' && !isEmail(login) && !EXTENSION.test(extension) && { extension: 'number_format' }),
    ...(password === '' && { password: 'required' }),
  }
}

/** The name as the server takes it. */
export const toName = ({ country, login, extension }: NameValues): KnownCredentials => ({
  country,
  login: login.trim(),
  // An e-mail address names a person by itself.
  ...(extension !== '' && !isEmail(login) && { extension }),
})

/** The server knows the country as a field of its own; on the page it is a part of the number. */
const fieldsOf = (error: ApiError): FieldErrors =>
  Object.fromEntries(
    Object.entries(error.fieldErrors).map(([path, code]) => [path === 'country' ? 'login' : path, code]),
  )

interface DoorOptions<Values> {
  /** Asks the server. What it throws is told at a field or beside the form. */
  send: (values: Values) => Promise<void>
  /** Puts the focus on a field that needs another look. */
  focus: (field: DoorField) => void
}

/** Sending a form at the door: what is told at a field, what is told beside the form, and how long there is to wait. */
export function useDoorForm<Values extends DoorValues>({ send, focus }: DoorOptions<Values>) {
  const [sending, setSending] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [failure, setFailure] = useState<unknown>(null)
  const wait = useCountdown()

  const refuse = (found: FieldErrors) => {
    setErrors(found)
    const first = FIELDS.find((field) => found[field])
    if (first) focus(first)
    return first !== undefined
  }
  const fail = (error: unknown) => {
    if (error instanceof ApiError && refuse(fieldsOf(error))) return
    setFailure(error)
    if (error instanceof ApiError && error.code === 'too_many_requests')
      wait.start(error.retryAfter ?? DEFAULT_WAIT)
    if (error instanceof ApiError && error.code === 'credentials_rejected') focus('password')
  }

  return {
    sending,
    errors,
    /** An error that no field tells, and that waiting has not outlived. */
    failure:
      failure instanceof ApiError && failure.code === 'too_many_requests' && wait.left === 0 ? null : failure,
    /** Seconds until the server listens again. */
    wait: wait.left,
    /** A field that is being corrected is no longer marked. */
    touched: (field: DoorField) => setErrors((now) => ({ ...now, [field]: undefined })),
    submit: async (values: Values) => {
      if (sending || wait.left > 0) return
      setSending(true)
      setFailure(null)
      try {
        if (refuse(await validate(values))) return
        await send(values)
      } catch (error) {
        fail(error)
      } finally {
        setSending(false)
      }
    },
  }
}
