package org.nasd.simulator.internal.control;

import java.util.Map;
import java.util.function.Supplier;
import org.nasd.simulator.SimulatedNas;

/**
 * A simulated NAS at work.
 *
 * @param nas what all kinds can do
 * @param stock what it keeps
 * @param orders what it can be told besides, by name
 * @param figures its own figures, by name, besides those that all have
 */
record Running(SimulatedNas nas, Stock stock, Map<String, Runnable> orders, Supplier<Map<String, Object>> figures) {}
