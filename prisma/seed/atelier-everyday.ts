import type { Everyday } from './everyday.ts'
import { music, murmur } from './synthesis.ts'

/** Addresses of RFC 5737: the workshop's line, that of the shop, a mobile network's. */
const WORKSHOP = '203.0.113.24'
const SHOP = '198.51.100.71'
const MOBILE = '192.0.2.140'

const T54W = { model: 'Yealink T54W', userAgent: 'Yealink SIP-T54W 96.86.0.70' }
const online = (hoursAgo: number, from: string, userAgent: string) => ({
  hoursAgo,
  online: true,
  from,
  userAgent,
})
const desk = (number: string, name: string, mac: string, hoursAgo: number, from = WORKSHOP) => ({
  number,
  name,
  phone: { model: T54W.model, mac },
  seen: online(hoursAgo, from, T54W.userAgent),
})

/** What the telephones of Atelier Lumière have seen; callers' numbers are from ranges that Arcep sets aside for fiction. */
export const atelierEveryday: Everyday = {
  devices: [
    desk('201', 'Bureau', '805ec0a20101', 212),
    {
      number: '201',
      name: 'iPhone de Claire',
      seen: online(3, MOBILE, 'LinphoneiOS/6.0 (iPhone)'),
    },
    {
      number: '202',
      name: 'Ordinateur portable',
      seen: { hoursAgo: 15, online: false, from: WORKSHOP, userAgent: 'MicroSIP/3.21' },
    },
    desk('203', 'Bureau', '805ec0a20301', 212),
    desk('204', 'Bureau', '805ec0a20401', 96),
    desk('206', 'Bureau', '805ec0a20601', 96),
    { number: '206', name: 'Téléphone portable' },
    desk('207', 'Bureau', '805ec0a20701', 96),
    {
      number: '208',
      name: 'Téléphone portable',
      seen: { hoursAgo: 64, online: false, from: MOBILE, userAgent: 'LinphoneAndroid/6.0 (Pixel 9)' },
    },
    desk('209', 'Bureau', '805ec0a20901', 212),
    desk('210', 'Établi', '805ec0a21001', 30),
    desk('211', 'Bureau', '805ec0a21101', 30),
    desk('214', 'Comptoir', '805ec0a21401', 52, SHOP),
    { number: '214', name: 'Téléphone portable' },
    desk('300', 'Accueil', '805ec0a30001', 212),
    desk('301', 'Atelier', '805ec0a30101', 212),
    {
      number: '302',
      name: 'Pieuvre de la salle de réunion',
      phone: { model: 'Yealink CP935W', mac: '805ec0a30201' },
      seen: { hoursAgo: 40, online: false, from: WORKSHOP, userAgent: 'Yealink CP935W 149.86.0.5' },
    },
  ],
  playlist: {
    name: 'Musique d’attente',
    music: {
      'Matin à l’atelier': music(
        [
          [48, 60, 64, 67, 72],
          [45, 57, 60, 64, 69],
          [41, 57, 60, 65, 69],
          [43, 59, 62, 67, 71],
          [48, 60, 64, 67, 72],
          [40, 55, 59, 64, 67],
          [41, 57, 60, 65, 69],
          [43, 59, 62, 65, 71],
        ],
        [0, 1, 2, 3, 4, 3, 2, 1],
        0.28,
      ),
      'Valse des lampes': music(
        [
          [50, 62, 65, 69],
          [45, 61, 64, 69],
          [46, 62, 65, 70],
          [45, 61, 64, 67],
          [50, 62, 65, 69],
          [43, 58, 62, 67],
          [45, 61, 64, 67],
          [50, 62, 65, 69],
        ],
        [0, 2, 3, 1, 3, 2],
        0.3,
      ),
    },
  },
  greetings: { 'Carillon d’accueil': music([[67, 72, 76, 79]], [3, 1, 2, 0], 0.35) },
  messages: [
    {
      number: '201',
      hoursAgo: 2,
      caller: '+33639980077',
      callerName: 'Marion Tessier',
      sound: murmur(190, [7, 11, 5]),
    },
    { number: '201', hoursAgo: 26, caller: '+33261910042', sound: murmur(118, [9, 12, 14, 6]) },
    {
      number: '201',
      hoursAgo: 71,
      heard: true,
      caller: '206',
      callerName: 'Thomas Lefèvre',
      sound: murmur(125, [6, 8]),
    },
    {
      number: '300',
      hoursAgo: 18,
      caller: '+33199004410',
      callerName: 'Hôtel des Arcades',
      sound: murmur(205, [8, 13, 9]),
    },
    { number: '300', hoursAgo: 47, heard: true, sound: murmur(110, [5, 4]) },
    { number: '214', hoursAgo: 5, caller: '+33465710090', sound: murmur(178, [10, 7, 8]) },
  ],
}
