package org.nasd.api.operations;

/**
 * Who works a NAS.
 *
 * @param nasId NAS.ID
 * @param nas its name, or null when it is no longer there
 * @param node name of the node that holds it, or null when nobody does
 * @param alive whether that node is alive
 * @param epoch grows with every change of the node
 */
public record LeaseView(long nasId, String nas, String node, boolean alive, long epoch) {}
