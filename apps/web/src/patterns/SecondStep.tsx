import type { Session } from '@switchboard/contract/session'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/errors.ts'
import { completeWithPasskey } from '../api/passkeys.ts'
import { completeSignIn, type PendingSignIn } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { SignInFailure } from './SignInFailure.tsx'
import classes from './second-step.module.css'
import { useCountdown } from './useCountdown.ts'

/** Should the server not say how long. */
const DEFAULT_WAIT = 30

type Method = PendingSignIn['challenge']['methods'][number]

interface SecondStepProps {
  pending: PendingSignIn
  size?: 'normal' | 'large'
  onSignedIn: (session: Session) => void | Promise<void>
  onBack: () => void
}

/** What is asked beside the password, the easiest first; the person may turn to another that they have. */
export function SecondStep({ pending, size = 'normal', onSignedIn, onBack }: SecondStepProps) {
  const { t } = useTranslation()
  const { methods } = pending.challenge
  const [method, setMethod] = useState<Method>(methods[0] ?? 'recovery_code')
  return (
    <div className={classes.form}>
      <p className={classes.purpose}>{t(`secondStep.${method}.purpose`)}</p>
      {method === 'passkey' ? (
        <PasskeyButton
          variant="primary"
          size={size}
          label={t('passkey.use')}
          ask={async () => onSignedIn(await completeWithPasskey(pending))}
        />
      ) : (
        <CodeForm key={method} method={method} {...{ pending, size, onSignedIn }} />
      )}
      <div className={classes.others}>
        {methods
          .filter((other) => other !== method)
          .map((other) => (
            <Button key={other} variant="quiet" onClick={() => setMethod(other)}>
              {t(`secondStep.${other}.use`)}
            </Button>
          ))}
        <Button variant="quiet" onClick={onBack}>
          {t('secondStep.back')}
        </Button>
      </div>
    </div>
  )
}

type CodeFormProps = Required<Omit<SecondStepProps, 'onBack'>> & { method: Exclude<Method, 'passkey'> }

/** A code of the app, or one of the recovery codes. */
function CodeForm({ method, pending, size, onSignedIn }: CodeFormProps) {
  const { t } = useTranslation()
  const ofApp = method === 'totp'
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { sending, wrong, failure, wait, touched, submit } = useCode({
    send: async () => onSignedIn(await completeSignIn(pending, { code })),
    focus: () => field.current?.select(),
  })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void submit(code)
  }
  return (
    <form className={classes.code} onSubmit={onSubmit} noValidate>
      <TextField
        ref={field}
        size={size}
        label={t(`secondStep.${method}.code`)}
        help={ofApp ? t('secondStep.codeHelp') : undefined}
        error={wrong}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the step was asked for: it goes on here
        autoFocus
        data-autofocus
        name="code"
        inputMode={ofApp ? 'numeric' : 'text'}
        autoComplete={ofApp ? 'one-time-code' : 'off'}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={ofApp ? 7 : 64}
        value={code}
        onChange={({ currentTarget }) => {
          setCode(currentTarget.value)
          touched()
        }}
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
