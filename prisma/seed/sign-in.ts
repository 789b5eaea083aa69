/** How to sign in to the demo: as the owner of Atelier Lumière, by the company's main number alone. */
export const DEMO_SIGN_IN = { country: 'FR', phone: '01 99 00 12 00', password: 'lumiere-demo-2026' } as const

/** The owner of the second company, Cabinet Martin, which must never be seen from the first. */
export const SECOND_DEMO_SIGN_IN = {
  country: 'FR',
  phone: '01 99 00 34 00',
  password: 'martin-demo-2026',
} as const
