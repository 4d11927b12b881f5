package org.nasd.api.driver;

import org.nasd.api.nas.Nas;

/**
 * A NAS as a driver sees it.
 *
 * @param nas its address and credentials
 * @param settings how to speak to it: {@link Settings#COMMON}, the driver's defaults, the scheme's and the NAS's own, merged
 */
public record Device(Nas nas, Settings settings) {}
