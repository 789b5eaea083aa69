import type { Company } from '@switchboard/contract/company'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { differences } from '../../patterns/object/model.ts'
import { type CompanyForm, type Field, fromCompany, MODEL, settle, toFormErrors, validate } from './form.ts'

/** What was typed, and the company that it is to change. */
interface Draft {
  values: CompanyForm
  base: Company
}

/** The state of the form. While nothing is typed it shows `company`, whatever becomes of that: a save elsewhere, an undo. */
export function useCompanyForm(company: Company) {
  const { t } = useTranslation()
  const fields = useRef<HTMLFieldSetElement>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({})
  const base = draft?.base ?? company
  const saved = fromCompany(base)
  const values = draft?.values ?? saved
  const mine = settle(values)

  // Counted, so that the first field to be corrected takes the focus once its error is on the page.
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    if (refusals > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])
  const refuse = (found: Partial<Record<Field, string>>) => {
    setErrors(found)
    setRefusals((count) => count + 1)
  }
  const set = <F extends Field>(field: F, value: CompanyForm[F]) => {
    setDraft({ base, values: { ...values, [field]: value } })
    setErrors((now) => ({ ...now, [field]: undefined }))
  }
  return {
    fields,
    errors,
    values,
    base,
    /** As opened, and as typed; both settled. */
    saved,
    mine,
    dirty: differences(MODEL, { base: saved, mine, theirs: saved }).length > 0,
    set,
    /** For `useSave`: puts the server's texts, by path, at their fields. */
    refuse: (texts: Record<string, string>) => refuse(toFormErrors(texts)),
    /** Goes on from another version of the company, with these values. */
    rebase: (next: Company, chosen: CompanyForm) => setDraft({ base: next, values: chosen }),
    /** What was typed is saved. */
    clear: () => setDraft(null),
    onSubmit: (send: () => void) => (event: SubmitEvent) => {
      event.preventDefault()
      const found = Object.entries(validate(values)).map(([field, code]) => [field, t(`field.${code}`)])
      if (found.length > 0) refuse(Object.fromEntries(found))
      else send()
    },
  }
}

export type CompanyFormState = ReturnType<typeof useCompanyForm>
