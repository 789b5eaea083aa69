/** A number as it is sent: what is empty is none, and refused as required. */
export const countOf = (value: number | ''): number => (value === '' ? Number.NaN : value)
