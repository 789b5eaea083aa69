import { useDebouncedValue } from '@mantine/hooks'
import type { RingGroupCandidate } from '@switchboard/contract/ring-groups'
import { IconDeviceMobile } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KIND_ICONS } from '../../patterns/kindIcons.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { type FormMember, mayJoin, memberKey } from './form.ts'
import { candidatesQuery } from './queries.ts'
import classes from './ring-groups.module.css'
import { useMemberText } from './useMemberText.ts'

interface AddMemberProps {
  members: readonly FormMember[]
  error: ReactNode
  onAdd: (candidate: RingGroupCandidate) => void
}

const PAUSE = 150

/** Finds a phone or a device as its name or number is typed, and lets it join. */
export function AddMember({ members, error, onAdd }: AddMemberProps) {
  const { t } = useTranslation('ring-groups')
  const nameOf = useMemberText()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), PAUSE)
  const { data, isFetching } = useQuery({ ...candidatesQuery(search), placeholderData: keepPreviousData })
  const offered = data?.items.filter((candidate) => mayJoin(members, candidate)) ?? []
  const find = (key: string | null) => offered.find((candidate) => memberKey(candidate) === key)
  return (
    <SelectField
      label={t('members.add')}
      help={t('members.addHelp')}
      placeholder={t('members.placeholder')}
      autoComplete="off"
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      selectFirstOptionOnChange={text !== '' && search === text.trim() && !isFetching}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && text !== '') event.preventDefault()
      }}
      nothingFoundMessage={t(isFetching ? 'members.searching' : 'members.notFound')}
      data={offered.map((candidate) => ({ value: memberKey(candidate), label: nameOf(candidate) }))}
      renderOption={({ option }) => {
        const candidate = find(option.value)
        return candidate ? <Option candidate={candidate} /> : option.label
      }}
      value={null}
      onChange={(key) => {
        const candidate = find(key)
        if (candidate) onAdd(candidate)
        setText('')
      }}
      error={error}
    />
  )
}

function Option({ candidate }: { candidate: RingGroupCandidate }) {
  const { t } = useTranslation('ring-groups')
  const name = useMemberText()(candidate)
  const { number, kind } = candidate.extension
  const Icon = candidate.kind === 'device' ? IconDeviceMobile : KIND_ICONS[kind]
  return (
    <span className={classes.option}>
      <Icon size={16} stroke={1.75} className={classes.muted} aria-hidden />
      <span className={classes.optionName}>{name}</span>
      {candidate.status !== 'available' && (
        <span className={classes.faint}>{t(`status.${candidate.status}`)}</span>
      )}
      <span className={classes.optionNumber}>{number}</span>
    </span>
  )
}
