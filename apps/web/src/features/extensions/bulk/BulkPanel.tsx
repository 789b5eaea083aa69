import { extensionsBulk } from '@switchboard/contract/extensions.bulk'
import { useForm } from '@mantine/form'
import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useOutletContext } from 'react-router'
import { call } from '../../../api/client.ts'
import { ApiError } from '../../../api/errors.ts'
import { loadStrings } from '../../../i18n/i18n.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import { PanelForm } from '../../../patterns/PanelForm.tsx'
import { PanelBody, SidePanel, useClosePanel } from '../../../patterns/SidePanel.tsx'
import { toast } from '../../../patterns/toast.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { loadDestinations } from '../../destinations/index.ts'
import { undoOf } from '../../history/index.ts'
import type { SelectedExtensions } from '../selected.ts'
import { useReadOnlyReason } from '../useReadOnlyReason.ts'
import { BulkFields } from './BulkFields.tsx'
import { BLANK, type BulkForm, changesNothing, toChange, toFormErrors, validate } from './form.ts'
import { Moved } from './Moved.tsx'
import { type Outcome, RefusedDialog } from './RefusedDialog.tsx'
import { useBulk } from './useBulk.ts'

export async function loader(): Promise<null> {
  await Promise.all([loadStrings('extensions/bulk'), loadDestinations()])
  return null
}

/** The panel that changes all selected extensions at once. */
export function Component() {
  const { t } = useTranslation('extensions/bulk')
  const selected = useOutletContext<SelectedExtensions>()
  // The selection ends with the change, a moment before the panel does.
  const [finished, setFinished] = useState(0)
  const count = finished || selected.count
  return (
    <SidePanel title={count > 0 ? t('panel.title', { count }) : t('none.title')} closeTo={paths.extensions()}>
      {count > 0 ? (
        <ChangeMany selected={selected} onFinished={() => setFinished(count)} />
      ) : (
        <NoneSelected />
      )}
    </SidePanel>
  )
}

/** An address that was opened by itself: what was selected is not part of it. */
function NoneSelected() {
  const { t } = useTranslation('extensions/bulk')
  const { search } = useLocation()
  return (
    <PanelBody>
      <EmptyState
        icon={IconChecks}
        title={t('none.title')}
        detail={t('none.detail')}
        action={<LinkButton to={{ pathname: paths.extensions(), search }}>{t('none.back')}</LinkButton>}
      />
    </PanelBody>
  )
}

interface ChangeManyProps {
  selected: SelectedExtensions
  onFinished: () => void
}

function ChangeMany({ selected, onFinished }: ChangeManyProps) {
  const { t } = useTranslation('extensions/bulk')
  const { t: tCommon } = useTranslation()
  const readOnly = useReadOnlyReason()
  const close = useClosePanel()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const inWords = (errors: ReturnType<typeof validate>) =>
    Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, tCommon(`field.${code}`)]))
  const form = useForm<BulkForm>({ initialValues: BLANK, validate: (values) => inWords(validate(values)) })
  const finish = ({ changed, batchId }: Outcome) => {
    const message = changed > 0 ? t('done.changed', { count: changed }) : t('done.none')
    toast({ message, undo: undoOf({ batch: batchId }) })
    onFinished()
    selected.clear()
    close({ saved: true })
  }
  const { run, running, moved, error } = useBulk(
    selected,
    async (selection, values: BulkForm) => {
      try {
        return await call(extensionsBulk.update, { body: { selection, change: toChange(values) } })
      } catch (cause) {
        if (cause instanceof ApiError) form.setErrors(inWords(toFormErrors(cause.fieldErrors)))
        throw cause
      }
    },
    (answer) => (answer.refused.total > 0 ? setOutcome(answer) : finish(answer)),
  )
  const told = error instanceof ApiError && Object.keys(toFormErrors(error.fieldErrors)).length > 0
  const unset = changesNothing(form.values)
  return (
    <PanelForm
      onSubmit={form.onSubmit((values) => run(values))}
      submitLabel={t('panel.submit', { count: selected.count })}
      saving={running}
      disabledReason={readOnly ?? (unset ? t('panel.nothing') : undefined)}
      error={told ? null : error}
      dirty={!unset && !outcome}
    >
      {moved && <Moved count={selected.count} />}
      <p>{t('panel.intro')}</p>
      <BulkFields form={form} />
      {outcome && <RefusedDialog outcome={outcome} onClose={() => finish(outcome)} />}
    </PanelForm>
  )
}
