/** What belongs to a class, for those that cities have surveyed; our own words, no text of the standard. */
import type { Titles } from '#kernel/titles.ts'

const text = (zh: string, en: string): Titles => ({ zh, en })

export const DEFINITIONS: Readonly<Record<string, Titles>> = {
  '01-001': text('供水管道检查井的井盖和井座。', 'Cover and frame of an access shaft of the water supply.'),
  '01-002': text('污水管道检查井的井盖和井座。', 'Cover and frame of an access shaft of the foul sewer.'),
  '01-003': text('雨水管道检查井的井盖和井座。', 'Cover and frame of an access shaft of the storm drain.'),
  '01-004': text('路面雨水口上的箅子，让水流入、挡住杂物。', 'Grate over a storm inlet: lets water in, keeps rubbish out.'),
  '01-005': text('电力电缆井的井盖和井座。', 'Cover and frame of a shaft of power cables.'),
  '01-007': text('通信管线井的井盖和井座。', 'Cover and frame of a shaft of telecom lines.'),
  '01-013': text('室外消火栓、消防水泵接合器等公共消防设施。', 'Hydrants and other public fire-fighting installations outdoors.'),
  '01-027': text('路边的通信交接箱。', 'Street cabinet where telecom lines are joined.'),
  '01-037': text('道路照明的灯杆、灯具。', 'Column and lantern of street lighting.'),
  '01-048': text('室外变压器及其箱体。', 'Outdoor transformer and its housing.'),
  '01-050': text('公共场所的监控摄像头及其立杆。', 'Camera watching a public place, with its pole.'),
  '01-054': text('公共电动汽车或电动自行车充电桩。', 'Public charging point of electric cars or bicycles.'),
  '01-075': text('户外自助寄取快递的柜子。', 'Outdoor locker for sending and fetching parcels.'),
  '02-004': text('公交站牌、候车亭及其座椅。', 'Bus stop post, shelter and its seats.'),
  '02-008': text('道路之间立体交叉的桥梁。', 'Bridge where roads cross at several levels.'),
  '02-009': text('跨越河流的桥梁。', 'Bridge over a river.'),
  '02-010': text('道路上的交通标志牌和地面标线。', 'Traffic signs and the markings of the road.'),
  '02-012': text('标明道路名称的牌。', 'Plate with the name of a road.'),
  '02-014': text('路口指挥交通的信号灯。', 'Lights that direct traffic at a crossing.'),
  '02-015': text(
    '信号控制箱、车辆检测器、行人按钮等信号附属设施。',
    'Controllers, vehicle detectors, push buttons and the like of signals.',
  ),
  '02-017': text('分隔或防护车行道、人行道的护栏。', 'Rail that parts or guards carriageway and footway.'),
  '02-020': text('人行横道两端阻止车辆驶入的桩。', 'Post that keeps vehicles off a crossing for pedestrians.'),
  '02-021': text('人行道上阻止车辆驶入的桩。', 'Post that keeps vehicles off the footway.'),
  '02-025': text('划定的非机动车停放区域。', 'Marked place for bicycles.'),
  '02-038': text('楼栋、门户的号牌。', 'Number plate of a building or a door.'),
  '02-043': text('路面上使车辆减速的设施。', 'Raised strip that slows vehicles down.'),
  '03-001': text('供公众使用的厕所。', 'Toilet open to the public.'),
  '03-005': text('街道上收集垃圾的桶、箱。', 'Bin or box for rubbish in the street.'),
  '03-006': text('户外的商业广告设施。', 'Outdoor installation carrying advertisements.'),
  '04-001': text('依法挂牌保护的古树、名木。', 'Old or notable tree under protection by law.'),
  '04-002': text('道路两侧成行种植的乔木。', 'Tree standing in a row along a street.'),
  '04-007': text('街头供人休息的座椅。', 'Seat for resting in the street.'),
  '04-011': text('行道树根部的树池、树穴及其盖板。', 'Pit around the foot of a street tree, with its cover.'),
}
