// The state that a link can carry: it stands behind the # of the address.

/** The address as parts of a path and parameters. */
export function here() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decoded);
  return { page: parts[0] || 'overview', parts: parts.slice(1), params: new URLSearchParams(query) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page; parameters that are empty are left out. */
export function link(parts, params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, v]) => v !== undefined && v !== null && v !== ''));
  const path = parts.map(encodeURIComponent).join('/');
  return `#/${path}${query.size ? `?${query}` : ''}`;
}

/** The address of this page with some parameters changed. */
export function changed(route, params) {
  return link([route.page, ...route.parts], { ...Object.fromEntries(route.params), ...params });
}

export function go(address) {
  location.hash = address;
}

/** Changes the address without a step for the browser's way back. */
export function replace(address) {
  history.replaceState(null, '', address);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
