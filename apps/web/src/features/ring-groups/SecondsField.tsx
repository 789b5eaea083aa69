import { RING_SECONDS } from '@switchboard/contract/ring-groups'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from '../../ui/field.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Seconds } from './form.ts'

interface SecondsFieldProps extends FieldProps {
  value: Seconds
  onChange: (value: Seconds) => void
}

/** Seconds in digits. The arrow keys go by one ring: in France 1.5 s of tone and 3.5 s of silence (ITU-T E.180). */
const RING = 5

/** For how long it rings. */
export function SecondsField({ value, onChange, ...rest }: SecondsFieldProps) {
  const { t } = useTranslation('ring-groups')
  const step = (by: number) => {
    const to = (value === '' ? 0 : value) + by
    onChange(Math.min(Math.max(to, RING_SECONDS.min), RING_SECONDS.max))
  }
  return (
    <TextField
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      rightSection={t('unit')}
      rightSectionWidth={28}
      value={value}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 3)
        onChange(digits && Number(digits))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowUp' ? RING : -RING)
      }}
    />
  )
}
