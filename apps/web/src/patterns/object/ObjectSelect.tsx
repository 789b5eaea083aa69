import { Link } from 'react-router'
import type { FieldProps } from '../../ui/field.tsx'
import { SelectField } from '../../ui/SelectField.tsx'

export interface ObjectChoiceProps extends FieldProps {
  /** Id; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  /** Not on offer: the one that is to be replaced. */
  except?: string
  /** What choosing none means ("always open"): it can be chosen then. */
  none?: string
}

interface ObjectSelectProps extends ObjectChoiceProps {
  /** Undefined while they are being asked for. */
  items: readonly { id: string; name: string }[] | undefined
  /** In place of a choice. */
  placeholder: string
  /** Where another one is made; for those who may. */
  create?: { path: string; label: string } | false
  nothingFoundMessage?: string
}

const NONE = ''

/** Chooses one of the company's objects of a kind by name; with a way to make another one. */
export function ObjectSelect(props: ObjectSelectProps) {
  const { value, onChange, except, none, items = [], create, help, ...rest } = props
  return (
    <SelectField
      {...rest}
      help={
        <>
          {help}{' '}
          {create && except === undefined && (
            // In a tab of its own: what was typed here stays.
            <Link to={create.path} target="_blank">
              {create.label}
            </Link>
          )}
        </>
      }
      searchable
      data={[
        ...(none === undefined ? [] : [{ value: NONE, label: none }]),
        ...items.filter(({ id }) => id !== except).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? (none === undefined ? null : NONE)}
      onChange={(id) => onChange(id || null)}
    />
  )
}
