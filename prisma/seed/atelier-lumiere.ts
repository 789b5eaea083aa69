import type { Company } from './company.ts'
import { atelierEveryday } from './atelier-everyday.ts'

/** A workshop in Paris that designs and makes lamps. Its numbers are from ranges that Arcep sets aside for fiction. */
export const atelierLumiere: Company = {
  name: 'Atelier Lumière',
  details: {
    legalForm: 'SAS',
    siren: '123456782',
    siret: '12345678200010',
    vatNumber: 'FR11123456782',
    addressLine1: '12 rue des Lanternes',
    postalCode: '75011',
    city: 'Paris',
  },
  domain: 'atelier-lumiere.example',
  numbers: {
    'Numéro principal': { e164: '+33199001200', source: 'ported', to: '500', at: 'Atelier de Paris' },
    'Service commercial': { e164: '+33199001210', source: 'ported', to: '400', at: 'Atelier de Paris' },
    'Service après-vente': { e164: '+33199001220', to: '401', at: 'Atelier de Paris' },
    Télécopie: { e164: '+33199001299', callerIdAllowed: false, to: '800' },
    'Boutique de Marseille': { e164: '+33465710012', to: '214', at: 'Boutique de Marseille' },
    'Mobile d’astreinte': { e164: '+33639980012', source: 'temporary', to: '210', at: 'Atelier de Paris' },
  },
  addresses: {
    'Atelier de Paris': { line1: '12 rue des Lanternes', postalCode: '75011', city: 'Paris' },
    'Boutique de Marseille': { line1: '4 quai des Phares', postalCode: '13002', city: 'Marseille' },
  },
  people: [
    {
      number: '201',
      firstName: 'Claire',
      lastName: 'Fontaine',
      role: 'owner',
      forwarding: { mode: 'offline', external: '+33639980020' },
    },
    { number: '202', firstName: 'Julien', lastName: 'Moreau', role: 'admin' },
    { number: '203', firstName: 'Sophie', lastName: 'Garnier', role: 'billing' },
    { number: '204', firstName: 'Karim', lastName: 'Benali', role: 'receptionist_editor' },
    { number: '205', firstName: 'Hélène', lastName: 'Chevalier', role: 'read_only', doNotDisturb: true },
    { number: '206', firstName: 'Thomas', lastName: 'Lefèvre', callerId: 'Service commercial' },
    {
      number: '207',
      firstName: 'Inès',
      lastName: 'Rousseau',
      callerId: 'Service commercial',
      forwarding: { mode: 'offline', extension: '206' },
    },
    {
      number: '208',
      firstName: 'Antoine',
      lastName: 'Mercier',
      callerId: 'Service commercial',
      forwarding: { mode: 'always', external: '+33639980045' },
    },
    { number: '209', firstName: 'Camille', lastName: 'Dubois', callerId: 'Service après-vente' },
    {
      number: '210',
      firstName: 'Mathieu',
      lastName: 'Perrin',
      callerId: 'Service après-vente',
      forwarding: { mode: 'offline', extension: '401' },
    },
    { number: '211', firstName: 'Emma', lastName: 'Wilson', language: 'en', callerId: 'Service après-vente' },
    { number: '212', firstName: 'Nicolas', lastName: 'Girard', doNotDisturb: true },
    { number: '213', firstName: 'Amélie', lastName: 'Roy', voicemail: 'off' },
    {
      number: '214',
      firstName: 'Youssef',
      lastName: 'Haddad',
      role: 'user',
      callerId: 'Boutique de Marseille',
    },
    {
      number: '215',
      firstName: 'Léa',
      lastName: 'Fabre',
      callerId: 'Boutique de Marseille',
      forwarding: { mode: 'always', extension: '214' },
    },
    { number: '216', firstName: 'Étienne', lastName: 'Barbier', email: null },
  ],
  sharedPhones: [
    { number: '300', label: 'Accueil', forwarding: { mode: 'offline', extension: '400' } },
    { number: '301', label: 'Atelier', voicemail: 'off' },
    { number: '302', label: 'Salle de réunion', voicemail: 'off' },
  ],
  others: [
    { number: '400', label: 'Ventes', kind: 'ring_group' },
    { number: '401', label: 'Support', kind: 'ring_group' },
    { number: '500', label: 'Standard', kind: 'receptionist' },
    { number: '600', label: 'Conférence', kind: 'conference' },
    { number: '700', label: 'Messagerie générale', kind: 'voicemail' },
    { number: '800', label: 'Fax', kind: 'fax' },
  ],
  configuration: {
    schedule: {
      name: 'Heures de l’atelier',
      ranges: [
        { days: [1, 2, 3, 4, 5], start: 9 * 60, end: 12 * 60 + 30 },
        { days: [1, 2, 3, 4, 5], start: 14 * 60, end: 18 * 60 },
        { days: [6], start: 10 * 60, end: 13 * 60 },
      ],
    },
    holidays: {
      name: 'Jours fériés et congés',
      own: [{ name: 'Fermeture d’été', from: '2026-08-03', to: '2026-08-21', yearly: true }],
    },
    groups: {
      '400': { strategy: 'simultaneous', members: ['206', '207', '208'] },
      '401': { strategy: 'sequential', members: ['209', '210', '211'] },
    },
    receptionist: {
      number: '500',
      greetings: {
        open: 'Bonjour et bienvenue à l’Atelier Lumière. Pour les ventes, tapez 1. Pour le service après-vente, tapez 2. Pour la boutique de Marseille, tapez 3. Pour être mis en relation avec l’accueil, tapez 0.',
        closed:
          'Bonjour, l’atelier est fermé. Nous vous répondons du lundi au vendredi de 9 h à 12 h 30 et de 14 h à 18 h, le samedi de 10 h à 13 h. Pour laisser un message, tapez 1.',
        holiday: 'Bonjour, l’atelier est fermé aujourd’hui. Pour laisser un message, tapez 1.',
      },
      keys: { '1': '400', '2': '401', '3': '214' },
      mailbox: '300',
    },
    bridge: { name: 'Point du lundi', code: '4825', owner: '201' },
    operator: '300',
    everyday: atelierEveryday,
  },
  history: [
    { at: '2026-11-09T09:14:00Z', by: '202', number: '216', before: { doNotDisturb: true } },
    {
      at: '2026-11-12T14:02:00Z',
      by: '202',
      number: '208',
      before: { forwarding: { mode: 'offline', extension: '206' } },
    },
    { at: '2026-11-16T08:47:00Z', by: '201', number: '300', before: { forwarding: undefined } },
    { at: '2026-11-18T10:31:00Z', by: '201', number: '213', before: { doNotDisturb: true } },
    {
      at: '2026-11-19T15:20:00Z',
      by: '202',
      number: '215',
      before: { forwarding: undefined, doNotDisturb: true },
    },
  ],
}
