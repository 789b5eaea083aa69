import clsx from 'clsx'
import { type ComponentProps, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../ui/PasswordField.tsx'
import classes from './new-password.module.css'
import type { strengthOf } from './password-strength.ts'

/** As `NewPassword` of the contract has it; the server also refuses common ones. */
const SHORTEST = 12
const BEST = 4

type Judge = typeof strengthOf

interface NewPasswordFieldProps extends Omit<
  ComponentProps<typeof PasswordField>,
  'value' | 'help' | 'onChange' | 'autoComplete'
> {
  value: string
  /** Names that others know of the person: they make a password weak. */
  known: readonly string[]
  onChange: (value: string) => void
}

/** Is it long enough to be sent? Whether it is good enough is the server's to say. */
export const isLongEnough = (password: string): boolean => password.length >= SHORTEST

/** A password to be chosen: what it must have, and how strong it is as it is typed. */
export function NewPasswordField({ value, known, onChange, onFocus, ...rest }: NewPasswordFieldProps) {
  const { t } = useTranslation()
  const [judge, setJudge] = useState<{ strengthOf: Judge } | null>(null)
  const missing = SHORTEST - value.length
  return (
    <div className={classes.field}>
      <PasswordField
        {...rest}
        help={value !== '' && missing > 0 ? t('password.missing', { count: missing }) : t('password.help')}
        name="new-password"
        autoComplete="new-password"
        maxLength={256}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onFocus={(event) => {
          onFocus?.(event)
          // Not with the page: its word lists weigh more than all the rest. Without it the server still judges.
          import('./password-strength.ts').then(setJudge, () => {})
        }}
      />
      {value !== '' && judge && <Strength password={value} known={known} judge={judge.strengthOf} />}
    </div>
  )
}

function Strength({ password, known, judge }: { password: string; known: readonly string[]; judge: Judge }) {
  const { t } = useTranslation()
  const judged = useDeferredValue(password)
  // Too short is weak, however odd.
  const score = Math.min(judge(judged, known), isLongEnough(judged) ? BEST : 1)
  const word = t(`password.strength.${score as 0 | 1 | 2 | 3 | 4}`)
  return (
    <div className={classes.strength}>
      <meter
        className="visually-hidden"
        aria-label={t('password.strength.label')}
        min={0}
        max={BEST}
        value={score}
      />
      <div className={classes.meter} aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={clsx(classes.step, step <= Math.max(1, score) && classes[`score${score}`])}
          />
        ))}
      </div>
      <span className={classes.word}>{word}</span>
    </div>
  )
}
