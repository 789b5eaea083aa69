import type { DestinationView } from '@switchboard/contract/destination'
import { useState } from 'react'
import type { FieldProps } from '../../ui/field.tsx'
import { DestinationField } from './DestinationField.tsx'

interface ReplacementFieldProps extends FieldProps {
  /** Id of an extension. */
  value: string | null
  onChange: (id: string | null) => void
  /** The extension that is to be replaced. */
  except: string | null
}

/** Chooses the extension that takes the place of one that is deleted. */
export function ReplacementField({ value, onChange, ...rest }: ReplacementFieldProps) {
  const [chosen, setChosen] = useState<DestinationView | null>(null)
  return (
    <DestinationField
      {...rest}
      kinds={['extension']}
      value={value === null ? null : chosen}
      onChange={(to) => {
        setChosen(to)
        onChange(to?.kind === 'extension' ? to.extensionId : null)
      }}
    />
  )
}
