import type { DestinationView } from '@switchboard/contract/destination'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../ui/SelectField.tsx'
import { DestinationField } from '../destinations/index.ts'
import { isDestination, type OwnAction } from './actions.ts'
import classes from './receptionists.module.css'

interface ActionFieldProps<Own extends OwnAction> {
  label: string
  /** Null is a destination that is not chosen yet, undefined is nothing at all. */
  value: DestinationView | { kind: Own } | null | undefined
  onChange: (value: DestinationView | { kind: Own } | null | undefined) => void
  error?: ReactNode
  /** Words for nothing at all, where that can be chosen. */
  nothing?: string
  /** What the menu can do itself here. */
  own: readonly Own[]
  /** The receptionist itself, which is not put through to. */
  except: string | null
}

const NOTHING = 'nothing'
const PUT_THROUGH = 'put_through'

/** What happens to a call: it is put through to a destination, or the menu does one of a few things itself. */
export function ActionField<Own extends OwnAction>(props: ActionFieldProps<Own>) {
  const { label, value, onChange, error, nothing, own, except } = props
  const { t } = useTranslation('receptionists')
  const textOf = (kind: OwnAction) => t(`action.${kind}`)
  const destination = value && isDestination(value) ? value : null
  const putThrough = value === null || destination !== null
  return (
    <div className={classes.action}>
      <SelectField
        label={label}
        data={[
          ...(nothing === undefined ? [] : [{ value: NOTHING, label: nothing }]),
          { value: PUT_THROUGH, label: t('action.put_through') },
          ...own.map((kind) => ({ value: kind, label: textOf(kind) })),
        ]}
        value={putThrough ? PUT_THROUGH : (value?.kind ?? NOTHING)}
        onChange={(chosen) => {
          const kind = own.find((each) => each === chosen)
          if (kind) onChange({ kind })
          else onChange(chosen === NOTHING ? undefined : null)
        }}
        error={putThrough ? undefined : error}
      />
      {putThrough && (
        <DestinationField
          label={t('action.to')}
          value={destination}
          onChange={onChange}
          error={error}
          except={except}
        />
      )}
    </div>
  )
}
