package org.nasd.webconsole.internal.asset;

/**
 * A file that a browser needs.
 *
 * @param type its media type
 * @param tag an ETag, with its quotes
 * @param bytes as it is
 * @param packed as gzip
 */
record Asset(String type, String tag, byte[] bytes, byte[] packed) {}
