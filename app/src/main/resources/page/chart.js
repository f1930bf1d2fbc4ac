'use strict';
/* A sparkline: values over time, with the limit as a dashed line. */
function sparkline(points, limit) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('class', 'spark');
  svg.setAttribute('viewBox', '0 0 100 30');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  if (points.length < 2) return svg;
  const values = points.map(p => p[1]).concat(limit == null ? [] : [limit]);
  const low = Math.min(...values), high = Math.max(...values), span = high - low || 1;
  const from = points[0][0], width = points[points.length - 1][0] - from || 1;
  const y = v => (28 - 26 * (v - low) / span).toFixed(2);
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', points.map((p, i) => (i ? 'L' : 'M') + (100 * (p[0] - from) / width).toFixed(2) + ' ' + y(p[1])).join(''));
  svg.append(path);
  if (limit != null) {
    const line = document.createElementNS(ns, 'line');
    line.setAttribute('x1', 0); line.setAttribute('x2', 100); line.setAttribute('y1', y(limit)); line.setAttribute('y2', y(limit));
    svg.append(line);
  }
  return svg;
}
