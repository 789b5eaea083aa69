import { useDebouncedValue } from '@mantine/hooks'
import type { User } from '@switchboard/contract/users'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../ui/SelectField.tsx'
import { withoutAccessQuery } from './queries.ts'
import { nameOf } from './words.ts'

interface HolderPickerProps {
  value: User | null
  onChange: (value: User | null) => void
  error?: ReactNode
}

const PAUSE = 150

/** Somebody who holds an extension and has no access, found by name, number or e-mail address as it is typed. */
export function HolderPicker({ value, onChange, error }: HolderPickerProps) {
  const { t } = useTranslation('users')
  const labelOf = (user: User) =>
    [nameOf(user), ...user.extensions.slice(0, 1).map(({ number }) => number)].join(' · ')
  const [text, setText] = useState(value ? labelOf(value) : '')
  // The chosen one's own label is not a search.
  const [search] = useDebouncedValue(value && text === labelOf(value) ? '' : text.trim(), PAUSE)
  const { data, isFetching } = useQuery({ ...withoutAccessQuery(search), placeholderData: keepPreviousData })
  const found = data?.items ?? []
  const all = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found
  return (
    <SelectField
      label={t('invite.person')}
      placeholder={t('invite.personPlaceholder')}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={all.map((user) => ({ value: user.id, label: labelOf(user) }))}
      nothingFoundMessage={t(isFetching ? 'invite.searching' : 'invite.nobody')}
      value={value?.id ?? null}
      onChange={(id) => onChange(all.find((user) => user.id === id) ?? null)}
      error={error}
    />
  )
}
