/** What a conflict knows of a feature's form. `Form` holds one value per control, whether shown or not. */
export interface FormModel<Form extends object, Part extends string = string> {
  /**
   * What is compared as one thing, in the form's order, and the fields that make it; each field is in one. A first name
   * of one person and a last name of another is nobody.
   */
  parts: Record<Part, readonly (keyof Form & string)[]>
  /** Judged when they are left, not only when the form is sent: what people type wrong most. */
  checkOnBlur?: (keyof Form & string)[]
  /** Resets what the form's choices hide, so that nothing out of sight is sent or compared. */
  settle?: (values: Form, base: Form) => Form
  /** What of a value tells whether two are the same: an id, say, where names may change. All of it, unless given. */
  keyOf?: (value: Form[keyof Form]) => unknown
}

/** Whose version of a part is kept. */
export type Side = 'mine' | 'theirs'
export type Choice<Part extends string = string> = Partial<Record<Part, Side>>

/** A part that two people left different, and who moved it away from what both had opened. */
export interface Difference<Part extends string = string> {
  part: Part
  changedBy: 'me' | 'them' | 'both'
}

const namesOf = <Form extends object, Part extends string>({ parts }: FormModel<Form, Part>) =>
  Object.keys(parts) as Part[]

/** What counts of a form. */
export const settled = <Form extends object, Part extends string>(
  { settle }: FormModel<Form, Part>,
  values: Form,
  base: Form,
): Form => (settle ? settle(values, base) : values)

/** Where `mine` and `theirs` differ, in the form's order; all three settled. `base` is what both opened. */
export function differences<Form extends object, Part extends string>(
  model: FormModel<Form, Part>,
  { base, mine, theirs }: Record<'base' | 'mine' | 'theirs', Form>,
): Difference<Part>[] {
  const key = (value: Form[keyof Form]) => JSON.stringify(model.keyOf ? model.keyOf(value) : value)
  const same = (part: Part, a: Form, b: Form) =>
    model.parts[part].every((field) => key(a[field]) === key(b[field]))
  return namesOf(model)
    .filter((part) => !same(part, mine, theirs))
    .map((part) => {
      if (same(part, base, theirs)) return { part, changedBy: 'me' }
      return { part, changedBy: same(part, base, mine) ? 'them' : 'both' }
    })
}

/** What each did stays; where both changed the same thing, mine until chosen otherwise. */
export const proposal = <Part extends string>(found: readonly Difference<Part>[]): Choice<Part> =>
  Object.fromEntries(
    found.map(({ part, changedBy }) => [part, changedBy === 'them' ? 'theirs' : 'mine']),
  ) as Choice<Part>

/** Every part by one side. */
export const allFrom = <Part extends string>(found: readonly Difference<Part>[], side: Side): Choice<Part> =>
  Object.fromEntries(found.map(({ part }) => [part, side])) as Choice<Part>

/** The fields of these parts. */
export const fieldsOf = <Form extends object, Part extends string>(
  model: FormModel<Form, Part>,
  chosen: Choice<Part>,
): (keyof Form & string)[] =>
  namesOf(model)
    .filter((part) => part in chosen)
    .flatMap((part) => [...model.parts[part]])

/** The form that `choice` makes of two versions; parts not chosen are theirs. */
export function merge<Form extends object, Part extends string>(
  model: FormModel<Form, Part>,
  { mine, theirs }: Record<'mine' | 'theirs', Form>,
  choice: Choice<Part>,
): Form {
  const taken = namesOf(model)
    .filter((part) => choice[part] === 'mine')
    .flatMap((part) => [...model.parts[part]])
  return { ...theirs, ...Object.fromEntries(taken.map((field) => [field, mine[field]])) }
}
