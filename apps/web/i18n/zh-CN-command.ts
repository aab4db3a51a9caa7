/** 指挥：在岗人员位置。 */
export const zhCommand = {
  sharing: {
    title: '共享位置',
    ask: '共享我的位置？',
    purpose: '用于就近派遣和应急联络，仅指挥中心和本单位可见；只保留最近一次位置，最长 12 小时，停止共享后立即删除。',
    start: '开始共享',
    on: '位置共享中',
    held: '位置未上报',
    stop: '停止共享位置',
    stopped: '已停止共享，位置已删除',
    later: '网络中断，恢复后自动删除位置',
    sent: '最近上报 {{time}}',
    waiting: '正在定位…',
    trouble: {
      refused: '浏览器未允许定位，请在浏览器设置中允许本站使用位置',
      unavailable: '设备暂时无法定位，请到室外或开启定位服务',
      coarse: '定位误差约 {{metres}} 米，过大，暂不上报',
      offline: '网络中断，恢复后自动上报最新位置',
      future: '设备时间快于标准时间，请校准后再共享',
      too_old: '设备时间慢于标准时间，请校准后再共享',
      outside_city: '当前位置不在本市网格内，未上报',
    },
  },
}
