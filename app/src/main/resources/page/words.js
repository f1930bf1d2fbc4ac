'use strict';
/* Texts of the page in Chinese and English; what comes from the server brings both languages with it. */
const WORDS = {
  zh: {
    language: 'English', alerts: '当前告警', sites: '工地与公园', closed: '最近结束的告警', ledger: '数据台账',
    noAlerts: '没有告警，一切正常。', noClosed: '还没有。', drill: '演练', live: '运行正常', notReady: '未就绪', degraded: '降级运行',
    lost: '与服务器的连接中断，页面上的数据可能已经过时；正在重新连接…', needToken: '请输入访问令牌', since: '开始', todo: '处置建议',
    acknowledge: '我知道了', response: '登记处置', invalid: '判为无效', start: '启动设备', stop: '停止并锁定', unlock: '解除锁定',
    who: '您的姓名', note: '备注', what: '做了什么', reason: '原因', cancel: '取消', ok: '确定', locked: '自动控制已锁定', silent: '台无数据',
    stale: '过时', history: '经过', simulated: '模拟', limit: '限值', open: '条告警', withheld: '联锁阻止自动启动', undetermined: '联锁条件缺数据，不会自动启动',
    steps: { opened: '告警', reopened: '再次告警', raised: '加重', lowered: '减轻', blind: '无法判断', sighted: '可以判断', flapping: '反复波动，暂不恢复', steady: '趋于平稳', permit: '联锁或建议变化', effective: '措施有效', ineffective: '措施无效', recovered: '恢复', awaiting: '待登记处置', closed: '结束', acknowledged: '已确认', responded: '已登记处置', confirmed: '人员同意启动', started: '命令启动', stopped: '命令停止', running: '设备运行', ended: '运行结束', refused: '设备拒绝', no_answer: '设备无应答', cut: '被中止', escalated: '转人工', suppressed: '未通知', undelivered: '通知未送达' },
    states: { ok: '正常', info: '提示', warning: '警告', critical: '严重', blind: '无法判断', unknown: '无数据' },
    modes: { advise: '仅建议', ask: '先询问', automatic: '自动' },
    handling: { new: '未确认', acknowledged: '已确认', responding: '处置中', reported: '已登记处置' },
    condition: { firing: '持续中', blind: '无法判断', recovered: '已恢复，待登记处置' },
    ended: { recovered: '已恢复', responded: '已处置', unexplained: '原因不明', invalid: '无效', withdrawn: '已撤销' },
    action: { water: '浇水', spray: '喷淋降尘' }, minutes: '分钟', litres: '升', millimetres: '毫米',
    quantity: { pm10: 'PM10', pm25: 'PM2.5', tsp: 'TSP', noise: '噪声', soil_moisture: '土壤含水率', soil_temperature: '土壤温度', soil_ec: '电导率', soil_suction: '土壤吸力', ponding_level: '积水深度', temperature: '气温', humidity: '湿度', pressure: '气压', wind_speed: '风速', wind_direction: '风向', rain: '降雨', solar_radiation: '辐射', running: '运行', flow: '流量', volume: '累计水量', current: '电流', tank_level: '水箱', battery: '电量', battery_voltage: '电池电压' },
    ledgerRows: { received: '收到', dead: '被拒', inFlight: '在途', logged: '已入日志', evaluated: '已判断', repeated: '重复', waitingRules: '待判断', stored: '已存库', setAside: '存库被拒', notStored: '未存库', waitingStore: '待存库' },
    balances: '收支平衡', imbalance: '不平衡！'
  },
  en: {
    language: '中文', alerts: 'Alerts now', sites: 'Sites', closed: 'Lately closed', ledger: 'Ledger of readings',
    noAlerts: 'No alerts. All is well.', noClosed: 'None yet.', drill: 'DRILL', live: 'running', notReady: 'not ready', degraded: 'degraded',
    lost: 'The connection to the server is lost; what you see may be stale. Reconnecting…', needToken: 'Please enter the access token', since: 'since', todo: 'What to do',
    acknowledge: 'I have seen it', response: 'Report a response', invalid: 'Declare invalid', start: 'Start the actuator', stop: 'Stop and lock', unlock: 'Unlock',
    who: 'Your name', note: 'Note', what: 'What was done', reason: 'Reason', cancel: 'Cancel', ok: 'OK', locked: 'automatic control is locked', silent: 'silent',
    stale: 'stale', history: 'History', simulated: 'simulated', limit: 'limit', open: 'alerts', withheld: 'an interlock withholds the automatic start', undetermined: 'an interlock lacks its input; nothing starts by itself',
    steps: { opened: 'alert', reopened: 'alert again', raised: 'worse', lowered: 'milder', blind: 'cannot be judged', sighted: 'can be judged', flapping: 'flaps, stays meanwhile', steady: 'steady again', permit: 'interlock or advice changed', effective: 'the measure works', ineffective: 'no effect', recovered: 'recovered', awaiting: 'a response is to be reported', closed: 'closed', acknowledged: 'acknowledged', responded: 'response reported', confirmed: 'a person let it start', started: 'told to start', stopped: 'told to stop', running: 'runs', ended: 'run over', refused: 'refused', no_answer: 'no answer', cut: 'cut short', escalated: 'left to a person', suppressed: 'not notified', undelivered: 'not delivered' },
    states: { ok: 'fine', info: 'notice', warning: 'warning', critical: 'critical', blind: 'cannot be judged', unknown: 'no data' },
    modes: { advise: 'advises', ask: 'asks', automatic: 'automatic' },
    handling: { new: 'not acknowledged', acknowledged: 'acknowledged', responding: 'responding', reported: 'response reported' },
    condition: { firing: 'going on', blind: 'cannot be judged', recovered: 'recovered, response to be reported' },
    ended: { recovered: 'recovered', responded: 'responded to', unexplained: 'unexplained', invalid: 'invalid', withdrawn: 'withdrawn' },
    action: { water: 'Water', spray: 'Spray' }, minutes: 'min', litres: 'L', millimetres: 'mm',
    quantity: { pm10: 'PM10', pm25: 'PM2.5', tsp: 'TSP', noise: 'Noise', soil_moisture: 'Soil moisture', soil_temperature: 'Soil temperature', soil_ec: 'Conductivity', soil_suction: 'Suction', ponding_level: 'Ponding', temperature: 'Air', humidity: 'Humidity', pressure: 'Pressure', wind_speed: 'Wind', wind_direction: 'Direction', rain: 'Rain', solar_radiation: 'Radiation', running: 'Running', flow: 'Flow', volume: 'Volume', current: 'Current', tank_level: 'Tank', battery: 'Battery', battery_voltage: 'Battery' },
    ledgerRows: { received: 'received', dead: 'refused', inFlight: 'in flight', logged: 'logged', evaluated: 'judged', repeated: 'repeated', waitingRules: 'waiting for rules', stored: 'stored', setAside: 'set aside by the store', notStored: 'not stored', waitingStore: 'waiting for the store' },
    balances: 'balances', imbalance: 'DOES NOT BALANCE'
  }
};
