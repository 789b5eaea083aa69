import { useTranslation } from 'react-i18next'
import { ApiError, type ApiErrorCode, PasskeyError, type PasskeyErrorCode } from '../api/errors.ts'

/** A file of the portal that is no longer on the server: a new version was put in place while this page was open. */
const isMissingChunk = (error: unknown) =>
  error instanceof TypeError &&
  /dynamically imported module|importing a module script|preload/i.test(error.message)

const codeOf = (error: unknown): ApiErrorCode | PasskeyErrorCode | 'chunk' => {
  if (error instanceof ApiError || error instanceof PasskeyError) return error.code
  return isMissingChunk(error) ? 'chunk' : 'internal'
}

/** What to tell people about an error: what happened, and what was kept or is to be done. */
export function useErrorText() {
  const { t } = useTranslation()
  return (error: unknown) => {
    const code = codeOf(error)
    const requestId = error instanceof ApiError && code === 'internal' ? error.requestId : undefined
    return {
      title: t(`error.${code}.title`),
      detail: t(`error.${code}.detail`),
      /** For support; only where support is needed. */
      reference: requestId && t('error.reference', { id: requestId }),
      reload: code === 'chunk',
    }
  }
}
