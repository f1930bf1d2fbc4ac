'use strict';
/* The live page: loads once, then follows the event stream. Nothing is changed by looking; every change is a POST. */
const $ = id => document.getElementById(id);
const API = '/api/v1/';
const SPARK_POINTS = 60;
const SHOWN = { dust: ['pm10', 'pm25'], soil: ['soil_moisture'], raingarden: ['ponding_level'], weather: ['rain', 'temperature', 'wind_speed'], valve: ['running', 'flow'], cannon: ['running', 'tank_level'] };
let language = localStorage.getItem('language') || '';
let words = WORDS.zh;
let system = null, sites = [], ledger = null;
const devices = new Map(), alerts = new Map(), sparks = new Map();

function el(tag, props, ...children) {
  const node = Object.assign(document.createElement(tag), props || {});
  node.append(...children.filter(c => c != null));
  return node;
}
const say = text => text ? text[language] || text.en || text.zh || '' : '';

async function call(path, body) {
  const headers = {};
  const token = sessionStorage.getItem('token');
  if (token) headers.Authorization = 'Bearer ' + token;
  if (body) headers['Content-Type'] = 'application/json';
  const answer = await fetch(API + path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
  if (answer.status === 401 && answer.headers.get('WWW-Authenticate')) {
    const given = prompt(words.needToken);
    if (given) { sessionStorage.setItem('token', given); return call(path, body); }
  }
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error || answer.status);
  return json;
}

async function load() {
  system = await call('system');
  if (!language) language = system.language;
  const [siteList, deviceList, open, closed, book] = await Promise.all([
    call('sites'), call('devices'), call('alerts?state=open&limit=200'), call('alerts?state=closed&limit=20'), call('ledger')]);
  sites = siteList; ledger = book;
  devices.clear(); deviceList.forEach(d => devices.set(d.id, d));
  alerts.clear(); closed.concat(open).forEach(a => alerts.set(a.id, a));
  await Promise.all(deviceList.slice(0, 60).flatMap(d => shown(d).map(v => history(d, v.quantity))));
  draw();
}

function shown(device) {
  const wanted = SHOWN[device.kind];
  return wanted ? wanted.map(q => device.values.find(v => v.quantity === q)).filter(Boolean) : device.values.slice(0, 3);
}

async function history(device, quantity) {
  try {
    const from = new Date(new Date(system.logTime) - 6 * 3600e3).toISOString();
    const series = await call(`devices/${device.id}/history?quantity=${quantity}&from=${from}&max=${SPARK_POINTS}`);
    sparks.set(device.id + ' ' + quantity, series.points);
  } catch (e) { /* without a store there is no past; the line grows from here */ }
}

function remember(device) {
  for (const value of shown(device)) {
    const key = device.id + ' ' + value.quantity;
    const points = sparks.get(key) || [];
    const at = Date.parse(value.at);
    if (!points.length || points[points.length - 1][0] < at) points.push([at, value.value]);
    const edge = Date.parse(system.logTime) - 6 * 3600e3;
    while (points.length > 4 * SPARK_POINTS || (points.length > 2 && points[0][0] < edge)) points.shift();
    sparks.set(key, points);
  }
}

function time(text, zone) {
  return text ? new Date(text).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', timeZone: zone || (sites[0] && sites[0].timezone) || undefined }) : '–';
}
function figure(value, unit) {
  if (value == null) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3;
  return value.toFixed(digits) + (unit && unit !== '1' ? ' ' + unit : '');
}

function draw() {
  words = WORDS[language];
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  for (const [id, key] of [['alerts-title', 'alerts'], ['sites-title', 'sites'], ['closed-title', 'closed'], ['ledger-title', 'ledger'], ['language', 'language'], ['dialog-cancel', 'cancel'], ['dialog-ok', 'ok'], ['dialog-who-label', 'who'], ['drill', 'drill']]) $(id).textContent = words[key];
  drawSystem(); drawAlerts(); drawSites(); drawLedger();
}

function drawSystem() {
  $('drill').hidden = !system.drill;
  $('clock').textContent = time(system.logTime);
  const health = $('health');
  health.textContent = !system.ready ? words.notReady : system.degraded.length ? words.degraded : words.live;
  health.className = 'pill state ' + (!system.ready ? 'critical' : system.degraded.length ? 'warning' : 'ok');
  health.title = system.reasons.concat(system.degraded).join('\n');
}

function drawAlerts() {
  const rank = { critical: 0, warning: 1, info: 2 };
  const all = [...alerts.values()];
  const only = location.pathname.startsWith('/alerts/') ? decodeURIComponent(location.pathname.slice(8)) : null;
  const open = all.filter(a => !a.closed).sort((a, b) => (b.id === only) - (a.id === only) || rank[a.severity] - rank[b.severity] || Date.parse(b.since) - Date.parse(a.since));
  $('alerts').replaceChildren(...(open.length ? open.map(alertCard) : [el('p', { className: 'faint', textContent: words.noAlerts })]));
  const closed = all.filter(a => a.closed).sort((a, b) => Date.parse(b.closedAt) - Date.parse(a.closedAt)).slice(0, 10);
  $('closed').replaceChildren(...(closed.length ? closed.map(alertCard) : [el('p', { className: 'faint', textContent: words.noClosed })]));
}

function alertCard(alert) {
  const card = el('article', { className: 'card ' + (alert.closed ? 'ok' : alert.condition === 'blind' ? 'blind' : alert.severity), id: 'alert-' + alert.id });
  card.append(el('div', { className: 'row' },
    el('h3', { textContent: say(alert.title) }),
    alert.drill ? el('span', { className: 'pill drill', textContent: words.drill }) : null,
    el('span', { className: 'state push ' + alert.severity, textContent: words.states[alert.severity] })));
  card.append(el('p', { className: 'faint', textContent: alert.closed
    ? `${words.ended[alert.closed]} · ${time(alert.closedAt)}`
    : `${words.condition[alert.condition]} · ${words.handling[alert.handling]} · ${words.since} ${time(alert.since)}` }));
  card.append(el('p', { className: 'said', textContent: say(alert.text) }));
  if (alert.closed) return card;
  const dose = alert.response;
  if (dose) {
    const parts = [];
    if (dose.millimetres != null) parts.push(figure(dose.millimetres, words.millimetres));
    if (dose.litres != null) parts.push(figure(dose.litres, words.litres));
    if (dose.minutes != null) parts.push(figure(dose.minutes, words.minutes));
    card.append(el('p', { className: 'todo', textContent: `${words.todo}: ${words.action[dose.action] || dose.action} ${parts.join(' · ')}` }));
    if (dose.permit !== 'allowed') card.append(el('p', { className: 'faint', textContent: `${words[dose.permit] || dose.permit}${dose.reason ? ': ' + dose.reason : ''}` }));
  }
  const buttons = el('div', { className: 'buttons' });
  if (alert.handling === 'new') buttons.append(button(words.acknowledge, 'primary', () => ask(words.acknowledge, words.note, false, (who, text) => call(`alerts/${alert.id}/acknowledge`, text ? { who, note: text } : { who }))));
  buttons.append(button(words.response, '', () => ask(words.response, words.what, true, (who, text) => call(`alerts/${alert.id}/response`, { who, what: text }))));
  if (alert.canStart && alert.handling !== 'responding') buttons.append(button(words.start, '', () => ask(words.start, '', false, who => call(`alerts/${alert.id}/start`, { who }))));
  buttons.append(button(words.invalid, '', () => ask(words.invalid, words.reason, true, (who, text) => call(`alerts/${alert.id}/invalid`, { who, reason: text }))));
  card.append(buttons);
  const more = el('details', {}, el('summary', { textContent: words.history }));
  more.addEventListener('toggle', async () => {
    if (!more.open) return;
    const file = await call('alerts/' + alert.id);
    more.querySelector('ol')?.remove();
    more.append(el('ol', {}, ...file.history.map(s => el('li', { textContent: `${time(s.at)} ${words.steps[s.step] || s.step} · ${s.who}${say(s.why) ? ' · ' + say(s.why) : ''}` }))));
  });
  card.append(more);
  return card;
}

function button(text, style, action) {
  const node = el('button', { type: 'button', className: style, textContent: text });
  node.addEventListener('click', action);
  return node;
}

function drawSites() {
  $('sites').replaceChildren(...sites.map(site => {
    const card = el('article', { className: 'card ' + site.state });
    card.append(el('div', { className: 'row' }, el('h3', { textContent: say(site.name) }), el('span', { className: 'state push ' + site.state, textContent: words.states[site.state] })));
    const facts = [words.modes[site.mode]];
    if (site.openAlerts) facts.push(`${site.openAlerts} ${words.open}`);
    if (site.silent) facts.push(`${site.silent}/${site.devices} ${words.silent}`);
    if (site.locked) facts.push(words.locked);
    card.append(el('p', { className: 'faint', textContent: facts.join(' · ') }));
    const members = [...devices.values()].filter(d => d.site === site.id);
    for (const zone of site.zones) {
      const part = el('div', { className: 'zone' }, el('div', { className: 'row' }, el('strong', { textContent: say(zone.name) }), el('span', { className: 'state push ' + zone.state, textContent: words.states[zone.state] })));
      members.filter(d => d.zone === zone.id).forEach(d => part.append(deviceRow(d)));
      card.append(part);
    }
    const others = members.filter(d => !d.zone);
    if (others.length) card.append(el('div', { className: 'zone' }, ...others.map(deviceRow)));
    const scope = 'site:' + site.id;
    if (members.some(d => d.actuates)) card.append(el('div', { className: 'buttons' }, site.locked
      ? button(words.unlock, '', () => ask(words.unlock, '', false, who => call('unlock', { who, scope })))
      : button(words.stop, 'stop', () => ask(words.stop, '', false, who => call('stop', { who, scope })))));
    return card;
  }));
}

function deviceRow(device) {
  const row = el('div', { className: 'device' + (device.silent ? ' stale' : '') },
    el('span', { className: 'faint', textContent: device.id }),
    el('span', { className: 'faint', textContent: (device.simulated ? words.simulated + ' · ' : '') + time(device.at) }));
  for (const value of shown(device)) {
    const over = value.limit != null && (value.limitBelow ? value.value < value.limit : value.value > value.limit);
    row.append(el('div', { className: 'value' + (value.stale ? ' stale' : over ? ' over' : '') },
      el('span', { textContent: words.quantity[value.quantity] || value.quantity }),
      el('span', { className: 'number', textContent: figure(value.value, value.unit) + (value.flag ? ' ⚑' + value.flag : '') + (value.stale ? ' ' + words.stale : ''), title: value.limit != null ? `${words.limit} ${figure(value.limit, value.unit)}` : '' }),
      sparkline(sparks.get(device.id + ' ' + value.quantity) || [], value.limit)));
  }
  return row;
}

function drawLedger() {
  if (!ledger) return;
  const rows = Object.entries(words.ledgerRows).map(([key, name]) => el('tr', {}, el('th', { textContent: name }), el('td', { textContent: (ledger[key] ?? 0).toLocaleString() })));
  const fine = Object.values(ledger.balances).every(Boolean);
  rows.push(el('tr', {}, el('th', { textContent: words.balances }), el('td', { className: 'state ' + (fine ? 'ok' : 'critical'), textContent: fine ? '✓' : words.imbalance })));
  $('ledger').replaceChildren(el('table', {}, ...rows));
}

function ask(title, wordsLabel, required, action) {
  $('dialog-title').textContent = title;
  $('dialog-words-row').hidden = !wordsLabel;
  $('dialog-words-label').textContent = wordsLabel;
  $('dialog-words').value = '';
  $('dialog-words').required = required;
  $('dialog-error').textContent = '';
  $('dialog-who').value = localStorage.getItem('who') || '';
  $('dialog').querySelector('form').onsubmit = async event => {
    event.preventDefault();
    const who = $('dialog-who').value.trim();
    localStorage.setItem('who', who);
    try {
      await action(who, $('dialog-words').value.trim());
      $('dialog').close();
      refresh();
    } catch (e) { $('dialog-error').textContent = e.message; }
  };
  $('dialog').showModal();
}

let refreshing = false;
async function refresh() {
  if (refreshing) return;
  refreshing = true;
  try {
    const [siteList, open, closed, book] = await Promise.all([call('sites'), call('alerts?state=open&limit=200'), call('alerts?state=closed&limit=20'), call('ledger')]);
    sites = siteList; ledger = book;
    alerts.clear(); closed.concat(open).forEach(a => alerts.set(a.id, a));
    if (!document.querySelector('details[open]')) drawAlerts();
    drawSites(); drawLedger();
  } finally { refreshing = false; }
}

async function follow() {
  const headers = {};
  const token = sessionStorage.getItem('token');
  if (token) headers.Authorization = 'Bearer ' + token;
  for (;;) {
    try {
      const answer = await fetch(API + 'live', { headers });
      if (!answer.ok) throw new Error(answer.status);
      $('trouble').hidden = true;
      await read(answer.body.pipeThrough(new TextDecoderStream()).getReader());
    } catch (e) { /* told below */ }
    $('trouble').textContent = words.lost;
    $('trouble').hidden = false;
    await new Promise(done => setTimeout(done, 2000));
    load().catch(() => {});
  }
}

async function read(reader) {
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    let end;
    while ((end = rest.indexOf('\n\n')) >= 0) {
      const frame = rest.slice(0, end);
      rest = rest.slice(end + 2);
      const event = /^event: (.*)$/m.exec(frame), data = /^data: (.*)$/m.exec(frame);
      if (event && data) take(event[1], JSON.parse(data[1]));
    }
  }
}

function take(event, data) {
  if (event === 'system') { system = data; drawSystem(); refresh().catch(() => {}); }
  if (event === 'alert') { alerts.set(data.id, data); drawAlerts(); refresh().catch(() => {}); }
  if (event === 'devices') {
    for (const device of data) { devices.set(device.id, device); remember(device); }
    const newest = data.reduce((t, d) => Math.max(t, Date.parse(d.at) || 0), Date.parse(system.logTime));
    if (system.clock === 'readings') { system.logTime = new Date(newest).toISOString(); $('clock').textContent = time(system.logTime); }
    drawSites();
  }
}

$('language').addEventListener('click', () => { language = language === 'zh' ? 'en' : 'zh'; localStorage.setItem('language', language); draw(); });
$('dialog-cancel').addEventListener('click', () => $('dialog').close());
load().then(follow, e => { $('trouble').textContent = e.message; $('trouble').hidden = false; setTimeout(() => location.reload(), 3000); });
