import type { TextsOf } from './texts.ts'
import type { zhPlaces } from './zh-CN-places.ts'

export const enPlaces: TextsOf<typeof zhPlaces> = {
  geocode: { addresses: 'Addresses', like: 'Similar', region: 'Area', road: 'Road', interpolated: 'Number estimated' },
  around: {
    title: 'Surroundings',
    tool: 'Surroundings of a point',
    hint: 'Click any place to list the cases, components, units and people around it, and who is in charge',
    radius: 'Within',
    here: 'Surroundings',
    close: 'Close the surroundings',
    none: 'Nothing within',
    nothing: 'Your post may see nothing of the surroundings',
    nearest: 'Only the nearest {{number}} are listed',
    count: '{{number}}',
    inCharge: 'In charge here',
    noCollector: '{{grid}} has no collector',
    units: 'Units of the community and the street: {{count}}',
  },
}
