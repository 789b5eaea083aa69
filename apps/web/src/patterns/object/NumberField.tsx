import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { COMBOBOX, fieldOf } from '../../ui/field.tsx'
import { numbersQuery } from './numbers.ts'
import { NumberVerdict } from './NumberVerdict.tsx'

interface NumberFieldProps {
  value: string
  onChange: (value: string) => void
  error?: ReactNode
  /** The extension being edited, whose own number counts as free; null while creating. */
  id: string | null
  /** The number it has now. */
  saved: string
}

const MAX_DIGITS = 6
/** Short enough that the verdict follows the typing. */
const PAUSE = 150

/** The verdict stands under the field and must be seen while the offers are open; they stay inside the panel. */
const OFFERS_ABOVE = { ...COMBOBOX.comboboxProps, position: 'top-start', withinPortal: false } as const

/** An extension number: free ones are offered, another can be typed, and its verdict is told meanwhile. */
export function NumberField({ value, onChange, error, id, saved }: NumberFieldProps) {
  const { t } = useTranslation('object')
  const [typed] = useDebouncedValue(value, PAUSE)
  const { data: advice } = useQuery({ ...numbersQuery(typed, id), placeholderData: keepPreviousData })
  const { data: initial } = useQuery(numbersQuery('', id))
  // A complete number leaves nothing to complete: then the offers are where else it could go.
  const completions = advice?.free.filter((number) => number !== value && number.startsWith(value)) ?? []
  const offers = completions.length > 0 ? completions : (initial?.free ?? [])
  const judged = typed === value ? advice : undefined
  const refused = judged?.typed === 'taken' || judged?.typed === 'reserved'
  const verdict = judged && (
    <NumberVerdict number={value} advice={judged} current={id === null ? null : saved} />
  )
  return (
    <Autocomplete
      {...COMBOBOX}
      comboboxProps={OFFERS_ABOVE}
      {...fieldOf({
        label: t('number.label'),
        help: verdict ?? t('number.help'),
        error: refused ? verdict : error,
      })}
      value={value}
      onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, MAX_DIGITS))}
      data={[{ group: t('number.offers'), items: offers }]}
      filter={({ options }) => options}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}
