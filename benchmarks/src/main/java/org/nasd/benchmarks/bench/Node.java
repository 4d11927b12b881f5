package org.nasd.benchmarks.bench;

import java.util.List;

/** One of several nasd on a database, as a process: told the database's place, it runs until its input ends or it is killed. */
public final class Node {

    private Node() {}

    /**
     * @param words the database's place
     */
    public static void run(List<String> words) throws Exception {
        System.setProperty("karaf.base", "node-" + ProcessHandle.current().pid());
        try (Database database = Database.at(words.get(0), true);
                Nasd nasd = new Nasd(database.dataSource())) {
            nasd.refresh();
            System.out.println("{\"ready\": true}");
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
        System.exit(0);
    }
}
