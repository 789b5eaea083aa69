import type { Company } from './company.ts'

/** A second company with some of the same internal numbers, so that a leak between the two would show. */
export const cabinetMartin: Company = {
  name: 'Cabinet Martin',
  domain: 'cabinet-martin.example',
  numbers: { 'Numéro principal': { e164: '+33199003400', to: '500', at: 'Cabinet' } },
  addresses: { Cabinet: { line1: '8 place du Tribunal', postalCode: '69003', city: 'Lyon' } },
  people: [
    { number: '201', firstName: 'Paul', lastName: 'Martin', role: 'owner' },
    { number: '202', firstName: 'Jeanne', lastName: 'Robin' },
  ],
  sharedPhones: [{ number: '300', label: 'Secrétariat' }],
  others: [{ number: '500', label: 'Conférence', kind: 'conference' }],
  history: [],
}
