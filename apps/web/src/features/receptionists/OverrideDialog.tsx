import {
  type Receptionist,
  type ReceptionistOverride,
  receptionists,
} from '@switchboard/contract/receptionists'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, useSave } from '../../api/query.ts'
import { LANGUAGE_NAMES } from '../../i18n/i18n.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { undoOf } from '../history/index.ts'
import { receptionistQuery } from './queries.ts'
import classes from './receptionists.module.css'
import {
  type Chosen,
  chosenOf,
  instantFor,
  instantOfChosen,
  UNTIL_CHOICES,
  type UntilChoice,
} from './until.ts'
import { useMoment } from './useNowText.ts'

type Subject = Pick<Receptionist, 'id' | 'name' | 'timeZone' | 'override'> & {
  now: Pick<Receptionist['now'], 'mode'>
}

interface OverrideDialogProps {
  receptionist: Subject
  /** What it speaks, where that is known. */
  language?: Receptionist['language']
  onClose: () => void
}

/** Opens or closes a receptionist by hand: until when, and what callers are told. */
export function OverrideDialog({ receptionist, language, onClose }: OverrideDialogProps) {
  const { t } = useTranslation(['receptionists', 'common'])
  const { id, name, override, timeZone, now } = receptionist
  const [opened] = useState(() => new Date())
  const [state, setState] = useState<ReceptionistOverride['state']>(
    override?.state ?? (now.mode === 'open' ? 'closed' : 'open'),
  )
  const [choice, setChoice] = useState<UntilChoice>('hour')
  const [chosen, setChosen] = useState(() =>
    chosenOf(instantFor('tomorrow', timeZone, opened) ?? opened, timeZone),
  )
  const [message, setMessage] = useState(override?.message ?? '')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const { save, saving, error } = useSave(receptionists.override, {
    invalidates: ['receptionists'],
    setFieldErrors: setErrors,
    onSaved: (saved) => {
      queryClient.setQueryData(receptionistQuery(id).queryKey, saved)
      toast({
        message: t(`override.saved.${state}`, { name }),
        undo: undoOf({ object: id, action: 'receptionist.overridden' }),
      })
      onClose()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const until =
      choice === 'chosen' ? instantOfChosen(chosen, timeZone) : instantFor(choice, timeZone, new Date())
    if (choice !== 'ended' && until === null) {
      setErrors({ until: t('common:field.invalid') })
      return
    }
    const body = { state, until: until?.toISOString() ?? null, message: message.trim() || null }
    save({ params: { id }, body })
  }
  return (
    <Dialog opened title={t('override.title', { name })} width={520} onClose={onClose}>
      <form className={classes.override} onSubmit={submit} noValidate>
        <RadioCards
          label={t('override.state')}
          value={state}
          options={[
            { value: 'closed', label: t('override.close'), help: t('override.closeHelp') },
            { value: 'open', label: t('override.openNow'), help: t('override.openHelp') },
          ]}
          onChange={(next) => {
            setState(next)
            if (!UNTIL_CHOICES[next].some((each) => each === choice)) setChoice('hour')
          }}
        />
        <UntilFields
          state={state}
          choice={choice}
          onChoose={setChoice}
          chosen={chosen}
          onChange={setChosen}
          error={errors['until']}
          timeZone={timeZone}
          opened={opened}
        />
        <TextArea
          label={t('override.message')}
          help={language ? t('override.messageHelp', { language: LANGUAGE_NAMES[language] }) : undefined}
          optional
          rows={2}
          maxLength={2000}
          lang={language}
          value={message}
          error={errors['message']}
          onChange={({ currentTarget }) => setMessage(currentTarget.value)}
        />
        {error && <ErrorAlert error={error} />}
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="primary" loading={saving}>
            {t(`override.submit.${state}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface UntilFieldsProps {
  state: ReceptionistOverride['state']
  choice: UntilChoice
  onChoose: (choice: UntilChoice) => void
  chosen: Chosen
  onChange: (chosen: Chosen) => void
  error: string | undefined
  timeZone: string
  /** When the dialog was opened: what the choices are told by. */
  opened: Date
}

/** When it ends: one of a few usual moments, or a day and a time. */
function UntilFields(props: UntilFieldsProps) {
  const { state, choice, onChoose, chosen, onChange, error, timeZone, opened } = props
  const { t } = useTranslation('receptionists')
  const moment = useMoment()
  const choices: readonly UntilChoice[] = UNTIL_CHOICES[state]
  const labelOf = (each: UntilChoice) => {
    const instant = instantFor(each, timeZone, opened)
    return t(`override.until.${each}`, {
      moment: instant ? moment(instant.toISOString(), timeZone).text : '',
    })
  }
  return (
    <>
      <SelectField
        label={t('override.until.label')}
        data={choices.map((value) => ({ value, label: labelOf(value) }))}
        value={choice}
        onChange={(value) => onChoose(choices.find((each) => each === value) ?? choice)}
        error={choice === 'chosen' ? undefined : error}
      />
      {choice === 'chosen' && (
        <div className={classes.pair}>
          <TextField
            type="date"
            label={t('override.day')}
            value={chosen.day}
            error={error}
            onChange={({ currentTarget }) => onChange({ ...chosen, day: currentTarget.value })}
          />
          <TextField
            type="time"
            label={t('override.time')}
            help={timeZone}
            value={chosen.time}
            onChange={({ currentTarget }) => onChange({ ...chosen, time: currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}
