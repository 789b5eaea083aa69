import type { Session } from '@switchboard/contract/session'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/errors.ts'
import { completeSignIn, type PendingSignIn } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { SignInFailure } from './SignInFailure.tsx'
import classes from './second-step.module.css'
import { useCountdown } from './useCountdown.ts'

/** Should the server not say how long. */
const DEFAULT_WAIT = 30

interface SecondStepProps {
  pending: PendingSignIn
  size?: 'normal' | 'large'
  onSignedIn: (session: Session) => void | Promise<void>
  onBack: () => void
}

/** What is asked beside the password: a code of the app, or one of the recovery codes. */
export function SecondStep({ pending, size = 'normal', onSignedIn, onBack }: SecondStepProps) {
  const { t } = useTranslation()
  const { methods } = pending.challenge
  const [recovery, setRecovery] = useState(!methods.includes('totp'))
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { sending, wrong, failure, wait, touched, submit } = useCode({
    send: async () => onSignedIn(await completeSignIn(pending, code)),
    focus: () => field.current?.select(),
  })
  const type = (typed: string) => {
    setCode(typed)
    touched()
  }
  const other = () => {
    setRecovery(!recovery)
    type('')
    field.current?.focus()
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void submit(code)
  }
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <p className={classes.purpose}>{t(recovery ? 'secondStep.recoveryPurpose' : 'secondStep.purpose')}</p>
      <TextField
        ref={field}
        size={size}
        label={t(recovery ? 'secondStep.recoveryCode' : 'secondStep.code')}
        help={recovery ? undefined : t('secondStep.codeHelp')}
        error={wrong}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the step was asked for: it goes on here
        autoFocus
        data-autofocus
        name="code"
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={recovery ? 64 : 7}
        value={code}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      <SignInFailure failure={failure} wait={wait} />
      <Button
        type="submit"
        variant="primary"
        size={size}
        fullWidth
        loading={sending}
        disabledReason={wait > 0 ? t('throttled.reason') : undefined}
      >
        {t('secondStep.submit')}
      </Button>
      <div className={classes.others}>
        {methods.includes('totp') && methods.includes('recovery_code') && (
          <Button variant="quiet" onClick={other}>
            {t(recovery ? 'secondStep.useApp' : 'secondStep.useRecovery')}
          </Button>
        )}
        <Button variant="quiet" onClick={onBack}>
          {t('secondStep.back')}
        </Button>
      </div>
    </form>
  )
}

/** Sending the code: what is told at the field, what beside it, and how long there is to wait. */
function useCode({ send, focus }: { send: () => Promise<void>; focus: () => void }) {
  const { t } = useTranslation()
  const [sending, setSending] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const wait = useCountdown()

  const refuse = (text: string) => {
    setWrong(text)
    focus()
  }
  const fail = (error: unknown) => {
    const reason = error instanceof ApiError ? error.fieldErrors['code'] : undefined
    if (reason) return refuse(t(`field.${reason}`))
    if (error instanceof ApiError && error.code === 'too_many_requests')
      return wait.start(error.retryAfter ?? DEFAULT_WAIT)
    setFailure(error)
  }
  return {
    sending,
    wrong,
    failure,
    wait: wait.left,
    touched: () => setWrong(null),
    submit: async (code: string) => {
      if (sending || wait.left > 0) return
      if (code.trim() === '') return refuse(t('field.required'))
      setSending(true)
      setFailure(null)
      try {
        await send()
      } catch (error) {
        fail(error)
      } finally {
        setSending(false)
      }
    },
  }
}
