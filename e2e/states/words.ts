import audioEn from '../../apps/web/src/features/audio/strings.en.json' with { type: 'json' }
import audioFr from '../../apps/web/src/features/audio/strings.fr.json' with { type: 'json' }
import bulkEn from '../../apps/web/src/features/extensions/bulk/strings.en.json' with { type: 'json' }
import bulkFr from '../../apps/web/src/features/extensions/bulk/strings.fr.json' with { type: 'json' }
import commonEn from '../../apps/web/src/i18n/strings.en.json' with { type: 'json' }
import commonFr from '../../apps/web/src/i18n/strings.fr.json' with { type: 'json' }
import companyEn from '../../apps/web/src/features/company/strings.en.json' with { type: 'json' }
import companyFr from '../../apps/web/src/features/company/strings.fr.json' with { type: 'json' }
import apiTokensEn from '../../apps/web/src/features/api-tokens/strings.en.json' with { type: 'json' }
import apiTokensFr from '../../apps/web/src/features/api-tokens/strings.fr.json' with { type: 'json' }
import configurationEn from '../../apps/web/src/features/configuration/strings.en.json' with { type: 'json' }
import configurationFr from '../../apps/web/src/features/configuration/strings.fr.json' with { type: 'json' }
import extensionsEn from '../../apps/web/src/features/extensions/strings.en.json' with { type: 'json' }
import extensionsFr from '../../apps/web/src/features/extensions/strings.fr.json' with { type: 'json' }
import holidaysEn from '../../apps/web/src/features/holidays/strings.en.json' with { type: 'json' }
import holidaysFr from '../../apps/web/src/features/holidays/strings.fr.json' with { type: 'json' }
import historyEn from '../../apps/web/src/features/history/strings.en.json' with { type: 'json' }
import historyFr from '../../apps/web/src/features/history/strings.fr.json' with { type: 'json' }
import importEn from '../../apps/web/src/features/extensions/import/strings.en.json' with { type: 'json' }
import importFr from '../../apps/web/src/features/extensions/import/strings.fr.json' with { type: 'json' }
import passkeysEn from '../../apps/web/src/features/passkeys/strings.en.json' with { type: 'json' }
import passkeysFr from '../../apps/web/src/features/passkeys/strings.fr.json' with { type: 'json' }
import playlistsEn from '../../apps/web/src/features/playlists/strings.en.json' with { type: 'json' }
import playlistsFr from '../../apps/web/src/features/playlists/strings.fr.json' with { type: 'json' }
import profileEn from '../../apps/web/src/features/profile/strings.en.json' with { type: 'json' }
import profileFr from '../../apps/web/src/features/profile/strings.fr.json' with { type: 'json' }
import quickStartEn from '../../apps/web/src/features/quick-start/strings.en.json' with { type: 'json' }
import quickStartFr from '../../apps/web/src/features/quick-start/strings.fr.json' with { type: 'json' }
import receptionistsEn from '../../apps/web/src/features/receptionists/strings.en.json' with { type: 'json' }
import receptionistsFr from '../../apps/web/src/features/receptionists/strings.fr.json' with { type: 'json' }
import schedulesEn from '../../apps/web/src/features/schedules/strings.en.json' with { type: 'json' }
import schedulesFr from '../../apps/web/src/features/schedules/strings.fr.json' with { type: 'json' }
import secondFactorEn from '../../apps/web/src/features/second-factor/strings.en.json' with { type: 'json' }
import secondFactorFr from '../../apps/web/src/features/second-factor/strings.fr.json' with { type: 'json' }
import securityEn from '../../apps/web/src/features/security/strings.en.json' with { type: 'json' }
import securityFr from '../../apps/web/src/features/security/strings.fr.json' with { type: 'json' }
import shellEn from '../../apps/web/src/features/shell/strings.en.json' with { type: 'json' }
import shellFr from '../../apps/web/src/features/shell/strings.fr.json' with { type: 'json' }
import signInEn from '../../apps/web/src/features/sign-in/strings.en.json' with { type: 'json' }
import signInFr from '../../apps/web/src/features/sign-in/strings.fr.json' with { type: 'json' }
import unbuiltEn from '../../apps/web/src/features/unbuilt/strings.en.json' with { type: 'json' }
import unbuiltFr from '../../apps/web/src/features/unbuilt/strings.fr.json' with { type: 'json' }
import usersEn from '../../apps/web/src/features/users/strings.en.json' with { type: 'json' }
import usersFr from '../../apps/web/src/features/users/strings.fr.json' with { type: 'json' }
import objectEn from '../../apps/web/src/patterns/object/strings.en.json' with { type: 'json' }
import objectFr from '../../apps/web/src/patterns/object/strings.fr.json' with { type: 'json' }

const WORDS = {
  en: {
    audio: audioEn,
    bulk: bulkEn,
    common: commonEn,
    company: companyEn,
    configuration: configurationEn,
    apiTokens: apiTokensEn,
    extensions: extensionsEn,
    history: historyEn,
    holidays: holidaysEn,
    import: importEn,
    object: objectEn,
    passkeys: passkeysEn,
    playlists: playlistsEn,
    profile: profileEn,
    quickStart: quickStartEn,
    receptionists: receptionistsEn,
    schedules: schedulesEn,
    secondFactor: secondFactorEn,
    security: securityEn,
    shell: shellEn,
    signIn: signInEn,
    unbuilt: unbuiltEn,
    users: usersEn,
  },
  fr: {
    audio: audioFr,
    bulk: bulkFr,
    common: commonFr,
    company: companyFr,
    configuration: configurationFr,
    apiTokens: apiTokensFr,
    extensions: extensionsFr,
    history: historyFr,
    holidays: holidaysFr,
    import: importFr,
    object: objectFr,
    passkeys: passkeysFr,
    playlists: playlistsFr,
    profile: profileFr,
    quickStart: quickStartFr,
    receptionists: receptionistsFr,
    schedules: schedulesFr,
    secondFactor: secondFactorFr,
    security: securityFr,
    shell: shellFr,
    signIn: signInFr,
    unbuilt: unbuiltFr,
    users: usersFr,
  },
} as const

export type Language = keyof typeof WORDS
export const LANGUAGES = Object.keys(WORDS) as Language[]

/** The portal's own words, to find buttons by. */
export type Words = (typeof WORDS)[Language]

export const wordsOf = (language: Language): Words => WORDS[language]

/** Whether a page (a key of `paths`) is announced only. */
export const isUnbuilt = (id: string): id is keyof typeof unbuiltEn.page => id in unbuiltEn.page
