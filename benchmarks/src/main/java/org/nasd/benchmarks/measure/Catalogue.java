package org.nasd.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All targets, in the order of the report. */
public final class Catalogue {

    private static final Map<String, Supplier<Target>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("t1", ForkLimit::new);
        ALL.put("t2", Dispatching::againstDbScheduler);
        ALL.put("t3", Dispatching::againstGraphile);
        ALL.put("t4", Dispatching::againstOrderedQueues);
        ALL.put("t5", WholeLife::new);
        ALL.put("t6", InsertToWire::new);
        ALL.put("t7", ApiClient::new);
        ALL.put("t8", SshRoundTrips::new);
        ALL.put("t9", ManyNas::new);
        ALL.put("t10", HeldSnapshot::new);
        ALL.put("t11", KilledNode::new);
        ALL.put("t12", DatabaseRestart::new);
        ALL.put("t13", SlowRouter::new);
        ALL.put("t14", DeadNas::new);
        ALL.put("scripts", ScriptPerEvent::new);
        ALL.put("growth", Growth::new);
        ALL.put("start", Start::new);
        ALL.put("console", ConsolePages::new);
        ALL.put("codecs", Codecs::new);
    }

    private Catalogue() {}

    public static List<String> ids() {
        return List.copyOf(ALL.keySet());
    }

    public static Target target(String id) {
        return ALL.get(id).get();
    }
}
