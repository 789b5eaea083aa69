import type { UseFormReturnType } from '@mantine/form'
import type { MenuMode } from '@switchboard/contract/menus'
import type { MenuForm, ReceptionistForm } from './form.ts'

export type Form = UseFormReturnType<ReceptionistForm>

/** One menu of the form: its values, its errors, and how it is changed. */
export function useMenu(form: Form, mode: MenuMode) {
  const menu = form.values[mode]
  return {
    mode,
    menu,
    /** What is wrong with a part of it, in words: `noInput.action`, `keys.2`. */
    errorOf: (part: string) => form.errors[`${mode}.${part}`],
    /** @param part whose error is answered by the change */
    set: (changes: Partial<MenuForm>, part: string) => {
      form.setValues({ [mode]: { ...menu, ...changes } })
      form.clearFieldError(`${mode}.${part}`)
    },
  }
}

export type MenuState = ReturnType<typeof useMenu>
