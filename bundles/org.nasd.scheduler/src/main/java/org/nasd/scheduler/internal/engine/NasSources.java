package org.nasd.scheduler.internal.engine;

import org.nasd.api.nas.NasDirectory;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.NasControl;
import org.nasd.scheduler.internal.ownership.Ownership;

/**
 * Where the dispatch learns which NAS there are and how each is to be worked.
 *
 * @param directory their settings
 * @param control orders to pause them
 * @param schemes what they are managed by
 * @param ownership which of them are this node's
 */
public record NasSources(NasDirectory directory, NasControl control, SchemeRegistry schemes, Ownership ownership) {}
