import type { TextsOf } from './texts.ts'
import type { zhCommand } from './zh-CN-command.ts'

/** Command: where people in the field are. */
export const enCommand: TextsOf<typeof zhCommand> = {
  sharing: {
    title: 'Share my place',
    ask: 'Share where you are?',
    purpose:
      'So that the nearest can be sent and reached in an emergency; seen by the centre and your unit alone. Only your last place is kept, for at most 12 hours, and it is gone as soon as you stop.',
    start: 'Share',
    on: 'Sharing my place',
    held: 'Place not sent',
    stop: 'Stop sharing my place',
    stopped: 'No longer shared; your place is deleted',
    later: 'No network: your place will be deleted when it is back',
    sent: 'Sent {{time}}',
    waiting: 'Finding your place…',
    trouble: {
      refused: 'The browser does not allow it: let this site use your location in its settings',
      unavailable: 'The device cannot tell its place now: go outside or switch location on',
      coarse: 'The place is only good to some {{metres}} m, too coarse to send',
      offline: 'No network: the newest place is sent when it is back',
      future: 'The clock of this device is ahead: set it right, then share',
      too_old: 'The clock of this device is behind: set it right, then share',
      outside_city: 'You are in no grid of this city; nothing is sent',
    },
  },
}
